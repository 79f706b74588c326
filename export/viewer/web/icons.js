// The shapes of the groups, the same in the legend, the lists and the panel as on the map.

import { svg } from "./dom.js";

/** Corner points of each shape for radius 1, y downwards; a dot has none. Pure. */
export function shapePoints(shape) {
  const ring = (count, start, radius = () => 1) => Array.from({ length: count }, (_, index) => {
    const turn = start + (index / count) * 2 * Math.PI;
    return [Math.cos(turn) * radius(index), Math.sin(turn) * radius(index)];
  });
  switch (shape) {
    case "square": return [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]];
    case "diamond": return ring(4, -Math.PI / 2);
    case "triangle": return ring(3, -Math.PI / 2);
    case "triangleDown": return ring(3, Math.PI / 2);
    case "hexagon": return ring(6, 0);
    case "star": return ring(10, -Math.PI / 2, (index) => (index % 2 ? 0.48 : 1.1));
    default: return null;
  }
}

/** The sign of a group as a small picture; the text beside it says the same. */
export function groupIcon(group, size = 16) {
  const common = { class: `group-icon${group.hollow ? " hollow" : ""}`, "data-group": group.id };
  const points = shapePoints(group.shape);
  const mark = points
    ? svg("polygon", { ...common, points: points.map(([x, y]) => `${(10 + x * 7.4).toFixed(2)},${(10 + y * 7.4).toFixed(2)}`).join(" ") })
    : svg("circle", { ...common, cx: 10, cy: 10, r: 6.8 });
  return svg("svg", { viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true", focusable: "false", class: "icon-box" }, mark);
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The colours of the groups as a style sheet: --group inside every element that names its group. Pure. */
export function groupStyles(groups) {
  const rules = [];
  for (const group of groups) {
    const target = `[data-group="${group.id.replace(/[^\w-]/g, "")}"]`;
    if (COLOUR.test(group.color)) rules.push(`${target} { --group: ${group.color}; }`);
    if (COLOUR.test(group.dark)) rules.push(`[data-theme="dark"] ${target} { --group: ${group.dark}; }`);
  }
  return rules.join("\n");
}
