// Organisations and posts as bars over the years; what is uncertain at an end is told apart from what is sure. Pure.

import { localised } from "../i18n.js";
import { nameAt } from "../model.js";
import { factStatus, isDated, periodStatus } from "../time.js";

/** Groups that live and have posts. */
const ORGANISATIONS = new Set(["government", "agency", "organisation", "company"]);
const POST = "holdsPost";
/** What a timeline of one actor leaves to the panel. */
const SILENT = new Set(["identification", "figure", "existence"]);

/**
 * A period as segments [{from, to, status}] inside the time shown, `to` being the first day without: each day has the
 * status that the same day has everywhere else (time.js), so uncertain ends are told apart from what is sure.
 */
export function segmentsOf({ b, p }, min, max) {
  const end = max + 1;
  const cuts = [...new Set([min, end, ...b, ...p].filter((day) => day !== null && day >= min && day <= end))].sort((x, y) => x - y);
  const segments = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const status = periodStatus(b, p, cuts[at]);
    const before = segments[segments.length - 1];
    if (before && before.status === status) before.to = cuts[at + 1];
    else segments.push({ from: cuts[at], to: cuts[at + 1], status });
  }
  return segments.filter((segment) => segment.status !== "none");
}

/** Whether a bar says anything: it has a date at one end at least, inside the time shown. */
function isInSpan({ b, p }, min, max) {
  const [es, ls, ee, le] = b;
  if (es === null && ls === null && le === null && (ee === null || p[0] === null)) return false;
  return !((le !== null && le <= min) || (es !== null && es > max));
}

function row(model, index, fact, extra) {
  return { index, fact, b: fact === null ? model.nodes[index].b : model.facts[fact].b, p: fact === null ? model.nodes[index].p : model.facts[fact].p, ...extra };
}

function byStart(a, b) {
  const key = ({ b: [es, ls] }) => ls ?? es ?? -Infinity;
  return key(a) - key(b) || a.index - b.index;
}

/** The posts in an organisation: a row a holder and term. */
function postsIn(model, organisation, { min, max }, isShown) {
  const rows = [];
  for (const at of model.nodes[organisation].edges) {
    const edge = model.edges[at];
    if (edge.tie !== POST || edge.b !== organisation || !isShown(edge.a)) continue;
    const found = row(model, edge.a, edge.fact, { kind: "post", other: organisation });
    if (isInSpan(found, min, max)) rows.push(found);
  }
  return rows.sort(byStart);
}

/** The whole: each organisation that has a dated life or post, with its posts under it. */
function wholeTimeline(model, span, isShown, day, lang) {
  const sections = [];
  const undated = [];
  for (const node of model.nodes) {
    if (!ORGANISATIONS.has(node.group) || !isShown(node.index)) continue;
    const life = row(model, node.index, null, { kind: "life" });
    const posts = postsIn(model, node.index, span, isShown);
    if (isInSpan(life, span.min, span.max) || posts.length) sections.push({ life, rows: posts, order: [...model.groups.keys()].indexOf(node.group) });
    else undated.push(node.index);
  }
  const name = (section) => nameAt(model.nodes[section.life.index], day, lang);
  sections.sort((a, b) => a.order - b.order || b.rows.length - a.rows.length || name(a).localeCompare(name(b), lang === "en" ? "en" : "nb"));
  return { sections, leftOut: undated.length };
}

/** One actor: its life, and every dated fact about it that its panel would show a time for. */
function actorTimeline(model, focus, span) {
  const node = model.nodes[focus];
  const rows = [];
  let leftOut = 0;
  for (const fact of new Set(node.facts)) {
    const { kind, occurs } = model.facts[fact];
    if (SILENT.has(kind)) continue;
    const other = model.factNodes[fact].find((index) => index !== focus) ?? focus;
    const found = row(model, other, fact, { kind: occurs ? "event" : kind === "name" ? "name" : "fact", other: focus });
    if (isInSpan(found, span.min, span.max)) rows.push(found);
    else leftOut += 1;
  }
  return { sections: [{ life: row(model, focus, null, { kind: "life" }), rows: rows.sort(byStart), order: 0 }], leftOut };
}

/** The rows of a timeline: `sections` [{life, rows}], and how many things without a date in the time shown are `leftOut`. */
export function timelineOf(model, { focus = -1, day, lang, isShown = () => true }) {
  const span = { min: model.view.minDay, max: model.view.maxDay };
  return focus >= 0 ? actorTimeline(model, focus, span) : wholeTimeline(model, span, isShown, day, lang);
}

/** What a fact about a post calls it, without who held it and where: "statssekretær" of "Paul Chaffey: statssekretær i KMD"; "" when it is not told apart. */
export function roleOf(model, { index, other, fact }, lang) {
  const label = localised(model.facts[fact].label, lang);
  const namesOf = (node) => model.nodes[node].names.map((name) => name.t).filter(Boolean).sort((a, b) => b.length - a.length);
  const holder = namesOf(index).find((name) => label.startsWith(`${name}: `));
  if (!holder) return "";
  const role = label.slice(holder.length + 2);
  const endings = namesOf(other).flatMap((name) => [` i ${name}`, ` in ${name}`, ` at ${name}`, ` of ${name}`, ` (${name})`]);
  const ending = endings.find((text) => role.endsWith(text));
  return ending ? role.slice(0, -ending.length) : role;
}

/** How a row stands to a day: the status of its fact, or of the life itself. */
export function rowStatus(model, item, day) {
  return factStatus(item.fact === null ? { occurs: false, b: item.b, p: item.p } : model.facts[item.fact], day);
}

/** Whether either end of what a row shows is known to the day or year, rather than left open. */
export function isDatedRow(model, item) {
  if (item.fact === null) return item.b[0] !== null || item.b[3] !== null;
  const { start, end } = model.facts[item.fact];
  return isDated(start) || isDated(end);
}
