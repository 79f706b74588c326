// The printed sheet: the picture of the map with its words, in place of the controls.

/** Fill `sheet` before printing and empty it after; `picture()` gives the map as SVG text. */
export function createPrint(app, sheet, picture) {
  const fill = () => {
    if (app.store.get().tab !== "graph") return;
    const parsed = new DOMParser().parseFromString(picture(), "image/svg+xml");
    sheet.replaceChildren(document.importNode(parsed.documentElement, true));
  };
  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", () => sheet.replaceChildren());
}
