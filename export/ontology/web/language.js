// The two languages: the style sheet shows one of them, this module says which.

/**
 * A choice in the address.
 * @param {string} name
 * @param {string[]} allowed
 * @returns {string | undefined} the choice, when it is one of those allowed
 */
export function asked(name, allowed) {
  const given = new URLSearchParams(location.search).get(name) ?? "";
  return allowed.includes(given) ? given : undefined;
}

/**
 * Show one of the two languages.
 * @param {string} lang `nb` or `en`
 */
export function speak(lang) {
  const root = document.documentElement;
  root.dataset.lang = lang;
  root.lang = lang;
  document.title = document.querySelector("head title").dataset[lang];
  for (const button of document.querySelectorAll("[data-speak]")) {
    button.setAttribute("aria-pressed", String(button.dataset.speak === lang));
  }
  for (const field of document.querySelectorAll("[data-label-nb]")) {
    const label = lang === "en" ? field.dataset.labelEn : field.dataset.labelNb;
    field.setAttribute("aria-label", label);
    if (field instanceof HTMLInputElement) field.placeholder = label;
  }
}

/**
 * Make the buttons work.
 * @param {() => void} after what else depends on the language
 */
export function bindLanguage(after) {
  speak(document.documentElement.lang);
  for (const button of document.querySelectorAll("[data-speak]")) {
    button.addEventListener("click", () => {
      speak(button.dataset.speak);
      after();
    });
  }
}
