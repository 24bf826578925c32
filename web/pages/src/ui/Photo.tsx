/** A stored picture; if its address has expired, a new one is requested once. */

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
  const refreshed = useRef(false);
  const address = small ? picture.small : picture.url;
  useEffect(() => () => void (refreshed.current = false), [address]);
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
        if (refreshed.current) return;
        refreshed.current = true;
        void refresh(of).catch(() => undefined);
      }}
    />
  );
}
