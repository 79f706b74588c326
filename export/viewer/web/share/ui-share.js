// The dialog to share: a link to exactly this view, pictures, tables, print.

import { button, el } from "../dom.js";
import { copyText, savePicture, savePng, viewPicture } from "./share.js";

function choice(id, act) {
  const title = el("span", { class: "choice-title" });
  const note = el("span", { class: "choice-note" });
  return { id, title, note, element: button({ class: "choice", id, on: { click: act } }, title, note) };
}

/** Set up the dialog; `renderer()`, `chart()` (null on a map) and `palette()` give what pictures are made of. Returns `open` and `picture()`. */
export function createShare(app, dialog, { renderer, chart, palette }) {
  const said = el("p", { class: "share-said", role: "status", "aria-live": "polite", id: "share-said" });
  const link = el("input", { id: "share-link", class: "field", readonly: true, on: { focus: () => link.select() } });
  const say = (key) => { said.textContent = app.t(key); };
  const picture = () => viewPicture(app, { renderer: renderer(), chart: chart(), palette: palette() });
  const copy = button({ class: "action strong", id: "share-copy", on: { click: async () => say((await copyText(link.value, link)) ? "share.copied" : "share.copyByHand") } });
  const close = () => dialog.close();
  const choices = [
    choice("share-svg", () => { savePicture(app, picture()); say("share.saved"); }),
    choice("share-png", async () => {
      try {
        await savePng(app, picture());
        say("share.saved");
      } catch {
        say("share.noPng");
      }
    }),
    choice("share-csv", () => { close(); app.actions.showTable(app.store.get().table); }),
    choice("share-print", () => { close(); window.print(); }),
  ];
  const title = el("h2", { id: "share-title" });
  const ending = button({ class: "icon close", id: "share-close", text: "×", on: { click: close } });
  const note = el("p", { class: "hint" });
  const label = el("label", { for: "share-link" });
  dialog.append(el("div", { class: "dialog-body" }, el("header", {}, title, ending), label, el("div", { class: "link-row" }, link, copy), note,
    el("div", { class: "choices" }, choices.map((item) => item.element)), said));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  return {
    picture,
    open() {
      const isTable = app.store.get().tab === "list";
      title.textContent = app.t("share.title");
      ending.setAttribute("aria-label", app.t("share.close"));
      label.textContent = app.t("share.link");
      link.value = window.location.href;
      copy.textContent = app.t("share.copy");
      note.textContent = app.t(window.location.protocol === "file:" ? "share.fileNote" : "share.webNote");
      said.textContent = "";
      for (const { id, title: words, note: more, element } of choices) {
        words.textContent = app.t(`${id}.title`);
        more.textContent = app.t(id === "share-png" && chart() ? "share-png.chart" : `${id}.note`);
        element.disabled = isTable && (id === "share-svg" || id === "share-png");
      }
      dialog.showModal();
      copy.focus();
    },
  };
}
