// The stage: which view is shown, drawn by the renderer or as a chart, and the change from one to the next.

import { drawScene } from "../drawing.js";
import { el } from "../dom.js";
import { captionOf, DRAWN_VIEWS } from "./captions.js";
import { drawHierarchy } from "./hierarchy-drawing.js";
import { flySigns, signPlaces } from "./motion.js";
import { createStatements } from "./statements-view.js";
import { createTimeline } from "./timeline-view.js";

const WIDE = 560;
const TALLER = 1.5;

/** How much taller than in the data the network is drawn: on a screen that is higher than wide, names get the room that is there. */
function stretchOf(root) {
  return root.clientHeight > root.clientWidth && root.clientWidth <= WIDE ? TALLER : 1;
}

const heightened = (base, factor) => (factor === 1 ? base : base.map(({ x, y }) => ({ x, y: y * factor })));

/** What makes the renderer choose a new part of the map to show. */
function frameOf(app, state, root) {
  const centre = app.scene.centre < 0 ? `all/${state.open}/${state.path ?? ""}` : `${state.focus}/${state.hops}`;
  return state.tab === "tree" ? `tree/${state.focus}/${state.open}/${root.clientWidth > WIDE}` : `graph/${centre}/${stretchOf(root)}`;
}

function drawingOf(app, state, network, root) {
  if (state.tab === "tree") return drawHierarchy(app.model, app.scene, state, { lang: app.lang, isWide: root.clientWidth > WIDE });
  return drawScene(app.model, app.scene, state, { base: heightened(network.base, stretchOf(root)), sizes: network.sizes, lang: app.lang });
}

/** What the frame says about a drawn view: how much is shown, and what is not. */
function drawnNote(app, state, drawing) {
  if (state.tab === "tree") {
    return { shown: app.t("shown", { shown: drawing.nodes.length, total: app.model.nodes.length }), leftOut: drawing.leftOut ? app.t("tree.leftOut", { n: drawing.leftOut }) : "" };
  }
  return { shown: null, leftOut: app.scene.leftOut ? app.t("graph.leftOut", { n: app.scene.leftOut }) : "" };
}

/** Set up the views. `roots` are the elements of the views by name; `palette()` gives the colours of the day's theme. */
export function createStage(app, { roots, renderer, network, palette, caption }) {
  const charts = { said: createStatements(app, roots.said), years: createTimeline(app, roots.years) };
  let shownTab = null;
  let fittedFor = null;

  /** Where each node stood in the last view, in pixels of the stage: node index -> {x, y}. */
  const lastPlaces = () => {
    if (DRAWN_VIEWS.has(shownTab)) return renderer.places();
    return charts[shownTab] ? signPlaces(roots[shownTab], roots.stage.getBoundingClientRect()) : new Map();
  };

  /** Draw a view of the renderer; when another part of the map comes into view, nodes move there from `before`. */
  const draw = (state, before) => {
    const drawing = drawingOf(app, state, network, roots.graph);
    drawing.headings = drawing.headings.map((heading) => ({ ...heading, text: app.t(`heading.${heading.key}`) }));
    const frame = frameOf(app, state, roots.graph);
    const note = drawnNote(app, state, drawing);
    const isMove = frame !== fittedFor || before !== null;
    const start = isMove ? before ?? renderer.places() : null;
    showCaption(state, note);
    renderer.draw(drawing, palette(), { whole: isMove, top: app.headroom(), only: app.scene.way });
    if (isMove && app.animate && fittedFor !== null) renderer.glideFrom(start);
    fittedFor = frame;
    return note;
  };

  const showCaption = (state, note) => {
    caption.hidden = state.tab === "list";
    caption.querySelector("summary").replaceChildren(app.t("caption.title"), note.leftOut ? el("span", { class: "left-out", text: ` · ${note.leftOut}`, "data-testid": "left-out" }) : "");
    caption.querySelector(".caption-body").replaceChildren(
      ...captionOf(state.tab === "list" ? "graph" : state.tab, Boolean(state.focus), app.t).map(([what, how]) => el("span", { class: "caption-part" }, el("strong", { text: `${what}: ` }), how)));
  };

  const showRoot = (tab) => {
    roots.graph.hidden = !DRAWN_VIEWS.has(tab);
    for (const name of ["said", "years", "list"]) roots[name].hidden = name !== tab;
  };

  return {
    /** The element of a view that is not drawn by the renderer, or null. */
    chart: (tab) => (tab in charts ? roots[tab] : null),
    /** Show the view of a state; returns what the frame says about it: {shown, leftOut}. */
    update(state) {
      const isChange = shownTab !== null && shownTab !== state.tab;
      const before = isChange && app.animate ? lastPlaces() : isChange ? new Map() : null;
      showRoot(state.tab);
      let note = { shown: null, leftOut: "" };
      if (DRAWN_VIEWS.has(state.tab)) note = draw(state, before);
      else if (charts[state.tab]) {
        note = charts[state.tab].update(state);
        showCaption(state, note);
        if (isChange && app.animate) flySigns(roots[state.tab], roots.stage.getBoundingClientRect(), before);
      }
      if (state.tab === "list") showCaption(state, note);
      shownTab = state.tab;
      return note;
    },
  };
}
