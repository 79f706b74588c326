// Light and dark: the system's at first, and as it changes, until the reader chooses.

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
let chosen = false;

/** @param {string} theme `light` or `dark` */
function paint(theme) {
  document.documentElement.dataset.theme = theme;
  document.getElementById("theme")?.setAttribute("aria-pressed", String(theme === "dark"));
}

/**
 * Paint as the address or else the system says, and follow the system.
 * @param {string | undefined} given
 */
export function followSystem(given) {
  chosen = given !== undefined;
  const system = () => (darkSystem.matches ? "dark" : "light");
  paint(given ?? system());
  darkSystem.addEventListener("change", () => {
    if (!chosen) paint(system());
  });
}

/** Make the button work; it is pressed while the page is dark. */
export function bindTheme() {
  const root = document.documentElement;
  paint(root.dataset.theme);
  document.getElementById("theme").addEventListener("click", () => {
    chosen = true;
    paint(root.dataset.theme === "dark" ? "light" : "dark");
  });
}
