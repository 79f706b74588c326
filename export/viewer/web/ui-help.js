// The help: keys, words and signs.

import { button, el } from "./dom.js";
import { localised } from "./i18n.js";

const KEYS = [
  ["/"], ["←", "→", "↑", "↓"], ["Enter"], ["F"], ["1", "2", "3"], ["+", "−", "0"], ["Esc"], ["?"],
  ["N"], ["Shift", "←"], ["P"], ["E"], ["T"], ["S"], [",", "."], ["K"], ["H"], ["X"],
];

function words(app, labels, skip = []) {
  return Object.entries(labels).filter(([key]) => !skip.includes(key)).map(([key, label]) => [
    el("dt", { text: localised(label, app.lang) }), el("dd", { text: app.t(`word.${key}`) })]);
}

/** Set up the help dialog; returns `open`. */
export function createHelp(app, dialog) {
  const close = () => dialog.close();
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  return {
    open() {
      const { statusLabels, supportLabels, certaintyLabels } = app.model.view;
      dialog.replaceChildren(el("div", { class: "dialog-body" },
        el("header", {}, el("h2", { id: "help-title", text: app.t("help.title") }),
          button({ class: "icon close", id: "help-close", text: "×", "aria-label": app.t("help.close"), on: { click: close } })),
        el("h3", { text: app.t("help.keys") }),
        el("dl", { class: "keys" }, KEYS.map((keys, index) => [
          el("dt", {}, keys.map((key) => el("kbd", { text: key }))), el("dd", { text: app.t(`help.key.${index}`) })])),
        el("h3", { text: app.t("help.words") }),
        el("dl", { class: "words" }, words(app, statusLabels, ["none"]), words(app, certaintyLabels), words(app, supportLabels))));
      dialog.showModal();
      dialog.querySelector("#help-close").focus();
    },
  };
}
