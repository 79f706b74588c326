// How signs and lines look, for the canvas and for pictures alike. Pure.

/** Shapes of equal radius look unequal; these make them look alike. */
const OPTICAL = { star: 1.1, triangle: 1.12, triangleDown: 1.12, diamond: 1.15, square: 0.86 };

function mix(colour, paper, share) {
  const channel = (text, at) => parseInt(text.slice(at, at + 2), 16);
  const part = (at) => Math.round(channel(colour, at) * share + channel(paper, at) * (1 - share));
  return `rgb(${part(1)},${part(3)},${part(5)})`;
}

/** The look of a sign: {shape, enlarge, fill, stroke, width, opacity}. */
export function nodeLook(node, groups, palette) {
  const group = groups.get(node.group);
  const colour = palette.dark ? group.dark : group.color;
  return {
    shape: group.shape, enlarge: OPTICAL[group.shape] ?? 1, fill: group.hollow ? mix(colour, palette.paper, 0.16) : colour, stroke: colour,
    width: group.hollow ? 1.8 : 0.8, opacity: node.dim ? 0.16 : node.faint ? 0.5 : 1,
  };
}

/** The look of a line: {stroke, width, dashes, opacity}. */
export function pairLook(pair, palette) {
  return {
    stroke: pair.lit ? palette.accent : palette.edge, dashes: pair.dashed ? [5, 5] : null,
    width: (pair.chosen ? 2.5 : 0.9) + Math.min(2.4, Math.log2(pair.count) * 0.55) + (pair.lit ? 0.6 : 0),
    opacity: pair.dim ? 0.12 : pair.lit ? 0.85 : 0.7,
  };
}
