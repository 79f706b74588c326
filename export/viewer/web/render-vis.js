// vis-network behind a small interface. Nothing else in the page knows it.

import { drawLayer } from "./canvas-layer.js";
import { nodeLook, pairLook } from "./look.js";
import { glide, placeBetween } from "./views/motion.js";

const MIN_SCALE = 0.12;
const MAX_SCALE = 5;
const REACH = 13;
/** With more lines than this, they are not drawn while the map is dragged. */
const MANY_LINES = 1200;
/** The smallest scale at which the rows of a hierarchy can be read, and the room that labels need to the right of its last column. */
const COLUMN_SCALE = 0.72;
const COLUMN_LABEL = 150;

/** Options of vis-network for a node of a drawing. */
function visNode(node, groups, palette, factor) {
  const look = nodeLook(node, groups, palette);
  return {
    id: node.id, x: node.x, y: node.y, shape: look.shape, size: node.size * factor * look.enlarge,
    color: { background: look.fill, border: look.stroke }, borderWidth: look.width, opacity: look.opacity,
  };
}

/** Options of vis-network for a pair of a drawing. */
function visEdge(pair, palette) {
  const look = pairLook(pair, palette);
  return {
    id: pair.id, from: pair.a, to: pair.b, dashes: look.dashes ?? false, width: look.width,
    smooth: pair.curved ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } : false,
    color: { color: look.stroke, opacity: look.opacity, inherit: false },
  };
}

/** Keeps a DataSet equal to a list, touching only what changed; what is gone and what is new are two steps. */
function createSync(dataset) {
  let known = new Map();
  return (items) => {
    const next = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
    const gone = [...known.keys()].filter((id) => !next.has(id));
    const changed = items.filter((item) => known.get(item.id) !== next.get(item.id));
    known = next;
    return {
      remove: () => { if (gone.length) dataset.remove(gone); },
      update: () => { if (changed.length) dataset.update(changed); },
    };
  };
}

/** The camera that shows all `points` inside a box with room at the edges: pad {x, top, bottom, right = x}. */
export function cameraFor(points, width, height, pad) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const end = pad.right ?? pad.x;
  const room = { width: Math.max(60, width - pad.x - end), height: Math.max(60, height - pad.top - pad.bottom) };
  const scale = Math.max(MIN_SCALE, Math.min(room.width / Math.max(right - left, 1), room.height / Math.max(bottom - top, 1), 1.35));
  return {
    position: { x: (left + right) / 2 + (end - pad.x) / (2 * scale), y: (top + bottom) / 2 + (pad.bottom - pad.top) / (2 * scale) },
    scale, box: { left, right, top, bottom },
  };
}

/** The camera for columns of rows: as above, but never below `least`, at which the rows can be read; then it shows the upper left. */
export function columnCamera(points, width, height, pad, least) {
  const camera = cameraFor(points, width, height, pad);
  const scale = Math.min(1.1, Math.max(least, camera.scale));
  const { left, right, top, bottom } = camera.box;
  const fitsX = (right - left) * scale <= width - pad.x - pad.right;
  const fitsY = (bottom - top) * scale <= height - pad.top - pad.bottom;
  return {
    scale,
    position: {
      x: fitsX ? (left + right) / 2 + (pad.right - pad.x) / (2 * scale) : left + (width / 2 - pad.x) / scale,
      y: fitsY ? (top + bottom) / 2 + (pad.bottom - pad.top) / (2 * scale) : top + (height / 2 - pad.top) / scale,
    },
  };
}

