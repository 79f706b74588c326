// Read the data, put the parts together, and keep page, state and address in step.

import { createActions } from "./actions.js";
import { drawScene } from "./drawing.js";
import { visibleScene } from "./filter.js";
import { applyTexts, createTranslator } from "./i18n.js";
import { groupStyles } from "./icons.js";
import { createCursor, listenForKeys } from "./keys.js";
import { buildModel, openingDay } from "./model.js";
import { commonScale } from "./positions.js";
import { createRenderer } from "./render-vis.js";
import { createAskBar, createVoice } from "./ui-ask.js";
import { createPrint } from "./ui-print.js";
import { createShare } from "./ui-share.js";
import { createStore, decodeState, encodeState, initialState, knownOnly } from "./state.js";
import { formatDay, parseDay } from "./time.js";
import { createFocusBar, createFrame } from "./ui-frame.js";
import { createHelp } from "./ui-help.js";
import { createLegend } from "./ui-legend.js";
import { createList } from "./ui-list.js";
import { createPanel } from "./ui-panel.js";
import { createSearch } from "./ui-search.js";
import { createTime } from "./ui-time.js";
import { mapInWords } from "./view-words.js";

const byElementId = (id) => document.getElementById(id);
const readJson = (id) => JSON.parse(byElementId(id).textContent);

const darkWanted = window.matchMedia("(prefers-color-scheme: dark)");
const stillWanted = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The colours of the theme that the style sheet gives, for the canvas. */
function readPalette(dark) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { dark, paper: colour("paper"), ink: colour("ink"), muted: colour("muted"), accent: colour("accent"), edge: colour("edge") };
}

/** The state of a view that opens on one entity. */
function openOn(model, opening) {
  const { id } = model.nodes[opening.focus];
  return { ...initialState(), focus: id, selected: id, hops: opening.hops };
}

/** What every part may ask: the data, the state, and what follows from them. */
function createApp(model, texts) {
  const hasNode = (id) => model.byId.has(id);
  const { opening } = model.view;
  const sourceIds = new Set(model.sources.map((source) => source.id));
  const known = { hasNode, hasGroup: (id) => model.groups.has(id), hasSource: (id) => sourceIds.has(id) };
  const read = () => knownOnly(decodeState(window.location.hash, parseDay), known);
  const store = createStore(window.location.hash || typeof opening?.focus !== "number" ? read() : openOn(model, opening));
  const preferred = opening?.lang ?? ((navigator.language || "nb").toLowerCase().startsWith("en") ? "en" : "nb");
  return {
    model, store, read, scene: null, depth: window.history.state?.depth ?? 0, openClaims: new Set(), openOther: false, actions: null, t: null, say: createVoice(byElementId("said")),
    get lang() { return store.get().lang ?? preferred; },
    get theme() { return store.get().theme ?? (darkWanted.matches ? "dark" : "light"); },
    get day() { return store.get().day ?? openingDay(model.view); },
    get animate() { return !stillWanted.matches; },
    /** Pixels of the map that the focus bar covers. */
    headroom: () => (byElementId("focus-bar").hidden ? 0 : byElementId("focus-bar").offsetHeight + 6),
    translate() { this.t = createTranslator(texts, this.lang); },
  };
}

/** Keep the address in step with the state: a new entry for a move, the same entry for a setting. */
function keepAddress(app) {
  app.store.subscribe((state, before, { push = false, fromAddress = false, quiet = false }) => {
    if (fromAddress || quiet) return;
    const hash = `#${encodeState(state, formatDay)}`;
    if (hash === window.location.hash) return;
    if (push) app.depth += 1;
    window.history[push ? "pushState" : "replaceState"]({ depth: app.depth }, "", hash);
  });
  window.addEventListener("popstate", (event) => {
    app.depth = event.state?.depth ?? 0;
    app.store.set(app.read(), { fromAddress: true });
  });
}

/** The base places and sizes of the nodes, as the network of pyvis has them. */
function readNetwork(model) {
  const network = readJson("network-data");
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  const points = model.nodes.map((node) => byId.get(node.id));
  const outer = model.nodes.filter((node) => node.parent === null).map((node) => node.index);
  return { options: JSON.parse(network.options), base: commonScale(points, outer), sizes: points.map((point) => point.size) };
}

