// The reading order of an entity's facts. Pure.

import { factStatus } from "./time.js";

const UNDER = new Set(["subordinateTo", "unitOf", "within", "memberOf"]);
const BY_KIND = {
  membership: "posts", solutionRole: "solutions", participation: "events", documentRole: "documents", statement: "statements",
  reportedClaim: "statements", figure: "figures", change: "changes", name: "names", identification: "identifiers", existence: "life",
};

/** The sections of the panel, in reading order. */
export const FACT_SECTIONS = [
  "posts", "under", "over", "relations", "solutions", "events", "documents", "statements", "figures", "changes", "names", "identifiers", "life",
];

function isParent(model, parent, child) {
  return child !== null && (model.nodes[child].parents ?? []).some((item) => item.node === parent);
}

/** The section of a fact in the panel of the node `owner` (null: no owner). */
export function sectionOf(model, factIndex, owner) {
  const fact = model.facts[factIndex];
  if (fact.kind !== "relation") return BY_KIND[fact.kind] ?? "relations";
  for (const other of model.factNodes[factIndex]) {
    if (other !== owner && isParent(model, other, owner)) return "under";
    if (other !== owner && isParent(model, owner, other)) return "over";
  }
  for (const index of model.factEdges[factIndex]) {
    const edge = model.edges[index];
    if (!UNDER.has(edge.tie)) continue;
    if (edge.a === owner) return "under";
    if (edge.b === owner) return "over";
  }
  return "relations";
}

function latestFirst(model) {
  const key = (index) => model.facts[index].b[1] ?? model.facts[index].b[0] ?? -Infinity;
  return (a, b) => (key(a) === key(b) ? a - b : key(b) > key(a) ? 1 : -1);
}

/** Facts by section: those of the day (`now`) and those of other times (`other`), each a list of [section, facts]. */
export function groupFacts(model, factIndices, owner, day) {
  const sections = { now: new Map(), other: new Map() };
  for (const index of [...new Set(factIndices)].sort(latestFirst(model))) {
    const time = factStatus(model.facts[index], day) === "none" ? sections.other : sections.now;
    const name = sectionOf(model, index, owner);
    if (!time.has(name)) time.set(name, []);
    time.get(name).push(index);
  }
  const ordered = (time) => FACT_SECTIONS.filter((name) => time.has(name)).map((name) => [name, time.get(name)]);
  return { now: ordered(sections.now), other: ordered(sections.other) };
}
