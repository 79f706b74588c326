// Where nodes stand: the places given by the data, or rings around one node. Pure.

const SPREAD = 1500;
const KEEP = 0.98;

function span(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor((sorted.length * (1 - KEEP)) / 2);
  const low = sorted[cut] ?? 0;
  const high = sorted[sorted.length - 1 - cut] ?? 0;
  return { middle: (low + high) / 2, length: high - low };
}

/** The given places of `points` (index -> {x, y}), centred and scaled by `measure` (the points to go by) to a common spread. */
export function commonScale(points, measure) {
  const x = span(measure.map((index) => points[index].x));
  const y = span(measure.map((index) => points[index].y));
  const factor = SPREAD / Math.max(x.length, y.length * 1.2, 1);
  return points.map((point) => ({ x: (point.x - x.middle) * factor, y: (point.y - y.middle) * factor }));
}

const SPACING = 36;

/**
 * Places with some folds open: what was inside stands in a spiral around its parent, and all else moves away from it,
 * the near more than the far, so that there is room and the map stays recognisable. `opened` is a list of [parent, children].
 */
export function openedPositions(base, opened) {
  const places = base.map((place) => ({ ...place }));
  for (const [parent, children] of opened) {
    const inside = new Set([parent, ...children]);
    const centre = { ...places[parent] };
    const room = SPACING * (Math.sqrt(children.length) + 2.2);
    places.forEach((place, index) => {
      if (inside.has(index)) return;
      const [dx, dy] = [place.x - centre.x, place.y - centre.y];
      const distance = Math.hypot(dx, dy);
      const factor = distance ? Math.sqrt(distance * distance + room * room) / distance : 1;
      [place.x, place.y] = [centre.x + dx * factor, centre.y + dy * factor];
    });
    children.forEach((child, step) => {
      const radius = SPACING * (Math.sqrt(step + 1) + 0.9);
      places[child] = { x: centre.x + radius * Math.cos(step * 2.399963), y: centre.y + radius * Math.sin(step * 2.399963) };
    });
  }
  return places;
}

const RING = 250;
const GAP = 92;

/** Radius of a ring that has room for `count` nodes. */
function ringRadius(step, count, inner) {
  return Math.max(inner + RING * (step === 1 ? 0.9 : 0.75), (count * GAP) / (2 * Math.PI));
}

/**
 * Places around one node: it in the middle, a ring a step. The order in the first ring follows `rank`
 * (its group), and in the next rings the place of the node by which it is reached, so that lines cross little.
 */
export function ringPositions(start, distance, links, rank) {
  const places = new Map([[start, { x: 0, y: 0 }]]);
  const angle = new Map([[start, 0]]);
  const steps = Math.max(...distance.values());
  let inner = 0;
  for (let step = 1; step <= steps; step += 1) {
    const ring = [...distance].filter(([, hops]) => hops === step).map(([node]) => node);
    const anchor = (node) => {
      const inward = [...(links.get(node) ?? [])].filter((other) => distance.get(other) === step - 1);
      return Math.min(...inward.map((other) => angle.get(other)));
    };
    ring.sort((a, b) => (step > 1 ? anchor(a) - anchor(b) : 0) || rank(a) - rank(b) || a - b);
    inner = ringRadius(step, ring.length, inner);
    ring.forEach((node, index) => {
      const turn = (index / ring.length) * 2 * Math.PI - Math.PI / 2;
      angle.set(node, turn);
      places.set(node, { x: Math.cos(turn) * inner * 1.25, y: Math.sin(turn) * inner });
    });
  }
  return places;
}
