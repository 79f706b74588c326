// A chart of the page as parts of a picture: its boxes, signs and words, where the browser has put them.

import { MAP_BOX } from "./picture.js";
import { tag } from "./svg-text.js";

/** Colours as any program reads them, however the style sheet wrote them: {fill, opacity}. */
function createColours() {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  return (colour) => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      known.set(colour, { colour: `rgb(${r},${g},${b})`, opacity: a / 255 });
    }
    return known.get(colour);
  };
}

/** The words of a text node, one run a line: [{text, left, right, top, bottom}]. Lines break after hyphens too. */
function runsOf(node) {
  const range = document.createRange();
  const runs = [];
  let end = 0;
  for (const match of node.data.matchAll(/[^\s-]+-*|-+/g)) {
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const box = range.getBoundingClientRect();
    const last = runs[runs.length - 1];
    if (last && Math.abs(last.bottom - box.bottom) < 2) Object.assign(last, { text: `${last.text}${match.index > end ? " " : ""}${match[0]}`, right: box.right });
    else if (box.width) runs.push({ text: match[0], left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    end = match.index + match[0].length;
  }
  return runs;
}

function boxParts(element, style, colours, at) {
  const box = element.getBoundingClientRect();
  const { x, y, scale } = at(box);
  const fill = colours(style.backgroundColor);
  const common = { x, y, width: box.width * scale, height: box.height * scale };
  const edge = ["Top", "Bottom", "Left"].map((side) => parseFloat(style[`border${side}Width`]) || 0);
  const stroke = colours(style.borderTopColor);
  const framed = edge.every((width) => width > 0) && stroke.opacity > 0;
  const parts = [];
  if (fill.opacity > 0 || framed) {
    parts.push(tag("rect", {
      ...common, rx: Math.min((parseFloat(style.borderTopLeftRadius) || 0) * scale, common.height / 2), fill: fill.opacity ? fill.colour : "none", "fill-opacity": fill.opacity < 1 ? fill.opacity : null,
      stroke: framed ? stroke.colour : null, "stroke-width": framed ? edge[0] * scale : null, "stroke-dasharray": framed && style.borderTopStyle === "dashed" ? "3 3" : null,
    }));
  }
  if (!framed && edge[0] > 0 && stroke.opacity > 0) {
    const dashes = style.borderTopStyle === "dashed" ? "4 4" : null;
    parts.push(tag("line", { x1: x, y1: y, x2: x + common.width, y2: y, stroke: stroke.colour, "stroke-opacity": stroke.opacity < 1 ? stroke.opacity : null, "stroke-width": edge[0] * scale, "stroke-dasharray": dashes }));
  }
  if (!framed && edge[1] > 0) {
    const line = colours(style.borderBottomColor);
    parts.push(tag("rect", { x, y: y + common.height - edge[1] * scale, width: common.width, height: edge[1] * scale, fill: line.colour, "fill-opacity": line.opacity }));
  }
  return parts;
}

const COPIED = { polygon: ["points"], circle: ["cx", "cy", "r"], line: ["x1", "y1", "x2", "y2"], rect: ["x", "y", "width", "height"], path: ["d"] };

/** A sign of the page: its shape with the colours that the style sheet gives it. */
function signParts(element, colours, at) {
  const box = element.getBoundingClientRect();
  const { x, y, scale } = at(box);
  const size = element.viewBox.baseVal.width || box.width;
  return tag("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${((box.width * scale) / size).toFixed(4)})` },
    [...element.children].filter((shape) => shape.tagName in COPIED).map((shape) => {
      const style = getComputedStyle(shape);
      const fill = colours(style.fill);
      return tag(shape.tagName, {
        ...Object.fromEntries(COPIED[shape.tagName].map((name) => [name, shape.getAttribute(name)])),
        fill: fill.opacity ? fill.colour : "none", "fill-opacity": fill.opacity < 1 ? fill.opacity : null, stroke: colours(style.stroke).colour, "stroke-width": parseFloat(style.strokeWidth),
      });
    }));
}

/** The words that stand in a picture in place of a control. */
function insteadOf(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [{ text: element.dataset.picture, left, right, top, bottom }];
}

function textParts(runs, style, colours, at) {
  const ink = colours(style.color);
  const size = parseFloat(style.fontSize);
  return runs.map((run) => {
    const { x, y, scale } = at(run);
    return tag("text", {
      x, y: y + ((run.bottom - run.top) / 2 + size * 0.35) * scale, "font-size": size * scale, "font-weight": style.fontWeight, "font-style": style.fontStyle === "italic" ? "italic" : null,
      "font-family": style.fontFamily.replaceAll('"', "'"), fill: ink.colour, "fill-opacity": ink.opacity < 1 ? ink.opacity : null,
    }, { text: run.text });
  });
}

function isSeen(element, style) {
  if (style.visibility === "hidden" || style.display === "none" || element.classList.contains("visually-hidden")) return false;
  return element.tagName.toLowerCase() !== "svg" || element.getBoundingClientRect().width > 0;
}

/** How much larger than on the screen a chart of a size stands: it fills MAP_BOX, and is never made smaller to do so. */
export function chartScale(width, height) {
  return Math.min(MAP_BOX.width / width, Math.max(1, MAP_BOX.height / height));
}

/** Run `read` with a chart scrolled to its beginning, where its headings stand in their places. */
function unscrolled(root, read) {
  const { scrollTop, scrollLeft } = root;
  root.scrollTo(0, 0);
  try {
    return read();
  } finally {
    root.scrollTo(scrollLeft, scrollTop);
  }
}

/** A whole chart, what has to be scrolled to included, as parts of a picture: {parts, height}, the parts inside a MAP_BOX of that height. */
export function chartContent(root) {
  return unscrolled(root, () => readChart(root));
}

function readChart(root) {
  const frame = root.getBoundingClientRect();
  const [width, height] = [root.scrollWidth, root.scrollHeight];
  const scale = chartScale(width, height);
  const left = MAP_BOX.x + (MAP_BOX.width - width * scale) / 2;
  const at = (box) => ({ x: left + (box.left - frame.left) * scale, y: MAP_BOX.y + (box.top - frame.top) * scale, scale });
  const colours = createColours();
  const walk = (element) => {
    const style = getComputedStyle(element);
    if (!isSeen(element, style)) return element.children.length && style.display === "contents" ? [...element.children].flatMap(walk) : [];
    if (element.tagName.toLowerCase() === "svg") return [signParts(element, colours, at)];
    if (element.dataset.picture) return textParts(insteadOf(element), style, colours, at);
    const inside = [...element.childNodes].flatMap((child) => {
      if (child.nodeType === Node.TEXT_NODE) return textParts(runsOf(child), style, colours, at);
      return child.nodeType === Node.ELEMENT_NODE ? walk(child) : [];
    });
    const parts = [...boxParts(element, style, colours, at), ...inside];
    return style.opacity === "1" || !parts.length ? parts : [tag("g", { opacity: Number(style.opacity) }, parts)];
  };
  return { parts: [...root.children].flatMap(walk), height: Math.max(MAP_BOX.height, height * scale) };
}
