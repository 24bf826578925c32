/** A stored picture; where its address has expired meanwhile, a fresh one is asked for once. */

import { useEffect, useRef } from "preact/hooks";
import { refresh, type Picture } from "../store/creations";

interface Props {
  of: string;
  picture: Picture;
  alt: string;
  small?: boolean;
  class?: string;
}

export function Photo({ of, picture, alt, small = false, class: name }: Props) {
  const asked = useRef(false);
  const address = small ? picture.small : picture.url;
  useEffect(() => () => void (asked.current = false), [address]);
  return (
    <img
      class={name}
      src={address}
      alt={alt}
      width={picture.width}
      height={picture.height}
      loading={small ? "lazy" : "eager"}
      decoding="async"
      draggable={false}
      onError={() => {
        if (asked.current) return;
        asked.current = true;
        void refresh(of).catch(() => undefined);
      }}
    />
  );
}
