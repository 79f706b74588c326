// The state of the page: one store, and its form in the address. Pure but for the subscribers.

import { VIEWS } from "./views/captions.js";

/** Version of the form in the address; old versions stay readable. */
export const HASH_VERSION = 1;

/** The tables of the list, in the order of their tabs. */
export const TABLE_NAMES = ["nodes", "ties", "evidence", "changes", "sources"];

/** Longest text of the filter of a table. */
export const LONGEST_QUERY = 40;

const LONGEST_HASH = 1900;
const LONGEST_EXTRA = 200;
const MOST_WAYS = 1000;
const SORT = /^-?[a-zA-Z]{1,20}$/;
const WORD = /^[\w-]{1,40}$/;

/**
 * The state in which a view opens. `day` and `off: null` are what the view opens on; `lang` and `theme: null` follow the reader.
 * `hidden` are single actors taken out of the picture, `pinned` stay in it whatever is focused on, and each mention in `grown` brings the next few
 * neighbours of an actor into a focus. The panel shows one subject: `selected`, `pair`, `path` or `source`. `pathFrom` waits for the other end and is not in the address.
 * `talk` lets ways go over what people talk about too.
 * `extra` keeps what an address says beyond this, so that a link of a later page survives this one.
 */
export function initialState() {
  return {
    lang: null, theme: null, day: null, possible: false, tab: "graph", table: "nodes",
    off: null, open: [], hidden: [], pinned: [], grown: [], selected: null, pair: null, focus: null, hops: 1,
    path: null, way: 0, talk: false, pathFrom: null, source: null, since: null, query: "", only: null, sort: null, extra: [],
  };
}

/** A change of the panel's subject: no other subject stays. */
export function subject(changes = {}) {
  return { selected: null, pair: null, path: null, way: 0, talk: false, pathFrom: null, source: null, ...changes };
}

/** What the panel is about, as one text; null when nothing is picked. */
export function subjectKey(state) {
  return state.pair?.join(",") ?? state.path?.join(">") ?? state.selected ?? state.source;
}

const NONE = "none";

/** The groups that are not shown: the reader's choice, else what the view opens without. */
export function hiddenGroups(state, view) {
  return state.off ?? view.opening?.off ?? [];
}

const packItem = (text) => text.replaceAll("%", "%25").replaceAll(",", "%2C");
const unpackItem = (text) => text.replaceAll("%2C", ",").replaceAll("%25", "%");
const packList = (values) => values.map(packItem).join(",");

function tableToHash(state, parts) {
  if (state.table !== "nodes") parts.set("table", state.table);
  if (state.query) parts.set("q", state.query);
  if (state.only) parts.set("only", state.only);
  if (state.sort) parts.set("sort", state.sort);
}

function subjectToHash(state, parts, formatDay) {
  if (state.selected) parts.set("sel", state.selected);
  if (state.pair) parts.set("pair", packList(state.pair));
  if (state.path) parts.set("path", packList(state.path));
  if (state.path && state.way) parts.set("way", String(state.way));
  if (state.path && state.talk) parts.set("talk", "1");
  if (state.source) parts.set("source", state.source);
  if (state.since !== null) parts.set("since", formatDay(state.since));
  if (!state.focus) return;
  parts.set("focus", state.focus);
  parts.set("hops", String(state.hops));
}

