// What is visible: by day, by group, by what is folded, by focus. Pure.

import { hiddenGroups } from "./state.js";
import { adjacency, hopsFrom } from "./graph.js";
import { dayParent, lifeStatus, openingDay } from "./model.js";
import { connect } from "./path/paths.js";
import { factStatus } from "./time.js";

/** The most nodes that one picture holds; more are bounded to the best tied, and the reader is told. */
export const MOST_NODES = 1500;

/** How many neighbours one step of growing a focus adds. */
export const GROWTH = 10;

const SOLID = { holds: 3, presumed: 2, possible: 1, none: 0 };

/** The nodes of a day: who lives, who folds under whom, and which node stands for each (-1: none). `hidden` nodes, and what folds into them, stand for nothing. */
export function placeNodes(model, day, off, open, hidden = new Set()) {
  const count = model.nodes.length;
  const alive = new Array(count).fill(false);
  const parents = new Array(count).fill(null);
  const folded = new Map();
  const contained = new Map();
  for (const node of model.nodes) {
    alive[node.index] = lifeStatus(node, day) !== "none";
    if (!alive[node.index]) continue;
    parents[node.index] = dayParent(node, day);
    if (parents[node.index] !== null) contained.set(parents[node.index], (contained.get(parents[node.index]) ?? 0) + 1);
  }
  const standsFor = new Int32Array(count).fill(-1);
  const usable = (index) => (alive[index] || contained.has(index)) && !off.has(model.nodes[index].group) && !hidden.has(index);
  for (const node of model.nodes) {
    if (!usable(node.index)) continue;
    const parent = parents[node.index];
    if (parent === null || open.has(parent)) standsFor[node.index] = node.index;
    else if (usable(parent)) {
      standsFor[node.index] = parent;
      folded.set(parent, (folded.get(parent) ?? 0) + 1);
    }
  }
  return { alive, parents, standsFor, folded, contained };
}

/** The ties of a day between what is shown, one item a pair of nodes, with the edges that it gathers. */
export function gatherPairs(model, day, standsFor, showPossible, near) {
  const pairs = new Map();
  const statuses = new Map();
  model.edges.forEach((edge, index) => {
    const a = standsFor[edge.a];
    const b = standsFor[edge.b];
    if (a < 0 || b < 0 || a === b) return;
    if (!statuses.has(edge.fact)) statuses.set(edge.fact, factStatus(model.facts[edge.fact], day));
    const status = statuses.get(edge.fact);
    if (status === "none" || (status === "possible" && !showPossible && !near.has(a) && !near.has(b))) return;
    const key = a < b ? `${a}-${b}` : `${b}-${a}`;
    const pair = pairs.get(key);
    if (!pair) pairs.set(key, { key, a, b, edges: [index], status });
    else {
      pair.edges.push(index);
      if (SOLID[status] > SOLID[pair.status]) pair.status = status;
    }
  });
  return [...pairs.values()];
}

function groupCounts(model, placed) {
  const counts = new Map();
  for (const node of model.nodes) if (placed.alive[node.index]) counts.set(node.group, (counts.get(node.group) ?? 0) + 1);
  return counts;
}

/** The nodes that stand for those of the way that a state shows, in order; null when there is none. */
function wayShown(model, state, standsFor) {
  if (!state.path) return null;
  const { ways, way } = connect(model, state);
  const shown = (ways[way] ?? state.path.map((id) => model.byId.get(id))).map((index) => standsFor[index]);
  return shown.filter((index, at) => index >= 0 && index !== shown[at - 1]);
}

/** The best tied of too many nodes, in their own order; `kept` always stay. Pure. */
export function boundedNodes(nodes, links, kept, most) {
  if (nodes.length <= most) return nodes;
  const rank = (index) => (kept.has(index) ? Infinity : links.get(index)?.size ?? 0);
  const best = new Set([...nodes].sort((a, b) => rank(b) - rank(a) || a - b).slice(0, most));
  return nodes.filter((index) => best.has(index));
}

/** The neighbours of a node that a focus leaves out, the best tied first. Pure. */
export function beyond(links, index, isShown) {
  const weight = (other) => links.get(other)?.size ?? 0;
  return [...(links.get(index) ?? [])].filter((other) => !isShown(other)).sort((a, b) => weight(b) - weight(a) || a - b);
}

/** What a focus shows besides its steps: pinned nodes, and as many neighbours as each mention in `grown` asks for. Pure. */
export function grownNodes(links, distance, grown, pinned) {
  const added = new Set([...pinned].filter((index) => !distance.has(index)));
  const base = new Set([...distance.keys(), ...added]);
  for (const index of new Set(grown)) {
    const most = GROWTH * grown.filter((other) => other === index).length;
    for (const other of beyond(links, index, (node) => base.has(node)).slice(0, most)) added.add(other);
  }
  return added;
}

/** What a state shows: `nodes` (indices; `leftOut` more are too many to draw), `standing` (the same before any focus, with `around`, the ties then), `focus`, `pairs`, `links`, `firm` (nodes with a tie that is more than possible), `distance` from the focus, and the counts. */
export function visibleScene(model, state, most = MOST_NODES) {
  const day = state.day ?? openingDay(model.view);
  const indices = (ids) => new Set(ids.map((id) => model.byId.get(id)));
  const placed = placeNodes(model, day, new Set(hiddenGroups(state, model.view)), indices(state.open), indices(state.hidden));
  const standIn = (ids) => ids.map((id) => placed.standsFor[model.byId.get(id)]).filter((index) => index >= 0);
  const pinned = new Set(standIn(state.pinned));
  const way = wayShown(model, state, placed.standsFor);
  const near = new Set([...indices([state.selected, state.focus].filter(Boolean))].map((index) => placed.standsFor[index]));
  near.delete(-1);
  let pairs = gatherPairs(model, day, placed.standsFor, state.possible, near);
  let links = adjacency(pairs);
  let nodes = model.nodes.filter((node) => placed.standsFor[node.index] === node.index).map((node) => node.index);
  const standing = nodes;
  const around = links;
  let distance = null;
  const centre = state.focus ? placed.standsFor[model.byId.get(state.focus)] : -1;
  if (centre >= 0) {
    distance = hopsFrom(links, centre, state.hops);
    for (const index of grownNodes(links, distance, standIn(state.grown), pinned)) distance.set(index, state.hops + 1);
    nodes = nodes.filter((index) => distance.has(index));
    pairs = pairs.filter((pair) => distance.has(pair.a) && distance.has(pair.b));
    links = adjacency(pairs);
  }
  const all = nodes.length;
  nodes = boundedNodes(nodes, links, new Set([...near, ...pinned, centre, ...(way ?? [])]), most);
  if (nodes.length < all) {
    const drawn = new Set(nodes);
    pairs = pairs.filter((pair) => drawn.has(pair.a) && drawn.has(pair.b));
    links = adjacency(pairs);
  }
  const firm = new Set(pairs.filter((pair) => pair.status !== "possible").flatMap((pair) => [pair.a, pair.b]));
  return { day, ...placed, way, nodes, standing, around, pinned, leftOut: all - nodes.length, focus: centre, pairs, links, firm, distance, centre, groupCounts: groupCounts(model, placed) };
}

/** How many of a node's ties in a scene are no more than possible. */
export function possibleCount(scene, index) {
  return scene.pairs.filter((pair) => pair.status === "possible" && (pair.a === index || pair.b === index)).length;
}

/** How many ties a node has in a scene. */
export function tieCount(scene, index) {
  return scene.links.get(index)?.size ?? 0;
}
