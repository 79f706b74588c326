// A source: who is behind it, and all that came from it.

import { button, el, safeHref } from "./dom.js";
import { FACT_SECTIONS, sectionOf } from "./fact-groups.js";
import { localised } from "./i18n.js";
import { factsOfSource } from "./model.js";
import { dateWords, isDated } from "./time.js";

function address(app, source) {
  const href = source.url ? safeHref(source.url) : null;
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer", text: app.t("source.open") }) : null;
}

function about(app, source) {
  const { view } = app.model;
  const { t, lang } = app;
  const rows = [
    [t("column.publisher"), [source.publisher, localised(source.role, lang)].filter(Boolean).join(" · ")],
    [t("column.interest"), [localised(view.interestLabels[source.interest], lang) || source.interest, localised(source.interestNote, lang)].filter(Boolean).join(": ")],
    [t("column.dated"), isDated(source.date) ? dateWords(source.date, t) : t("source.undated")],
    [t("column.citation"), localised(view.citationLabels[source.citation], lang)],
    [t("column.licence"), localised(source.licence, lang)],
    [t("column.id"), source.id],
  ].filter(([, value]) => value);
  return el("dl", { class: "pairs" }, rows.map(([label, value]) => [el("dt", { text: label }), el("dd", { text: value, dir: "auto" })]));
}

/** All that came from a source, by section. `sections` makes the lists of facts, as in every panel; `missing` says why they are not there yet. */
export function sourcePanel(app, id, sections, missing) {
  const { sources, facts } = app.model;
  const at = sources.findIndex((source) => source.id === id);
  const source = sources[at];
  const mine = factsOfSource(app.model, at);
  const bySection = FACT_SECTIONS.map((name) => [name, mine.filter((index) => sectionOf(app.model, index, null) === name)]).filter(([, found]) => found.length);
  const alone = mine.filter((index) => facts[index].claims.every((claim) => claim.source === at)).length;
  const claims = mine.reduce((sum, index) => sum + facts[index].claims.filter((claim) => claim.source === at).length, 0);
  return [
    el("header", { class: "panel-head" },
      el("p", { class: "kind", text: app.t("source.kind") }),
      el("h2", { id: "panel-title", tabindex: "-1", text: source.title, dir: "auto" }),
      el("p", { class: "lead" }, address(app, source)),
      about(app, source)),
    missing,
    missing ? null : el("p", { class: "source-sum", "data-testid": "source-sum", text: [app.t("source.facts", { n: mine.length }), app.t("source.claims", { n: claims }), app.t("source.alone", { n: alone })].join(" · ") }),
    el("div", { class: "actions" },
      app.depth > 0 ? button({ class: "action", id: "source-back", on: { click: () => window.history.back() } }, "← ", app.t("focus.back")) : null,
      button({ class: "action", id: "source-evidence", text: app.t("evidence.open"), on: { click: () => app.actions.showTable("evidence") } })),
    sections(app, bySection, null, "h3"),
  ];
}
