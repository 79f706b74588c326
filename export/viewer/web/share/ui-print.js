// The printed sheet: the picture of the map with its words, in place of the controls.

/** Fill `sheet` before printing and empty it after; `picture()` gives what is shown as SVG text. Paper is light, whatever the theme. */
export function createPrint(app, sheet, picture) {
  const root = document.documentElement;
  window.addEventListener("beforeprint", () => {
    root.dataset.theme = "light";
    if (app.store.get().tab === "list") return;
    const parsed = new DOMParser().parseFromString(picture(), "image/svg+xml");
    sheet.replaceChildren(document.importNode(parsed.documentElement, true));
  });
  window.addEventListener("afterprint", () => {
    sheet.replaceChildren();
    root.dataset.theme = app.theme;
  });
}
