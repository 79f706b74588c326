// What changed between two days: facts whose answer turned, and in actor terms who came, went or was renamed. Pure.
// The same rule as the command `diff`: what holds or is presumed on one day and not on the other.

import { nameAt } from "../model.js";
import { factStatus, periodStatus } from "../time.js";

const SHOWN = new Set(["holds", "presumed"]);

function boundsOf(item) {
  return [...item.b, ...item.p].filter((day) => day !== null);
}

/** The days after `early`, up to `late`, on which something begins or ceases to hold. `statusOn(day)` gives its status. */
export function turningDays(item, statusOn, early, late) {
  const within = boundsOf(item).filter((day) => day > early && day <= late);
  if (!within.length) return within;
  const days = [...new Set(within)].sort((a, b) => a - b);
  return days.filter((day) => SHOWN.has(statusOn(day)) !== SHOWN.has(statusOn(day - 1)));
}

/**
 * What became of something between two days: {turn, day, until, certain}, or null when its answer is the same.
 * `turn` is began, happened, ended or passed (came and went in between); `certain` is false when it may have held on the other day too.
 */
export function turned(item, statusOn, early, late) {
  const [first, last] = [statusOn(early), statusOn(late)];
  const isSame = SHOWN.has(first) === SHOWN.has(last);
  if (isSame && (SHOWN.has(first) || item.occurs)) return null;
  const days = turningDays(item, statusOn, early, late);
  if (isSame) {
    if (!days.length) return null;
    return { turn: "passed", day: days[0], until: days[days.length - 1], certain: first === "none" && last === "none" };
  }
  const day = days[days.length - 1];
  if (SHOWN.has(last)) return { turn: item.occurs ? "happened" : "began", day, until: null, certain: first === "none" };
  return { turn: "ended", day, until: null, certain: last === "none" };
}

/** What became of a fact between two days. */
export function turnedFact(fact, early, late) {
  return turned(fact, (day) => factStatus(fact, day), early, late);
}

const HAPPENS = { event: "event", document: "document" };
const LIFELESS = new Set(["topic", "proposition", "place"]);
const LIFE = { began: "founded", ended: "ended", passed: "passed" };

/** The kinds of change, in reading order. */
export const CHANGE_KINDS = [
  "founded", "ended", "passed", "change", "renamed", "post", "postLeft", "tie", "tieEnded", "number", "event", "document", "said", "known",
];

function lifeChange(model, node, early, late) {
  if (LIFELESS.has(node.group)) return null;
  const found = turned(node, (day) => periodStatus(node.b, node.p, day), early, late);
  if (!found) return null;
  const kind = HAPPENS[node.group] ?? LIFE[found.turn];
  if (HAPPENS[node.group] && found.turn === "ended") return null;
  const facts = node.facts.filter((index) => model.facts[index].kind === "existence" && turnedFact(model.facts[index], early, late));
  return { ...found, kind, node: node.index, facts };
}

/** A new name: told when the name of the later day is known to have begun, or that of the earlier one to have ended, in between. */
function renaming(model, node, early, late, lang) {
  const [before, after] = [nameAt(node, early, lang), nameAt(node, late, lang)];
  if (before === after) return null;
  const turnOf = (text) => {
    const name = node.names.find((item) => item.t === text);
    return name ? turned(name, (day) => periodStatus(name.b, name.p, day), early, late) : null;
  };
  const found = turnOf(after) ?? turnOf(before);
  if (!found || found.turn === "passed") return null;
  const facts = node.facts.filter((index) => model.facts[index].kind === "name" && turnedFact(model.facts[index], early, late));
  return { turn: "began", day: found.day, until: null, certain: found.certain, kind: "renamed", node: node.index, facts, before, after };
}

const KIND_OF = {
  change: { happened: "change" }, membership: { began: "post", ended: "postLeft", passed: "passed" },
  relation: { began: "tie", ended: "tieEnded", passed: "passed" }, solutionRole: { began: "tie", ended: "tieEnded", passed: "passed" },
  identification: { began: "number" }, participation: { happened: "event" }, documentRole: { happened: "document" },
  statement: { happened: "said" }, reportedClaim: { happened: "said" },
};

/** What comes and goes with an actor as a matter of course: its number, and where it lies. */
function isCarried(model, index, lives) {
  const fact = model.facts[index];
  const ofCourse = fact.kind === "identification" || (fact.kind === "relation" && !model.factEdges[index].length);
  return ofCourse && model.factNodes[index].some((node) => lives.has(node));
}

/** Of whom a fact is told: whoever its first tie starts from, else the first that it is about. */
function toldOf(model, index) {
  const edge = model.factEdges[index][0];
  return edge === undefined ? model.factNodes[index][0] : model.edges[edge].a;
}

/**
 * What changed between two days, newest first: [{kind, turn, day, until, certain, node, facts, before?, after?}].
 * Figures are left out: each survey is a figure of its own day, not a change of the one before. What may have been so on the other
 * day too is `known`: not the thing changed, only what the sources tell of it.
 */
export function changesBetween(model, early, late, lang) {
  const rows = [];
  const lives = new Set();
  for (const node of model.nodes) {
    const life = lifeChange(model, node, early, late);
    if (life) {
      rows.push(life);
      lives.add(node.index);
    } else {
      const renamed = renaming(model, node, early, late, lang);
      if (renamed) rows.push(renamed);
    }
  }
  model.facts.forEach((fact, index) => {
    const kinds = KIND_OF[fact.kind];
    if (!kinds || !model.factNodes[index].length || isCarried(model, index, lives)) return;
    const found = turnedFact(fact, early, late);
    const kind = found && kinds[found.turn];
    if (kind) rows.push({ ...found, kind, node: toldOf(model, index), facts: [index] });
  });
  const order = (row) => CHANGE_KINDS.indexOf(row.kind);
  for (const row of rows) if (!row.certain) row.kind = "known";
  return rows.sort((a, b) => b.day - a.day || order(a) - order(b) || a.node - b.node || (a.facts[0] ?? 0) - (b.facts[0] ?? 0));
}

/** The days on which something changes for a node, or for anybody (`null`), with how much: [[day, count]], in order. */
export function changeDays(model, node, early, late) {
  const days = new Map();
  const facts = node === null ? model.facts.keys() : model.nodes[node].facts;
  for (const index of facts) {
    const fact = model.facts[index];
    if (fact.kind === "figure" || (node === null && fact.kind === "identification")) continue;
    for (const day of turningDays(fact, (on) => factStatus(fact, on), early, late)) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort((a, b) => a[0] - b[0]);
}
