/** Runs before anything is painted, so that a page that was made dark never flashes light. */

import { KEYS, recall } from "./preferences";

const theme = recall(KEYS.theme);
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
