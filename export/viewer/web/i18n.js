// Texts of the interface and of the data in the two languages. Pure but for `applyTexts`.

/** A translator for a language: `t(key, values)`; `key.one` and `key.other` are chosen by `values.n`. */
export function createTranslator(texts, lang) {
  const dictionary = texts[lang];
  return (key, values = {}) => {
    const plural = "n" in values ? `${key}.${values.n === 1 ? "one" : "other"}` : key;
    const text = dictionary[plural] ?? dictionary[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      if (!(name in values)) return whole;
      return typeof values[name] === "number" ? formatNumber(values[name]) : values[name];
    });
  };
}

/** A whole number with a thin space between the thousands. */
export function formatNumber(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** A text of the data in a language, or in the other one when it is missing. */
export function localised(text, lang) {
  return text ? text[lang] || text.nb || text.en || "" : "";
}

/** Fill the static elements of the page: data-i18n, data-i18n-label, data-i18n-placeholder. */
export function applyTexts(root, t) {
  for (const element of root.querySelectorAll("[data-i18n]")) element.textContent = t(element.dataset.i18n);
  for (const element of root.querySelectorAll("[data-i18n-label]")) element.setAttribute("aria-label", t(element.dataset.i18nLabel));
  for (const element of root.querySelectorAll("[data-i18n-placeholder]")) element.placeholder = t(element.dataset.i18nPlaceholder);
}
