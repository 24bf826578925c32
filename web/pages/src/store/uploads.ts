/** The uploads of this window's files: a file that has arrived is not sent again. */

import { signal } from "@preact/signals";
import type { ImageSourceInput } from "@atelier/client";

export type Source = File | ImageSourceInput;

let arrived = new WeakMap<File, string>();
const arrivals = signal(0);

/** Return the id of the upload of a file; undefined if it has not arrived. Signals and effects follow its arrival. */
export function uploadOf(file: File): string | undefined {
  return arrivals.value >= 0 ? arrived.get(file) : undefined;
}

/** Return an image with its upload, if it is a file that has arrived. */
export function arrivedSource(image: Source): Source {
  const uploadId = image instanceof File ? uploadOf(image) : undefined;
  return uploadId === undefined ? image : { uploadId };
}

export function noteUploads(images: readonly Source[], sources: readonly ImageSourceInput[]): void {
  images.forEach((image, at) => {
    const uploadId = sources[at]?.uploadId;
    if (image instanceof File && uploadId) arrived.set(image, uploadId);
  });
  arrivals.value += 1;
}

/** Send all files again: an upload is no longer valid, or belongs to another user. */
export function forgetUploads(): void {
  arrived = new WeakMap();
  arrivals.value += 1;
}
