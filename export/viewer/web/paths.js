// How two actors are connected on a day: the ties of that day, the shortest ways, whom both know. Pure.

import { commonNeighbours, shortestPaths } from "./graph.js";
import { lifeStatus, openingDay } from "./model.js";
import { hiddenGroups } from "./state.js";
import { factStatus, periodStatus } from "./time.js";

const COST = { holds: 0, presumed: 1, possible: 4 };

function keyOf(a, b) {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** Relations that put one node into another are facts of both, without a line of their own. */
function containment(model, child, parent) {
  const inParent = new Set(model.nodes[parent].facts);
  return model.nodes[child].facts.filter((fact) => inParent.has(fact) && model.facts[fact].kind === "relation");
}

/**
 * The ties of a day between all nodes that exist then, what is folded included: `links` (node -> set of nodes) and
 * `between(a, b)`, the facts behind a tie. `allowed(index)` says which nodes a way may use; possible ties only with `possible`.
 */
export function tiesOn(model, day, possible, allowed) {
  const open = model.nodes.map((node) => allowed(node.index) && lifeStatus(node, day) !== "none");
  const links = new Map();
  const facts = new Map();
  const costs = new Map();
  const link = (a, b, status, found) => {
    if (a === b || !open[a] || !open[b] || status === "none" || (status === "possible" && !possible)) return;
    for (const [from, to] of [[a, b], [b, a]]) {
      if (!links.has(from)) links.set(from, new Set());
      links.get(from).add(to);
    }
    const key = keyOf(a, b);
    if (!facts.has(key)) facts.set(key, new Set());
    for (const fact of found()) facts.get(key).add(fact);
    costs.set(key, Math.min(costs.get(key) ?? Infinity, COST[status]));
  };
  for (const edge of model.edges) link(edge.a, edge.b, factStatus(model.facts[edge.fact], day), () => [edge.fact]);
  for (const node of model.nodes) {
    for (const parent of node.parents ?? []) {
      const holding = () => containment(model, node.index, parent.node).filter((fact) => factStatus(model.facts[fact], day) !== "none");
      link(node.index, parent.node, periodStatus(parent.b, parent.p, day), holding);
    }
  }
  return { links, between: (a, b) => [...(facts.get(keyOf(a, b)) ?? [])], cost: (a, b) => costs.get(keyOf(a, b)) ?? 0 };
}

/**
 * How the two ends of `state.path` are connected: {a, b, ties, length, total, ways, way, common}.
 * Ways go through groups that the legend shows, and through possible ties only when these are shown; the ends always count.
 */
export function connect(model, state, { possible = state.possible, off = hiddenGroups(state, model.view) } = {}) {
  const [a, b] = state.path.map((id) => model.byId.get(id));
  const hidden = new Set(off);
  const allowed = (index) => index === a || index === b || !hidden.has(model.nodes[index].group);
  const ties = tiesOn(model, state.day ?? openingDay(model.view), possible, allowed);
  const found = shortestPaths(ties.links, a, b, { cost: ties.cost });
  return { a, b, ties, ...found, way: Math.min(state.way, Math.max(0, found.ways.length - 1)), common: commonNeighbours(ties.links, a, b) };
}

/** The steps of a way: [{a, b, facts}]. */
export function stepsOf(ties, way) {
  return way.slice(1).map((node, at) => ({ a: way[at], b: node, facts: ties.between(way[at], node) }));
}

/** What would connect two that nothing connects: "possible" ties, "groups" that are off, or null. */
export function wouldConnect(model, state) {
  const tries = [["possible", { possible: true }], ["groups", { off: [] }], ["both", { possible: true, off: [] }]];
  return tries.find(([, change]) => connect(model, state, change).length !== null)?.[0] ?? null;
}
