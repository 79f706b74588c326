// The search box: a combobox with suggestions.

import { el } from "./dom.js";
import { groupIcon } from "./icons.js";
import { kindWords, nameAt } from "./model.js";
import { buildSearchIndex, searchEntities } from "./search.js";
import { periodStatus } from "./time.js";

/** Why a line is there when it is not by the name of the day: a former name, an alias, a number. */
function matchNote(app, hit, shown) {
  if (hit.text === shown || !hit.name) return hit.name || hit.text === shown ? "" : hit.text;
  const former = periodStatus(hit.name.b, hit.name.p, app.day) === "none";
  return app.t(former ? "search.former" : "search.also", { name: hit.text });
}

function suggestion(app, hit, index, choose) {
  const node = app.model.nodes[hit.node];
  const shown = nameAt(node, app.day, app.lang);
  const note = matchNote(app, hit, shown);
  return el(
    "li",
    {
      role: "option", id: `search-${index}`, "aria-selected": "false", "data-id": node.id,
      on: { mousedown: (event) => event.preventDefault(), click: () => choose(node.id) },
    },
    groupIcon(app.model.groups.get(node.group), 18),
    el("span", { class: "hit" },
      el("span", { class: "hit-name", text: shown || node.id, dir: "auto" }),
      el("span", { class: "hit-note", dir: "auto", text: [kindWords(app.model.view, node, app.lang), note].filter(Boolean).join(" · ") })),
  );
}

/** Set up the search box; returns `focus` and `close`. */
export function createSearch(app, input, list) {
  const entries = buildSearchIndex(app.model.nodes);
  let active = -1;
  const options = () => [...list.querySelectorAll('[role="option"]')];

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (id) => {
    close();
    input.value = "";
    app.actions.reach(id);
  };
  const mark = (index) => {
    const items = options();
    if (!items.length) return;
    active = (index + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  };
  const update = () => {
    if (!input.value.trim()) return close();
    const weight = (index) => app.model.nodes[index].edges.length;
    const hits = searchEntities(entries, input.value, { day: app.day, weight });
    list.replaceChildren(...hits.map((hit, index) => suggestion(app, hit, index, choose)));
    if (!hits.length) list.append(el("li", { class: "no-hits", role: "option", "aria-disabled": "true", "aria-selected": "false", id: "search-none", text: app.t("search.none") }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    active = -1;
    if (hits.length) mark(0);
    else input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) update();
      else mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      const item = options()[active];
      if (item?.dataset.id) choose(item.dataset.id);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (input.value) {
        input.value = "";
        close();
      } else if (app.store.get().pathFrom) app.actions.stopPath();
      else input.blur();
    }
  });
  return { focus: () => { input.focus(); input.select(); }, close };
}
