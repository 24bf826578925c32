/** Favourites: the mark of a creation, which all open pages receive by its event. */

import { request } from "../api/session";
import { SetFavouriteDocument } from "../generated/graphql";
import { remember, type Creation } from "./creations";

/** Mark creations, or take the marks away; resolves to whether that is done. */
export async function setFavourite(creations: readonly Creation[], favourite: boolean): Promise<boolean> {
  try {
    const input = { ids: creations.map(({ id }) => id), favourite };
    const answer = (await request(SetFavouriteDocument, { input })).setFavourite;
    answer.creations.forEach(remember);
    return answer.errors.length === 0;
  } catch {
    return false; // The notice over the page shows that the server is not responding.
  }
}
