// How two actors are connected on a day: the ties of that day, the shortest ways, whom both know. Pure.

import { commonNeighbours, shortestPaths } from "../graph.js";
import { lifeStatus, openingDay } from "../model.js";
import { hiddenGroups } from "../state.js";
import { factStatus, periodStatus } from "../time.js";

const COST = { holds: 0, presumed: 1, possible: 4 };

/** Relations that put one node into another are facts of both, without a line of their own. */
function containment(model, child, parent) {
  const inParent = new Set(model.nodes[parent].facts);
  return model.nodes[child].facts.filter((fact) => inParent.has(fact) && model.facts[fact].kind === "relation");
}

/**
 * The ties of a day between all nodes that exist then, what is folded included: `links` (node -> Map of node -> {facts, cost}),
 * `between(a, b)`, the facts behind a tie, and `cost(a, b)`, low where one of them is sure. `allowed(index)` says which nodes a way
 * may use; possible ties count only with `possible`.
 */
export function tiesOn(model, day, possible, allowed) {
  const open = model.nodes.map((node) => allowed(node.index) && lifeStatus(node, day) !== "none");
  const links = new Map();
  const reach = (index) => {
    if (!links.has(index)) links.set(index, new Map());
    return links.get(index);
  };
  const link = (a, b, status, facts) => {
    if (status === "none" || (status === "possible" && !possible)) return;
    let tie = links.get(a)?.get(b);
    if (!tie) {
      tie = { facts: [], cost: Infinity };
      reach(a).set(b, tie);
      reach(b).set(a, tie);
    }
    for (const fact of facts) if (!tie.facts.includes(fact)) tie.facts.push(fact);
    tie.cost = Math.min(tie.cost, COST[status]);
  };
  for (const { a, b, fact } of model.edges) {
    if (a !== b && open[a] && open[b]) link(a, b, factStatus(model.facts[fact], day), [fact]);
  }
  for (const node of model.nodes) {
    if (!open[node.index]) continue;
    for (const parent of node.parents ?? []) {
      const status = open[parent.node] ? periodStatus(parent.b, parent.p, day) : "none";
      if (status === "none") continue;
      link(node.index, parent.node, status, containment(model, node.index, parent.node).filter((fact) => factStatus(model.facts[fact], day) !== "none"));
    }
  }
  const tieOf = (a, b) => links.get(a)?.get(b);
  return { links, between: (a, b) => tieOf(a, b)?.facts ?? [], cost: (a, b) => tieOf(a, b)?.cost ?? 0 };
}

/** The ties asked for last: map, panel and table ask for the same ones. */
let lastTies = { model: null, key: "", ties: null };

function tiesBetween(model, day, possible, hidden, ends) {
  const freed = ends.filter((index) => hidden.has(model.nodes[index].group));
  const key = JSON.stringify([day, possible, [...hidden], freed]);
  if (lastTies.model !== model || lastTies.key !== key) {
    const allowed = (index) => freed.includes(index) || !hidden.has(model.nodes[index].group);
    lastTies = { model, key, ties: tiesOn(model, day, possible, allowed) };
  }
  return lastTies.ties;
}

/**
 * How the two ends of `state.path` are connected: {a, b, ties, length, total, ways, way, common}.
 * Ways go through groups that the legend shows, and through possible ties only when these are shown; the ends always count.
 */
export function connect(model, state, { possible = state.possible, off = hiddenGroups(state, model.view) } = {}) {
  const [a, b] = state.path.map((id) => model.byId.get(id));
  const ties = tiesBetween(model, state.day ?? openingDay(model.view), possible, new Set(off), [a, b]);
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
