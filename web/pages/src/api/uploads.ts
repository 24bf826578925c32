/** Uploads of photographs to the addresses that the server reserves. */

import { signal } from "@preact/signals";
import { CreateUploadDocument, type RefusedFragment } from "../generated/graphql";
import { Refusal, Unreachable } from "./endpoint";
import { request } from "./session";

const TIMEOUT = 600_000; // milliseconds

/** The ids of uploads whose files arrived: the same file is not sent again. */
let arrived = new WeakMap<File, string>();
const arrivals = signal(0);

/** Return the id of the upload of a file; undefined if it has not arrived. Signals and effects follow its arrival. */
export function uploadOf(file: File): string | undefined {
  return arrivals.value >= 0 ? arrived.get(file) : undefined;
}

/** Send all files again: an upload is no longer valid, or belongs to another user. */
export function forgetUploads(): void {
  arrived = new WeakMap();
  arrivals.value += 1;
}

/**
 * Send a file, unless it has arrived before; return the id of its upload, or the refusal.
 *
 * `onProgress` receives the sent share, from 0 to 1. Throws `Unreachable`, `Unauthenticated` or `Refusal`.
 */
export async function upload(file: File, onProgress: (done: number) => void): Promise<string | RefusedFragment> {
  const before = arrived.get(file);
  if (before !== undefined) return before;
  const input = { contentType: file.type, byteSize: file.size };
  const { upload: place, errors } = (await request(CreateUploadDocument, { input })).createUpload;
  if (errors[0]) return errors[0];
  if (!place) throw new Refusal("The server reserved no place.", "INTERNAL");
  const refused = await send(file, place.uploadMethod, place.uploadUrl, place.uploadHeaders, onProgress);
  if (refused !== null) return { __typename: "InvalidInput", message: refused, path: ["input", "images"] };
  arrived.set(file, place.id);
  arrivals.value += 1;
  return place.id;
}

/** Send the bytes; resolves to null if they were accepted, else to the reason. */
function send(
  file: File,
  method: string,
  url: string,
  headers: { name: string; value: string }[],
  onProgress: (done: number) => void,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    // Unlike fetch, it reports progress.
    const sending = new XMLHttpRequest();
    sending.open(method, url);
    sending.timeout = TIMEOUT;
    for (const { name, value } of headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    sending.onerror = sending.ontimeout = () => reject(new Unreachable("the upload was cut"));
    sending.onload = () => {
      if (sending.status < 300) resolve(null);
      // These statuses concern the file, so a retry cannot succeed.
      else if (sending.status === 415 || sending.status === 422 || sending.status === 413) resolve(reason(sending.responseText));
      else reject(new Unreachable(`status ${sending.status}`));
    };
    sending.send(file);
  });
}

function reason(body: string): string {
  try {
    return (JSON.parse(body) as { error: { message: string } }).error.message;
  } catch {
    return "";
  }
}
