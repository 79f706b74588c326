// On a narrow screen the panel is a sheet over the map: small at first, larger when the reader asks for it.

import { button } from "./dom.js";
import { subjectKey } from "./state.js";

const NARROW = "(max-width: 820px)";

/** Set up the sheet around the panel `root`; returns `update(state)`. */
export function createSheet(app, root) {
  let subject = null;
  const handle = button({ id: "panel-size", class: "sheet-handle", "aria-controls": "panel", on: { click: () => setLarge(root.dataset.size !== "large") } });
  root.prepend(handle);
  const label = () => handle.setAttribute("aria-label", app.t(root.dataset.size === "large" ? "panel.smaller" : "panel.larger"));
  const setLarge = (isLarge) => {
    root.dataset.size = isLarge ? "large" : "small";
    handle.setAttribute("aria-expanded", String(isLarge));
    if (!isLarge) root.scrollTop = 0;
    label();
  };
  window.matchMedia(NARROW).addEventListener("change", () => setLarge(false));
  return {
    update(state) {
      const picked = subjectKey(state);
      if (picked !== subject || !root.dataset.size) setLarge(false);
      subject = picked;
      label();
    },
  };
}
