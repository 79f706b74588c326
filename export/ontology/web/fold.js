// What is folded: opened by a link into it.

/**
 * Open every fold around an element.
 * @param {Element | null} element
 */
export function openAround(element) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/**
 * Show the element that the address names.
 * @param {() => void} clearSearch leaves the search when it hides the element
 */
export function revealTarget(clearSearch) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const hidden = target.closest("[hidden]") !== null;
  const folded = target.closest("details:not([open])") !== null;
  if (hidden) clearSearch();
  openAround(target);
  if (hidden || folded) target.scrollIntoView();
}
