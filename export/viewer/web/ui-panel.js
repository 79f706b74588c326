// The side panel: an entity, a pair, or a start when nothing is picked.

import { hiddenGroups, subjectKey } from "./state.js";
import { button, el } from "./dom.js";
import { groupFacts } from "./fact-groups.js";
import { beyond, GROWTH } from "./filter.js";
import { localised } from "./i18n.js";
import { groupIcon } from "./icons.js";
import { kindWords, lifeStatus, nameAt, standing, TALK_GROUPS } from "./model.js";
import { factCard, nameOf } from "./panel-fact.js";
import { pathPanel } from "./path/panel-path.js";
import { startPanel } from "./panel-start.js";
import { sourcePanel } from "./panel-source.js";
import { figureList } from "./panel-figures.js";
import { formatDay, lifeYears, dateWords, periodStatus } from "./time.js";
import { entityButton } from "./entity.js";

const FIRST_FACTS = 25;
const FIRST_OF = { over: 6 };

function factList(app, name, facts, owner) {
  if (name === "figures") return figureList(app, facts, owner, (rest) => factList(app, "single", rest, owner));
  const first = FIRST_OF[name] ?? FIRST_FACTS;
  const list = el("ul", { class: "facts" }, facts.slice(0, first).map((index) => factCard(app, index, owner)));
  if (facts.length <= first) return [list];
  const more = button({ class: "link more", text: app.t("panel.more", { n: facts.length - first }), on: { click: () => {
    list.append(...facts.slice(first).map((index) => factCard(app, index, owner)));
    more.remove();
  } } });
  return [list, more];
}

function sections(app, groups, owner, level) {
  return groups.map(([name, facts]) => el("section", { class: "fact-group" },
    el(level, {}, app.t(`section.${name}`), el("span", { class: "count", text: String(facts.length) })), factList(app, name, facts, owner)));
}

/** The facts of other times: closed, and made only when opened. */
function otherTimes(app, groups, owner) {
  if (!groups.length) return null;
  const total = groups.reduce((sum, [, facts]) => sum + facts.length, 0);
  const details = el("details", { class: "other-times", "data-testid": "other-times", open: app.openOther },
    el("summary", { text: app.t("panel.other", { n: total }) }));
  const fill = () => { if (details.children.length === 1) details.append(...sections(app, groups, owner, "h3")); };
  if (details.open) fill();
  details.addEventListener("toggle", () => {
    if (details.open) fill();
    app.openOther = details.open;
  });
  return details;
}

function formerNames(app, node, shown) {
  const seen = new Set([shown]);
  const former = [];
  for (const name of node.names) {
    if (TALK_GROUPS.has(node.group) && name.lang !== null && name.lang !== app.lang) continue;
    if (seen.has(name.t) || seen.has(standing(node, name.t)) || !name.t.trim() || name.form === "misprint" || name.form === "inflected") continue;
    seen.add(name.t);
    former.push([name, periodStatus(name.b, name.p, app.day) === "none"]);
  }
  const line = (over) => former.filter(([, isOver]) => isOver === over)
    .map(([name]) => [name.t, lifeYears(name.b) ? `(${lifeYears(name.b)})` : ""].filter(Boolean).join(" ")).join("; ");
  return { other: line(false), former: line(true) };
}

function lifeWords(app, node) {
  const years = lifeYears(node.b);
  const status = lifeStatus(node, app.day);
  if (status === "none") return [years, app.t("node.notThen")].filter(Boolean).join(" · ");
  return years;
}

