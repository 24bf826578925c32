/** GraphQL over HTTP: one operation, its retries, and its errors. */
import type { Session } from "./session";
/** A GraphQL document with the types of its result and its variables. */
export interface Document<Result, Variables> {
    toString(): string;
    __apiType?: (variables: Variables) => Result;
}
export interface Result<Data> {
    data?: Data | null;
    errors?: {
        message: string;
        extensions?: Record<string, unknown>;
    }[];
}
export declare class Endpoint {
    /** The address of the server, without a slash at its end. */
    readonly url: string;
    readonly session: Session;
    readonly fetch: typeof globalThis.fetch;
    /** Milliseconds for which a request that may be repeated is repeated. */
    private readonly patience;
    constructor(
    /** The address of the server, without a slash at its end. */
    url: string, session: Session, fetch: typeof globalThis.fetch, 
    /** Milliseconds for which a request that may be repeated is repeated. */
    patience: number);
    /**
     * Return the data of an operation. If it is `repeatable`, it is sent again when no response arrived.
     *
     * Throws `Unreachable`, `SignedOut`, `AccountBlocked` or `RequestFailed`.
     */
    execute<Data, Variables>(document: Document<Data, Variables>, variables: Variables, repeatable: boolean): Promise<Data>;
    private authenticated;
    private post;
}
