// One table on the page: head with order, rows a part at a time, each leading back to the map or the panel.

import { button, el } from "../dom.js";
import { entityButton } from "../entity.js";
import { NUMBER_COLUMNS, TABLES, shownColumns } from "./tables.js";

/** Rows that are put into the page at a time. */
export const ROWS_AT_ONCE = 300;

function foldButton(app, row) {
  const { id } = app.model.nodes[row.target.node];
  const isOpen = app.store.get().open.includes(id);
  return button({ class: "link unfold", "aria-expanded": String(isOpen), text: app.t(isOpen ? "node.fold" : "node.unfold", { n: row.target.folded }), on: { click: () => app.actions.toggleOpen(id) } });
}

const inline = (text, properties, act) => button({ class: "inline", text, dir: "auto", ...properties, on: { click: act } });

/** What stands in the cells that lead somewhere; all other cells are plain text. */
const LINKS = {
  nodes: { name: (app, row) => [entityButton(app, row.target.node), row.target.folded ? foldButton(app, row) : null] },
  ties: { tie: (app, row, at) => inline(row.cells.tie, { "aria-label": `${row.cells.from} ${row.cells.tie} ${row.cells.to}`, "data-row": at }, () => app.actions.pickPair(row.target.pair, true)) },
  evidence: {
    fact: (app, row, at) => inline(row.cells.fact, { "data-row": at }, () => app.actions.showFact(row.target.fact)),
    source: (app, row) => inline(row.cells.source, {}, () => app.actions.showSource(row.target.source)),
  },
  changes: {
    who: (app, row) => entityButton(app, row.target.node, { text: row.cells.who }),
    what: (app, row, at) => (row.target.fact === null ? row.cells.what : inline(row.cells.what, { "data-row": at }, () => app.actions.showFact(row.target.fact))),
  },
  sources: { title: (app, row, at) => inline(row.cells.title, { "data-row": at }, () => app.actions.showSource(row.target.source)) },
};

/** Columns whose numbers are counted from what the facts say, which is read after the first picture. */
const FROM_DETAILS = new Set(["sources", "facts", "alone"]);

/** The text of a cell; a number that is not known yet is not a zero. */
export function cellText(app, key, value) {
  if (app.details !== "ready" && FROM_DETAILS.has(key)) return app.details === "loading" ? "…" : "–";
  return String(value === "" ? "–" : value);
}

function cell(app, name, key, row, at) {
  const { lead, columns, under = {} } = TABLES[name];
  const content = LINKS[name][key]?.(app, row, at) ?? cellText(app, key, row.cells[key]);
  const properties = { class: NUMBER_COLUMNS.has(key) ? "number" : null, "data-label": app.t(`column.${key}`), dir: "auto" };
  const small = columns.filter((other) => under[other] === key && row.cells[other] && other !== row.quiet).map((other) => row.cells[other]);
  const notes = small.length ? el("span", { class: "under", text: small.join(" · "), dir: "auto" }) : null;
  return key === lead ? el("th", { ...properties, scope: "row" }, content, notes) : el("td", properties, content, notes);
}

function headCell(app, key, order, choose) {
  const current = order === key ? "ascending" : order === `-${key}` ? "descending" : null;
  const next = current ? (current === "ascending" ? `-${key}` : key) : NUMBER_COLUMNS.has(key) ? `-${key}` : key;
  return el("th", { scope: "col", "aria-sort": current, class: NUMBER_COLUMNS.has(key) ? "number" : null },
    button({ class: "sort", "data-key": key, on: { click: () => choose(next) } }, app.t(`column.${key}`),
      el("span", { "aria-hidden": "true", class: "arrow", text: current ? (current === "ascending" ? "↑" : "↓") : "" })));
}

/** The table of rows; `order` is the column that it is sorted by, `choose(order)` sorts it by another. */
export function tableElement(app, name, rows, { order, caption, choose }) {
  const columns = shownColumns(name);
  const body = el("tbody");
  const add = (from) => body.append(...rows.slice(from, from + ROWS_AT_ONCE).map((row, step) => el("tr", {}, columns.map((key) => cell(app, name, key, row, from + step)))));
  add(0);
  const table = el("table", { class: `rows of-${name}`, "data-testid": `table-of-${name}` },
    el("caption", { text: caption }),
    el("thead", {}, el("tr", {}, columns.map((key) => headCell(app, key, order, choose)))), body);
  if (rows.length <= ROWS_AT_ONCE) return [table];
  const more = button({ class: "action more-rows", on: { click: () => {
    add(body.children.length);
    more.hidden = body.children.length >= rows.length;
    more.textContent = app.t("list.more", { n: rows.length - body.children.length });
  } } }, app.t("list.more", { n: rows.length - ROWS_AT_ONCE }));
  return [table, more];
}
