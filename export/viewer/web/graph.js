// Graphs as plain lists: neighbours, hops, and the nearest node in a direction. Pure.

/** Who is tied to whom: node -> set of nodes, from a list of pairs {a, b}. */
export function adjacency(pairs) {
  const links = new Map();
  const link = (from, to) => {
    if (!links.has(from)) links.set(from, new Set());
    links.get(from).add(to);
  };
  for (const { a, b } of pairs) {
    link(a, b);
    link(b, a);
  }
  return links;
}

/** How many steps each node is from `start`, up to `most`. */
export function hopsFrom(links, start, most) {
  const distance = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= most && edge.length; step += 1) {
    const next = [];
    for (const node of edge) {
      for (const neighbour of links.get(node) ?? []) {
        if (distance.has(neighbour)) continue;
        distance.set(neighbour, step);
        next.push(neighbour);
      }
    }
    edge = next;
  }
  return distance;
}

/** The nearest of `points` [{id, x, y}] from `from` in a direction, a step off the axis counting double; null when none. */
export function nearestInDirection(points, from, direction) {
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction];
  let best = null;
  let bestCost = Infinity;
  for (const point of points) {
    const along = (point.x - from.x) * dx + (point.y - from.y) * dy;
    const across = Math.abs((point.x - from.x) * dy) + Math.abs((point.y - from.y) * dx);
    if (point.id === from.id || along <= 0 || across > along * 2) continue;
    const cost = along + across * 2;
    if (cost < bestCost) [best, bestCost] = [point, cost];
  }
  return best;
}
