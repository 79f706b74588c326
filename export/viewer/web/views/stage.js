// The stage: which view is shown, drawn by the renderer or as a chart, and the change from one to the next.

import { drawScene } from "../drawing.js";
import { el } from "../dom.js";
import { captionOf, DRAWN_VIEWS } from "./captions.js";
import { drawHierarchy } from "./hierarchy-drawing.js";
import { flySigns, signPlaces } from "./motion.js";
import { createStatements } from "./statements-view.js";
import { createTimeline } from "./timeline-view.js";

const WIDE = 560;

/** What makes the renderer choose a new part of the map to show. */
function frameOf(app, state) {
  const centre = app.scene.centre < 0 ? `all/${state.open}/${state.path ?? ""}` : `${state.focus}/${state.hops}`;
  return state.tab === "tree" ? `tree/${state.focus}/${state.open}` : `graph/${centre}`;
}

function drawingOf(app, state, network, root) {
  if (state.tab === "tree") return drawHierarchy(app.model, app.scene, state, { lang: app.lang, isWide: root.clientWidth > WIDE });
  return drawScene(app.model, app.scene, state, { base: network.base, sizes: network.sizes, lang: app.lang });
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

  /** The places of what stood in the last view, in pixels of the stage. */
  const lastPlaces = (frame) => {
    if (DRAWN_VIEWS.has(shownTab)) return (index) => renderer.screenPlace(index);
    const places = charts[shownTab] ? signPlaces(roots[shownTab], frame) : new Map();
    return (index) => places.get(index) ?? null;
  };

  const draw = (state, from, isChange) => {
    const drawing = drawingOf(app, state, network, roots.graph);
    drawing.headings = (drawing.headings ?? []).map((heading) => ({ ...heading, text: app.t(`heading.${heading.key}`) }));
    const start = new Map(drawing.nodes.map((node) => [node.id, from(node.id)]).filter(([, place]) => place));
    renderer.draw(drawing, palette());
    const frame = frameOf(app, state);
    if (frame !== fittedFor || isChange) {
      renderer.fit(false, app.headroom(), app.scene.way);
      if (app.animate && fittedFor !== null) renderer.glideFrom(start);
    }
    fittedFor = frame;
    return drawnNote(app, state, drawing);
  };

  const showCaption = (state, note) => {
    caption.hidden = state.tab === "list";
    caption.querySelector("summary").textContent = app.t("caption.title");
    caption.querySelector(".caption-body").replaceChildren(
      ...captionOf(state.tab === "list" ? "graph" : state.tab, Boolean(state.focus), app.t).map(([what, how]) => el("span", { class: "caption-part" }, el("strong", { text: `${what}: ` }), how)),
      note.leftOut ? el("span", { class: "caption-part left-out", text: note.leftOut, "data-testid": "left-out" }) : "");
  };

  return {
    /** The element of a view that is not drawn by the renderer, or null. */
    chart: (tab) => (tab in charts ? roots[tab] : null),
    /** Show the view of a state; returns what the frame says about it. */
    update(state) {
      const isChange = shownTab !== null && shownTab !== state.tab;
      const frame = roots.stage.getBoundingClientRect();
      const from = lastPlaces(frame);
      const chart = charts[state.tab];
      const before = isChange && chart ? new Map(app.model.nodes.map((node) => [node.index, from(node.index)])) : null;
      const held = DRAWN_VIEWS.has(state.tab) && !DRAWN_VIEWS.has(shownTab) && isChange ? new Map(app.model.nodes.map((node) => [node.index, from(node.index)])) : null;
      for (const [name, root] of Object.entries(roots)) if (name !== "stage") root.hidden = name === "graph" ? !DRAWN_VIEWS.has(state.tab) : name !== state.tab;
      let note = { shown: null, leftOut: "" };
      if (chart) {
        note = chart.update(state);
        if (isChange && app.animate) flySigns(roots[state.tab], roots.stage.getBoundingClientRect(), (index) => before.get(index));
      } else if (DRAWN_VIEWS.has(state.tab)) {
        note = draw(state, held ? (index) => held.get(index) : from, isChange);
      }
      shownTab = state.tab;
      showCaption(state, note);
      return note;
    },
  };
}
