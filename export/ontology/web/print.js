// On paper nothing can be opened, so everything is, and the ground is white.

/** Open all folds while printing, and put everything back afterwards. */
export function bindPrint() {
  const root = document.documentElement;
  let opened = [];
  let theme = "light";
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    theme = root.dataset.theme;
    for (const fold of opened) fold.open = true;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    root.dataset.theme = theme;
  });
}
