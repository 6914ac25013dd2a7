// Wall-clock times of the place where the community lives, whatever the browser's own zone.
import { locale } from "./i18n.js";

export const ZONE = new URLSearchParams(location.search).get("zone") ?? "Europe/Paris";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, hourCycle: "h23",
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});
const words = new Intl.DateTimeFormat(locale, {
  timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit",
});

export const inWords = (date) => words.format(date);

/** "2026-11-23T10:00" as the wall shows it, the form of <input type="datetime-local">. */
export function wall(date) {
  const at = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`;
}

/** The moment at which the wall shows `text`; in the hour that autumn repeats, the later one. */
export function moment(text) {
  const asUtc = Date.parse(`${text}:00Z`);
  const offset = (at) => Date.parse(`${wall(new Date(at))}:00Z`) - at;
  const first = asUtc - offset(asUtc);
  return new Date(asUtc - offset(first));
}

/** The same wall time, `days` later or earlier: 10:00 stays 10:00 when summer time begins. */
export function shiftDays(date, days) {
  const shown = Date.parse(`${wall(date)}:00Z`) + days * 86_400_000;
  return moment(new Date(shown).toISOString().slice(0, 16));
}
