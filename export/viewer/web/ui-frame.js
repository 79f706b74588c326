// The frame around the map: titles, tabs, language, theme, focus bar, footer.

import { button, el } from "./dom.js";
import { localised } from "./i18n.js";
import { clip } from "./drawing.js";
import { shortNameAt } from "./model.js";
import { dateWords, formatDay } from "./time.js";
import { VIEWS } from "./views/captions.js";

/** The bar over the map in focus mode. */
export function createFocusBar(app, root) {
  return {
    update(state) {
      root.hidden = !state.focus;
      if (!state.focus) return root.replaceChildren();
      const held = root.contains(document.activeElement) ? document.activeElement.id : null;
      const name = clip(shortNameAt(app.model.nodes[app.model.byId.get(state.focus)], app.day, app.lang), 34);
      root.replaceChildren(...[
        button({ class: "action", id: "focus-back", on: { click: () => app.actions.back() } }, "← ", app.t("focus.back")),
        el("span", { class: "focus-name" }, app.t("focus.on"), " ", el("strong", { text: name, dir: "auto" }), app.scene.centre < 0 && state.tab !== "said" && state.tab !== "years" ? ` ${app.t("focus.notThen")}` : ""),
        state.tab === "graph" || state.tab === "list" ? el("div", { class: "segmented small", role: "group", "aria-label": app.t("focus.hops") }, [1, 2, 3].map((hops) => button({
          id: `hops-${hops}`, "aria-pressed": String(state.hops === hops), text: app.t("focus.hop", { n: hops }), on: { click: () => app.actions.setHops(hops) } }))) : null,
        button({ class: "icon small", id: "focus-end", "aria-label": app.t("focus.end"), text: "×", on: { click: () => app.actions.unfocus() } })].filter(Boolean));
      if (held) root.querySelector(`#${CSS.escape(held)}`)?.focus();
      return undefined;
    },
  };
}

/** Title, tabs, language, theme and footer; returns `update(state, scene)`. */
export function createFrame(app, root) {
  const at = (id) => root.getElementById(id);
  const { view } = app.model;
  for (const tab of VIEWS) at(`${tab}-tab`).addEventListener("click", () => app.actions.showTab(tab));
  at("skip").addEventListener("click", (event) => {
    event.preventDefault();
    app.actions.showTab("list");
    at("list-tab").focus();
  });
  for (const lang of ["nb", "en"]) at(`lang-${lang}`).addEventListener("click", () => app.actions.setLang(lang));
  at("theme").addEventListener("click", () => app.actions.setTheme(app.theme === "dark" ? "light" : "dark"));
  let said = "";
  return {
    update(state, scene, note) {
      const title = localised(view.title, app.lang);
      root.title = title;
      at("title").textContent = title;
      at("subtitle").textContent = localised(view.subtitle, app.lang);
      for (const tab of VIEWS) at(`${tab}-tab`).setAttribute("aria-pressed", String(state.tab === tab));
      for (const lang of ["nb", "en"]) at(`lang-${lang}`).setAttribute("aria-pressed", String(app.lang === lang));
      at("theme").setAttribute("aria-pressed", String(app.theme === "dark"));
      at("app").dataset.tab = state.tab;
      at("empty-note").hidden = scene.nodes.length > 0;
      const folded = [...scene.folded.values()].reduce((sum, count) => sum + count, 0);
      const shown = note.shown ?? app.t("shown", { shown: scene.nodes.length, total: app.model.nodes.length }) + (folded && !state.focus ? `, ${app.t("shown.folded", { folded })}` : "");
      if (shown !== said) at("shown").textContent = shown;
      said = shown;
      at("facts-line").textContent = app.t("foot.counts", view.counts);
      at("build-line").textContent = app.t("foot.build", { hash: view.buildHash, date: dateWords(formatDay(view.referenceDay), app.t) });
    },
  };
}
