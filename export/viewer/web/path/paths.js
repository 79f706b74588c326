// How two actors are connected on a day: the ties of that day, the shortest ways, whom both know. Pure.

import { commonNeighbours, shortestPaths } from "../graph.js";
import { lifeStatus, openingDay, TALK_GROUPS } from "../model.js";
import { hiddenGroups } from "../state.js";
import { factStatus, periodStatus } from "../time.js";

/** Kinds of fact that tie a speaker to what is talked about. */
export const TALK_KINDS = new Set(["statement", "reportedClaim"]);

const COST = { holds: 0, presumed: 1, possible: 4 };

/** Relations that put one node into another are facts of both, without a line of their own. */
function containment(model, child, parent) {
  const inParent = new Set(model.nodes[parent].facts);
  return model.nodes[child].facts.filter((fact) => inParent.has(fact) && model.facts[fact].kind === "relation");
}

/**
 * The ties of a day between all nodes that exist then, what is folded included: `links` (node -> Map of node -> {facts, cost}),
 * `between(a, b)`, the facts behind a tie, and `cost(a, b)`, low where one of them is sure. `allowed(index)` says which nodes a way
 * may use and `counts(edge)` which ties; possible ties count only with `possible`.
 */
export function tiesOn(model, day, possible, allowed, counts = () => true) {
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
  for (const edge of model.edges) {
    const { a, b, fact } = edge;
    if (a !== b && open[a] && open[b] && counts(edge)) link(a, b, factStatus(model.facts[fact], day), [fact]);
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

function tiesBetween(model, day, possible, hidden, talk, ends) {
  const shut = new Set([...hidden, ...(talk ? [] : TALK_GROUPS)]);
  const freed = ends.filter((index) => shut.has(model.nodes[index].group));
  const key = JSON.stringify([day, possible, [...shut], talk, freed]);
  if (lastTies.model !== model || lastTies.key !== key) {
    const allowed = (index) => freed.includes(index) || !shut.has(model.nodes[index].group);
    const asked = (index) => freed.includes(index) && TALK_GROUPS.has(model.nodes[index].group);
    const counts = ({ a, b, fact }) => talk || !TALK_KINDS.has(model.facts[fact].kind) || asked(a) || asked(b);
    lastTies = { model, key, ties: tiesOn(model, day, possible, allowed, counts) };
  }
  return lastTies.ties;
}

/**
 * How the two ends of `state.path` are connected: {a, b, ties, length, total, ways, way, common}.
 * Ways go through groups that the legend shows, and through possible ties only when these are shown; the ends always count.
 * Topics, propositions and who said something about whom are left out, unless one of the ends is such or `state.talk` asks for them.
 */
export function connect(model, state, { possible = state.possible, talk = state.talk, off = hiddenGroups(state, model.view) } = {}) {
  const [a, b] = state.path.map((id) => model.byId.get(id));
  const ties = tiesBetween(model, state.day ?? openingDay(model.view), possible, new Set(off), talk, [a, b]);
  const found = shortestPaths(ties.links, a, b, { cost: ties.cost });
  return { a, b, ties, ...found, way: Math.min(state.way, Math.max(0, found.ways.length - 1)), common: commonNeighbours(ties.links, a, b) };
}

/** The steps of a way: [{a, b, facts}], of the facts what people said last. */
export function stepsOf(model, ties, way) {
  const isTalk = (fact) => Number(TALK_KINDS.has(model.facts[fact].kind));
  return way.slice(1).map((node, at) => ({ a: way[at], b: node, facts: [...ties.between(way[at], node)].sort((one, other) => isTalk(one) - isTalk(other)) }));
}

/** The choice of `talk` as a change of state; topics and propositions that are off come into the picture. */
export function withTalk(talk, off) {
  return talk && off.some((group) => TALK_GROUPS.has(group)) ? { talk, way: 0, off: off.filter((group) => !TALK_GROUPS.has(group)) } : { talk, way: 0 };
}

/** What would connect two that nothing connects: "talk", "possible" ties, "groups" that are off, "both" of these, "all", or null. */
export function wouldConnect(model, state) {
  const off = hiddenGroups(state, model.view);
  const tries = [
    ["possible", { possible: true }], ["groups", { off: [] }], ["both", { possible: true, off: [] }],
    ["talk", withTalk(true, off)], ["all", { talk: true, possible: true, off: [] }],
  ];
  return tries.find(([, change]) => connect(model, state, change).length !== null)?.[0] ?? null;
}
