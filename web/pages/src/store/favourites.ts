/** Favourites: the mark of a creation, which all open pages receive by its event. */

import { atelier } from "../api/session";
import { remember, type Creation } from "./creations";

/** Mark creations, or take the marks away; resolves to whether that is done. */
export async function setFavourite(creations: readonly Creation[], favourite: boolean): Promise<boolean> {
  try {
    const ids = creations.map(({ id }) => id);
    (await atelier.setFavourite(ids, favourite)).forEach(remember);
    return true;
  } catch {
    return false;
  }
}
