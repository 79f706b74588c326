// All that a reader can do, as changes of the state. Nothing else writes to the store.

import { cutQuery, hiddenGroups, subject } from "./state.js";
import { beyond } from "./filter.js";
import { nameAt, openingDay } from "./model.js";
import { withTalk } from "./path/paths.js";
import { factStatus } from "./time.js";
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
    if (!view.panelRoot.contains(active)) origin = { element: active, id: active?.dataset?.id ?? null, row: active?.dataset?.row ?? null };
    view.panel.focusTitle();
  };
  const comeBack = () => {
    const held = view.panelRoot.contains(document.activeElement) || document.activeElement === document.body;
    if (!held || !origin) return;
    if (store.get().tab === "list" && view.list.focusBack(origin)) return;
    if (origin.element?.isConnected && origin.element.getClientRects().length) origin.element.focus();
    else view.graph.focus();
  };
  /** The folds that must be open for a node to be seen. */
  const openFor = (id) => {
    const parent = app.scene.parents[model.byId.get(id)];
    const open = store.get().open;
    return parent === null || parent === undefined || open.includes(model.nodes[parent].id) ? open : [...open, model.nodes[parent].id];
  };

  const hasSubject = () => ["selected", "pair", "path", "source"].some((name) => store.get()[name]);
  /** Whether a pick is the other end of a way; then it becomes that way. */
  const endsPath = (id) => {
    const from = store.get().pathFrom;
    if (!from || from === id) return false;
    actions.showPath(from, id);
    return true;
  };

  const actions = {
    /** Pick an entity from the map; the focus stays there. */
    pick(id) {
      if (endsPath(id)) return;
      go(subject({ selected: id }));
      show(id);
    },
    pickPair(ids, move = false) {
      go(subject({ pair: ids }));
      if (move) toPanel();
    },
    /** Wait for the other end of a way from an actor; without one, say what is missing. */
    askPath(id) {
      if (!id) return app.say(app.t("path.pickFirst"));
      store.set({ pathFrom: id });
      return view.search.focus();
    },
    stopPath() {
      store.set({ pathFrom: null });
      toPanel();
    },
    /** Show how two are connected. */
    showPath(from, to) {
      go({ ...subject({ path: [from, to] }), focus: null, tab: "graph" });
      toPanel();
    },
    showWay: (way) => store.set({ way }),
    /** Whether ways go over topics, propositions and statements too. */
    showTalk: (talk) => store.set(withTalk(talk, hiddenGroups(store.get(), model.view))),
    turnPath: () => store.set({ path: [...store.get().path].reverse(), way: 0 }),
    /** Show all that comes from a source. */
    showSource(id) {
      go(subject({ source: id }));
      toPanel();
    },
    /** Read a fact where it stands: in the panel of one whom it is about, opened. */
    showFact(index) {
      const { selected } = store.get();
      const about = model.factNodes[index];
      const id = about.includes(model.byId.get(selected)) ? selected : model.nodes[about[0]].id;
      app.openClaims.add(model.facts[index].id);
      if (factStatus(model.facts[index], app.day) === "none") app.openOther = true;
      actions.reach(id);
      view.panel.focusFact(model.facts[index].id);
    },
    /** Go to an entity from anywhere else: open its fold, leave a focus that hides it, show it, and read it. */
    reach(id) {
      if (endsPath(id)) return;
      const changes = subject({ selected: id, open: openFor(id), hidden: store.get().hidden.filter((other) => other !== id) });
      if (store.get().focus && !app.scene.nodes.includes(model.byId.get(id))) changes.focus = null;
      go(changes);
      show(id);
      toPanel();
    },
    /** Enter on the map: open a fold, else read. */
    enter(id) {
      const index = model.byId.get(id);
      if (endsPath(id)) return;
      if (app.scene.folded.has(index)) actions.toggleOpen(id);
      go(subject({ selected: id }));
      toPanel();
    },
    /** A double click: open a fold, else focus. */
    open(id) {
      if (app.scene.folded.has(model.byId.get(id))) actions.toggleOpen(id);
      else actions.focus(id);
    },
    clear() {
      if (hasSubject()) go(subject());
      comeBack();
    },
    /** Show an actor's surroundings, in the view that is open; the table gives way to the map. */
    focus: (id, hops = 1) => go({ ...subject({ selected: id }), focus: id, hops, grown: [], hidden: store.get().hidden.filter((other) => other !== id), tab: store.get().tab === "list" ? "graph" : store.get().tab }),
    unfocus: () => go({ focus: null, grown: [] }),
    /** Take one actor out of the picture; a focus on it ends. */
    hide(id) {
      const { hidden, focus } = store.get();
      go({ ...subject(), hidden: [...hidden.filter((other) => other !== id), id], focus: focus === id ? null : focus });
      app.say(app.t("node.hidden", { name: nameAt(model.nodes[model.byId.get(id)], app.day, app.lang) || id }));
      comeBack();
    },
    unhide: () => go({ hidden: [] }),
    /** Keep an actor in the picture whatever is focused on, or let it go. */
    togglePin(id) {
      const { pinned } = store.get();
      store.set({ pinned: pinned.includes(id) ? pinned.filter((other) => other !== id) : [...pinned, id] }, { push: true });
    },
    /** Bring the next few neighbours of an actor into the focus. */
    grow(id) {
      if (store.get().focus && beyond(app.scene.around, app.scene.standsFor[model.byId.get(id)], (index) => app.scene.nodes.includes(index)).length) {
        store.set({ grown: [...store.get().grown, id] }, { push: true });
      }
    },
    setHops: (hops) => store.set({ hops }),
    back: () => (app.depth > 0 ? window.history.back() : actions.unfocus()),
    escape() {
      const { focus, pathFrom } = store.get();
      if (pathFrom) actions.stopPath();
      else if (view.panelRoot.contains(document.activeElement) && hasSubject()) actions.clear();
      else if (focus) actions.unfocus();
      else actions.clear();
    },
    toggleOpen(id) {
      const { open, selected } = store.get();
      const closing = open.includes(id);
      const inside = selected !== null && app.scene.parents[model.byId.get(selected)] === model.byId.get(id);
      store.set({ open: closing ? open.filter((other) => other !== id) : [...open, id], selected: closing && inside ? id : selected }, { push: true });
    },
    /** Go to a day; `quiet` leaves the address for the end of a play. */
    setDay: (day, options = {}) => store.set({ day: day === openingDay(model.view) ? null : day }, options),
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
    /** Show a table; filter and order are those of a fresh one. */
    showTable: (table) => store.set({ tab: "list", table, query: "", only: null, sort: null }),
    filterTable: (query) => store.set({ query: cutQuery(query) }),
    filterOnly: (only) => store.set({ only: only || null }),
    sortTable: (sort) => store.set({ sort }),
    setSince: (since) => store.set({ since }),
    zoom: (factor) => view.renderer().zoomBy(factor, app.animate),
    fit: () => view.renderer().fit(app.animate, app.headroom()),
  };
  return actions;
}
