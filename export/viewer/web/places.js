// Claims and places in words. Pure.

import { dateWords, isDated } from "./time.js";

/** The end of a claim in words, as its source gives it. Pure. */
export function claimEnd(end, t) {
  if (!end) return "";
  if (end.startsWith("through ")) return t("claim.through", { date: dateWords(end.slice(8), t) });
  if (isDated(end)) return t(end.length < 10 ? "claim.until" : "claim.before", { date: dateWords(end, t) });
  return end === "ongoing" || end === "unknown" ? t(`claim.${end}`) : end;
}

/** The start of a claim in words. Pure. */
export function claimStart(start, t) {
  if (!start) return "";
  if (isDated(start)) return dateWords(start, t);
  return start === "unknown" ? t("claim.unknown") : start;
}

/** A place in a source in words: heading, paragraph, line, row, and the words around it. Pure. */
export function placeWords(place, t) {
  const parts = [];
  if (place.heading) parts.push(t("place.heading", { heading: place.heading }));
  if (place.paragraph !== null) parts.push(t("place.paragraph", { number: String(place.paragraph) }));
  if (place.line !== null) parts.push(t("place.line", { number: String(place.line) }));
  if (place.row !== null) parts.push(t("place.row", { number: String(place.row) }));
  if (place.at) parts.push(place.at);
  return parts.join(", ");
}
