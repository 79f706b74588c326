// Who says what on which topic: the positions taken to each proposition, and what was said without one. Pure.

import { factStatus } from "../time.js";

/** The stances in reading order, with the sign that each is shown by. */
export const STANCES = [["disagree", "−"], ["mixed", "±"], ["agree", "+"]];
const SPOKE = "spokeOn";
const MEMBER = new Set(["holdsPost", "belongsTo"]);

function gather(map, key, mark) {
  if (!map.has(key)) map.set(key, new Map());
  const marks = map.get(key);
  const known = marks.get(mark.speaker);
  if (known) known.facts.push(...mark.facts);
  else marks.set(mark.speaker, mark);
}

/** The marks of a day: target -> stance -> speaker -> {speaker, facts, status}, for every stance and for topics spoken on. */
function marksOn(model, day, isShown) {
  const found = new Map([...STANCES.map(([stance]) => stance), SPOKE].map((tie) => [tie, new Map()]));
  for (const edge of model.edges) {
    const status = found.has(edge.tie) && isShown(edge.a) ? factStatus(model.facts[edge.fact], day) : "none";
    if (status !== "none") gather(found.get(edge.tie), edge.b, { speaker: edge.a, facts: [edge.fact], status });
  }
  return found;
}

/** Who speaks for an actor: itself, and those with a post in it or who belong to it on the day. */
export function voicesOf(model, day, actor) {
  const voices = new Set([actor]);
  for (const edge of model.edges) {
    if (edge.b === actor && MEMBER.has(edge.tie) && factStatus(model.facts[edge.fact], day) !== "none") voices.add(edge.a);
  }
  return voices;
}

const list = (marks) => [...(marks?.values() ?? [])].sort((a, b) => b.facts.length - a.facts.length || a.speaker - b.speaker);

function rowOf(marks, proposition) {
  const row = { proposition, total: 0 };
  for (const [stance] of STANCES) {
    row[stance] = list(marks.get(stance).get(proposition));
    row.total += row[stance].length;
  }
  return row;
}

/** The topics that a proposition is about; a proposition without one stands under `null`. */
function topicsOf(model) {
  const topics = new Map();
  for (const edge of model.edges) {
    if (edge.tie === "concerns") topics.set(edge.a, [...(topics.get(edge.a) ?? []), edge.b]);
  }
  return topics;
}

function isAbout(section, row, focus, voices) {
  if (focus < 0 || section.topic === focus || row.proposition === focus) return true;
  return STANCES.some(([stance]) => row[stance].some((mark) => voices.has(mark.speaker)));
}

/**
 * The statements of a day, by topic: `sections` [{topic, rows, spoke}] with the most discussed first, and the `totals`
 * of each stance. A `focus` (-1: none) keeps what it, or those who speak for it, took a position on, or what is about it.
 */
export function statementsOn(model, day, { focus = -1, isShown = () => true } = {}) {
  const marks = marksOn(model, day, isShown);
  const topics = topicsOf(model);
  const voices = focus >= 0 ? voicesOf(model, day, focus) : new Set();
  const sections = new Map();
  const section = (topic) => {
    if (!sections.has(topic)) sections.set(topic, { topic, rows: [], spoke: list(marks.get(SPOKE).get(topic)) });
    return sections.get(topic);
  };
  const propositions = new Set(STANCES.flatMap(([stance]) => [...marks.get(stance).keys()]));
  for (const proposition of [...propositions].sort((a, b) => a - b)) {
    for (const topic of topics.get(proposition) ?? [null]) section(topic).rows.push(rowOf(marks, proposition));
  }
  for (const topic of marks.get(SPOKE).keys()) section(topic);
  const found = [...sections.values()].map((one) => ({
    ...one,
    rows: one.rows.filter((row) => isAbout(one, row, focus, voices)).sort((a, b) => b.total - a.total || a.proposition - b.proposition),
    spoke: focus < 0 || one.topic === focus ? one.spoke : one.spoke.filter((mark) => voices.has(mark.speaker)),
  })).filter((one) => one.rows.length || one.spoke.length);
  const weight = (one) => one.rows.reduce((sum, row) => sum + row.total, 0) * 10 + one.spoke.length;
  found.sort((a, b) => weight(b) - weight(a) || (a.topic ?? Infinity) - (b.topic ?? Infinity));
  const totals = Object.fromEntries(STANCES.map(([stance]) => [stance, new Set(found.flatMap((one) => one.rows.flatMap((row) => row[stance].flatMap((mark) => mark.facts.map((fact) => `${fact}/${row.proposition}`))))).size]));
  return { sections: found, totals, voices, propositions: new Set(found.flatMap((one) => one.rows.map((row) => row.proposition))).size };
}
