/** The list of all creations, which the gallery page shows. */

import { CreationList } from "./creations";

const PAGE = 40;

export const gallery = new CreationList(PAGE);
