// Which labels fit without lying on each other. Pure: sizes in, places out.

/** A grid over the screen, so that a box is compared only with the boxes near it. */
function createGrid(cell) {
  const cells = new Map();
  const each = (box, visit) => {
    for (let x = Math.floor(box.x / cell); x <= Math.floor((box.x + box.w) / cell); x += 1) {
      for (let y = Math.floor(box.y / cell); y <= Math.floor((box.y + box.h) / cell); y += 1) {
        if (visit(`${x},${y}`)) return true;
      }
    }
    return false;
  };
  return {
    add: (box) => each(box, (key) => {
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(box);
      return false;
    }),
    /** Whether a box lies on another; of boxes with a weight, `isYielding` tells which do not count. */
    hits: (box, isYielding) => each(box, (key) => (cells.get(key) ?? []).some((other) => other.owner !== box.owner
      && !(other.weight !== undefined && isYielding(other.weight))
      && box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h)),
  };
}

const PAD = 3;

function isInside(box, frame) {
  return box.x >= 0 && box.y >= 0 && box.x + box.w <= frame.width && box.y + box.h <= frame.height;
}

/** Below (centred, or set to one side), right, left, above: the places tried for a label of a node with radius r. One with `side: "right"` stands nowhere else, after its `inset`. */
function spots(item) {
  const { x, y, r, w, h } = item;
  if (item.side === "right") return [{ x: x + r + 6 + (item.inset ? item.inset + 3 : 0), y: y - h / 2 }];
  return [
    { x: x - w / 2, y: y + r + 3 },
    { x: x + r + 5, y: y - h / 2 },
    { x: x - r - 5 - w, y: y - h / 2 },
    { x: x - w / 2, y: y - r - 3 - h },
    { x: x - r, y: y + r + 3 },
    { x: x + r - w, y: y + r + 3 },
    { x: x + r * 0.7, y: y - r - 1 - h },
    { x: x - r * 0.7 - w, y: y - r - 1 - h },
  ];
}

/**
 * Place labels, the most important first; what does not fit, or would stand outside `frame`, is left out.
 * Items have owner, weight, x, y, r (of the node, on screen), w, h (of the text), and `must` for the few that always show.
 * Obstacles are boxes with an owner. Where every place lies on one, a label may cover those whose weight is less than half of its own.
 */
export function placeLabels(items, obstacles, most, frame) {
  const grid = createGrid(64);
  for (const box of obstacles) grid.add(box);
  const placed = [];
  for (const item of items) {
    if (placed.length >= most && !item.must) continue;
    const boxes = spots(item).map((at) => ({ owner: item.owner, x: at.x - PAD, y: at.y, w: item.w + 2 * PAD, h: item.h }));
    const firstFree = (isYielding) => boxes.find((box) => (item.side || isInside(box, frame)) && !grid.hits(box, isYielding));
    const free = firstFree(() => false) ?? firstFree((weight) => weight * 2 < item.weight) ?? (item.must ? boxes.find((box) => isInside(box, frame)) : null) ?? (item.must ? boxes[0] : null);
    if (!free) continue;
    grid.add(free);
    placed.push({ item, x: free.x + PAD, y: free.y });
  }
  return placed;
}
