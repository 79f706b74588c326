// The view model out of the page: what the first picture needs at once, the rest after it. See payload.py.

import { readPool, readTable } from "./columns.js";

const UNSAID = { label: { nb: "", en: "" }, text: null, note: null, certainty: null, claims: [], id: "" };
const UNKNOWN_SOURCE = {
  publisher: "", role: null, interest: "", interestNote: null, date: "unknown", url: null, licence: null, citation: "",
};

/** The view model of the first part; its facts know when they hold, not yet what they say. Pure. */
export function unpackSeen(packed) {
  const pool = readPool(packed);
  const facts = readTable(packed.facts, pool).map((fact) => ({ ...fact, ...UNSAID }));
  const sources = packed.sources.map((source) => ({ ...UNKNOWN_SOURCE, ...source }));
  return { ...packed, nodes: readTable(packed.nodes, pool), edges: readTable(packed.edges, pool), facts, sources };
}

/** Put what facts say, and who the sources are, into a view model. Pure but for `view`. */
export function addSaid(view, packed) {
  const rows = readTable(packed.facts, readPool(packed));
  rows.forEach((row, at) => Object.assign(view.facts[at], row));
  packed.sources.forEach((source, at) => Object.assign(view.sources[at], source));
}

/** Whether this browser can decode the rest. */
export function canDecode() {
  return typeof DecompressionStream === "function";
}

/** The second part from its base64 text; rejects when the text is damaged. */
export async function decodeSaid(text) {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
