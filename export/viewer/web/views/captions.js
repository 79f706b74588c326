// What the reader is told about a picture: how places, sizes and colours came about, and what was left out. Pure.

/** The caption of a view as [what, how] pairs; `isFocus` when it shows one actor's surroundings. */
export function captionOf(tab, isFocus, t) {
  const where = isFocus && tab === "graph" ? "graph.focus" : tab;
  return ["place", "size", "colour"].map((what) => [t(`caption.${what}`), t(`caption.${where}.${what}`)]);
}

/** The views, in the order of their buttons; the last is a table and has no caption. */
export const VIEWS = ["graph", "tree", "said", "years", "list"];
/** The views that the map's renderer draws. */
export const DRAWN_VIEWS = new Set(["graph", "tree"]);
