/** Blurred stand-ins of pictures, decoded from their ThumbHash. Source: https://evanw.github.io/thumbhash/ */

const SIDE = 16;
const MOST_KEPT = 400;

const kept = new Map<string, string>();

/** Return the address of a small blurred picture for a hash in Base64; null without a hash. */
export function standIn(hash: string | null | undefined): string | null {
  if (!hash) return null;
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const canvas = document.createElement("canvas");
  const { width, height, pixels } = decode(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)));
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  if (kept.size >= MOST_KEPT) kept.clear();
  const address = canvas.toDataURL();
  kept.set(hash, address);
  return address;
}

function decode(hash: Uint8Array): { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> } {
  const at = (place: number): number => hash[place] ?? 0;
  const first = at(0) | (at(1) << 8) | (at(2) << 16);
  const second = at(3) | (at(4) << 8);
  const hasAlpha = first >> 23 !== 0;
  const isLandscape = second >> 15 !== 0;
  const longTerms = hasAlpha ? 5 : 7;
  const across = isLandscape ? longTerms : second & 7;
  const down = isLandscape ? second & 7 : longTerms;

  let place = (hasAlpha ? 6 : 5) * 2;
  const channel = (mean: number, nx: number, ny: number, scale: number): ((x: number, y: number) => number) => {
    const terms: [number, number, number][] = [];
    for (let cy = 0; cy < ny; cy++)
      for (let cx = cy ? 0 : 1; cx * ny < nx * (ny - cy); cx++, place++) {
        const half = (at(place >> 1) >> ((place & 1) << 2)) & 15;
        terms.push([cx, cy, (half / 7.5 - 1) * scale * 2]);
      }
    return (x, y) => terms.reduce((sum, [cx, cy, term]) => sum + term * Math.cos(x * cx) * Math.cos(y * cy), mean);
  };
  const luminance = channel((first & 63) / 63, Math.max(3, across), Math.max(3, down), ((first >> 18) & 31) / 31);
  // The colours are a little stronger than they were measured, as their terms are coarse.
  const yellow = channel(((first >> 6) & 63) / 31.5 - 1, 3, 3, (((second >> 3) & 63) / 63) * 1.25);
  const red = channel(((first >> 12) & 63) / 31.5 - 1, 3, 3, (((second >> 9) & 63) / 63) * 1.25);
  const alpha = hasAlpha ? channel((at(5) & 15) / 15, 5, 5, (at(5) >> 4) / 15) : () => 1;

  const ratio = across / down;
  const width = Math.max(1, Math.round(ratio > 1 ? SIDE : SIDE * ratio));
  const height = Math.max(1, Math.round(ratio > 1 ? SIDE / ratio : SIDE));
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const angles = [(Math.PI / width) * (x + 0.5), (Math.PI / height) * (y + 0.5)] as const;
      const [l, p, q] = [luminance(...angles), yellow(...angles), red(...angles)];
      const b = l - (2 / 3) * p;
      const r = (3 * l - b + q) / 2;
      for (const level of [r, r - q, b, alpha(...angles)]) pixels[i++] = 255 * level;
    }
  return { width, height, pixels };
}
