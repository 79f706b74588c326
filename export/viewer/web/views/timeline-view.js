// The timeline as rows: a name, and a bar over the years. The words of the period stand in the row for those who do not see the bar.

import { button, el } from "../dom.js";
import { clip } from "../drawing.js";
import { localised } from "../i18n.js";
import { nameAt, shortNameAt } from "../model.js";
import { dateWords, formatDay, periodWords, yearOf, yearStart } from "../time.js";
import { boundedList, chartEntity, flyingSign } from "./chart-parts.js";
import { roleOf, rowStatus, segmentsOf, timelineOf } from "./timeline.js";

const FIRST_ROWS = 40;
const FIRST_SECTIONS = 24;
const LONGEST_FACT = 72;

const share = (day, { min, max }) => ((Math.min(max + 1, Math.max(min, day)) - min) / (max + 1 - min)) * 100;

function placed(element, from, to, span) {
  element.style.insetInlineStart = `${share(from, span).toFixed(3)}%`;
  if (to !== null) element.style.width = `${Math.max(0.35, share(to, span) - share(from, span)).toFixed(3)}%`;
  return element;
}

function bar(app, item, span) {
  if (item.kind === "event") {
    const [es, ls] = item.b;
    const day = ls ?? es;
    return [es !== null && ls !== null && ls > es ? placed(el("span", { class: "segment is-possible" }), es, ls, span) : null,
      placed(el("span", { class: "moment" }), day, null, span)];
  }
  return segmentsOf(item, span.min, span.max).map((segment) => {
    const clippedLeft = segment.from === span.min && (item.b[0] === null || item.b[0] < span.min);
    const clippedRight = segment.to === span.max + 1;
    return placed(el("span", { class: `segment is-${segment.status}${clippedLeft ? " from-before" : ""}${clippedRight ? " goes-on" : ""}` }), segment.from, segment.to, span);
  });
}

function track(app, item, span) {
  const asOf = placed(el("span", { class: "as-of" }), app.day, null, span);
  return el("span", { class: `track is-${item.kind}`, "aria-hidden": "true" }, asOf, bar(app, item, span));
}

function periodOf(app, item) {
  const fact = item.fact === null ? { occurs: false, b: item.b, p: item.p, start: startText(item.b), end: endText(item.b) } : app.model.facts[item.fact];
  return periodWords(fact, app.t);
}

const startText = ([es, ls]) => (es !== null && es === ls ? formatDay(es) : es !== null && ls !== null && yearOf(es) === yearOf(ls) ? String(yearOf(es)) : null);
const endText = ([, , ee, le]) => (ee !== null && ee === le ? formatDay(ee) : ee !== null && le !== null && yearOf(ee) === yearOf(le) ? String(yearOf(ee)) : null);

/** What a row of one actor's timeline says: the fact in words. */
function factName(app, item) {
  const fact = app.model.facts[item.fact];
  const node = app.model.nodes[item.index];
  const label = localised(fact.label, app.lang) || nameAt(node, app.day, app.lang);
  return button({ class: "chart-entity", "data-id": node.id, on: { click: () => (item.index === item.other ? app.actions.reach(node.id) : app.actions.pickPair([app.model.nodes[item.other].id, node.id], true)) } },
    flyingSign(app, item.index), el("span", { class: "chart-name", text: clip(label, LONGEST_FACT), title: label.length > LONGEST_FACT ? label : null, dir: "auto" }));
}

function postName(app, item) {
  const [holder, organisation] = [app.model.nodes[item.index], app.model.nodes[item.other]];
  const role = roleOf(app.model, item, app.lang);
  return button({ class: "chart-entity", on: { click: () => app.actions.pickPair([holder.id, organisation.id], true) } },
    flyingSign(app, item.index), el("span", { class: "chart-name", dir: "auto" }, shortNameAt(holder, app.day, app.lang),
      role ? el("span", { class: "chart-role", text: role }) : null));
}

function rowElement(app, item, span, tag = "li") {
  const name = item.kind === "life" ? chartEntity(app, item.index, { short: true }) : item.kind === "post" ? postName(app, item) : factName(app, item);
  const status = rowStatus(app.model, item, app.day);
  return el(tag, { class: `bar-row is-${item.kind}${status === "none" ? " is-over" : ""}` },
    name, track(app, item, span), el("span", { class: "visually-hidden", text: periodOf(app, item) }));
}

function sectionElement(app, section, span, index) {
  const rows = boundedList(app, section.rows, FIRST_ROWS, (item) => rowElement(app, item, span), { key: "years.more", id: `years-${index}`, into: () => el("ul", { class: "bar-rows" }) });
  return el("section", { class: "bar-section" }, el("h3", { class: "bar-heading" }, rowElement(app, section.life, span, "span")), section.rows.length ? rows : null);
}

/** Year marks over the bars, about eight. */
function axis(app, span) {
  const [first, last] = [yearOf(span.min), yearOf(span.max)];
  const step = [1, 2, 5, 10, 20].find((size) => (last - first) / size <= 7) ?? 50;
  const marks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) marks.push(placed(el("span", { class: "year", text: String(year) }), yearStart(year), null, span));
  const now = placed(el("span", { class: "as-of-label", text: dateWords(formatDay(app.day), app.t) }), app.day, null, span);
  now.classList.toggle("at-end", share(app.day, span) > 70);
  return el("div", { class: "axis", "aria-hidden": "true" }, el("span", { class: "axis-track" }, marks, now));
}

/** Set up the view inside `root`; `update(state)` returns what the frame says about it: {shown, leftOut}. */
export function createTimeline(app, root) {
  return {
    update(state) {
      const focus = state.focus ? app.model.byId.get(state.focus) : -1;
      const off = new Set(app.hiddenGroups());
      const span = { min: app.model.view.minDay, max: app.model.view.maxDay };
      const { sections, leftOut } = timelineOf(app.model, { focus, day: app.day, lang: app.lang, isShown: (index) => !off.has(app.model.nodes[index].group) });
      const bars = sections.reduce((sum, section) => sum + section.rows.length + 1, 0);
      const top = root.scrollTop;
      root.classList.toggle("of-one", focus >= 0);
      root.replaceChildren(
        el("h2", { class: "visually-hidden", text: app.t("view.years") }), axis(app, span),
        boundedList(app, sections, FIRST_SECTIONS, (section) => sectionElement(app, section, span, sections.indexOf(section)), { key: "years.moreSections", id: "years" }));
      root.scrollTop = top;
      return { shown: app.t("years.count", { n: bars }), leftOut: leftOut ? app.t("years.leftOut", { n: leftOut }) : "" };
    },
  };
}
