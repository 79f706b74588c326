// The bar that waits for the other end of a way, and the voice that tells what has no place on the page.

import { button, el } from "../dom.js";
import { clip } from "../drawing.js";
import { nameAt } from "../model.js";

/** The bar of a way that has one end; returns `update(state)`. */
export function createAskBar(app, root, input) {
  return {
    update(state) {
      const from = state.pathFrom ? app.model.nodes[app.model.byId.get(state.pathFrom)] : null;
      root.hidden = !from;
      input.placeholder = app.t(from ? "path.placeholder" : "search.placeholder");
      if (!from) return root.replaceChildren();
      const name = clip(nameAt(from, app.day, app.lang) || from.id, 40);
      root.replaceChildren(
        el("span", {}, app.t("path.from"), " ", el("strong", { text: name, dir: "auto" }), " ", app.t("path.to")),
        button({ class: "action", id: "path-stop", on: { click: () => app.actions.stopPath() } }, app.t("path.stop"), el("kbd", { text: "Esc", "aria-hidden": "true" })));
      return undefined;
    },
  };
}

/** Says a message to everybody: shown for a while, and read out. */
export function createVoice(root) {
  let hide = 0;
  return (message) => {
    clearTimeout(hide);
    root.textContent = message;
    hide = setTimeout(() => { root.textContent = ""; }, 6000);
  };
}
