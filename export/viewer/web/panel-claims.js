// What the sources say about a fact: where it stands, in their dates, with who is behind them.

import { button, el, safeHref } from "./dom.js";
import { localised } from "./i18n.js";
import { claimEnd, claimStart, placeWords } from "./places.js";
import { dateWords, isDated } from "./time.js";

function anchorWords(place, t) {
  if (place.before && place.after) return t("place.between", { before: place.before, after: place.after });
  if (place.before) return t("place.after", { before: place.before });
  return place.after ? t("place.before", { after: place.after }) : "";
}

function placeItem(app, place) {
  const anchors = anchorWords(place, app.t);
  return el("li", {},
    el("span", { text: placeWords(place, app.t) || app.t("place.whole") }),
    anchors ? el("span", { class: "anchors", text: anchors }) : null,
    place.text ? el("blockquote", { text: place.text, dir: "auto" }) : null);
}

function sourceTitle(source) {
  const address = source.url ? safeHref(source.url) : null;
  return address
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text: source.title, dir: "auto" })
    : el("span", { text: source.title, dir: "auto" });
}

function pairsList(pairs) {
  const shown = pairs.filter(([, value]) => value);
  return shown.length ? el("dl", { class: "pairs" }, shown.map(([label, value]) => [el("dt", { text: label }), el("dd", { text: value, dir: "auto" })])) : null;
}

/** One claim: the source and its interest, what it says, and where. */
export function claimItem(app, claim, fact) {
  const { t, lang } = app;
  const { interestLabels, citationLabels, certaintyLabels } = app.model.view;
  const source = app.model.sources[claim.source];
  const interest = [localised(interestLabels[source.interest], lang) || source.interest, localised(source.interestNote, lang)].filter(Boolean).join(": ");
  return el("li", { class: "claim" },
    el("p", { class: "source-title" }, sourceTitle(source)),
    el("p", { class: "source-by", text: [source.publisher, localised(source.role, lang), isDated(source.date) ? dateWords(source.date, t) : t("source.undated")].filter(Boolean).join(" · ") }),
    el("p", { class: "interest" }, el("span", { class: "interest-label", text: t("source.interest") }), " ", interest),
    pairsList([
      [t("claim.title"), claim.title],
      [fact.occurs ? t("claim.when") : t("claim.start"), claimStart(claim.start, t)],
      [t("claim.end"), fact.occurs ? "" : claimEnd(claim.end, t)],
      [t("claim.attested"), claim.attested.map((text) => dateWords(text, t)).join(", ")],
      [t("claim.certainty"), localised(certaintyLabels[claim.certainty], lang)],
      [t("claim.note"), localised(claim.note, lang)],
    ]),
    el("p", { class: "places-title", text: t("place.title") }),
    el("ul", { class: "places" }, claim.places.length ? claim.places.map((place) => placeItem(app, place)) : el("li", { text: t("place.missing") })),
    el("p", { class: "licence", text: [localised(citationLabels[source.citation], lang), localised(source.licence, lang)].filter(Boolean).join(" · ") }),
    button({ class: "link", "data-source": source.id, text: app.t("source.all"), "aria-label": app.t("source.allOf", { title: source.title }), on: { click: () => app.actions.showSource(source.id) } }),
    claim.preferred ? el("p", { class: "preferred", text: t("claim.preferred") }) : null);
}

const MOST_COLUMNS = 3;

/** Whether values differ; one who says "unknown" or "ongoing then" contradicts nobody. */
function isDisputed(values, t) {
  return new Set(values.filter((value) => isSaid(value, t))).size > 1;
}

function isSaid(value, t) {
  return Boolean(value) && value !== t("claim.unknown") && value !== t("claim.ongoing");
}

/** What each claim says, as [label, one value a claim, whether they differ]; rows that are empty throughout are left out. */
function disputeRows(app, fact) {
  const { t } = app;
  const attested = t("claim.attested");
  const rows = [
    [t("claim.title"), (claim) => claim.title ?? ""],
    [fact.occurs ? t("claim.when") : t("claim.start"), (claim) => claimStart(claim.start, t)],
    [t("claim.end"), (claim) => (fact.occurs ? "" : claimEnd(claim.end, t))],
    [attested, (claim) => (fact.claims.length > MOST_COLUMNS ? "" : claim.attested.map((text) => dateWords(text, t)).join(", "))],
  ];
  return rows.map(([label, read]) => [label, fact.claims.map(read)])
    .filter(([, values]) => values.some(Boolean))
    .map(([label, values]) => [label, values, label !== attested && isDisputed(values, t)]);
}

function claimHead(app, claim, scope) {
  const source = app.model.sources[claim.source];
  return el("th", { scope, dir: "auto" }, source.publisher, claim.preferred ? el("span", { class: "used", text: app.t("dispute.used") }) : null);
}

/** What disputing sources say, side by side: a column a source, or a row a source where they are many; what differs is marked. */
export function disputeTable(app, fact) {
  const rows = disputeRows(app, fact);
  const cell = (row, claim) => el("td", { class: rows[row][2] && isSaid(rows[row][1][claim], app.t) ? "differs" : null, text: rows[row][1][claim] || "–", dir: "auto" });
  const wide = fact.claims.length > MOST_COLUMNS;
  const head = wide
    ? rows.map(([label]) => el("th", { scope: "col", text: label }))
    : fact.claims.map((claim) => claimHead(app, claim, "col"));
  const body = wide
    ? fact.claims.map((claim, at) => el("tr", {}, claimHead(app, claim, "row"), rows.map((_, row) => cell(row, at))))
    : rows.map(([label], row) => el("tr", {}, el("th", { scope: "row", text: label }), fact.claims.map((_, at) => cell(row, at))));
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": app.t("dispute.caption") },
    el("table", { class: wide ? "dispute wide" : "dispute", "data-testid": "dispute" },
      el("caption", { text: app.t("dispute.caption") }),
      el("thead", {}, el("tr", {}, el("td"), head)),
      el("tbody", {}, body)));
}
