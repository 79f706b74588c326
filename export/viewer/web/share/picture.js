// The map as a picture for a slide: what is on the screen, with title, day, legend, filters and source. Pure.

import { shapePoints } from "../icons.js";
import { placeLabels } from "../labels.js";
import { nodeLook, pairLook } from "../look.js";
import { tag } from "./svg-text.js";

export const PICTURE = { width: 1600, height: 900 };
const PICTURE_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const PICTURE_SERIF = "'Iowan Old Style', Palatino, 'URW Palladio L', Charter, Georgia, 'Noto Serif', serif";
export const MAP_BOX = { x: 24, y: 104, width: 1270, height: 736 };
const LEGEND_BOX = { x: 1322, y: 128, row: 27, width: 254 };
const PICTURE_LABELS = 110;
const PICTURE_TIE_LABELS = 14;

/** The font of a label, as the canvas takes it to measure. */
export function pictureFont(node, weight = node.must || node.size >= 17 ? 600 : 400) {
  return `${weight} ${node.size >= 17 ? 14 : 13}px ${PICTURE_SANS}`;
}

function textAt(content, { x, y, size, fill, weight = 400, anchor = null, family = PICTURE_SANS, style = null }) {
  return tag("text", { x, y, "font-size": size, fill, "font-weight": weight, "text-anchor": anchor, "font-family": family, "font-style": style }, { text: content });
}

function halo(content, { x, y, size, fill, weight, style }, paper, opacity = null) {
  return tag("text", {
    x, y, "font-size": size, "font-weight": weight, "font-style": style, "font-family": PICTURE_SANS, fill, stroke: paper, "stroke-width": 3.5,
    "stroke-linejoin": "round", "paint-order": "stroke", opacity,
  }, { text: content });
}

/** A sign around (x, y). */
function sign(look, x, y, radius) {
  const size = radius * look.enlarge;
  const common = { fill: look.fill, stroke: look.stroke, "stroke-width": look.width, opacity: look.opacity === 1 ? null : look.opacity };
  const points = shapePoints(look.shape);
  if (!points) return tag("circle", { cx: x, cy: y, r: size, ...common });
  return tag("polygon", { points: points.map(([dx, dy]) => `${(x + dx * size).toFixed(1)},${(y + dy * size).toFixed(1)}`).join(" "), ...common });
}

const MARGIN = { left: 95, right: 95, top: 24, bottom: 44 };
/** Where labels stand to the right of their signs. */
const COLUMN_MARGIN = { left: 24, right: 240, top: 44, bottom: 24 };
const MOST_ENLARGED = 2.4;

/** Where the signs stand in the picture: those that are on the screen fill the frame, all others keep their direction. */
function spread(view) {
  const seen = view.nodes.map((node) => node.screen).filter(({ x, y }) => x >= 0 && x <= view.width && y >= 0 && y <= view.height);
  const around = seen.length ? seen : [{ x: view.width / 2, y: view.height / 2 }];
  const [left, right] = [Math.min(...around.map((at) => at.x)), Math.max(...around.map((at) => at.x))];
  const [top, bottom] = [Math.min(...around.map((at) => at.y)), Math.max(...around.map((at) => at.y))];
  const margin = view.nodes.some((node) => node.side) ? COLUMN_MARGIN : MARGIN;
  const room = { width: MAP_BOX.width - margin.left - margin.right, height: MAP_BOX.height - margin.top - margin.bottom };
  const factor = Math.min(room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top), MOST_ENLARGED);
  const middle = { x: MAP_BOX.x + margin.left + room.width / 2, y: MAP_BOX.y + margin.top + room.height / 2 };
  const place = ({ x, y }) => ({ x: middle.x + (x - (left + right) / 2) * factor, y: middle.y + (y - (top + bottom) / 2) * factor });
  const at = new Map(view.nodes.map((node) => [node.id, { node, ...place(node.screen), r: Math.max(3.5, node.screen.r * Math.min(factor, 1.5)) }]));
  return { at, place };
}

const inFrame = ({ x, y }) => x >= MAP_BOX.x && x <= MAP_BOX.x + MAP_BOX.width && y >= MAP_BOX.y && y <= MAP_BOX.y + MAP_BOX.height;

