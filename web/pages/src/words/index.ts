/** The texts of the pages in the chosen language, and the names of models and styles. */

import { computed } from "@preact/signals";
import type { Resolution } from "@atelier/client";
import { models } from "../store/models";
import { styles } from "../store/styles";
import { en, type Words } from "./en";
import { language, type Language } from "./language";
import { zh } from "./zh";

export * from "./language";

const DICTIONARIES: Record<Language, Words> = { en, zh };

export const words = computed(() => DICTIONARIES[language.value]);

interface Named {
  id: string;
  name: string;
}

/** Return the name of a model or a style in the language of the page; a creation has it in English only. */
export function nameOf({ id, name }: Named): string {
  const found = models.value?.find((each) => each.id === id) ?? styles.value?.find((each) => each.id === id);
  return found ? (language.value === "zh" ? found.nameZh : found.name) : name;
}

export function descriptionOf({ description, descriptionZh }: { description: string; descriptionZh: string }): string {
  return language.value === "zh" ? descriptionZh : description;
}

const RESOLUTIONS: Record<Resolution, string> = { ONE_K: "1K", ONE_AND_A_HALF_K: "1.5K", TWO_K: "2K", FOUR_K: "4K" };

export function resolutionName(resolution: Resolution): string {
  return RESOLUTIONS[resolution];
}

/** Return a short text that identifies a creation: its prompt, or its model if it has none. */
export function titleOf({ prompt, model }: { prompt: string; model: Named }): string {
  return prompt || nameOf(model);
}
