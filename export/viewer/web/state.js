// The state of the page: one store, and its form in the address. Pure but for the subscribers.

import { VIEWS } from "./views/captions.js";

/** Version of the form in the address; old versions stay readable. */
export const HASH_VERSION = 1;

/** The state in which a view opens. `day` and `off: null` are what the view opens on; `lang` and `theme: null` follow the reader. */
export function initialState() {
  return {
    lang: null, theme: null, day: null, possible: false, tab: "graph", table: "nodes",
    off: null, open: [], selected: null, pair: null, focus: null, hops: 1,
  };
}

const NONE = "none";

/** The groups that are not shown: the reader's choice, else what the view opens without. */
export function hiddenGroups(state, view) {
  return state.off ?? view.opening?.off ?? [];
}

function encodeList(values) {
  return [...values].sort().join(",");
}

/** The state as the text after "#": only what differs from the opening state. */
export function encodeState(state, formatDay) {
  const parts = new URLSearchParams({ v: String(HASH_VERSION) });
  if (state.lang) parts.set("lang", state.lang);
  if (state.theme) parts.set("theme", state.theme);
  if (state.day !== null) parts.set("date", formatDay(state.day));
  if (state.possible) parts.set("possible", "1");
  if (state.tab !== "graph") parts.set("tab", state.tab);
  if (state.table !== "nodes") parts.set("table", state.table);
  if (state.off) parts.set("off", state.off.length ? encodeList(state.off) : NONE);
  if (state.open.length) parts.set("open", encodeList(state.open));
  if (state.selected) parts.set("sel", state.selected);
  if (state.pair) parts.set("pair", state.pair.join(","));
  if (state.focus) {
    parts.set("focus", state.focus);
    parts.set("hops", String(state.hops));
  }
  return parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/** The state that an address holds; whatever is unknown or of a later version is left out. */
export function decodeState(hash, parseDay) {
  const state = initialState();
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const version = Number(parts.get("v") ?? HASH_VERSION);
  if (!Number.isInteger(version) || version < 1 || version > HASH_VERSION) return state;
  const list = (name) => (parts.get(name) ?? "").split(",").filter(Boolean);
  if (["nb", "en"].includes(parts.get("lang"))) state.lang = parts.get("lang");
  if (["light", "dark"].includes(parts.get("theme"))) state.theme = parts.get("theme");
  state.day = parseDay(parts.get("date"));
  state.possible = parts.get("possible") === "1";
  if (VIEWS.includes(parts.get("tab"))) state.tab = parts.get("tab");
  if (parts.get("table") === "ties") state.table = "ties";
  if (parts.has("off")) state.off = list("off").filter((id) => id !== NONE);
  state.open = list("open");
  state.selected = parts.get("sel") || null;
  const pair = list("pair");
  if (pair.length === 2) state.pair = pair;
  state.focus = parts.get("focus") || null;
  const hops = Number(parts.get("hops"));
  if ([1, 2, 3].includes(hops)) state.hops = hops;
  return state;
}

/** Drop ids that the data does not have, so that an old link opens on what is left of it. */
export function knownOnly(state, hasNode, hasGroup) {
  const keep = (id) => (id && hasNode(id) ? id : null);
  return {
    ...state,
    selected: keep(state.selected),
    focus: keep(state.focus),
    pair: state.pair && state.pair.every(hasNode) ? state.pair : null,
    open: state.open.filter(hasNode),
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
