// The hierarchy as a drawing for the renderer. Pure.

import { clip } from "../drawing.js";
import { localised } from "../i18n.js";
import { mapLabel } from "../model.js";
import { hierarchyOf, hierarchyPlaces } from "./hierarchy.js";

const LABEL = { wide: 24, narrow: 18 };

/** How many stand under a node, at any depth. */
function under(hierarchy, index) {
  return (hierarchy.children.get(index) ?? []).reduce((sum, child) => sum + 1 + under(hierarchy, child), 0);
}

/** The nodes from `index` up to its root: what is lit when it is picked. */
function lineOf(hierarchy, scene, index) {
  const line = new Set(index >= 0 ? [index] : []);
  for (let at = index; hierarchy.found.has(at); at = hierarchy.found.get(at).parent) line.add(hierarchy.found.get(at).parent);
  if (index >= 0 && scene.parents[index] !== null) line.add(scene.parents[index]);
  return line;
}

function pairOf(model, edge, a, b, options) {
  return {
    id: a < b ? `${a}-${b}` : `${b}-${a}`, a, b, count: 1, dim: false, chosen: false, label: "",
    title: localised(model.edges[edge].label, options.lang), curved: true, ...options.look,
  };
}

function pairsOf(model, hierarchy, line, lang) {
  const pairs = new Map();
  const add = (pair) => { if (!pairs.has(pair.id)) pairs.set(pair.id, pair); };
  for (const [parent, list] of hierarchy.children) {
    for (const child of list) {
      const { edge, status } = hierarchy.found.get(child);
      add(pairOf(model, edge, parent, child, { lang, look: { dashed: status === "possible", lit: line.has(parent) && line.has(child) } }));
    }
  }
  for (const { child, parent, edge } of hierarchy.also) add(pairOf(model, edge, parent, child, { lang, look: { dashed: true, lit: false } }));
  return [...pairs.values()];
}

/**
 * The drawing of a hierarchy: `nodes` and `pairs` as the renderer takes them, the `headings` of its parts
 * {key, x, y}, and `leftOut`. `isWide` chooses between parts side by side and parts below each other.
 */
export function drawHierarchy(model, scene, state, { lang, isWide }) {
  const hierarchy = hierarchyOf(model, scene, lang);
  const { places, headings } = hierarchyPlaces(hierarchy, isWide);
  const picked = state.selected ? scene.standsFor[model.byId.get(state.selected)] : -1;
  const line = lineOf(hierarchy, scene, places.has(picked) ? picked : -1);
  const nodes = [...places].map(([index, place]) => {
    const node = model.nodes[index];
    const below = under(hierarchy, index);
    const badge = scene.folded.get(index) ?? 0;
    return {
      id: index, ...place, group: node.group, badge, picked: index === picked, side: "right",
      size: 7.5 + 1.6 * Math.sqrt(below), label: clip(mapLabel(node, scene.day, lang), isWide ? LABEL.wide : LABEL.narrow) || "—",
      must: index === picked, weight: 100 + below * 10 + badge, dim: false, faint: false,
    };
  });
  return { nodes, pairs: pairsOf(model, hierarchy, line, lang), headings, leftOut: hierarchy.leftOut, columns: true };
}
