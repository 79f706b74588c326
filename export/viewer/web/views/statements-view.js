// The statements as tables: a topic a table, a proposition a row, those against to the left and those for to the right.

import { button, el } from "../dom.js";
import { clip } from "../drawing.js";
import { groupIcon } from "../icons.js";
import { nameAt, shortNameAt } from "../model.js";
import { boundedList, chartEntity, flyingSign } from "./chart-parts.js";
import { STANCES, statementsOn } from "./statements.js";

const FIRST_TOPICS = 12;
const FIRST_VOICES = 8;
const LONGEST_NAME = 26;

function nameOfNode(app, index, read = nameAt) {
  return read(app.model.nodes[index], app.day, app.lang) || app.model.nodes[index].id;
}

/** One speaker's position: the sign of the stance, the speaker's own sign, the name. It opens the evidence for both. */
function markButton(app, mark, stance, sign, proposition, voices) {
  const { model } = app;
  const ids = [model.nodes[mark.speaker].id, model.nodes[proposition].id];
  const state = app.store.get();
  const picked = state.pair?.join() === ids.join();
  return el("li", {}, button({
    class: `voice is-${stance}${voices.has(mark.speaker) ? " in-focus" : ""}${mark.status === "possible" ? " is-possible" : ""}`, "aria-pressed": String(picked),
    on: { click: () => app.actions.pickPair(ids, true) },
  },
  el("span", { class: "stance", text: sign, "aria-hidden": "true" }),
  el("span", { class: "visually-hidden", text: `${app.t(`said.${stance}`)}: ` }),
  flyingSign(app, mark.speaker, 14),
  el("span", { class: "chart-name", text: clip(nameOfNode(app, mark.speaker, shortNameAt), LONGEST_NAME), title: nameOfNode(app, mark.speaker), dir: "auto" }),
  mark.facts.length > 1 ? el("span", { class: "times", text: `×${mark.facts.length}`, "aria-label": app.t("said.times", { n: mark.facts.length }) }) : null));
}

function voices(app, row, stance, sign, statements) {
  const marks = row[stance];
  return boundedList(app, marks, FIRST_VOICES, (mark) => markButton(app, mark, stance, sign, row.proposition, statements.voices),
    { key: "said.more", id: `${stance}/${row.proposition}`, into: () => el("ul", { class: "voices" }) });
}

function propositionRow(app, row, statements) {
  const [against, mixed, agree] = STANCES.map(([stance, sign]) => (row[stance].length ? voices(app, row, stance, sign, statements) : null));
  return el("tr", {},
    el("td", { class: `against${against ? " has-voices" : ""}` }, against),
    el("th", { scope: "row", class: "proposition" },
      button({ class: "inline", "data-id": app.model.nodes[row.proposition].id, dir: "auto", text: nameOfNode(app, row.proposition), on: { click: () => app.actions.reach(app.model.nodes[row.proposition].id) } }),
      mixed),
    el("td", { class: `agree${agree ? " has-voices" : ""}` }, agree));
}

function topicHeading(app, topic) {
  if (topic === null) return el("h3", { text: app.t("said.noTopic") });
  return el("h3", {}, groupIcon(app.model.groups.get(app.model.nodes[topic].group), 16),
    button({ class: "inline", "data-id": app.model.nodes[topic].id, text: nameOfNode(app, topic), dir: "auto", on: { click: () => app.actions.reach(app.model.nodes[topic].id) } }));
}

function topicSection(app, section, statements) {
  const id = `topic-${section.topic ?? "none"}`;
  return el("section", { class: "topic" },
    topicHeading(app, section.topic),
    section.rows.length ? el("table", { class: "positions" },
      el("caption", { class: "visually-hidden", text: app.t("said.caption") }),
      el("thead", {}, el("tr", {},
        el("th", { scope: "col", class: "against" }, el("span", { class: "stance is-disagree", text: "−", "aria-hidden": "true" }), app.t("said.disagree")),
        el("th", { scope: "col", class: "proposition", text: app.t("said.proposition") }),
        el("th", { scope: "col", class: "agree" }, el("span", { class: "stance is-agree", text: "+", "aria-hidden": "true" }), app.t("said.agree")))),
      el("tbody", {}, section.rows.map((row) => propositionRow(app, row, statements)))) : null,
    section.spoke.length ? el("div", { class: "spoke" },
      el("p", { class: "spoke-title", text: app.t("said.spoke") }),
      boundedList(app, section.spoke, FIRST_VOICES, (mark) => el("li", {}, chartEntity(app, mark.speaker)), { key: "said.more", id: `${id}/spoke`, into: () => el("ul", { class: "voices" }) })) : null);
}

/** Set up the view inside `root`; `update(state)` returns what the frame says about it: {shown, leftOut}. */
export function createStatements(app, root) {
  return {
    update(state) {
      const focus = state.focus ? app.model.byId.get(state.focus) : -1;
      const off = new Set(app.hiddenGroups());
      const statements = statementsOn(app.model, app.day, { focus, isShown: (index) => !off.has(app.model.nodes[index].group) });
      const top = root.scrollTop;
      root.replaceChildren(
        el("h2", { class: "visually-hidden", text: app.t("view.said") }),
        statements.sections.length
          ? boundedList(app, statements.sections, FIRST_TOPICS, (section) => topicSection(app, section, statements), { key: "said.moreTopics", id: "topics" })
          : el("p", { class: "chart-empty muted", text: app.t(focus >= 0 ? "said.noneFor" : "said.none", { name: focus >= 0 ? nameOfNode(app, focus) : "" }) }));
      root.scrollTop = top;
      return { shown: app.t("said.count", { propositions: statements.propositions, agree: statements.totals.agree, disagree: statements.totals.disagree, mixed: statements.totals.mixed }), leftOut: "" };
    },
  };
}
