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

/** The ids of `around` among `points` [{id, x, y}], clockwise from the top, as seen from the point `hub`. */
export function aroundPoint(points, hub, around) {
  const centre = points.find((point) => point.id === hub);
  if (!centre) return [];
  const turn = (point) => (Math.atan2(point.x - centre.x, centre.y - point.y) + 2 * Math.PI) % (2 * Math.PI);
  return points.filter((point) => around.has(point.id)).map((point) => [turn(point), point.id]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, id]) => id);
}

/** Number of ways that are counted at most; there can be more than a whole number holds. */
const MOST_COUNTED = 1e6;

/** Steps from `start` as far as `goal`, and by whom each node is reached: {distance, before} (`before`: node -> list of nodes). */
function searchFrom(links, start, goal, longest) {
  const distance = new Map([[start, 0]]);
  const before = new Map();
  let edge = [start];
  for (let step = 1; step <= longest && edge.length && !distance.has(goal); step += 1) {
    const next = [];
    for (const node of edge) {
      for (const neighbour of links.get(node)?.keys() ?? []) {
        if (!distance.has(neighbour)) {
          distance.set(neighbour, step);
          before.set(neighbour, []);
          next.push(neighbour);
        }
        if (distance.get(neighbour) === step) before.get(neighbour).push(node);
      }
    }
    edge = next;
  }
  return { distance, before };
}

/**
 * The shortest ways between two nodes (`links`: node -> Set or Map of nodes): {length, total, ways}; each way is a list of nodes from `start` to `goal`.
 * `length` is null when there is none within `longest` steps. At most `most` ways are given, of `total`; the first has the
 * lowest sum of `cost(a, b)`, and nodes with lower numbers break ties, so that the order is always the same.
 */
export function shortestPaths(links, start, goal, { most = 30, longest = 20, cost = () => 0 } = {}) {
  if (start === goal) return { length: 0, total: 1, ways: [[start]] };
  const { distance, before } = searchFrom(links, start, goal, longest);
  if (!distance.has(goal)) return { length: null, total: 0, ways: [] };
  const counts = new Map([[start, 1]]);
  const cheapest = new Map([[start, 0]]);
  // The search reaches nodes in the order of their distance, so what comes before a node is known before it.
  for (const [node, owners] of before) {
    counts.set(node, Math.min(MOST_COUNTED, owners.reduce((sum, owner) => sum + counts.get(owner), 0)));
    cheapest.set(node, Math.min(...owners.map((owner) => cheapest.get(owner) + cost(owner, node))));
  }
  const ways = [];
  const walk = (node, rest) => {
    if (ways.length >= most) return;
    if (node === start) {
      ways.push([start, ...rest]);
      return;
    }
    const price = (owner) => cheapest.get(owner) + cost(owner, node);
    for (const owner of [...before.get(node)].sort((a, b) => price(a) - price(b) || a - b)) walk(owner, [node, ...rest]);
  };
  walk(goal, []);
  return { length: distance.get(goal), total: counts.get(goal), ways };
}

/** The nodes that two nodes are both tied to, in order. */
export function commonNeighbours(links, a, b) {
  const others = links.get(b) ?? new Set();
  return [...(links.get(a)?.keys() ?? [])].filter((node) => others.has(node) && node !== a && node !== b).sort((x, y) => x - y);
}