function tieLines(view, at, palette) {
  return view.pairs.filter((pair) => at.has(pair.a) && at.has(pair.b)).sort((a, b) => a.lit - b.lit).map((pair) => {
    const [a, b] = [at.get(pair.a), at.get(pair.b)];
    const look = pairLook(pair, palette);
    const stroke = { stroke: look.stroke, "stroke-width": look.width, "stroke-opacity": look.opacity, "stroke-dasharray": look.dashes?.join(" ") ?? null };
    if (!pair.curved) return tag("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...stroke });
    const half = (b.x - a.x) / 2;
    const points = [a.x, a.y, a.x + half, a.y, b.x - half, b.y, b.x, b.y].map((value) => value.toFixed(1));
    return tag("path", { d: `M${points[0]} ${points[1]}C${points.slice(2).join(" ")}`, fill: "none", ...stroke });
  });
}

function tieLabels(view, at, palette, measure) {
  const lit = view.pairs.filter((pair) => pair.label && at.has(pair.a) && at.has(pair.b));
  if (lit.length > PICTURE_TIE_LABELS) return [];
  return lit.flatMap((pair) => {
    const [a, b] = [at.get(pair.a), at.get(pair.b)];
    const width = measure(pair.label, `italic 400 12px ${PICTURE_SANS}`);
    if (Math.hypot(a.x - b.x, a.y - b.y) < width + a.r + b.r + 16) return [];
    return halo(pair.label, { x: (a.x + b.x) / 2 - width / 2, y: (a.y + b.y) / 2 + 4, size: 12, fill: palette.muted, weight: 400, style: "italic" }, palette.paper);
  });
}

/** The box of a count: at the upper right of its sign, or between it and the label beside it. */
function badgeFrame({ node, x, y, r }, measure) {
  const w = Math.max(18, measure(String(node.badge), `600 11px ${PICTURE_SANS}`) + 10);
  return node.side ? { x: x + r + 4, y: y - 8.5, w, h: 17 } : { x: x + r * 0.72 - 2, y: y - r * 0.72 - 13, w, h: 17 };
}

function badgePart(item, palette, measure) {
  const { node } = item;
  const { x: left, y: top, w: width, h: height } = badgeFrame(item, measure);
  return [
    tag("rect", { x: left, y: top, width, height, rx: height / 2, fill: palette.ink, stroke: palette.paper, "stroke-width": 2, opacity: node.dim ? 0.3 : null }),
    textAt(String(node.badge), { x: left + width / 2, y: top + 12.5, size: 11, fill: palette.paper, weight: 600, anchor: "middle" }),
  ];
}

function labelTexts(items, palette, measure) {
  const wanted = items.filter((item) => !item.node.dim || item.node.must)
    .sort((a, b) => b.node.must - a.node.must || b.node.weight - a.node.weight || a.node.id - b.node.id)
    .map((item) => ({ owner: item.node.id, weight: item.node.weight, item, x: item.x - MAP_BOX.x, y: item.y - MAP_BOX.y, r: item.r, w: measure(item.node.label, pictureFont(item.node)), h: 17, must: item.node.must || Boolean(item.node.side),
      side: item.node.side, inset: item.node.badge ? badgeFrame(item, measure).w : 0 }));
  const bright = items.filter((item) => !item.node.dim);
  const badges = bright.filter((item) => item.node.badge).map((item) => ({ owner: `badge ${item.node.id}`, ...badgeFrame(item, measure) }));
  const signs = bright.map((item) => ({ owner: item.node.id, weight: item.node.weight, x: item.x - item.r - MAP_BOX.x, y: item.y - item.r - MAP_BOX.y, w: item.r * 2, h: item.r * 2 }));
  const obstacles = [...badges.map((box) => ({ ...box, x: box.x - MAP_BOX.x, y: box.y - MAP_BOX.y })), ...signs];
  return placeLabels(wanted, obstacles, PICTURE_LABELS, MAP_BOX).map(({ item: { item: { node } }, x, y }) => halo(node.label, {
    x: x + MAP_BOX.x, y: y + MAP_BOX.y + 13, size: node.size >= 17 ? 14 : 13, weight: node.must || node.size >= 17 ? 600 : 400, fill: palette.ink,
  }, palette.paper, node.faint && !node.must ? 0.7 : null));
}

function legendPart(rows, words, palette, groups) {
  const line = (y, dashes) => tag("line", { x1: LEGEND_BOX.x, y1: y, x2: LEGEND_BOX.x + 30, y2: y, stroke: palette.edge, "stroke-width": 2, "stroke-dasharray": dashes });
  const end = LEGEND_BOX.y + 22 + rows.length * LEGEND_BOX.row;
  return [
    textAt(words.legend, { x: LEGEND_BOX.x, y: LEGEND_BOX.y, size: 16, fill: palette.ink, weight: 600, family: PICTURE_SERIF }),
    rows.map((row, at) => {
      const y = LEGEND_BOX.y + 26 + at * LEGEND_BOX.row;
      return [
        sign(nodeLook({ group: row.group }, groups, palette), LEGEND_BOX.x + 10, y, 8),
        textAt(row.label, { x: LEGEND_BOX.x + 30, y: y + 5, size: 14, fill: palette.ink }),
        textAt(row.count, { x: LEGEND_BOX.x + LEGEND_BOX.width, y: y + 5, size: 13, fill: palette.muted, anchor: "end" }),
      ];
    }),
    words.lines.map(({ label, dashed }, at) => [line(end + 16 + at * 24, dashed ? "4 4" : null), textAt(label, { x: LEGEND_BOX.x + 40, y: end + 21 + at * 24, size: 13, fill: palette.muted })]),
  ];
}

/** The map as parts of a picture. `view`: {width, height, nodes (a drawing's, each with screen {x, y, r}), pairs, headings}. */
export function mapContent({ view, palette, groups, measure }) {
  const { at, place } = spread(view);
  const items = [...at.values()].filter(inFrame);
  return [
    tieLines(view, at, palette),
    items.map((item) => sign(nodeLook(item.node, groups, palette), item.x, item.y, item.r)),
    items.filter((item) => item.node.picked).map((item) => tag("circle", { cx: item.x, cy: item.y, r: item.r + 6, fill: "none", stroke: palette.accent, "stroke-width": 2.5 })),
    tieLabels(view, at, palette, measure),
    (view.headings ?? []).map((heading) => {
      const { x, y } = place(heading.screen);
      return halo(heading.text, { x: x - 9, y: y - (heading.lift ?? 0) + 4, size: 14, fill: palette.muted, weight: 600 }, palette.paper);
    }),
    labelTexts(items, palette, measure),
    items.filter((item) => item.node.badge).map((item) => badgePart(item, palette, measure)),
  ];
}

/** Lines of a text that fit a width, at most `most`; what is left over ends in an ellipsis. */
export function wrapText(content, width, most, measure) {
  const found = [];
  let line = "";
  for (const word of content.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  found.push(line);
  if (found.length <= most) return found;
  return [...found.slice(0, most - 1), `${found[most - 1].replace(/\W*$/, "")} …`];
}

/**
 * A picture as SVG text, framed for a slide. `content`: its parts, inside MAP_BOX; `words`: title, subtitle (lines), legend, lines, foot
 * (lines), description; `rows`: the legend [{group, label, count}]; `height`: that of the content, where it is longer than MAP_BOX.
 */
export function pictureSvg({ content, words, rows, palette, groups, lang, height = MAP_BOX.height }) {
  const whole = Math.ceil(PICTURE.height + height - MAP_BOX.height);
  const bottom = whole - 16 - 19 * (words.foot.length - 1);
  return tag("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${PICTURE.width} ${whole}`, width: PICTURE.width, height: whole,
    role: "img", "xml:lang": lang,
  },
  tag("title", {}, { text: words.title }),
  tag("desc", {}, { text: words.description }),
  tag("defs", {}, tag("clipPath", { id: "map-frame" }, tag("rect", { ...MAP_BOX, height }))),
  tag("rect", { width: PICTURE.width, height: whole, fill: palette.paper }),
  textAt(words.title, { x: 28, y: 50, size: 30, fill: palette.ink, weight: 600, family: PICTURE_SERIF }),
  words.subtitle.map((line, row) => textAt(line, { x: 28, y: 76 + row * 20, size: 15, fill: palette.muted })),
  tag("g", { "clip-path": "url(#map-frame)" }, content),
  legendPart(rows, words, palette, groups),
  words.foot.map((line, row) => textAt(line, { x: 28, y: bottom + row * 19, size: 12.5, fill: palette.muted })));
}
