// What is on the page, in words: for pictures, print and the text beside the map. Pure.

import { clip } from "../drawing.js";
import { localised } from "../i18n.js";
import { nameAt, shortNameAt } from "../model.js";
import { hiddenGroups } from "../state.js";
import { dateWords, formatDay } from "../time.js";

/** The name of an entity, short enough for a line. */
function nameOfId(app, id) {
  const node = app.model.nodes[app.model.byId.get(id)];
  return clip(shortNameAt(node, app.day, app.lang) || node.id, 60);
}

/** What the map is narrowed to: focus, way, what is picked, groups that are off, possible ties. A list of sentences. */
export function filterWords(app) {
  const state = app.store.get();
  const { t } = app;
  const hidden = hiddenGroups(state, app.model.view);
  const used = new Set(app.model.nodes.map((node) => node.group));
  const shown = [...app.model.groups.values()].filter((group) => used.has(group.id) && !hidden.includes(group.id));
  const off = [...app.model.groups.values()].filter((group) => used.has(group.id) && hidden.includes(group.id));
  const list = (groups) => groups.map((group) => localised(group.label, app.lang)).join(", ");
  return [
    state.focus ? t("words.focus", { name: nameOfId(app, state.focus), hops: t("focus.hop", { n: state.hops }) }) : "",
    state.path ? t("scope.path", { a: nameOfId(app, state.path[0]), b: nameOfId(app, state.path[1]) }) : "",
    state.path ? t(state.talk ? "path.overTalk" : "path.over").replace(/\.$/, "") : "",
    state.pair ? t("scope.pair", { a: nameOfId(app, state.pair[0]), b: nameOfId(app, state.pair[1]) }) : "",
    state.selected && state.selected !== state.focus ? t("words.picked", { name: nameOfId(app, state.selected) }) : "",
    off.length ? (off.length <= shown.length ? t("words.without", { groups: list(off) }) : t("words.only", { groups: list(shown) })) : "",
    t(state.possible ? "words.possible" : "words.firm"),
  ].filter(Boolean);
}

/** Day and counts: "Slik det var 24. august 2016", "62 av 90 vist". */
export function stateWords(app) {
  return [
    `${app.t("time.asof")} ${dateWords(formatDay(app.day), app.t)}`,
    app.t("shown", { shown: app.scene.nodes.length, total: app.model.nodes.length }),
    app.t("words.ties", { n: app.scene.pairs.length }),
  ];
}

/** Where it is from: data, licence, build. */
export function sourceWords(app) {
  const { view } = app.model;
  return [
    app.t("words.source", { title: localised(view.title, app.lang), facts: view.counts.facts, sources: view.counts.sources }),
    app.t("foot.build", { hash: view.buildHash, date: dateWords(formatDay(view.referenceDay), app.t) }),
  ];
}

const MOST_NAMED = 12;

/** The map in a paragraph, for who cannot see it: what it shows, and who is tied to whom around what is picked. */
export function mapInWords(app) {
  const { scene, model, t } = app;
  const state = app.store.get();
  const named = (index) => nameAt(model.nodes[index], app.day, app.lang) || model.nodes[index].id;
  const most = [...scene.nodes].sort((a, b) => (scene.links.get(b)?.size ?? 0) - (scene.links.get(a)?.size ?? 0) || a - b);
  const parts = [`${stateWords(app).join(". ")}.`, ...filterWords(app).map((words) => `${words}.`)];
  if (scene.way?.length) return [...parts, t("words.way", { names: scene.way.map(named).join(" – ") })].join(" ");
  const picked = state.selected ? scene.standsFor[model.byId.get(state.selected)] : scene.centre;
  if (picked >= 0) {
    const tied = [...(scene.links.get(picked) ?? [])].sort((a, b) => most.indexOf(a) - most.indexOf(b));
    const rest = tied.length - MOST_NAMED;
    const names = tied.slice(0, MOST_NAMED).map(named).join("; ");
    return [...parts, tied.length ? t("words.tied", { name: named(picked), names }) : t("words.untied", { name: named(picked) }), rest > 0 ? t("words.andMore", { n: rest }) : ""].filter(Boolean).join(" ");
  }
  const names = most.slice(0, MOST_NAMED).filter((index) => scene.links.get(index)?.size).map((index) => `${named(index)} (${scene.links.get(index).size})`).join("; ");
  return [...parts, names ? t("words.most", { names }) : ""].filter(Boolean).join(" ");
}