/** Put a map into `container`. `on` has pickNode, pickPair, pickNothing, open (double click). */
export function createRenderer(container, options, groups, on) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options);
  const [syncNodes, syncEdges] = [createSync(nodes), createSync(edges)];
  const box = () => ({ width: container.clientWidth, height: container.clientHeight });
  let drawing = { nodes: [], pairs: [] };
  let palette = null;
  let hover = null;
  let cursor = null;
  let labels = 0;
  /** Labels that are kept as they are while the reader drags; null otherwise. */
  let held = null;
  let factor = 1;
  /** Whether the drawing is half changed, so that fitting its labels would be in vain. */
  let syncing = false;
  let stopGlide = () => {};
  /** Where nodes are while they move; empty when all stand still. */
  const moving = new Map();
  container.querySelector(".vis-network").removeAttribute("tabindex");
  container.querySelector("canvas").setAttribute("aria-hidden", "true");

  const radius = (node) => node.size * factor * network.getScale();
  const placeOf = (node) => moving.get(node.id) ?? node;
  const toScreen = (node) => {
    const { x, y } = placeOf(node);
    return network.canvasToDOM({ x, y });
  };
  const endGlide = () => {
    stopGlide();
    moving.clear();
    for (const node of drawing.nodes) setPlace(node);
  };
  /** Moving a node through the DataSet would measure it anew at every frame, so its place is set where vis keeps it. */
  const setPlace = (node) => {
    const kept = network.body.nodes[node.id];
    if (kept) Object.assign(kept, { x: placeOf(node).x, y: placeOf(node).y });
  };
  network.on("afterDrawing", (context) => {
    if (!palette || syncing) return;
    const { width, height } = box();
    const ratio = context.canvas.width / Math.max(1, width);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels = drawLayer(context, drawing, { toScreen, toScreenPoint: (point) => network.canvasToDOM(point), radius, scale: network.getScale(), width, height, palette, hover, cursor, held });
    context.restore();
  });

  /** The node at or very near a place on the screen. */
  const nodeAt = (dom) => {
    let best = null;
    let bestDistance = Infinity;
    for (const node of drawing.nodes) {
      const place = toScreen(node);
      const distance = Math.hypot(place.x - dom.x, place.y - dom.y) - radius(node);
      if (distance < REACH - Math.min(8, radius(node)) && distance < bestDistance) [best, bestDistance] = [node.id, distance];
    }
    return best;
  };
  network.on("click", ({ pointer }) => {
    const node = nodeAt(pointer.DOM);
    if (node !== null) return on.pickNode(node);
    const edge = network.getEdgeAt(pointer.DOM);
    return edge === undefined ? on.pickNothing() : on.pickPair(edge);
  });
  network.on("doubleClick", ({ pointer }) => {
    const node = nodeAt(pointer.DOM);
    if (node !== null) on.open(node);
  });
  network.on("dragStart", () => { held = {}; });
  network.on("dragEnd", () => {
    held = null;
    network.redraw();
  });
  network.on("zoom", ({ scale }) => {
    const limited = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
    if (limited !== scale) network.moveTo({ scale: limited });
  });
  container.addEventListener("pointermove", (event) => {
    const frame = container.getBoundingClientRect();
    const found = nodeAt({ x: event.clientX - frame.left, y: event.clientY - frame.top });
    if (found === hover) return;
    hover = found;
    container.classList.toggle("over", hover !== null);
    network.redraw();
  });
  container.addEventListener("pointerleave", () => {
    if (hover === null) return;
    hover = null;
    network.redraw();
  });

  const sync = () => {
    const nodeChange = syncNodes(drawing.nodes.map((node) => visNode(node, groups, palette, factor)));
    const edgeChange = syncEdges(drawing.pairs.map((pair) => visEdge(pair, palette)));
    syncing = true; // vis draws after each of these steps; whoever calls draws when all are done
    edgeChange.remove();
    nodeChange.remove();
    nodeChange.update();
    edgeChange.update();
    syncing = false;
  };
  /** The camera for all that is drawn, or for the nodes of `only`, and the size of signs that goes with it; null when there is nothing to show. */
  const wholeCamera = (top, only = null) => {
    const { width, height } = box();
    if (!drawing.nodes.length || !width || !height) return null;
    network.setSize("100%", "100%"); // it would learn of a new size only later, and then change the scale
    const pad = { x: Math.min(90, width / 9), top: 34 + top, bottom: 48 };
    const columns = { x: Math.min(34, width / 12), right: Math.min(COLUMN_LABEL, width / 3), top: 52, bottom: 26 };
    const wanted = only ? drawing.nodes.filter((node) => only.includes(node.id)) : [];
    const { position, scale } = drawing.columns
      ? columnCamera(drawing.nodes, width, height, columns, COLUMN_SCALE)
      : cameraFor(wanted.length ? wanted : drawing.nodes, width, height, pad);
    factor = drawing.columns ? 1 : Math.max(1, (width > 600 ? 0.58 : 0.4) / scale);
    return { position, scale };
  };
  let linesHide = false;
  const hideLines = (hide) => {
    if (hide !== linesHide) network.setOptions({ interaction: { hideEdgesOnDrag: hide } });
    linesHide = hide;
  };
  const animation = (animate) => (animate ? { duration: 380, easingFunction: "easeInOutCubic" } : false);
  return {
    /** Draw nodes and pairs in the colours of a palette; with `whole`, show all that is drawn, or the nodes of `only`. */
    draw(next, colours, { whole = false, top = 0, only = null } = {}) {
      endGlide();
      drawing = next;
      palette = colours;
      hideLines(drawing.pairs.length > MANY_LINES);
      const camera = whole ? wholeCamera(top, only) : null;
      sync();
      if (camera) network.moveTo({ ...camera, animation: false });
      else network.redraw();
    },
    /** Show everything that is drawn, with `top` pixels kept free above; signs keep a readable size however small the scale. */
    fit(animate, top = 0) {
      const camera = wholeCamera(top);
      if (!camera) return;
      sync();
      network.moveTo({ ...camera, animation: animation(animate) });
    },
    /** Let the nodes move to their places from `start`: node -> place in pixels of the map. Others stand where they belong. */
    glideFrom(start) {
      const from = new Map([...start].map(([id, place]) => [id, network.DOMtoCanvas(place)]));
      const movers = drawing.nodes.filter((node) => from.has(node.id));
      const step = (share) => {
        for (const node of movers) {
          moving.set(node.id, placeBetween(from.get(node.id), node, share));
          setPlace(node);
        }
        network.redraw();
      };
      if (!movers.length) return;
      step(0);
      stopGlide = glide(step, endGlide);
    },
    /** Bring a node into view without changing the scale, if it is not well inside already; `covered` pixels are hidden below. */
    reveal(id, animate, covered = 0) {
      const node = drawing.nodes.find((item) => item.id === id);
      if (!node) return;
      const place = toScreen(node);
      const { width, height } = box();
      const margin = 44;
      const free = height - covered;
      if (place.x > margin && place.x < width - margin && place.y > margin && place.y < free - margin) return;
      network.moveTo({ position: { x: node.x, y: node.y + covered / (2 * network.getScale()) }, animation: animation(animate) });
    },
    zoomBy(factor, animate) {
      network.moveTo({ scale: Math.min(MAX_SCALE, Math.max(MIN_SCALE, network.getScale() * factor)), animation: animation(animate) });
    },
    /** The place of a node on the page, for tests and for what floats above the map. */
    screenPlace(id) {
      const node = drawing.nodes.find((item) => item.id === id);
      return node ? toScreen(node) : null;
    },
    /** The places of all nodes: node -> {x, y} in pixels of the map. */
    places: () => new Map(drawing.nodes.map((node) => [node.id, toScreen(node)])),
    points: () => drawing.nodes,
    /** What is on the screen now, for a picture: the drawing, each node with its place and radius on the screen. */
    view: () => ({ ...box(), pairs: drawing.pairs, headings: (drawing.headings ?? []).map((heading) => ({ ...heading, screen: network.canvasToDOM(heading) })), nodes: drawing.nodes.map((node) => ({ ...node, screen: { ...toScreen(node), r: radius(node) } })) }),
    /** Move the map under the window by pixels of the screen. */
    panBy(dx, dy) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
    },
    labelCount: () => labels,
    setCursor(id) {
      cursor = id;
      network.redraw();
    },
    redraw: () => network.redraw(),
  };
}
