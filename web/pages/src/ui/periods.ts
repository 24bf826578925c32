/** The periods of the gallery's date filter, as its address has them: "today", "week", "month", or a month as "2026-11". */

import type { Period } from "../store/creations";
import { locale, words } from "../words";

const DAYS = { today: 0, week: 6, month: 29 } as const;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const MONTHS = 12; // To choose from.

/** Return the period of a filter, in the time zone of the browser; an unknown one is any time. */
export function periodOf(date: string): Period {
  if (date in DAYS) {
    const now = new Date();
    const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS[date as keyof typeof DAYS]);
    return { from: from.toISOString(), to: null };
  }
  const [year, month] = MONTH.exec(date)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined) return { from: null, to: null };
  return { from: new Date(year, month - 1, 1).toISOString(), to: new Date(year, month, 1).toISOString() };
}

/** Return the choices of the filter with their names; the chosen one is always among them. */
export function optionsOfDates(chosen: string): { id: string; name: string }[] {
  const { gallery } = words.value;
  const now = new Date();
  const months = Array.from({ length: MONTHS }, (_, ago) => monthId(new Date(now.getFullYear(), now.getMonth() - ago, 1)));
  if (MONTH.test(chosen) && !months.includes(chosen)) months.push(chosen);
  return [
    { id: "", name: gallery.anyTime },
    ...(Object.keys(DAYS) as (keyof typeof DAYS)[]).map((id) => ({ id, name: gallery.dates[id] })),
    ...months.map((id) => ({ id, name: nameOfMonth(id) })),
  ];
}

/** Return the heading of a day in the gallery. */
export function nameOfDay(iso: string): string {
  const { gallery } = words.value;
  const [day, now] = [new Date(iso), new Date()];
  const days = Math.round((startOf(now) - startOf(day)) / 86_400_000);
  if (days === 0) return gallery.today;
  if (days === 1) return gallery.yesterday;
  const year = day.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return formatOf({ weekday: "long", day: "numeric", month: "long", year }).format(day);
}

const formats = new Map<string, Intl.DateTimeFormat>();

// A format takes longer to make than to use.
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale.value + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale.value, options)));
  return format;
}

function startOf(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

function monthId(time: Date): string {
  return `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, "0")}`;
}

function nameOfMonth(id: string): string {
  return formatOf({ month: "long", year: "numeric" }).format(new Date(periodOf(id).from ?? id));
}
