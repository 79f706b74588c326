// Read the data, put the parts together, and keep page, state and address in step.

import { createActions } from "./actions.js";
import { visibleScene } from "./filter.js";
import { applyTexts, createTranslator } from "./i18n.js";
import { groupStyles } from "./icons.js";
import { createCursor, listenForKeys } from "./keys.js";
import { buildModel, openingDay } from "./model.js";
import { addSaid, canDecode, decodeSaid, unpackSeen } from "./payload.js";
import { commonScale } from "./positions.js";
import { createRenderer } from "./render-vis.js";
import { createAskBar, createVoice } from "./path/ui-ask.js";
import { createPrint } from "./share/ui-print.js";
import { createShare } from "./share/ui-share.js";
import { createStore, decodeState, encodeState, hiddenGroups, initialState, knownOnly } from "./state.js";
import { formatDay, parseDay } from "./time.js";
import { createFocusBar, createFrame } from "./ui-frame.js";
import { createHelp } from "./ui-help.js";
import { createLegend } from "./ui-legend.js";
import { createList } from "./table/ui-list.js";
import { createPanel } from "./ui-panel.js";
import { createSearch } from "./ui-search.js";
import { createSheet } from "./ui-sheet.js";
import { createTime } from "./ui-time.js";
import { mapInWords } from "./share/view-words.js";
import { createStage } from "./views/stage.js";

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
    model, store, read, scene: null, details: "loading", depth: window.history.state?.depth ?? 0, openClaims: new Set(), openCharts: new Set(), openOther: false, actions: null, t: null, say: createVoice(byElementId("said")),
    get lang() { return store.get().lang ?? preferred; },
    get theme() { return store.get().theme ?? (darkWanted.matches ? "dark" : "light"); },
    get day() { return store.get().day ?? openingDay(model.view); },
    get animate() { return !stillWanted.matches; },
    /** Pixels of the map that something covers above. */
    headroom: () => 0,
    hiddenGroups: () => hiddenGroups(store.get(), model.view),
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
  const points = network.x.map((x, index) => ({ x, y: network.y[index] }));
  const outer = model.nodes.filter((node) => node.parent === null).map((node) => node.index);
  return { options: JSON.parse(network.options), base: commonScale(points, outer), sizes: network.size };
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
    sheet: createSheet(app, view.panelRoot),
    stage: createStage(app, {
      roots: { stage: byElementId("views"), graph: byElementId("graph-view"), said: byElementId("statements"), years: byElementId("timeline"), list: byElementId("list") },
      renderer, network, palette: () => readPalette(app.theme === "dark"), caption: byElementId("caption"),
    }),
  };
}

/** Draw all parts for a state; parts that look the same are quick. */
function createUpdate(app, view, parts) {
  let lang = null;
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
    parts.focusBar.update(state);
    parts.askBar.update(state);
    parts.summary.textContent = mapInWords(app);
    parts.legend.update(state, app.scene);
    parts.time.update();
    view.panel.update(state);
    parts.sheet.update(state);
    view.list.update(state);
    parts.frame.update(state, app.scene, parts.stage.update(state));
  };
}

/** Let the browser show what it has; a hidden tab does not paint, so a timer ends the wait. */
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 200);
});

/** Read what the facts say, after the first picture; without it the map still works, and the panel says what is missing. */
async function readDetails(app, update) {
  document.documentElement.dataset.painted = "true";
  await painted();
  try {
    if (!canDecode()) throw new TypeError("no DecompressionStream");
    addSaid(app.model.view, await decodeSaid(byElementId("details-data").textContent));
    app.details = "ready";
  } catch {
    app.details = canDecode() ? "damaged" : "unsupported";
  }
  update(app.store.get());
  document.documentElement.dataset.ready = "true";
}

/** Start the page. `globalThis.aktorkart` lets scripts read the state and find a node on the screen; it changes nothing. */
function start() {
  const model = buildModel(unpackSeen(readJson("view-data")));
  const network = readNetwork(model);
  const app = createApp(model, readJson("text-data"));
  const view = { panelRoot: byElementId("panel"), graph: byElementId("graph"), panel: null, list: null, renderer: null, search: null };
  app.translate();
  app.actions = createActions(app, view);
  adoptGroupStyles(model.view.groups);
  const parts = createParts(app, view, network);
  const update = createUpdate(app, view, parts);
  const search = createSearch(app, byElementId("search"), byElementId("search-list"));
  view.search = search;
  const share = createShare(app, byElementId("share-dialog"), { renderer: view.renderer, chart: () => parts.stage.chart(app.store.get().tab), palette: () => readPalette(document.documentElement.dataset.theme === "dark") });
  createPrint(app, byElementId("print-sheet"), share.picture);
  const help = createHelp(app, byElementId("help-dialog"));
  const cursor = createCursor(app, parts.renderer, byElementId("graph-cursor"));

  app.store.subscribe((state) => update(state));
  keepAddress(app);
  darkWanted.addEventListener("change", () => update(app.store.get()));
  let resized = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(resized);
    resized = requestAnimationFrame(() => update(app.store.get()));
  });
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
  readDetails(app, update);
}

start();
