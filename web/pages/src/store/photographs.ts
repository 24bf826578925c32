/** Whether a file can be sent as a photograph, found out before any of it is. */

export const MAX_BYTES = 30 * 2 ** 20;
const MAX_PIXELS = 64_000_000;

export type Problem =
  | { kind: "nothing" }
  | { kind: "several" }
  | { kind: "empty" }
  | { kind: "type"; name: string }
  | { kind: "bytes"; name: string; bytes: number }
  | { kind: "pixels"; name: string }
  | { kind: "damaged"; name: string };

const SIGNATURES: [type: string, signature: RegExp][] = [
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/png", /^\x89PNG\r\n\x1a\n/],
  ["image/webp", /^RIFF[^]{4}WEBP/],
];

/** Return a file whose type is what its bytes say, or what is wrong with it. */
export async function checked(file: File): Promise<File | Problem> {
  const { name } = file;
  if (file.size === 0) return { kind: "empty" };
  const start = await beginning(file);
  const type = SIGNATURES.find(([, signature]) => signature.test(start))?.[0];
  if (!type) return { kind: "type", name };
  if (file.size > MAX_BYTES) return { kind: "bytes", name, bytes: file.size };
  // Its name and the system may say something else than its bytes.
  const typed = file.type === type ? file : new File([file], name, { type });
  const pixels = await countPixels(typed);
  if (pixels === null) return { kind: "damaged", name };
  return pixels > MAX_PIXELS ? { kind: "pixels", name } : typed;
}

async function beginning(file: File): Promise<string> {
  try {
    return String.fromCharCode(...new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  } catch {
    return ""; // It was moved or taken away since it was picked.
  }
}

async function countPixels(file: File): Promise<number | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image.naturalWidth * image.naturalHeight;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
