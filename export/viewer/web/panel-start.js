// What the panel says before anything is picked: questions to begin with, who has most ties, where sources disagree, how to use the map.

import { button, el } from "./dom.js";
import { entityButton } from "./entity.js";
import { tieCount } from "./filter.js";
import { localised } from "./i18n.js";
import { isActor } from "./model.js";
import { dateWords, formatDay } from "./time.js";

const MOST_BUSY = 6;
const MOST_DISPUTED = 6;

/** A question that the map answers, and the view that does. */
const QUESTIONS = {
  under: (actions) => actions.showTab("tree"),
  stance: (actions) => actions.showTab("said"),
  posts: (actions) => actions.showTab("years"),
  changes: (actions) => actions.showTable("changes"),
  sources: (actions) => actions.showTable("sources"),
};

/** The actors with most ties in a scene, most first: indices. Pure. */
export function busiest(model, scene, most = MOST_BUSY) {
  return scene.nodes.filter((index) => isActor(model.nodes[index]) && tieCount(scene, index))
    .sort((a, b) => tieCount(scene, b) - tieCount(scene, a) || a - b).slice(0, most);
}

function disputedFacts(app) {
  return app.model.facts.map((fact, index) => [fact, index]).filter(([fact, index]) => fact.support === "disputed" && app.model.factNodes[index].length).slice(0, MOST_DISPUTED);
}

function questionList(app) {
  return el("ul", { class: "entity-list questions" }, Object.entries(QUESTIONS).map(([key, ask]) => el("li", {},
    button({ class: "entity plain", id: `ask-${key}`, on: { click: () => ask(app.actions) } },
      el("span", { class: "entity-name", text: app.t(`start.ask.${key}`) }), el("span", { class: "entity-note", text: app.t(`start.where.${key}`) })))));
}

/** The panel of a reader who has picked nothing. */
export function startPanel(app) {
  const { counts } = app.model.view;
  const disputed = app.details === "ready" ? disputedFacts(app) : [];
  const busy = busiest(app.model, app.scene);
  return [
    el("header", { class: "panel-head" },
      el("p", { class: "kind", text: dateWords(formatDay(app.day), app.t) }),
      el("h2", { id: "panel-title", tabindex: "-1", text: app.t("start.title") }),
      el("p", { class: "lead", text: app.t("start.lead", { facts: counts.facts, sources: counts.sources }) })),
    el("section", { class: "fact-group" }, el("h3", { text: app.t("start.ask") }), questionList(app)),
    busy.length ? el("section", { class: "fact-group" }, el("h3", { text: app.t("start.busiest") }),
      el("ul", { class: "entity-list" }, busy.map((index) => el("li", {}, entityButton(app, index, { note: app.t("ties", { n: tieCount(app.scene, index) }) }))))) : null,
    disputed.length ? el("section", { class: "fact-group" }, el("h3", { text: app.t("start.disputed") }),
      el("p", { class: "muted", text: app.t("start.disputedLead") }),
      el("ul", { class: "entity-list" }, disputed.map(([fact, index]) => el("li", {},
        button({ class: "entity plain", text: localised(fact.label, app.lang), dir: "auto", on: { click: () => app.actions.reach(app.model.nodes[app.model.factNodes[index][0]].id) } }))))) : null,
    el("section", { class: "fact-group" }, el("h3", { text: app.t("start.how") }),
      el("ul", { class: "how" }, ["search", "click", "focus", "path", "time", "list", "share"].map((key) => el("li", { text: app.t(`start.how.${key}`) })))),
  ];
}
