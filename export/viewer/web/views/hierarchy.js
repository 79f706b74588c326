// The hierarchy of a day: who is under whom, as columns of a tree, and the counties with their municipalities. Pure.

import { nameAt } from "../model.js";
import { factStatus } from "../time.js";

/** Ties that put their first end under their second. */
const SUBORDINATE = new Set(["subordinateTo", "unitOf"]);
/** Groups that have a place in the public administration even when nothing is said about who is over or under them. */
const LEVELS = ["government", "agency"];
const TERRITORY = new Set(["county", "municipality"]);
const SURE = { holds: 3, presumed: 2, possible: 1, none: 0 };

function later(fact) {
  return fact.b[1] ?? fact.b[0] ?? -Infinity;
}

/**
 * The superior of each node on a day: a map child -> {parent, edge, status}. Of several, the surest counts,
 * then the one that began last; `also` lists the edges to the others.
 */
export function superiorsOn(model, day, isUsable) {
  const found = new Map();
  const also = [];
  model.edges.forEach((edge, index) => {
    if (!SUBORDINATE.has(edge.tie) || edge.a === edge.b || !isUsable(edge.a) || !isUsable(edge.b)) return;
    const status = factStatus(model.facts[edge.fact], day);
    if (status === "none") return;
    const link = { parent: edge.b, edge: index, status, child: edge.a, since: later(model.facts[edge.fact]) };
    const other = found.get(edge.a);
    const better = !other || SURE[status] > SURE[other.status] || (status === other.status && link.since > other.since);
    if (other) also.push(better ? other : link);
    if (better) found.set(edge.a, link);
  });
  return { found, also };
}

/** Cut a circle of superiors where it closes, so that every node has a root over it. */
function withoutCircles(found) {
  for (const start of [...found.keys()]) {
    const trail = new Set([start]);
    let at = start;
    while (found.has(at)) {
      const next = found.get(at).parent;
      if (trail.has(next)) {
        found.delete(at);
        break;
      }
      trail.add(next);
      at = next;
    }
  }
}

function childrenOf(found) {
  const children = new Map();
  for (const [child, { parent }] of found) children.set(parent, [...(children.get(parent) ?? []), child]);
  return children;
}

function familyOf(found, children, centre) {
  const family = new Set([centre]);
  for (let at = centre; found.has(at); at = found.get(at).parent) family.add(found.get(at).parent);
  for (const sibling of children.get(found.get(centre)?.parent) ?? []) family.add(sibling);
  const queue = [centre];
  while (queue.length) {
    for (const child of children.get(queue.pop()) ?? []) {
      family.add(child);
      queue.push(child);
    }
  }
  return family;
}

/**
 * The hierarchy of a scene (filter.js): `roots` of the administration, `children`, `counties` with `inside`
 * (open ones only), `links`, and `leftOut`, the number of visible nodes that have no place in it.
 */
