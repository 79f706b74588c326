// Search: what holds all words stays, and folds that hold a word open.

/** @param {Element} element @returns {string} its text as it is compared */
function comparable(element) {
  return element.textContent.toLowerCase().replace(/\s+/g, " ");
}

/**
 * An entry of the page with what is folded in it.
 * @param {Element} item
 */
function entryOf(item) {
  const folds = [...item.querySelectorAll("details")].map((fold) => ({ fold, text: comparable(fold) }));
  const bare = item.cloneNode(true);
  for (const fold of bare.querySelectorAll("details")) fold.remove();
  return { item, text: comparable(item), open: comparable(bare), folds };
}

/**
 * Make the search field work.
 * @returns {{ report: () => void, clear: () => void }} to say the result anew in another language, and to leave the search
 */
export function createSearch() {
  const root = document.documentElement;
  const box = document.getElementById("search");
  const status = document.getElementById("hits");
  const entries = [...document.querySelectorAll("[data-item]")].map(entryOf);
  const groups = [...document.querySelectorAll("[data-group]")];
  const shelves = [...document.querySelectorAll("[data-shelf]")];
  const opened = new Set();
  const asides = [...document.querySelectorAll("[data-aside]")];

  /** Close what only the search opened. */
  function fold() {
    for (const one of opened) one.open = false;
    opened.clear();
  }

  /** @param {HTMLDetailsElement} one */
  function unfold(one) {
    if (!one.open) opened.add(one);
    one.open = true;
  }

  /** Show what holds all words. */
  function filter() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    fold();
    for (const { item, text, open, folds } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      if (item.hidden || words.length === 0) continue;
      const missing = words.filter((word) => !open.includes(word));
      for (const inner of folds) if (missing.some((word) => inner.text.includes(word))) unfold(inner.fold);
    }
    for (const group of groups) group.hidden = words.length > 0 && !group.querySelector("[data-item]:not([hidden])");
    for (const shelf of shelves) {
      const left = shelf.querySelector("[data-item]:not([hidden])") !== null;
      shelf.hidden = words.length > 0 && !left;
      if (words.length > 0 && left && shelf instanceof HTMLDetailsElement) unfold(shelf);
    }
    for (const aside of asides) aside.hidden = words.length > 0;
    report();
  }

  /** Say how many entries are left. */
  function report() {
    const left = entries.filter(({ item }) => !item.hidden).length;
    const nb = root.lang === "nb";
    const none = nb ? status.dataset.noneNb : status.dataset.noneEn;
    const some = `${left} ${nb ? status.dataset.nb : status.dataset.en}`;
    status.textContent = box.value.trim() ? (left ? some : none) : "";
  }

  /** Show everything again. */
  function clear() {
    box.value = "";
    filter();
  }

  box.addEventListener("input", filter);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  return { report, clear };
}
