/** The page of the ontology: language, theme and search. Everything is in the page; nothing is fetched. */

const root = document.documentElement;

/**
 * Show the page in a language.
 * @param {string} lang `nb` or `en`.
 */
function setLanguage(lang) {
  root.lang = lang;
  root.dataset.lang = lang;
  for (const button of document.querySelectorAll("[data-set-lang]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-set-lang") === lang));
  }
  for (const element of document.querySelectorAll(`[data-label-${lang}]`)) {
    element.setAttribute("aria-label", element.getAttribute(`data-label-${lang}`) ?? "");
  }
  document.title = document.querySelector(`#title [lang="${lang}"]`)?.textContent ?? document.title;
  search();
}

/**
 * Show the page light or dark.
 * @param {boolean} dark Whether dark.
 */
function setTheme(dark) {
  root.dataset.theme = dark ? "dark" : "light";
  document.querySelector("#theme")?.setAttribute("aria-pressed", String(dark));
}

/** Show only the entries that hold every word of the search, and say how many. */
function search() {
  const field = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
  const words = field.value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  let hits = 0;
  for (const entry of document.querySelectorAll("[data-entry]")) {
    const text = (entry.textContent ?? "").toLocaleLowerCase("nb");
    const shown = words.every((word) => text.includes(word));
    /** @type {HTMLElement} */ (entry).hidden = !shown;
    hits += shown ? 1 : 0;
  }
  for (const part of document.querySelectorAll("[data-part]")) {
    const some = part.querySelector("[data-entry]:not([hidden])") !== null;
    /** @type {HTMLElement} */ (part).hidden = words.length > 0 && !some;
  }
  const said = root.lang === "en" ? `${hits} ${hits === 1 ? "entry" : "entries"}` : `${hits} treff`;
  const count = document.querySelector("#hits");
  if (count) {
    count.textContent = words.length > 0 ? said : "";
  }
}

/** Make sure that what the address names is shown, whatever the search hides. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) {
    return;
  }
  if (target.closest("[hidden]") !== null) {
    /** @type {HTMLInputElement} */ (document.querySelector("#search")).value = "";
    search();
  }
  for (let fold = target.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  target.scrollIntoView();
}

/** Wire the page up. */
function start() {
  for (const button of document.querySelectorAll("[data-set-lang]")) {
    button.addEventListener("click", () => setLanguage(button.getAttribute("data-set-lang") ?? "nb"));
  }
  document.querySelector("#theme")?.addEventListener("click", () => setTheme(root.dataset.theme !== "dark"));
  document.querySelector("#search")?.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      /** @type {HTMLInputElement} */ (document.querySelector("#search")).focus();
    }
  });
  window.addEventListener("hashchange", reveal);
  const narrow = window.matchMedia("(max-width: 899px)");
  const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#contents"));
  const fold = () => {
    if (contents) {
      contents.open = !narrow.matches;
    }
  };
  narrow.addEventListener("change", fold);
  fold();
  setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches);
  setLanguage(/^(nb|nn|no|da|sv)\b/.test(navigator.language) ? "nb" : "en");
  reveal();
  root.dataset.ready = "";
}

start();
