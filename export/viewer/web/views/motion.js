// The change between views: signs move from where they were to where they are. Nothing here runs under reduced motion.

const DURATION = 460;
const MOST_SIGNS = 120;

/** The signs of a chart that are on the screen: [element, node index, middle relative to `frame`]. */
function signsIn(root, frame) {
  const found = [];
  for (const element of root.querySelectorAll("[data-fly]")) {
    const box = element.getBoundingClientRect();
    if (!box.width || box.bottom < frame.top || box.top > frame.bottom) continue;
    found.push([element, Number(element.dataset.fly), { x: box.left + box.width / 2 - frame.left, y: box.top + box.height / 2 - frame.top }]);
    if (found.length >= MOST_SIGNS) break;
  }
  return found;
}

/** Where each node's (first) sign stands in a chart, relative to `frame`: node index -> {x, y}. */
export function signPlaces(root, frame) {
  const places = new Map();
  for (const [, index, place] of signsIn(root, frame)) if (!places.has(index)) places.set(index, place);
  return places;
}

/** Let the signs of a chart fly from the places in `from`: node index -> {x, y} in the coordinates of `frame`. */
export function flySigns(root, frame, from) {
  for (const [element, index, place] of signsIn(root, frame)) {
    const start = from.get(index);
    if (!start) continue;
    element.animate(
      [{ transform: `translate(${start.x - place.x}px, ${start.y - place.y}px)` }, { transform: "none" }],
      { duration: DURATION, easing: "cubic-bezier(0.3, 0, 0.2, 1)" });
  }
  root.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: DURATION, easing: "ease-out" });
}

/** A place between two others; `share` runs from 0 to 1, eased. Pure. */
export function placeBetween(from, to, share) {
  const eased = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
  return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}

/** Run `step(share)` at every frame for as long as a change of views takes; returns how to stop it. */
export function glide(step, done) {
  const begun = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    const share = Math.min(1, Math.max(0, (now - begun) / DURATION));
    step(share);
    if (share < 1) frame = requestAnimationFrame(next);
    else done();
  });
  return () => cancelAnimationFrame(frame);
}
