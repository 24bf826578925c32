/** Sending the bytes of a picture to the address that the server has reserved. */
export interface Place {
    id: string;
    uploadUrl: string;
    uploadMethod: string;
    uploadHeaders: readonly {
        name: string;
        value: string;
    }[];
}
export interface UploadOptions {
    /** Its media type; by default that of the file. */
    contentType?: string;
    /** Receives the share that was sent, from 0 to 1. */
    onProgress?: (done: number) => void;
}
/** Send a picture. Throws `UploadRejected` if it is not accepted, `Unreachable` if it may be sent again. */
export declare function send(place: Place, picture: Blob, options: UploadOptions, fetch: typeof globalThis.fetch): Promise<void>;
