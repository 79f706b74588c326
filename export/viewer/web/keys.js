// The keyboard: shortcuts everywhere, and a cursor that walks over the map.

import { nearestInDirection } from "./graph.js";
import { kindWords, nameAt } from "./model.js";
import { tieCount } from "./filter.js";

const DIRECTIONS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

function isTyping(target) {
  return target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

/** The cursor of the map: where the arrows are, said aloud. */
export function createCursor(app, renderer, said) {
  let at = null;
  const current = () => renderer.points().find((point) => point.id === at) ?? null;
  const describe = (index) => {
    const node = app.model.nodes[index];
    const folded = app.scene.folded.get(index);
    return [nameAt(node, app.day, app.lang) || node.id, kindWords(app.model.view, node, app.lang), app.t("ties", { n: tieCount(app.scene, index) }),
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
      if (from) {
        const next = nearestInDirection(points, from, direction);
        if (next) put(next.id);
        return;
      }
      const picked = app.model.byId.get(app.store.get().selected ?? app.store.get().focus);
      const start = points.find((point) => point.id === picked) ?? [...points].sort((a, b) => b.weight - a.weight)[0];
      put(start.id);
    },
  };
}

function onMap(app, cursor, event) {
  const direction = DIRECTIONS[event.key];
  if (direction) {
    cursor.move(direction);
    return true;
  }
  const at = cursor.get();
  if (event.key === "Enter" && at !== null) {
    app.actions.enter(app.model.nodes[at].id);
    return true;
  }
  return false;
}

/** Listen for the shortcuts. */
export function listenForKeys(app, { graph, cursor, search, help, dialog }) {
  const focusTarget = () => {
    const at = document.activeElement === graph ? cursor.get() : null;
    return at !== null ? app.model.nodes[at].id : app.store.get().selected;
  };
  const shortcuts = {
    "/": () => search.focus(),
    "?": () => help.open(),
    f: () => { const id = focusTarget(); if (id) app.actions.focus(id); },
    1: () => app.store.get().focus && app.actions.setHops(1),
    2: () => app.store.get().focus && app.actions.setHops(2),
    3: () => app.store.get().focus && app.actions.setHops(3),
    "+": () => app.actions.zoom(1.3),
    "-": () => app.actions.zoom(1 / 1.3),
    0: () => app.actions.fit(),
    Escape: () => app.actions.escape(),
  };
  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) && event.key !== "Escape") return;
    if (event.target === graph && onMap(app, cursor, event)) {
      event.preventDefault();
      return;
    }
    const shortcut = shortcuts[event.key] ?? shortcuts[event.key.toLowerCase()];
    if (!shortcut) return;
    event.preventDefault();
    shortcut();
  });
}
