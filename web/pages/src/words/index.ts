/** The language of the pages, and its formats of dates, money and sizes. */

import { computed, effect, signal } from "@preact/signals";
import type { Resolution } from "../generated/graphql";
import { models } from "../store/models";
import { styles } from "../store/styles";
import { KEYS, recall, save } from "../look/preferences";
import { en, type Words } from "./en";
import { zh } from "./zh";

export type Language = "en" | "zh";
const DICTIONARIES: Record<Language, Words> = { en, zh };
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: "en", name: en.name },
  { id: "zh", name: zh.name },
];

export const language = signal<Language>(preferred());
export const words = computed(() => DICTIONARIES[language.value]);

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
});
addEventListener("storage", ({ key }) => {
  if (key === KEYS.language) language.value = preferred();
});

/** The browser's own variant of the language, such as British English. */
const locale = computed(
  () => navigator.languages.find((tag) => tag.split("-", 1)[0] === language.value) ?? (language.value === "zh" ? "zh-Hans" : "en"),
);

export function choose(chosen: Language): void {
  language.value = chosen;
  save(KEYS.language, chosen);
}

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

/** Format an amount in the currency's smallest unit; the decimal places are the API's, because the browser's differ. */
export function money(amount: number, currency: string, decimals: number): string {
  // Browsers omit the decimal places of some currencies, such as HUF, which is wrong for 12.50.
  const isWhole = amount % 10 ** decimals === 0;
  const digits = isWhole ? { maximumFractionDigits: 4 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale.value, { style: "currency", currency, ...digits }).format(amount / 10 ** decimals);
}

export function moment(iso: string): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

export function megabytes(bytes: number): string {
  return `${new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }).format(bytes / 2 ** 20)} MB`;
}

export function number(value: number): string {
  return new Intl.NumberFormat(locale.value).format(value);
}

export function signed(amount: number): string {
  return new Intl.NumberFormat(locale.value, { signDisplay: "exceptZero" }).format(amount);
}

function preferred(): Language {
  const stored = recall(KEYS.language);
  if (stored === "en" || stored === "zh") return stored;
  return navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
