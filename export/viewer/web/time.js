// Days, periods and the status of a fact on a day. Pure. A day is a whole number: days since 1970-01-01.

const DAY_MS = 86400000;

/** The status of what lasts, by its four bounds [earliest start, latest start, earliest end, latest end]. */
export function periodStatus(bounds, presumed, day) {
  const [es, ls, ee, le] = bounds;
  if ((es !== null && day < es) || (le !== null && day >= le)) return "none";
  if (ls !== null && ls <= day && ee !== null && day < ee) return "holds";
  const [from, to] = presumed;
  if (from !== null && from <= day && (to === null || day < to)) return "presumed";
  return "possible";
}

/** The status of what happens rather than lasts: on a day it has happened, may have, or has not. */
export function occurrenceStatus(bounds, day) {
  const [es, ls] = bounds;
  if (es !== null && day < es) return "none";
  return ls !== null && ls <= day ? "holds" : "possible";
}

/** The status of a fact of the view model on a day. */
export function factStatus(fact, day) {
  return fact.occurs ? occurrenceStatus(fact.b, day) : periodStatus(fact.b, fact.p, day);
}

/** Whether something that does not hold on a day is over ("earlier") or still to come ("later"). */
export function relativeToDay(bounds, day) {
  return bounds[0] !== null && day < bounds[0] ? "later" : "earlier";
}

/** "2016-08-24" to a day; null for anything that is not a real date. */
export function parseDay(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  if (!match) return null;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
  return formatDay(day) === text ? day : null;
}

/** A day to "2016-08-24". */
export function formatDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The same day some months on; the last of the month when that month is shorter. */
export function addMonths(day, months) {
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = new Date(first);
  const length = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return first / DAY_MS + Math.min(date.getUTCDate(), length) - 1;
}

/** The year of a day. */
export function yearOf(day) {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The first day of a year. */
export function yearStart(year) {
  return Date.UTC(year, 0, 1) / DAY_MS;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A whole or partial date in words, as precise as it is: "24. august 2016", "august 2016", "2016"; "a/b" is a day between. */
export function dateWords(text, t) {
  const [from, to] = text.split("/");
  if (to) return t("date.between", { from: dateWords(from, t), to: dateWords(to, t) });
  const match = DATE.exec(text);
  if (!match) return text;
  const [, year, month, day] = match;
  if (!month) return year;
  const name = t("months").split(",")[Number(month) - 1] ?? month;
  return day ? t("date.day", { day: String(Number(day)), month: name, year }) : t("date.month", { month: name, year });
}

/** Whether a text of the data is a date, a partial date or a span of them (and not "unknown", "ongoing" or null). */
export function isDated(text) {
  return typeof text === "string" && text.split("/").every((part) => DATE.test(part));
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

function startWords(fact, t) {
  if (isDated(fact.start)) return t("period.from", { date: dateWords(fact.start, t) });
  const latest = fact.b[1];
  return latest === null ? "" : t("period.fromLatest", { date: dateWords(formatDay(latest), t) });
}

/** An end is the first day without; a reader gets the last day with, where the day is known. */
function endWords(fact, t) {
  const end = fact.end ?? "";
  if (end.startsWith("through ")) return t("period.to", { date: dateWords(end.slice(8), t) });
  const day = parseDay(end);
  if (day !== null) return t("period.to", { date: dateWords(formatDay(day - 1), t) });
  if (isDated(end)) return t("period.until", { date: dateWords(end, t) });
  if (end === "ongoing") return t("period.ongoing");
  const earliest = fact.b[2];
  return earliest === null ? "" : t("period.toEarliest", { date: dateWords(formatDay(earliest), t) });
}

/** The time of a fact in words, each end as precisely as it is known. */
export function periodWords(fact, t) {
  if (fact.occurs) {
    if (!isDated(fact.start)) return t("period.unknownTime");
    const words = dateWords(fact.start, t);
    return fact.start.length < 10 ? capital(t("period.in", { date: words })) : words;
  }
  const both = [startWords(fact, t), endWords(fact, t)].filter(Boolean).join(", ");
  if (!both) return t("period.unknown");
  return capital(both);
}

/** The years of a life, short: "2008–2019", "2020–", "–1995", or "" when nothing is known. */
export function lifeYears(bounds) {
  const [es, ls, ee, le] = bounds;
  const start = es !== null && ls !== null ? String(yearOf(es)) : "";
  const end = ee !== null && le !== null ? String(yearOf(le - 1)) : "";
  return start || end ? `${start}–${end}` : "";
}
