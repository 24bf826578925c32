/** Subscriptions: over one WebSocket, or as server-sent events if there is none. */
import type { Document, Endpoint } from "./endpoint";
/** "opening" until the first connection, "lost" while there is none after that. */
export type Connection = "opening" | "live" | "lost";
export declare class Live {
    private readonly endpoint;
    private readonly webSocket;
    private readonly onConnection;
    private socket;
    /** Attempts in a row whose WebSocket was never opened. */
    private unopened;
    private token;
    private opened;
    connection: Connection;
    constructor(endpoint: Endpoint, webSocket: unknown, onConnection: (connection: Connection) => void);
    /**
     * Yield the events of a subscription with the variable `after`; after each interruption it continues from the last cursor.
     *
     * Throws `SignedOut`, `AccountBlocked`, or `RequestFailed` if the server does not accept the operation.
     */
    resumed<Data, Variables extends {
        after?: string | null | undefined;
    }, Event extends {
        cursor: string;
    }>(document: Document<Data, Variables>, variables: Variables, eventOf: (data: Data) => Event, signal?: AbortSignal): AsyncGenerator<Event, void, undefined>;
    /** Close the socket. */
    close(): void;
    private once;
    private overSocket;
    private open;
    private overEvents;
    private became;
}
