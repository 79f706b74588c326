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

/** A whole or partial date in words; its precision is kept: "24. august 2016", "august 2016", "2016". */
export function dateWords(text, t) {
  const [year, month, day] = text.split("-");
  if (!month) return year;
  const name = t("months").split(",")[Number(month) - 1] ?? month;
  return day ? t("date.day", { day: String(Number(day)), month: name, year }) : t("date.month", { month: name, year });
}

const isDate = (text) => typeof text === "string" && /^-?\d{4}/.test(text);

/** The last day of a half-open end, so that a reader sees the day on which it still held. */
function lastDay(end) {
  const day = parseDay(end);
  return day === null ? end : formatDay(day - 1);
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

function startWords(fact, t) {
  if (isDate(fact.start)) return t("period.from", { date: dateWords(fact.start, t) });
  const latest = fact.b[1];
  return latest === null ? "" : t("period.fromLatest", { date: dateWords(formatDay(latest), t) });
}

function endWords(fact, t) {
  if (isDate(fact.end)) return t("period.to", { date: dateWords(lastDay(fact.end), t) });
  if (fact.end === "ongoing") return t("period.ongoing");
  const earliest = fact.b[2];
  return earliest === null ? "" : t("period.toEarliest", { date: dateWords(formatDay(earliest), t) });
}

/** The time of a fact in words, each end as precisely as it is known. */
export function periodWords(fact, t) {
  if (fact.occurs) {
    if (!isDate(fact.start)) return t("period.unknownTime");
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
