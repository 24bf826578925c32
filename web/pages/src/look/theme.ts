/** The colour mode: the one of the system, until the user chooses. */

import { computed, effect, signal } from "@preact/signals";
import { KEYS, recall, save } from "./preferences";

export type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(system.matches);
const chosen = signal(stored());

export const theme = computed<Theme>(() => chosen.value ?? (systemIsDark.value ? "dark" : "light"));

system.addEventListener("change", ({ matches }) => {
  systemIsDark.value = matches;
});
addEventListener("storage", ({ key }) => {
  if (key === KEYS.theme) chosen.value = stored();
});
effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function switchTheme(): void {
  chosen.value = theme.peek() === "dark" ? "light" : "dark";
  save(KEYS.theme, chosen.value);
}

function stored(): Theme | null {
  const value = recall(KEYS.theme);
  return value === "light" || value === "dark" ? value : null;
}