function adoptGroupStyles(groups) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(groupStyles(groups));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function createParts(app, view, network) {
  view.panel = createPanel(app, view.panelRoot);
  view.list = createList(app, byElementId("list"));
  const renderer = createRenderer(view.graph, network.options, app.model.groups, {
    pickNode: (index) => app.actions.pick(app.model.nodes[index].id),
    pickPair: (key) => app.actions.pickPair(key.split("-").map((index) => app.model.nodes[Number(index)].id)),
    pickNothing: () => app.actions.clear(),
    open: (index) => app.actions.open(app.model.nodes[index].id),
  });
  view.renderer = () => renderer;
  return {
    renderer,
    legend: createLegend(app, byElementId("legend-body"), byElementId("legend-toggle")),
    time: createTime(app, byElementId("time")),
    focusBar: createFocusBar(app, byElementId("focus-bar")),
    frame: createFrame(app, document),
    askBar: createAskBar(app, byElementId("ask-bar"), byElementId("search")),
    summary: byElementId("graph-summary"),
  };
}

/** Draw all parts for a state; parts that look the same are quick. */
function createUpdate(app, view, parts, network) {
  let lang = null;
  let fittedFor = null;
  return (state) => {
    document.documentElement.dataset.theme = app.theme;
    if (lang !== app.lang) {
      lang = app.lang;
      document.documentElement.lang = lang;
      app.translate();
      applyTexts(document, app.t);
      view.graph.setAttribute("aria-label", app.t("graph.label"));
    }
    app.scene = visibleScene(app.model, state);
    parts.frame.update(state, app.scene);
    parts.focusBar.update(state);
    parts.askBar.update(state);
    parts.summary.textContent = mapInWords(app);
    parts.legend.update(state, app.scene);
    parts.time.update();
    view.panel.update(state);
    view.list.update(state);
    if (state.tab !== "graph") return;
    parts.renderer.draw(drawScene(app.model, app.scene, state, { base: network.base, sizes: network.sizes, lang: app.lang }), readPalette(app.theme === "dark"));
    const frame = app.scene.centre < 0 ? `all/${state.open}/${state.path ?? ""}` : `${state.focus}/${state.hops}`;
    if (frame !== fittedFor) parts.renderer.fit(app.animate && fittedFor !== null, app.headroom());
    fittedFor = frame;
  };
}

/** Start the page. `globalThis.aktorkart` lets scripts read the state and find a node on the screen; it changes nothing. */
function start() {
  const model = buildModel(readJson("view-data"));
  const network = readNetwork(model);
  const app = createApp(model, readJson("text-data"));
  const view = { panelRoot: byElementId("panel"), graph: byElementId("graph"), panel: null, list: null, renderer: null, search: null };
  app.translate();
  app.actions = createActions(app, view);
  adoptGroupStyles(model.view.groups);
  const parts = createParts(app, view, network);
  const update = createUpdate(app, view, parts, network);
  const search = createSearch(app, byElementId("search"), byElementId("search-list"));
  view.search = search;
  const share = createShare(app, byElementId("share-dialog"), { renderer: view.renderer, palette: () => readPalette(app.theme === "dark") });
  createPrint(app, byElementId("print-sheet"), share.picture);
  const help = createHelp(app, byElementId("help-dialog"));
  const cursor = createCursor(app, parts.renderer, byElementId("graph-cursor"));

  app.store.subscribe((state) => update(state));
  keepAddress(app);
  darkWanted.addEventListener("change", () => update(app.store.get()));
  listenForKeys(app, { graph: view.graph, cursor, search, help, share, time: parts.time, renderer: parts.renderer });
  view.graph.addEventListener("blur", () => parts.renderer.setCursor(null));
  view.graph.addEventListener("focus", () => parts.renderer.setCursor(cursor.get()));
  byElementId("help").addEventListener("click", () => help.open());
  byElementId("share").addEventListener("click", () => share.open());
  byElementId("zoom-in").addEventListener("click", () => app.actions.zoom(1.3));
  byElementId("zoom-out").addEventListener("click", () => app.actions.zoom(1 / 1.3));
  byElementId("zoom-fit").addEventListener("click", () => app.actions.fit());
  update(app.store.get());
  globalThis.aktorkart = Object.freeze({
    state: () => ({ ...app.store.get() }),
    placeOf: (id) => parts.renderer.screenPlace(model.byId.get(id)),
    labelCount: () => parts.renderer.labelCount(),
    picture: () => share.picture(),
    view: () => parts.renderer.view(),
  });
  document.documentElement.dataset.ready = "true";
}

start();
