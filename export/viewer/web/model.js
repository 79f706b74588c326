// The view model with what is looked up often: by id, by fact, by neighbour. Pure; made once.

import { periodStatus } from "./time.js";

const SHORT_FORMS = new Set(["short", "abbreviation"]);
const NEVER_SHOWN = new Set(["misprint", "inflected", "alias"]);
const STATUS_RANK = { holds: 3, presumed: 2, possible: 1, none: 0 };
const LONG_LABEL = 24;

/** Groups of what is talked about: almost everybody has a word for the same few topics, so a way over them says little. */
export const TALK_GROUPS = new Set(["topic", "proposition"]);
const THINGS = new Set(["event", "document", "solution", "place", ...TALK_GROUPS]);

/** Whether a node is somebody who acts: a person or a body, not an event, a thing or a topic. */
export const isActor = (node) => !THINGS.has(node.group);

/** Index a view model. */
export function buildModel(view) {
  const nodes = view.nodes.map((node, index) => ({ ...node, index, edges: [] }));
  const byId = new Map(nodes.map((node) => [node.id, node.index]));
  const factNodes = view.facts.map(() => []);
  const factEdges = view.facts.map(() => []);
  for (const node of nodes) {
    for (const fact of node.facts) factNodes[fact].push(node.index);
  }
  view.edges.forEach((edge, index) => {
    nodes[edge.a].edges.push(index);
    if (edge.b !== edge.a) nodes[edge.b].edges.push(index);
    factEdges[edge.fact].push(index);
    for (const end of [edge.a, edge.b]) if (!factNodes[edge.fact].includes(end)) factNodes[edge.fact].push(end);
  });
  const groups = new Map(view.groups.map((group, order) => [group.id, { ...group, order }]));
  return { view, nodes, byId, edges: view.edges, facts: view.facts, sources: view.sources, factNodes, factEdges, groups };
}

/** The day on which a view opens. */
export function openingDay(view) {
  return view.opening?.day ?? view.referenceDay;
}

/** The kind of a node in words, with a capital. */
export function kindWords(view, node, lang) {
  const words = view.kinds[node.kind]?.[lang] || node.kind;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const OBVIOUS = { county: / (fylkeskommune|county authority|county municipality)$/i, municipality: / (kommune|municipality)$/i };

/** The name for the map, where the sign already says that it is a county or a municipality. */
export function mapLabel(node, day, lang) {
  const name = shortNameAt(node, day, lang);
  return node.group in OBVIOUS ? name.replace(OBVIOUS[node.group], "") || name : name;
}

/** The status of an entity's life on a day. */
export function lifeStatus(node, day) {
  return periodStatus(node.b, node.p, day);
}

function nameScore(name, day, lang, wantShort) {
  const status = STATUS_RANK[periodStatus(name.b, name.p, day)];
  const form = SHORT_FORMS.has(name.form) === wantShort ? 1 : 0;
  const language = name.lang === lang ? 2 : name.lang === null ? 1 : 0;
  return (status > 0 ? 1000 : 0) + form * 100 + status * 10 + language;
}

function bestName(node, day, lang, wantShort) {
  let best = null;
  let bestScore = -1;
  for (const name of node.names) {
    if (NEVER_SHOWN.has(name.form) || !name.t.trim()) continue;
    const score = nameScore(name, day, lang, wantShort);
    if (score > bestScore) [best, bestScore] = [name, score];
  }
  return best;
}

/** Topics and propositions are phrases, written small inside a sentence; where they stand alone they begin with a capital. */
export function standing(node, text) {
  if (!TALK_GROUPS.has(node.group)) return text;
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase("nb") + rest.join("");
}

/** The official name of an entity on a day, in a language when there is one. */
export function nameAt(node, day, lang) {
  return standing(node, bestName(node, day, lang, false)?.t ?? node.names.find((name) => name.t.trim())?.t ?? node.id);
}

/** The name for a crowded place: a short form of that day when the official name is long. */
export function shortNameAt(node, day, lang) {
  const official = nameAt(node, day, lang);
  if (official.length <= LONG_LABEL) return official;
  const short = bestName(node, day, lang, true);
  const usable = short && SHORT_FORMS.has(short.form) && periodStatus(short.b, short.p, day) !== "none";
  return usable ? standing(node, short.t) : official;
}

/** The node under which another one folds on a day: the surest of its parents then, else its standing one. */
export function dayParent(node, day) {
  let best = node.parent;
  let bestRank = 0;
  for (const parent of node.parents ?? []) {
    const rank = STATUS_RANK[periodStatus(parent.b, parent.p, day)];
    if (rank > bestRank) [best, bestRank] = [parent.node, rank];
  }
  return best;
}

const factsBySource = new WeakMap();

/** The facts that a source says something about, as indices; counted once the facts have their claims. */
export function factsOfSource(model, source) {
  const known = factsBySource.get(model);
  if (known) return known[source];
  const found = model.sources.map(() => []);
  model.facts.forEach((fact, index) => {
    for (const from of new Set(fact.claims.map((claim) => claim.source))) found[from].push(index);
  });
  if (found.some((facts) => facts.length)) factsBySource.set(model, found);
  return found[source];
}
