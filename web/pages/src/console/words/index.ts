/** The texts of the console in the chosen language, and formats beyond those of the pages. */

import { computed } from "@preact/signals";
import { language, locale, number, type Language } from "../../words/language";
import { en, type Words } from "./en";
import { zh } from "./zh";

export * from "../../words/language";

const DICTIONARIES: Record<Language, Words> = { en, zh };

export const words = computed(() => DICTIONARIES[language.value]);

/** Format a decimal number of the report as money. */
export function decimalMoney(amount: number | string, currency: string): string {
  return new Intl.NumberFormat(locale.value, { style: "currency", currency }).format(Number(amount));
}

/** Format a price of one credit, which is far below one unit of the currency. */
export function unitPrice(amount: string, currency: string): string {
  return new Intl.NumberFormat(locale.value, {
    style: "currency",
    currency,
    minimumSignificantDigits: 1,
    maximumSignificantDigits: 4,
  }).format(Number(amount));
}

export function percent(share: number): string {
  return new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

export function decimal(value: number): string {
  return new Intl.NumberFormat(locale.value, { maximumFractionDigits: 2 }).format(value);
}

/** Format a large number with few digits, for the axes of plots. */
export function compact(value: number): string {
  return new Intl.NumberFormat(locale.value, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** Format a time of day with seconds, or with milliseconds. */
export function clock(iso: string, digits: 0 | 3 = 0): string {
  return new Intl.DateTimeFormat(locale.value, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    ...(digits ? { fractionalSecondDigits: digits } : {}),
  }).format(new Date(iso));
}

export function timeOf(milliseconds: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: "short" }).format(milliseconds);
}

/** Format a month such as 2026-11. */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(locale.value, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));
}

/** Format a day such as 2026-11-30. */
export function dayName(day: string): string {
  return new Intl.DateTimeFormat(locale.value, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));
}

/** Format a number of seconds by its largest unit. */
export function duration(seconds: number): string {
  const { duration: text } = words.value;
  if (seconds < 90) return text.seconds(number(Math.max(Math.round(seconds), 0)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return text.minutes(minutes);
  if (minutes < 48 * 60) return text.hours(decimal(Math.round(minutes / 6) / 10));
  return text.days(Math.round(seconds / 86_400));
}

/** Format a short time with parts of a second. */
export function precise(seconds: number): string {
  return seconds < 10 ? words.value.duration.seconds(decimal(Math.max(seconds, 0))) : duration(seconds);
}

export function secondsBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 1000;
}
