// What we draw ourselves on top of vis-network: labels that do not collide, count badges, rings, tie labels.

import { placeLabels } from "./labels.js";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const HEADING_FONT = '"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", Charter, Georgia, "Noto Serif", serif';
/** From this width in pixels there is room for headings between the parts of the network. */
const ROOMY = 500;
const MOST_TIE_LABELS = 14;

const widths = new Map();

function textWidth(context, text) {
  const key = `${context.font}|${text}`;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

function haloText(context, text, x, y, ink, paper) {
  context.lineWidth = 3.5;
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

const BADGE_FONT = `600 10.5px ${FONT}`;

function badgeWidth(context, badge) {
  const { font } = context;
  context.font = BADGE_FONT;
  const width = Math.max(17, textWidth(context, String(badge)) + 9);
  context.font = font;
  return width;
}

/** The box of a count badge: at the upper right of its sign, or between a sign and the label beside it. */
function badgeBox(context, item) {
  const w = badgeWidth(context, item.node.badge);
  if (item.node.side) return { x: item.x + item.r + 4, y: item.y - 8, w, h: 16 };
  return { x: item.x + item.r * 0.72 - 2, y: item.y - item.r * 0.72 - 13, w, h: 16 };
}

function drawBadge(context, item, palette) {
  const text = String(item.node.badge);
  const { x, y, w: width } = badgeBox(context, item);
  context.font = BADGE_FONT;
  context.globalAlpha = item.node.dim ? 0.3 : 1;
  context.beginPath();
  context.roundRect(x, y, width, 16, 8);
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.paper;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.fillStyle = palette.paper;
  context.fillText(text, x + (width - textWidth(context, text)) / 2, y + 8.5);
}

function drawRing(context, item, colour, dashes) {
  context.beginPath();
  context.arc(item.x, item.y, item.r + 6, 0, 2 * Math.PI);
  context.setLineDash(dashes);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.stroke();
  context.setLineDash([]);
}

function labelFont(node) {
  return `${node.must || node.size >= 14 ? 600 : 400} ${node.size >= 14 ? 13 : 12}px ${FONT}`;
}

/** Behind a label that stands where a line leaves its sign: the line begins after it. */
function coverLine(context, x, y, width, palette) {
  context.fillStyle = palette.paper;
  context.fillRect(x - 3, y + 1, width + 7, 15);
}

/** Which labels fit, and where: [{id, dx, dy}], each relative to its node. */
function fitLabels(context, items, most, frame, kept) {
  const wanted = items
    .filter((item) => item.inside && (!item.node.dim || item.must))
    .sort((a, b) => b.must - a.must || b.node.weight - a.node.weight || a.node.id - b.node.id)
    .map((item) => {
      context.font = labelFont(item.node);
      return { owner: item.node.id, weight: item.node.weight, item, x: item.x, y: item.y, r: item.r, w: textWidth(context, item.node.label), h: 16, must: item.must || Boolean(item.node.side), side: item.node.side, inset: item.node.badge ? badgeWidth(context, item.node.badge) : 0 };
    });
  const seen = items.filter((item) => item.inside && !item.node.dim);
  const obstacles = [
    ...kept,
    ...seen.filter((item) => item.node.badge).map((item) => ({ owner: `badge ${item.node.id}`, ...badgeBox(context, item) })),
    ...seen.map((item) => ({ owner: item.node.id, weight: item.node.weight, x: item.x - item.r, y: item.y - item.r, w: item.r * 2, h: item.r * 2 })),
  ];
  return placeLabels(wanted, obstacles, most, frame).map(({ item: { item }, x, y }) => ({ id: item.node.id, dx: x - item.x, dy: y - item.y }));
}

/** Write labels, the least important first. */
function drawLabels(context, fitted, at, palette) {
  for (const { id, dx, dy } of [...fitted].reverse()) {
    const item = at.get(id);
    if (!item) continue;
    const [x, y] = [item.x + dx, item.y + dy];
    context.font = labelFont(item.node);
    context.globalAlpha = item.node.faint && !item.must ? 0.7 : 1;
    if (item.node.side) coverLine(context, x, y, textWidth(context, item.node.label), palette);
    haloText(context, item.node.label, x, y + 8.5, palette.ink, palette.paper);
  }
  context.globalAlpha = 1;
}

function drawTieLabels(context, pairs, at, palette) {
  const lit = pairs.filter((pair) => pair.label && at.has(pair.a) && at.has(pair.b));
  if (lit.length > MOST_TIE_LABELS) return;
  context.font = `italic 400 11.5px ${FONT}`;
  for (const pair of lit) {
    const [a, b] = [at.get(pair.a), at.get(pair.b)];
    const width = textWidth(context, pair.label);
    if (Math.hypot(a.x - b.x, a.y - b.y) < width + a.r + b.r + 16) continue;
    haloText(context, pair.label, (a.x + b.x) / 2 - width / 2, (a.y + b.y) / 2, palette.muted, palette.paper);
  }
}

/** The headings over the parts of a picture, kept inside its right edge; returns their boxes, which labels keep away from. */
function drawHeadings(context, headings, toScreenPoint, palette, width) {
  context.font = `600 13px ${HEADING_FONT}`;
  return headings.map((heading) => {
    const { x, y } = toScreenPoint(heading);
    const top = y - (heading.lift ?? 0);
    const wide = textWidth(context, heading.text);
    const left = x < width ? Math.min(x - 9, Math.max(8, width - wide - 8)) : x - 9;
    haloText(context, heading.text, left, top, palette.muted, palette.paper);
    return { owner: `heading ${heading.key}`, x: left - 3, y: top - 10, w: wide + 8, h: 20 };
  });
}

/** Draw the layer. `held` keeps the labels while the map is dragged: they move with their nodes and are fitted anew afterwards. `toScreen` gives the place of a node in CSS pixels; returns how many labels fitted. */
export function drawLayer(context, drawing, { toScreen, toScreenPoint, radius, scale, width, height, palette, hover, cursor, held = null }) {
  context.textBaseline = "middle";
  const at = new Map();
  for (const node of drawing.nodes) {
    const place = toScreen(node);
    const inside = place.x > -80 && place.x < width + 80 && place.y > -30 && place.y < height + 30;
    const must = node.must || node.id === hover || node.id === cursor;
    at.set(node.id, { node, ...place, r: radius(node), inside, must });
  }
  const items = [...at.values()];
  drawTieLabels(context, drawing.pairs, at, palette);
  const headings = drawHeadings(context, drawing.columns || width > ROOMY ? drawing.headings ?? [] : [], toScreenPoint, palette, width);
  const most = drawing.columns ? Infinity : Math.round((width * height) / 5500 + 60 * Math.max(0, scale - 0.8));
  const fitted = held?.labels ?? fitLabels(context, items, most, { width, height }, headings);
  if (held) held.labels = fitted;
  drawLabels(context, fitted, at, palette);
  for (const item of items) {
    if (!item.inside) continue;
    if (item.node.badge && item.r > 3) drawBadge(context, item, palette);
    context.globalAlpha = 1;
    if (item.node.picked) drawRing(context, item, palette.accent, []);
    if (item.node.id === cursor) drawRing(context, item, palette.ink, [4, 3]);
  }
  return fitted.length;
}
