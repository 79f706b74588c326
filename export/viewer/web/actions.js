// All that a reader can do, as changes of the state. Nothing else writes to the store.

import { hiddenGroups } from "./state.js";
import { openingDay } from "./model.js";
import { DRAWN_VIEWS } from "./views/captions.js";

/** Make the actions. `view` has the parts that an action moves: renderer, panel, list, graph (element). */
export function createActions(app, view) {
  const { store, model } = app;
  /** Bring a node into the part of the map that nothing covers (on a phone the panel lies over it). */
  const show = (id) => {
    if (!DRAWN_VIEWS.has(store.get().tab)) return;
    const [map, panel] = [view.graph.getBoundingClientRect(), view.panelRoot.getBoundingClientRect()];
    const covered = panel.left < map.right && panel.top > map.top ? Math.max(0, map.bottom - panel.top) : 0;
    view.renderer().reveal(app.scene.standsFor[model.byId.get(id)], app.animate, covered);
  };
  const go = (changes) => store.set(changes, { push: true });
  let origin = null;

  /** Remember where the reader was, and move the focus to the title of the panel. */
  const toPanel = () => {
    const active = document.activeElement;
    if (!view.panelRoot.contains(active)) origin = { element: active, id: active?.dataset?.id ?? null };
    view.panel.focusTitle();
  };
  const comeBack = () => {
    const held = view.panelRoot.contains(document.activeElement) || document.activeElement === document.body;
    if (!held || !origin) return;
    if (origin.id && store.get().tab === "list" && view.list.focusRow(origin.id)) return;
    if (origin.element?.isConnected && origin.element.getClientRects().length) origin.element.focus();
    else view.graph.focus();
  };
  /** The folds that must be open for a node to be seen. */
  const openFor = (id) => {
    const parent = app.scene.parents[model.byId.get(id)];
    const open = store.get().open;
    return parent === null || parent === undefined || open.includes(model.nodes[parent].id) ? open : [...open, model.nodes[parent].id];
  };

  const actions = {
    /** Pick an entity from the map; the focus stays there. */
    pick(id) {
      go({ selected: id, pair: null });
      show(id);
    },
    pickPair(ids, move = false) {
      go({ pair: ids, selected: null });
      if (move) toPanel();
    },
    /** Go to an entity from anywhere else: open its fold, leave a focus that hides it, show it, and read it. */
    reach(id) {
      const changes = { selected: id, pair: null, open: openFor(id) };
      if (store.get().focus && !app.scene.nodes.includes(model.byId.get(id))) changes.focus = null;
      go(changes);
      show(id);
      toPanel();
    },
    /** Enter on the map: open a fold, else read. */
    enter(id) {
      const index = model.byId.get(id);
      if (app.scene.folded.has(index)) actions.toggleOpen(id);
      go({ selected: id, pair: null });
      toPanel();
    },
    /** A double click: open a fold, else focus. */
    open(id) {
      if (app.scene.folded.has(model.byId.get(id))) actions.toggleOpen(id);
      else actions.focus(id);
    },
    clear() {
      if (store.get().selected || store.get().pair) go({ selected: null, pair: null });
      comeBack();
    },
    /** Show an actor's surroundings, in the view that is open; the table gives way to the map. */
    focus: (id, hops = 1) => go({ focus: id, hops, selected: id, pair: null, tab: store.get().tab === "list" ? "graph" : store.get().tab }),
    unfocus: () => go({ focus: null }),
    setHops: (hops) => store.set({ hops }),
    back: () => (app.depth > 0 ? window.history.back() : actions.unfocus()),
    escape() {
      const { focus, selected, pair } = store.get();
      if (view.panelRoot.contains(document.activeElement) && (selected || pair)) actions.clear();
      else if (focus) actions.unfocus();
      else actions.clear();
    },
    toggleOpen(id) {
      const { open, selected } = store.get();
      const closing = open.includes(id);
      const inside = selected !== null && app.scene.parents[model.byId.get(selected)] === model.byId.get(id);
      store.set({ open: closing ? open.filter((other) => other !== id) : [...open, id], selected: closing && inside ? id : selected }, { push: true });
    },
    setDay: (day) => store.set({ day: day === openingDay(model.view) ? null : day }),
    showPossible: (possible) => store.set({ possible }),
    showGroup: (id, on) => {
      const off = hiddenGroups(store.get(), model.view).filter((other) => other !== id);
      store.set({ off: on ? off : [...off, id] });
    },
    onlyGroup: (id) => store.set({ off: [...model.groups.keys()].filter((other) => other !== id) }),
    allGroups: () => store.set({ off: [] }),
    setLang: (lang) => store.set({ lang }),
    setTheme: (theme) => store.set({ theme }),
    showTab: (tab) => store.set({ tab }),
    showTable: (table) => store.set({ table }),
    zoom: (factor) => view.renderer().zoomBy(factor, app.animate),
    fit: () => view.renderer().fit(app.animate, app.headroom()),
  };
  return actions;
}
