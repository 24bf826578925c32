/** A stored picture in the size that its place needs; if its address has expired, a new one is requested once. */

import { useEffect, useRef, useState } from "preact/hooks";
import { refresh, type Picture as Stored } from "../store/creations";
import { standIn } from "./placeholder";

interface Props {
  of: string;
  picture: Stored;
  alt: string;
  /** Whether it is one of many, such as a tile. */
  small?: boolean;
  /** Whether the full file is needed, as for its own pixels; until it has loaded, its rendition stays. */
  full?: boolean;
  /** The width of its place, as in HTML. */
  sizes?: string;
  class?: string;
}

const TILE_SIZES = "(max-width: 560px) 45vw, 220px";
const LARGE_SIZES = "(max-width: 900px) 100vw, 60vw";

export function Picture({ of, picture, alt, small = false, full = false, sizes, class: name }: Props) {
  const refreshed = useRef(false);
  const [loaded, setLoaded] = useState<string | null>(null);
  const source = full ? picture.url : addressOf(picture);
  useEffect(() => () => void (refreshed.current = false), [source]);
  const blurred = loaded === null ? standIn(picture.placeholder) : null;
  return (
    <img
      class={name}
      // Before the sources: a browser chooses among them as soon as it has one.
      sizes={sizes ?? (small ? TILE_SIZES : LARGE_SIZES)}
      srcset={full ? undefined : picture.renditions.map(({ url, width }) => `${url} ${width}w`).join(", ")}
      src={source}
      alt={alt}
      width={picture.width}
      height={picture.height}
      style={blurred ? { background: `center / cover url("${blurred}")` } : undefined}
      loading={small ? "lazy" : "eager"}
      fetchpriority={small ? "low" : "high"}
      decoding="async"
      draggable={false}
      onLoad={() => setLoaded(source)}
      onError={() => {
        if (refreshed.current) return;
        refreshed.current = true;
        void refresh(of).catch(() => undefined);
      }}
    />
  );
}

/** The address of the smallest rendition, for a place of fixed size. */
export function smallest(picture: Stored): string {
  return picture.renditions[0]?.url ?? "";
}

/** The address for browsers that choose none themselves. Each picture has a rendition, so it is never the full file. */
function addressOf(picture: Stored): string {
  return picture.renditions.at(-1)?.url ?? "";
}
