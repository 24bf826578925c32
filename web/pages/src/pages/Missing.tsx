/** The page at an unknown address. */

import { Link } from "wouter-preact";
import { words } from "../words";

export function Missing() {
  const { missing, nav } = words.value;
  return (
    <div class="empty missing">
      <p class="missing-code" aria-hidden="true">
        404
      </p>
      <h1>{missing.title}</h1>
      <p>{missing.text}</p>
      <div class="actions">
        <Link class="button button-main" href="/">
          {missing.studio}
        </Link>
        <Link class="button" href="/creations">
          {nav.creations}
        </Link>
      </div>
    </div>
  );
}
