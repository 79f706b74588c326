// The keyboard: shortcuts everywhere, and a cursor that walks over the map.

import { aroundPoint, nearestInDirection } from "./graph.js";
import { kindWords, nameAt } from "./model.js";
import { possibleCount, tieCount } from "./filter.js";

const DIRECTIONS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

function isTyping(target) {
  return target.matches("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]");
}

/** The cursor of the map: where the arrows are, said aloud. */
export function createCursor(app, renderer, said) {
  let at = null;
  let hub = null;
  const current = () => renderer.points().find((point) => point.id === at) ?? null;
  const describe = (index) => {
    const node = app.model.nodes[index];
    const folded = app.scene.folded.get(index);
    const possible = possibleCount(app.scene, index);
    return [nameAt(node, app.day, app.lang) || node.id, kindWords(app.model.view, node, app.lang), app.t("ties", { n: tieCount(app.scene, index) }),
      possible ? app.t("ties.possible", { n: possible }) : "",
      folded ? app.t("node.foldedHere", { n: folded }) : ""].filter(Boolean).join(", ");
  };
  const put = (index) => {
    at = index;
    renderer.setCursor(index);
    said.textContent = index === null ? "" : describe(index);
    if (index !== null) renderer.reveal(index, false);
  };
  return {
    get: () => (current() ? at : null),
    put,
    move(direction) {
      const points = renderer.points();
      if (!points.length) return;
      const from = current();
      hub = null;
      if (from) {
        const next = nearestInDirection(points, from, direction);
        if (next) put(next.id);
        return;
      }
      const picked = app.model.byId.get(app.store.get().selected ?? app.store.get().focus);
      const start = points.find((point) => point.id === picked) ?? [...points].sort((a, b) => b.weight - a.weight)[0];
      put(start.id);
    },
    /** Go round those tied to where the cursor stood: to the next (1) or the one before (-1). */
    round(step) {
      if (!current()) return;
      hub ??= at;
      const around = aroundPoint(renderer.points(), hub, app.scene.links.get(hub) ?? new Set());
      if (!around.length) return;
      const here = around.indexOf(at);
      put(around[here < 0 ? (step > 0 ? 0 : around.length - 1) : (here + step + around.length) % around.length]);
    },
  };
}

const PAN = { left: [-90, 0], right: [90, 0], up: [0, -90], down: [0, 90] };

function onMap(app, cursor, renderer, event) {
  const direction = DIRECTIONS[event.key];
  if (direction && event.shiftKey) {
    renderer.panBy(...PAN[direction]);
    return true;
  }
  if (direction) {
    cursor.move(direction);
    return true;
  }
  if (event.key.toLowerCase() === "n") {
    cursor.round(event.shiftKey ? -1 : 1);
    return true;
  }
  const at = cursor.get();
  if (event.key === "Enter" && at !== null) {
    app.actions.enter(app.model.nodes[at].id);
    return true;
  }
  return false;
}

/** What each key does, wherever the focus is; `target()` is the actor under the cursor, else the one in the panel. */
function shortcutsOf(app, { search, help, share, time, target }) {
  const { actions, store } = app;
  const hops = (change) => actions.setHops(Math.min(3, Math.max(1, store.get().hops + change)));
  const inFocus = () => Boolean(store.get().focus);
  return {
    "/": () => search.focus(),
    "?": () => help.open(),
    f: () => { if (target()) actions.focus(target()); },
    p: () => actions.askPath(target()),
    t: () => (store.get().tab === "list" ? actions.showTab("graph") : actions.showTable("nodes")),
    e: () => actions.showTable("evidence"),
    h: () => { if (target()) actions.hide(target()); },
    k: () => { if (target()) actions.togglePin(target()); },
    x: () => { if (target()) actions.grow(target()); },
    s: () => share.open(),
    1: () => inFocus() && actions.setHops(1),
    2: () => inFocus() && actions.setHops(2),
    3: () => inFocus() && actions.setHops(3),
    "+": () => (inFocus() ? hops(1) : actions.zoom(1.3)),
    "-": () => (inFocus() ? hops(-1) : actions.zoom(1 / 1.3)),
    0: () => actions.fit(),
    ",": () => time.step(-1),
    ".": () => time.step(1),
    Escape: () => actions.escape(),
  };
}

/** Listen for the shortcuts. */
export function listenForKeys(app, { graph, cursor, search, help, share, time, renderer }) {
  const target = () => {
    const at = document.activeElement === graph ? cursor.get() : null;
    return at !== null ? app.model.nodes[at].id : app.store.get().selected;
  };
  const shortcuts = shortcutsOf(app, { search, help, share, time, target });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) && event.key !== "Escape") return;
    if (event.target === graph && onMap(app, cursor, renderer, event)) {
      event.preventDefault();
      return;
    }
    const shortcut = shortcuts[event.key] ?? shortcuts[event.key.toLowerCase()];
    if (!shortcut) return;
    event.preventDefault();
    shortcut();
  });
}