function hashText(parts) {
  return parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/** The state as the text after "#": only what differs from the opening state. The ends of the lists of actors give way to the length. */
export function encodeState(state, formatDay) {
  const parts = new URLSearchParams({ v: String(HASH_VERSION) });
  if (state.lang) parts.set("lang", state.lang);
  if (state.theme) parts.set("theme", state.theme);
  if (state.day !== null) parts.set("date", formatDay(state.day));
  if (state.possible) parts.set("possible", "1");
  if (state.tab !== "graph") parts.set("tab", state.tab);
  tableToHash(state, parts);
  if (state.off) parts.set("off", state.off.length ? packList([...state.off].sort()) : NONE);
  subjectToHash(state, parts, formatDay);
  for (const [name, value] of state.extra) parts.append(name, value);
  const lists = { open: [...state.open].sort(), grow: [...state.grown].sort(), hide: [...state.hidden].sort(), pin: [...state.pinned].sort() };
  const put = () => {
    for (const [name, ids] of Object.entries(lists)) {
      if (ids.length) parts.set(name, packList(ids));
      else parts.delete(name);
    }
  };
  put();
  while (hashText(parts).length > LONGEST_HASH && Object.values(lists).some((ids) => ids.length)) {
    Object.values(lists).find((ids) => ids.length).pop();
    put();
  }
  return hashText(parts);
}

const KNOWN = new Set([
  "v", "lang", "theme", "date", "possible", "tab", "table", "q", "only", "sort", "off", "sel", "pair", "path", "way", "talk", "source", "since",
  "focus", "hops", "open", "hide", "pin", "grow",
]);

/** What an address says that we do not know: kept as it is, as long as it is short. */
function extraFromHash(parts) {
  const extra = [...parts].filter(([name]) => WORD.test(name) && !KNOWN.has(name));
  const length = (pairs) => new URLSearchParams(pairs).toString().length;
  while (extra.length && length(extra) > LONGEST_EXTRA) extra.pop();
  return extra;
}

function subjectFromHash(parts, state, list, parseDay) {
  const two = (name) => (list(name).length === 2 ? list(name) : null);
  state.selected = parts.get("sel") || null;
  state.pair = two("pair");
  state.path = two("path");
  const way = Number(parts.get("way") ?? 0);
  if (state.path && Number.isInteger(way) && way >= 0 && way < MOST_WAYS) state.way = way;
  state.talk = state.path !== null && parts.get("talk") === "1";
  state.source = parts.get("source") || null;
  state.since = parseDay(parts.get("since"));
  state.focus = parts.get("focus") || null;
  const hops = Number(parts.get("hops"));
  if ([1, 2, 3].includes(hops)) state.hops = hops;
}

function tableFromHash(parts, state) {
  if (TABLE_NAMES.includes(parts.get("table"))) state.table = parts.get("table");
  state.query = cutQuery(parts.get("q") ?? "");
  if (WORD.test(parts.get("only") ?? "")) state.only = parts.get("only");
  if (SORT.test(parts.get("sort") ?? "")) state.sort = parts.get("sort");
}

/** The text of a filter, as long as it may be, never half a letter. */
export function cutQuery(text) {
  const cut = text.slice(0, LONGEST_QUERY);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** The state that an address holds; whatever makes no sense, or is of a later version, is left out. */
export function decodeState(hash, parseDay) {
  const state = initialState();
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const version = Number(parts.get("v") ?? HASH_VERSION);
  if (!Number.isInteger(version) || version < 1 || version > HASH_VERSION) return state;
  const list = (name) => (parts.get(name) ?? "").split(",").filter(Boolean).map(unpackItem);
  if (["nb", "en"].includes(parts.get("lang"))) state.lang = parts.get("lang");
  if (["light", "dark"].includes(parts.get("theme"))) state.theme = parts.get("theme");
  state.day = parseDay(parts.get("date"));
  state.possible = parts.get("possible") === "1";
  if (VIEWS.includes(parts.get("tab"))) state.tab = parts.get("tab");
  tableFromHash(parts, state);
  if (parts.has("off")) state.off = list("off").filter((id) => id !== NONE);
  state.open = list("open");
  state.hidden = list("hide");
  state.pinned = list("pin");
  state.grown = list("grow");
  subjectFromHash(parts, state, list, parseDay);
  state.extra = extraFromHash(parts);
  return state;
}

/** Drop ids that the data does not have, so that an old link opens on what is left of it. */
export function knownOnly(state, { hasNode, hasGroup, hasSource }) {
  const keep = (id, has) => (id && has(id) ? id : null);
  const two = (ids) => (ids && ids.every(hasNode) && ids[0] !== ids[1] ? ids : null);
  return {
    ...state,
    selected: keep(state.selected, hasNode),
    focus: keep(state.focus, hasNode),
    source: keep(state.source, hasSource),
    pair: two(state.pair),
    path: two(state.path),
    open: state.open.filter(hasNode),
    hidden: state.hidden.filter(hasNode),
    pinned: state.pinned.filter(hasNode),
    grown: state.grown.filter(hasNode),
    off: state.off?.filter(hasGroup) ?? null,
  };
}

/** A store: `get`, `set(changes, options)`, `subscribe`. Subscribers get the new state, the old one and the options. */
export function createStore(state) {
  let current = state;
  const subscribers = [];
  return {
    get: () => current,
    subscribe: (listener) => subscribers.push(listener),
    set(changes, options = {}) {
      const before = current;
      current = { ...current, ...changes };
      for (const listener of subscribers) listener(current, before, options);
    },
  };
}
