/** Runs before the first paint, so that a page in dark mode never flashes light. */

import { KEYS, recall } from "./preferences";

const theme = recall(KEYS.theme);
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
