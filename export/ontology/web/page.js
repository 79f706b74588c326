// Language, theme and search. Everything works on what is in the page; nothing is fetched.
(() => {
  const root = document.documentElement;
  const box = document.getElementById("search");
  const status = document.getElementById("hits");
  const terms = [...document.querySelectorAll("[data-item]")].map((item) => ({ item, text: item.textContent.toLowerCase() }));
  const groups = [...document.querySelectorAll("[data-group]")];

  /** Show one of the two languages. @param {string} lang */
  function speak(lang) {
    root.dataset.lang = lang;
    root.lang = lang;
    document.title = document.querySelector("head title").dataset[lang];
    for (const button of document.querySelectorAll("[data-speak]")) {
      button.setAttribute("aria-pressed", String(button.dataset.speak === lang));
    }
    box.setAttribute("aria-label", box.dataset[lang]);
    box.placeholder = box.dataset[lang];
    report();
  }

  /** Show what holds all words that are searched for. */
  function filter() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, text } of terms) item.hidden = !words.every((word) => text.includes(word));
    for (const group of groups) {
      const items = [...group.querySelectorAll("[data-item]")];
      group.hidden = words.length > 0 && !items.some((item) => !item.hidden);
    }
    report();
  }

  /** Say how many terms are left. */
  function report() {
    const left = terms.filter(({ item }) => !item.hidden).length;
    const word = left ? status.dataset[root.lang] : status.dataset[`none${root.lang === "nb" ? "Nb" : "En"}`];
    status.textContent = box.value.trim() ? (left ? `${left} ${word}` : word) : "";
  }

  /** A link into what the search hides shows it again. */
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest("[hidden]")) {
      box.value = "";
      filter();
      target.scrollIntoView();
    }
  }

  for (const button of document.querySelectorAll("[data-speak]")) {
    button.addEventListener("click", () => speak(button.dataset.speak));
  }
  document.getElementById("theme").addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  });
  box.addEventListener("input", filter);
  addEventListener("hashchange", follow);
  const asked = new URLSearchParams(location.search);
  root.dataset.theme = asked.get("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  speak(asked.get("lang") === "en" || asked.get("lang") === "nb" ? asked.get("lang") : root.lang);
  follow();
  root.dataset.ready = "true";
})();
