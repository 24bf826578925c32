/** Checks files before their upload as photographs, and makes files that are too large smaller. */

export const MAX_BYTES = 30 * 2 ** 20;
const MAX_PIXELS = 64_000_000;
const THUMBNAIL_SIDE = 192; // pixels
const SHRINKING = 0.8; // Of each side, until it fits.
const QUALITY = 0.95;

export type Problem =
  | { kind: "nothing" }
  | { kind: "empty" }
  | { kind: "type"; name: string }
  | { kind: "bytes"; name: string; bytes: number }
  | { kind: "pixels"; name: string }
  | { kind: "damaged"; name: string };

export interface Checked {
  kind: "photograph";
  /** Its type is derived from its bytes. */
  file: File;
  /** A small copy as a data address; null if this browser cannot show the file. */
  thumbnail: string | null;
  /** Whether it is a smaller copy of the chosen file. */
  reduced: boolean;
}

const SIGNATURES: [type: string, signature: RegExp][] = [
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/png", /^\x89PNG\r\n\x1a\n/],
  ["image/webp", /^RIFF[^]{4}WEBP/],
  ["image/gif", /^GIF8[79]a/],
  ["image/bmp", /^BM[^]{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0/],
  ["image/tiff", /^(?:II[*+]\0|MM\0[*+])/],
  // The first box of the file lists its brands, four letters each.
  ["image/avif", /^[^]{4}ftyp(?:[^]{4}){0,20}?avi[fs]/],
  ["image/heic", /^[^]{4}ftyp(?:[^]{4}){0,20}?(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/],
];
/** All browsers show these types, so a file that cannot be shown is damaged; the server reads the others. */
const SHOWN_EVERYWHERE = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** Return a photograph that can be sent, or the problem of the file. */
export async function checked(file: File): Promise<Checked | Problem> {
  const { name } = file;
  if (file.size === 0) return { kind: "empty" };
  const start = await beginning(file);
  const type = SIGNATURES.find(([, signature]) => signature.test(start))?.[0];
  if (!type) return { kind: "type", name };
  // The type derived from its name may differ from its bytes.
  const typed = file.type === type ? file : new File([file], name, { type });
  const picture = await decoded(typed);
  if (picture) return fitting(typed, picture);
  if (typed.size > MAX_BYTES) return { kind: "bytes", name, bytes: typed.size };
  return SHOWN_EVERYWHERE.has(type) ? { kind: "damaged", name } : { kind: "photograph", file: typed, thumbnail: null, reduced: false };
}

async function beginning(file: File): Promise<string> {
  try {
    return String.fromCharCode(...new Uint8Array(await file.slice(0, 96).arrayBuffer()));
  } catch {
    return ""; // It was moved or deleted after it was chosen.
  }
}

async function decoded(file: File): Promise<HTMLImageElement | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function fitting(file: File, picture: HTMLImageElement): Promise<Checked | Problem> {
  const pixels = picture.naturalWidth * picture.naturalHeight;
  const small = sketched(picture, THUMBNAIL_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const thumbnail = small?.toDataURL("image/webp", 0.7) ?? null;
  if (file.size <= MAX_BYTES && pixels <= MAX_PIXELS) return { kind: "photograph", file, thumbnail, reduced: false };
  // JPEG has no transparency.
  const type = file.type === "image/jpeg" || file.type === "image/bmp" ? "image/jpeg" : "image/webp";
  for (let scale = Math.min(1, Math.sqrt(MAX_PIXELS / pixels)); scale * picture.naturalWidth >= 1; scale *= SHRINKING) {
    const blob = await drawn(picture, scale, type);
    if (blob === null) break;
    // Browsers that cannot write WebP write PNG.
    const smaller = new File([blob], file.name, { type: blob.type });
    if (blob.size <= MAX_BYTES) return { kind: "photograph", file: smaller, thumbnail, reduced: true };
  }
  return file.size > MAX_BYTES ? { kind: "bytes", name: file.name, bytes: file.size } : { kind: "pixels", name: file.name };
}

/** Draw a picture with its orientation applied, as a file; null if the browser has too little memory. */
function drawn(picture: HTMLImageElement, scale: number, type: string): Promise<Blob | null> {
  const canvas = sketched(picture, scale);
  return new Promise((resolve) => (canvas ? canvas.toBlob(resolve, type, QUALITY) : resolve(null)));
}

function sketched(picture: HTMLImageElement, scale: number): HTMLCanvasElement | null {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.floor(picture.naturalHeight * scale));
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
