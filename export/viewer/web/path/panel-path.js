// How two are connected: the way, step by step with its evidence, other ways as short, and whom both know.

import { button, el } from "../dom.js";
import { entityButton } from "../entity.js";
import { factCard, nameOf } from "../panel-fact.js";
import { connect, stepsOf, wouldConnect } from "./paths.js";
import { dateWords, formatDay } from "../time.js";

const FIRST_COMMON = 20;

function stepItem(app, step) {
  return el("li", { class: "step" },
    app.details === "ready" ? el("ul", { class: "facts" }, step.facts.map((fact) => factCard(app, fact, null))) : null,
    el("p", { class: "step-end" }, entityButton(app, step.b)));
}

/** Which of the ways is shown, where there are several. */
function wayChoice(app, found) {
  if (found.ways.length < 2) return null;
  const last = found.ways.length - 1;
  const to = (way) => () => app.actions.showWay(way);
  return el("div", { class: "way-choice", role: "group", "aria-label": app.t("path.ways") },
    button({ class: "icon small", id: "way-back", text: "‹", "aria-label": app.t("path.wayBack"), disabled: found.way === 0, on: { click: to(found.way - 1) } }),
    el("span", { id: "way-at", role: "status", text: app.t("path.wayAt", { at: found.way + 1, all: found.ways.length }) }),
    button({ class: "icon small", id: "way-on", text: "›", "aria-label": app.t("path.wayOn"), disabled: found.way === last, on: { click: to(found.way + 1) } }),
    found.total > found.ways.length ? el("span", { class: "muted", text: app.t("path.waysMore", { n: found.total }) }) : null);
}

/** What to do when nothing connects the two on the day. */
function noWay(app, state) {
  const help = wouldConnect(app.model, state);
  const act = {
    talk: () => app.actions.showTalk(true),
    all: () => { app.actions.showPossible(true); app.actions.allGroups(); app.actions.showTalk(true); },
    possible: () => app.actions.showPossible(true), groups: () => app.actions.allGroups(),
    both: () => { app.actions.showPossible(true); app.actions.allGroups(); },
  }[help];
  return el("p", { class: "notice", "data-testid": "no-way" }, app.t("path.none"), " ",
    help ? button({ class: "link", id: "path-help", text: app.t(`path.try.${help}`), on: { click: act } }) : null);
}

function commonList(app, found) {
  const note = (index) => {
    const words = [found.a, found.b].map((end) => found.ties.between(end, index).length);
    return app.t("path.commonNote", { a: words[0], b: words[1] });
  };
  return el("section", { class: "fact-group", "data-testid": "common" },
    el("h3", {}, app.t("path.common"), el("span", { class: "count", text: String(found.common.length) })),
    found.common.length
      ? el("ul", { class: "entity-list" }, found.common.slice(0, FIRST_COMMON).map((index) => el("li", {}, entityButton(app, index, { note: note(index) }))))
      : el("p", { class: "muted", text: app.t("path.noCommon") }));
}

/** What ways go over, and the choice to let them go over what people talk about too. */
function talkChoice(app, state) {
  const box = el("input", { type: "checkbox", id: "path-talk", checked: state.talk, on: { change: () => app.actions.showTalk(box.checked) } });
  return el("div", { class: "talk-choice" },
    el("p", { class: "muted", "data-testid": "path-over", text: app.t(state.talk ? "path.overTalk" : "path.over") }),
    el("label", {}, box, app.t("path.talk")));
}

/** The panel of a way between two; `missing` says why facts are not there yet, where they are not. */
export function pathPanel(app, state, missing) {
  const found = connect(app.model, state);
  const way = found.ways[found.way];
  return [
    el("header", { class: "panel-head" },
      el("p", { class: "kind", text: app.t("path.kind") }),
      el("h2", { id: "panel-title", tabindex: "-1", dir: "auto" }, nameOf(app, found.a), el("span", { class: "pair-mark", text: " → " }), nameOf(app, found.b)),
      el("p", { class: "lead", "data-testid": "path-length", text: way
        ? [app.t("path.length", { n: found.length, date: dateWords(formatDay(app.day), app.t) }), app.t("path.total", { n: found.total })].join(" ")
        : dateWords(formatDay(app.day), app.t) })),
    el("div", { class: "actions" },
      button({ class: "action", id: "path-turn", text: app.t("path.turn"), on: { click: () => app.actions.turnPath() } }),
      way ? button({ class: "action", id: "path-evidence", text: app.t("evidence.open"), on: { click: () => app.actions.showTable("evidence") } }) : null),
    talkChoice(app, state),
    way ? wayChoice(app, found) : noWay(app, state),
    missing,
    way ? el("ol", { class: "steps", "data-testid": "steps" },
      el("li", { class: "step first" }, el("p", { class: "step-end" }, entityButton(app, found.a))),
      stepsOf(app.model, found.ties, way).map((step) => stepItem(app, step))) : null,
    commonList(app, found),
  ];
}
