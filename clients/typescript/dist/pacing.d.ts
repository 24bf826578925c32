/** Pauses between tries: exponential, with jitter, and ended early when the network is back. */
/** Wait after a number of failed tries in a row. */
export declare function pause(tries: number, signal?: AbortSignal): Promise<void>;
/** Wait for a time in milliseconds; less if the network comes back, or `signal` aborts. */
export declare function sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