function neighbourCounts(app, index) {
  const counts = new Map();
  for (const other of app.scene.links.get(index) ?? []) {
    const group = app.model.nodes[other].group;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const rows = [...app.model.groups.values()].filter((group) => counts.has(group.id));
  return rows.length ? el("ul", { class: "tie-counts", "aria-label": app.t("node.ties") }, rows.map((group) => el("li", {},
    groupIcon(group, 14), el("span", { class: "tie-number", text: String(counts.get(group.id)) }), el("span", { text: localised(group.label, app.lang) })))) : null;
}

/** Why the facts are not there: still being read, or not readable here. */
function missingDetails(app) {
  return el("p", { class: app.details === "loading" ? "muted" : "notice", role: "status", text: app.t(`details.${app.details}`) });
}

/** What stands in the way of seeing a picked entity on the map, with a way out. */
function notice(app, node) {
  const state = app.store.get();
  if (lifeStatus(node, app.day) === "none") {
    const [es, ls, ee] = node.b;
    const target = es !== null && app.day < es ? ls ?? es : (ee ?? app.day) - 1;
    const go = Math.min(app.model.view.maxDay, Math.max(app.model.view.minDay, target));
    return el("p", { class: "notice", "data-testid": "notice" }, app.t("notice.notThen", { date: dateWords(formatDay(app.day), app.t) }), " ",
      button({ class: "link", text: app.t("notice.goTo", { date: dateWords(formatDay(go), app.t) }), on: { click: () => app.actions.setDay(go) } }));
  }
  if (hiddenGroups(state, app.model.view).includes(node.group)) {
    return el("p", { class: "notice", "data-testid": "notice" }, app.t("notice.filtered"), " ",
      button({ class: "link", text: app.t("notice.show"), on: { click: () => app.actions.showGroup(node.group, true) } }));
  }
  return null;
}

function evidenceButton(app) {
  return button({ class: "action", id: "evidence-button", on: { click: () => app.actions.showTable("evidence") } }, app.t("evidence.open"), el("kbd", { text: "E", "aria-hidden": "true" }));
}

function nodeActions(app, node) {
  const state = app.store.get();
  const folded = app.scene.contained.get(node.index) ?? 0;
  const isOpen = state.open.includes(node.id);
  const focused = state.focus === node.id;
  return el("div", { class: "actions" },
    button({ class: "action", id: "focus-button", "aria-pressed": String(focused), on: { click: () => (focused ? app.actions.unfocus() : app.actions.focus(node.id)) } },
      app.t(focused ? "node.unfocus" : "node.focus"), el("kbd", { text: "F", "aria-hidden": "true" })),
    button({ class: "action", id: "path-button", on: { click: () => app.actions.askPath(node.id) } }, app.t("path.ask"), el("kbd", { text: "P", "aria-hidden": "true" })),
    evidenceButton(app),
    folded ? button({ class: "action", id: "fold-button", "aria-expanded": String(isOpen), text: app.t(isOpen ? "node.fold" : "node.unfold", { n: folded }), on: { click: () => app.actions.toggleOpen(node.id) } }) : null);
}

/** What changes the picture by one actor: keep it, hide it, bring in more of its neighbours. */
function pictureActions(app, node) {
  const state = app.store.get();
  const index = app.scene.standsFor[node.index];
  if (index < 0) return null;
  const isPinned = state.pinned.includes(node.id);
  const more = state.focus ? beyond(app.scene.around, index, (other) => app.scene.nodes.includes(other)) : [];
  return el("div", { class: "actions minor" },
    button({ class: "link", id: "pin-button", "aria-pressed": String(isPinned), title: app.t("node.pinTitle"), on: { click: () => app.actions.togglePin(node.id) } },
      app.t(isPinned ? "node.unpin" : "node.pin"), el("kbd", { text: "K", "aria-hidden": "true" })),
    button({ class: "link", id: "hide-button", on: { click: () => app.actions.hide(node.id) } }, app.t("node.hide"), el("kbd", { text: "H", "aria-hidden": "true" })),
    more.length ? button({ class: "link", id: "grow-button", on: { click: () => app.actions.grow(node.id) } },
      app.t("node.grow", { n: Math.min(GROWTH, more.length), of: more.length }), el("kbd", { text: "X", "aria-hidden": "true" })) : null);
}

function nodePanel(app, node) {
  const shown = nameAt(node, app.day, app.lang);
  const names = formerNames(app, node, shown);
  const group = app.model.groups.get(node.group);
  const parent = app.scene.parents[node.index];
  const rows = [
    [app.t("node.former"), names.former], [app.t("node.otherNames"), names.other],
    [app.t("node.ids"), node.ids.join(", ")], [app.t("node.life"), lifeWords(app, node)],
  ].filter(([, value]) => value);
  const facts = groupFacts(app.model, node.facts, node.index, app.day);
  return [
    el("header", { class: "panel-head" },
      el("p", { class: "kind" }, groupIcon(group, 16), kindWords(app.model.view, node, app.lang)),
      el("h2", { id: "panel-title", tabindex: "-1", text: shown || node.id, dir: "auto" }),
      rows.length ? el("dl", { class: "pairs" }, rows.map(([label, value]) => [el("dt", { text: label }), el("dd", { text: value, dir: "auto" })])) : null,
      parent !== null ? el("p", { class: "in-parent" }, app.t("node.in"), " ", entityButton(app, parent, { short: true })) : null),
    notice(app, node),
    nodeActions(app, node),
    pictureActions(app, node),
    neighbourCounts(app, node.index),
    ...(app.details === "ready" ? [
      facts.now.length ? sections(app, facts.now, node.index, "h3") : el("p", { class: "muted", text: app.t("panel.noFacts") }),
      otherTimes(app, facts.other, node.index),
    ] : [missingDetails(app)]),
  ];
}

function pairPanel(app, ids) {
  const [a, b] = ids.map((id) => app.model.byId.get(id));
  const key = [a, b].sort((x, y) => x - y).join("-");
  const pair = app.scene.pairs.find((item) => item.key === key);
  const between = (edge) => {
    const ends = [app.scene.standsFor[edge.a], app.scene.standsFor[edge.b]];
    return ends.includes(a) && ends.includes(b) ? true : (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a);
  };
  const facts = app.model.edges.filter((edge) => between(edge) && a !== b).map((edge) => edge.fact);
  const groups = groupFacts(app.model, facts, null, app.day);
  return [
    el("header", { class: "panel-head" },
      el("p", { class: "kind", text: app.t("pair.kind") }),
      el("h2", { id: "panel-title", tabindex: "-1", dir: "auto" }, nameOf(app, a), el("span", { class: "pair-mark", text: " – " }), nameOf(app, b)),
      el("p", { class: "pair-ends" }, entityButton(app, a, { short: true }), entityButton(app, b, { short: true }))),
    pair || groups.now.length ? null : el("p", { class: "notice", text: app.t("pair.notThen") }),
    el("div", { class: "actions" }, button({ class: "action", id: "pair-path", text: app.t("path.pair"), on: { click: () => app.actions.showPath(...ids) } }), evidenceButton(app)),
    ...(app.details === "ready" ? [sections(app, groups.now, null, "h3"), otherTimes(app, groups.other, null)] : [missingDetails(app)]),
  ];
}

function contentOf(app, state) {
  if (state.pair) return pairPanel(app, state.pair);
  const missing = app.details === "ready" ? null : missingDetails(app);
  if (state.path) return pathPanel(app, state, missing);
  if (state.selected) return nodePanel(app, app.model.nodes[app.model.byId.get(state.selected)]);
  return state.source ? sourcePanel(app, state.source, sections, missing) : startPanel(app);
}

/** Set up the panel; returns `update(state)`, `focusTitle()` and `focusFact(id)`. */
export function createPanel(app, root) {
  const close = button({ class: "icon close", id: "panel-close", text: "×", on: { click: () => app.actions.clear() } });
  const body = el("div", { class: "panel-body" });
  root.append(close, body);
  let subject = null;
  return {
    update(state) {
      const picked = subjectKey(state);
      close.hidden = !picked;
      close.setAttribute("aria-label", app.t("panel.close"));
      root.classList.toggle("has-subject", Boolean(picked));
      const content = contentOf(app, state);
      const top = root.scrollTop;
      const held = body.contains(document.activeElement);
      const focusId = held ? document.activeElement.id : null;
      body.replaceChildren(...content.flat().filter(Boolean));
      root.scrollTop = picked === subject ? top : 0;
      const again = focusId ? body.querySelector(`#${CSS.escape(focusId)}`) : null;
      // What is done may take its own button away; the reader then stays in the panel.
      (again ?? (held && picked === subject ? body.querySelector("#panel-title") : null))?.focus({ preventScroll: true });
      subject = picked;
    },
    /** Bring a fact into view, opened, behind whatever button it waits. */
    focusFact(id) {
      const find = () => body.querySelector(`.fact[data-fact="${CSS.escape(id)}"]`);
      if (!find()) for (const more of body.querySelectorAll(".more")) more.click();
      const summary = find()?.querySelector("summary");
      find()?.scrollIntoView({ block: "nearest" });
      summary?.focus({ preventScroll: true });
    },
    focusTitle: () => body.querySelector("#panel-title")?.focus({ preventScroll: false }),
  };
}
