/** The language of the pages, and its formats of dates, money and sizes. */

import { computed, effect, signal } from "@preact/signals";
import { KEYS, recall, save } from "../look/preferences";

export type Language = "en" | "zh";
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: "en", name: "English" },
  { id: "zh", name: "中文" },
];

export const language = signal<Language>(preferred());

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
});
addEventListener("storage", ({ key }) => {
  if (key === KEYS.language) language.value = preferred();
});

/** The browser's own variant of the language, such as British English. */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.split("-", 1)[0] === language.value) ?? (language.value === "zh" ? "zh-Hans" : "en"),
);

export function choose(chosen: Language): void {
  language.value = chosen;
  save(KEYS.language, chosen);
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
  // Browsers write a hyphen in most languages.
  return new Intl.NumberFormat(locale.value, { signDisplay: "exceptZero" }).format(amount).replace("-", "\u2212");
}

function preferred(): Language {
  const stored = recall(KEYS.language);
  if (stored === "en" || stored === "zh") return stored;
  return navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
