// From a scene to what is drawn: who is bright, dim or pale, and whose label matters most. Pure.

import { mapLabel } from "./model.js";
import { localised } from "./i18n.js";
import { TALK_KINDS } from "./path/paths.js";
import { openedPositions, ringPositions } from "./positions.js";

const LABEL_LENGTH = 30;

/** A label short enough for the map, without line breaks and without characters that turn the direction of the rest. */
export function clip(text, most = LABEL_LENGTH) {
  const letters = [...text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\u0000-\u001f\u2028\u2029]+/g, " ").trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : letters.join("");
}

/** The nodes that stay bright when something is picked; null when nothing is. */
export function brightNodes(model, scene, state) {
  if (scene.way) return new Set(scene.way);
  if (state.pair) return new Set(state.pair.map((id) => scene.standsFor[model.byId.get(id)]));
  if (!state.selected) return null;
  const picked = scene.standsFor[model.byId.get(state.selected)];
  if (picked < 0 || picked === scene.centre) return null;
  const inside = scene.nodes.filter((index) => scene.parents[index] === picked);
  return new Set([picked, ...(scene.links.get(picked) ?? []), ...inside]);
}

function isPairPicked(model, scene, state, pair) {
  if (scene.way) return scene.way.some((node, at) => at > 0 && [node, scene.way[at - 1]].includes(pair.a) && [node, scene.way[at - 1]].includes(pair.b));
  if (!state.pair) return false;
  const ends = state.pair.map((id) => scene.standsFor[model.byId.get(id)]);
  return ends.includes(pair.a) && ends.includes(pair.b);
}

function places(model, scene, base) {
  if (scene.centre < 0) {
    const opened = new Map();
    for (const index of scene.nodes) {
      const parent = scene.parents[index];
      if (parent !== null) opened.set(parent, [...(opened.get(parent) ?? []), index]);
    }
    const moved = opened.size ? openedPositions(base, [...opened]) : base;
    return (index) => moved[index];
  }
  const rank = (index) => model.groups.get(model.nodes[index].group)?.order ?? 99;
  const ring = ringPositions(scene.centre, scene.distance, scene.links, rank);
  return (index) => ring.get(index);
}

/** Pale: without a tie that holds or is presumed on the day; what folds, or is folded, has its county. */
function isPale(scene, index) {
  return !scene.firm.has(index) && !scene.contained.has(index) && scene.parents[index] === null;
}

function drawnNode(model, scene, index, look) {
  const node = model.nodes[index];
  const ties = scene.links.get(index)?.size ?? 0;
  const badge = scene.folded.get(index) ?? 0;
  const picked = index === look.picked;
  return {
    id: index, ...look.place(index), size: look.sizes[index], group: node.group, badge, picked,
    label: clip(mapLabel(node, scene.day, look.lang), picked ? 60 : LABEL_LENGTH) || "—",
    must: picked || index === scene.centre || Boolean(scene.way?.includes(index)),
    weight: (look.bright?.has(index) ? 10000 : 0) + ties * 10 + look.sizes[index] + (badge ? 25 : 0),
    dim: look.bright ? !look.bright.has(index) : false,
    faint: isPale(scene, index),
  };
}

/** What a tie is, in a few words: what was said gives way to what is. */
function tieLabel(model, pair, lang) {
  const isTalk = (edge) => Number(TALK_KINDS.has(model.facts[model.edges[edge].fact].kind));
  const labels = [...new Set([...pair.edges].sort((a, b) => isTalk(a) - isTalk(b)).map((edge) => localised(model.edges[edge].label, lang)))];
  return labels.length > 1 ? `${clip(labels[0], 24)} +${labels.length - 1}` : clip(labels[0], 28);
}

/** Headings over the rows of the whole map: the counties, and those without any tie in the data. `lift` is in pixels. */
function rowHeadings(model, scene, nodes) {
  if (scene.centre >= 0 || scene.parents.some((parent, index) => parent !== null && scene.standsFor[index] === index)) return [];
  const parts = { territory: (node) => node.group === "county" && node.badge > 0, untied: (node) => node.group !== "county" && !model.nodes[node.id].edges.length };
  return Object.entries(parts).flatMap(([key, isIn]) => {
    const members = nodes.filter(isIn);
    if (members.length < 3) return [];
    return [{ key, x: Math.min(...members.map((node) => node.x)), y: Math.min(...members.map((node) => node.y)), lift: 27 }];
  });
}

/** The drawing of a scene: `nodes` and `pairs` as the renderer takes them. */
export function drawScene(model, scene, state, { base, sizes, lang }) {
  const bright = brightNodes(model, scene, state);
  const picked = state.selected ? scene.standsFor[model.byId.get(state.selected)] : -1;
  const look = { place: places(model, scene, base), bright, picked, sizes, lang };
  const hub = picked >= 0 ? picked : scene.centre;
  const nodes = scene.nodes.map((index) => drawnNode(model, scene, index, look));
  return {
    nodes,
    headings: rowHeadings(model, scene, nodes),
    pairs: scene.pairs.map((pair) => {
      const chosen = isPairPicked(model, scene, state, pair);
      const lit = chosen || (hub >= 0 && (pair.a === hub || pair.b === hub));
      return {
        id: pair.key, a: pair.a, b: pair.b, lit, chosen,
        count: pair.edges.length, dashed: pair.status === "possible",
        dim: bright ? !(chosen || (bright.has(pair.a) && bright.has(pair.b) && lit)) : false,
        label: lit ? tieLabel(model, pair, lang) : "",
      };
    }),
  };
}