export function hierarchyOf(model, scene, lang) {
  const standing = new Set(scene.standing);
  const { found, also } = superiorsOn(model, scene.day, (index) => standing.has(index) && !TERRITORY.has(model.nodes[index].group));
  withoutCircles(found);
  const children = childrenOf(found);
  const name = (index) => nameAt(model.nodes[index], scene.day, lang);
  const byName = (a, b) => name(a).localeCompare(name(b), lang === "en" ? "en" : "nb") || a - b;
  for (const list of children.values()) list.sort(byName);
  const isPlaced = (index) => found.has(index) || children.has(index) || LEVELS.includes(model.nodes[index].group);
  let placed = scene.standing.filter((index) => !TERRITORY.has(model.nodes[index].group) && isPlaced(index));
  let territory = scene.standing.filter((index) => TERRITORY.has(model.nodes[index].group));
  const centre = scene.focus ?? -1;
  if (centre >= 0) {
    const family = familyOf(found, children, centre);
    placed = placed.filter((index) => family.has(index));
    const county = scene.parents[centre] ?? centre;
    territory = territory.filter((index) => index === centre || index === county || scene.parents[index] === county);
  }
  const kept = new Set(placed);
  const sizeOf = (index) => 1 + (children.get(index) ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
  const roots = placed.filter((index) => !found.has(index) || !kept.has(found.get(index).parent));
  const level = (index) => (LEVELS.includes(model.nodes[index].group) ? 0 : 1);
  roots.sort((a, b) => level(a) - level(b) || sizeOf(b) - sizeOf(a) || byName(a, b));
  const isInside = (index) => territory.includes(scene.parents[index]);
  const counties = territory.filter((index) => !isInside(index)).sort(byName);
  const inside = new Map(counties.map((county) => [county, territory.filter((index) => scene.parents[index] === county).sort(byName)]));
  return {
    roots, children: new Map([...children].map(([parent, list]) => [parent, list.filter((child) => kept.has(child))])),
    found, also: also.filter(({ child, parent }) => kept.has(child) && kept.has(parent)), counties, inside,
    leftOut: centre >= 0 ? 0 : scene.standing.length - placed.length - territory.length,
  };
}

const ROW = 30;
const PART_GAP = 26;
const SINGLE_STEP = 250;

/** How many steps the deepest of some trees has below its root. */
function deepest(hierarchy, roots) {
  return Math.max(0, ...roots.map((root) => { const children = hierarchy.children.get(root) ?? []; return children.length ? 1 + deepest(hierarchy, children) : 0; }));
}

/** Rows of a tree from `top`: a parent stands beside the middle of its children. Returns the next free row's y. */
function placeTree(hierarchy, index, depth, top, step, places) {
  const children = hierarchy.children.get(index) ?? [];
  let y = top;
  for (const child of children) y = placeTree(hierarchy, child, depth + 1, y, step, places);
  const bottom = children.length ? y : top + ROW;
  places.set(index, { x: depth * step, y: children.length ? (top + bottom - ROW) / 2 : top });
  return Math.max(bottom, top + ROW);
}

/** Rows from `left`, `top` in as many columns as asked for, filled downwards; returns the y below them. */
function placeRows(list, { left, top, columns, step }, places) {
  const rows = Math.ceil(list.length / columns);
  list.forEach((index, at) => places.set(index, { x: left + Math.floor(at / rows) * step, y: top + (at % rows) * ROW }));
  return top + rows * ROW;
}

/** The counties in columns, each open one with its municipalities in rows below it. */
function placeTerritory(hierarchy, { left, top, columns, step }, places) {
  const closed = hierarchy.counties.filter((county) => !hierarchy.inside.get(county).length);
  let y = top;
  for (const county of hierarchy.counties.filter((one) => hierarchy.inside.get(one).length)) {
    places.set(county, { x: left, y });
    y = placeRows(hierarchy.inside.get(county), { left: left + 26, top: y + ROW, columns: Math.max(columns, 2), step: step * 0.86 }, places) + PART_GAP / 2;
  }
  return placeRows(closed, { left, top: y, columns, step }, places);
}

/**
 * Where the nodes of a hierarchy stand: an index -> {x, y}, and the `headings` over its parts. On a wide map the
 * counties stand beside the administration, on a narrow one below it.
 */
export function hierarchyPlaces(hierarchy, isWide) {
  const places = new Map();
  const step = isWide ? 250 : 200;
  const branching = hierarchy.roots.filter((index) => hierarchy.children.get(index)?.length);
  const single = hierarchy.roots.filter((index) => !hierarchy.children.get(index)?.length);
  const headings = [];
  let y = 0;
  if (branching.length) headings.push({ key: "state", x: 0, y: -ROW });
  for (const root of branching) y = placeTree(hierarchy, root, 0, y, step, places) + 6;
  if (single.length) {
    if (branching.length) y += PART_GAP + ROW / 2;
    headings.push({ key: "single", x: 0, y: y - ROW });
    y = placeRows(single, { left: 0, top: y, columns: 2, step: isWide ? SINGLE_STEP : step }, places);
  }
  if (hierarchy.counties.length) {
    const beside = isWide && places.size > 0;
    const left = beside ? Math.max((deepest(hierarchy, branching) + 1) * step, 2 * SINGLE_STEP) + 10 : 0;
    const top = beside ? 0 : y + (places.size ? PART_GAP + ROW / 2 : 0);
    headings.push({ key: "territory", x: left, y: top - ROW });
    placeTerritory(hierarchy, { left, top, columns: isWide ? 1 : 2, step: isWide ? 190 : step }, places);
  }
  return { places, headings };
}
