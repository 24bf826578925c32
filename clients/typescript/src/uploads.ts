/** Sending the bytes of a picture to the address that the server has reserved. */

import { Unreachable, UploadRejected } from "./errors";

const TIMEOUT = 600_000; // milliseconds

export interface Place {
  id: string;
  uploadUrl: string;
  uploadMethod: string;
  uploadHeaders: readonly { name: string; value: string }[];
}

export interface UploadOptions {
  /** Its media type; by default that of the file. */
  contentType?: string;
  /** Receives the share that was sent, from 0 to 1. */
  onProgress?: ((done: number) => void) | undefined;
  /** Ends the upload. */
  signal?: AbortSignal | undefined;
}

/** These statuses concern the picture: it cannot be sent again, to another address. */
const REJECTED = [400, 413, 415, 422];

/** Send a picture. Throws `UploadRejected` if it is not accepted, `Unreachable` if it may be sent again. */
export async function send(place: Place, picture: Blob, options: UploadOptions, fetch: typeof globalThis.fetch): Promise<void> {
  const [status, text] =
    options.onProgress && typeof XMLHttpRequest !== "undefined"
      ? await byRequest(place, picture, options.onProgress, options.signal)
      : await byFetch(place, picture, fetch, options.signal);
  if (REJECTED.includes(status)) throw new UploadRejected(reasonOf(text) ?? `The picture was rejected (HTTP ${status}).`);
  if (status >= 300) throw new Unreachable(`The upload failed (HTTP ${status}).`);
  options.onProgress?.(1);
}

async function byFetch(
  place: Place,
  picture: Blob,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<[number, string]> {
  const timeout = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(place.uploadUrl, {
      method: place.uploadMethod,
      headers: place.uploadHeaders.map(({ name, value }): [string, string] => [name, value]),
      body: picture,
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    return [response.status, await response.text()];
  } catch (error) {
    signal?.throwIfAborted();
    throw new Unreachable(`The upload was cut: ${String(error)}`);
  }
}

/** Unlike fetch, it reports progress. */
function byRequest(
  place: Place,
  picture: Blob,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(place.uploadMethod, place.uploadUrl);
    request.timeout = TIMEOUT;
    for (const { name, value } of place.uploadHeaders) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.ontimeout = () => reject(new Unreachable("The upload was cut."));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.onload = () => resolve([request.status, request.responseText]);
    request.send(picture);
  });
}

function reasonOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message;
  } catch {
    return undefined; // Buckets answer with XML.
  }
}
