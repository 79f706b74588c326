// The map as tables: what it shows, what that rests on, what changed, and all sources. The text alternative to the drawing.

import { csvText, fileStem } from "./csv.js";
import { button, el } from "../dom.js";
import { saveFile } from "../share/files.js";
import { nameAt } from "../model.js";
import { countKinds, filterRows, sortRows } from "./rows.js";
import { TABLE_NAMES } from "../state.js";
import { TABLES, facetWords, sinceDay } from "./tables.js";
import { dateWords, formatDay, parseDay } from "../time.js";
import { tableElement } from "./ui-table.js";

/** What the rows of the evidence are about, in words. */
export function scopeWords(app) {
  const state = app.store.get();
  const name = (id) => nameAt(app.model.nodes[app.model.byId.get(id)], app.day, app.lang) || id;
  if (state.path) return app.t("scope.path", { a: name(state.path[0]), b: name(state.path[1]) });
  if (state.pair) return app.t("scope.pair", { a: name(state.pair[0]), b: name(state.pair[1]) });
  if (state.selected) return name(state.selected);
  if (state.source) return app.model.sources.find((source) => source.id === state.source).title;
  return app.t("scope.all");
}

/** The rows of a table, made again only when what they come from has changed. */
function createRows(app) {
  let known = { key: null, rows: [] };
  return (name, state) => {
    const { tab, query, only, sort, theme, extra, way, ...rest } = state;
    const key = JSON.stringify([name, rest, state.path ? way : 0, app.lang, app.day, app.details ?? ""]);
    if (known.key !== key) known = { key, rows: TABLES[name].rows(app) };
    return known.rows;
  };
}

/** The choice of one kind of row, with counts. */
function facetOptions(app, name, rows, only) {
  const kinds = countKinds(rows);
  if (only && !kinds.some(([kind]) => kind === only)) kinds.push([only, 0]);
  return [el("option", { value: "", text: app.t(`facet.${TABLES[name].facet}`) }),
    ...kinds.map(([kind, count]) => el("option", { value: kind, selected: kind === only, text: `${facetWords(app, name, kind)} (${count})` }))];
}

function saveTable(app, name, rows) {
  const { columns, more } = TABLES[name];
  const keys = [...columns, ...more];
  const text = csvText(keys.map((key) => app.t(`column.${key}`)), rows.map((row) => keys.map((key) => row.cells[key] ?? row.more[key] ?? "")));
  const scope = name === "evidence" && scopeWords(app) !== app.t("scope.all") ? scopeWords(app).slice(0, 40) : "";
  saveFile(`${fileStem("aktorkart", app.t(`list.${name}`), scope, formatDay(app.day))}.csv`, "text/csv;charset=utf-8", text);
}

/** Controls of a table: filter, choice of a kind, days of the changes, CSV. */
function createControls(app) {
  const filter = el("input", { type: "search", id: "table-filter", class: "field", autocomplete: "off", spellcheck: "false", maxlength: "40", on: { input: () => app.actions.filterTable(filter.value) } });
  const facet = el("select", { id: "table-only", class: "field", on: { change: () => app.actions.filterOnly(facet.value) } });
  const since = el("input", { type: "date", id: "since", class: "field", on: { change: () => { const day = parseDay(since.value); if (day !== null) app.actions.setSince(day); } } });
  const label = el("label", { for: "since", class: "field-label" });
  const until = el("span", { class: "muted" });
  const days = el("span", { class: "since-field" }, label, since, until);
  const csv = button({ class: "action", id: "table-csv" });
  return {
    filter, facet, csv,
    root: el("div", { class: "table-tools" }, days, filter, facet, csv),
    update(name, state, all, shown) {
      if (filter.value !== state.query) filter.value = state.query;
      filter.placeholder = app.t("list.filter");
      filter.setAttribute("aria-label", app.t("list.filterLabel"));
      facet.setAttribute("aria-label", app.t(`facet.${TABLES[name].facet}`));
      facet.replaceChildren(...facetOptions(app, name, all, state.only));
      csv.textContent = app.t("list.csv", { n: shown });
      csv.disabled = !shown;
      days.hidden = name !== "changes";
      label.textContent = app.t("changes.since");
      since.value = formatDay(sinceDay(app));
      until.textContent = app.t("changes.until", { date: dateWords(formatDay(app.day), app.t) });
    },
  };
}

/** Set up the tables inside `root`; returns `update(state)`, `focusBack(origin)` and `rows()`. */
export function createList(app, root) {
  const tabs = new Map(TABLE_NAMES.map((name) => [name, button({ id: `table-${name}`, on: { click: () => app.actions.showTable(name) } })]));
  const group = el("div", { class: "segmented table-tabs", role: "group" }, [...tabs.values()]);
  const holder = el("div", { class: "scroll table-holder", role: "region", tabindex: "0" });
  const title = el("h2", {});
  const count = el("p", { class: "visually-hidden", role: "status", "aria-live": "polite", id: "table-count" });
  const controls = createControls(app);
  const rowsOf = createRows(app);
  root.append(el("div", { class: "list-head" }, title, group), controls.root, count, holder);
  let shown = [];
  controls.csv.addEventListener("click", () => saveTable(app, app.store.get().table, shown));

  const draw = (name, state) => {
    const all = rowsOf(name, state);
    const order = state.sort && TABLES[name].columns.includes(state.sort.replace("-", "")) ? state.sort : TABLES[name].sort;
    shown = sortRows(filterRows(all, state.query, state.only), order);
    const isWaiting = app.details !== "ready" && name !== "nodes";
    const caption = isWaiting ? app.t(`details.${app.details}`) : [app.t(`list.${name}.caption`, { n: shown.length, scope: scopeWords(app) }), shown.length < all.length ? app.t("list.of", { n: all.length }) : ""].filter(Boolean).join(" ");
    holder.setAttribute("aria-label", app.t(`list.${name}`));
    if (count.textContent !== caption) count.textContent = caption;
    controls.update(name, state, all, shown.length);
    holder.replaceChildren(...tableElement(app, name, shown, { order, caption, choose: (next) => {
      app.actions.sortTable(next);
      holder.querySelector(`[data-key="${next.replace("-", "")}"]`).focus();
    } }));
  };
  const focusIn = (selector) => {
    const target = holder.querySelector(selector);
    target?.focus();
    return Boolean(target);
  };
  return {
    update(state) {
      if (state.tab !== "list") return;
      title.textContent = app.t("list.title");
      group.setAttribute("aria-label", app.t("list.which"));
      for (const [name, tab] of tabs) {
        tab.textContent = app.t(`list.${name}`);
        tab.setAttribute("aria-pressed", String(state.table === name));
      }
      const { id, row } = holder.contains(document.activeElement) ? document.activeElement.dataset : {};
      const top = holder.scrollTop;
      draw(state.table, state);
      holder.scrollTop = top;
      this.focusBack({ id, row });
    },
    /** Put the focus on what leads to an entity, or on the lead of a row; tells whether it could. */
    focusBack: ({ id, row }) => (id ? focusIn(`[data-id="${CSS.escape(id)}"]`) : row ? focusIn(`[data-row="${CSS.escape(row)}"]`) : false),
    rows: () => shown,
  };
}
