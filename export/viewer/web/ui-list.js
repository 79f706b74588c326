// The map as tables: exactly the nodes and ties that the map shows. The text alternative to the drawing.

import { button, el } from "./dom.js";
import { tieCount } from "./filter.js";
import { localised } from "./i18n.js";
import { kindWords, nameAt } from "./model.js";
import { factStatus, periodWords } from "./time.js";
import { entityButton } from "./entity.js";

const collator = new Intl.Collator("nb", { numeric: true });

/** The rows of the table of nodes. */
function nodeRows(app) {
  return app.scene.nodes.map((index) => {
    const node = app.model.nodes[index];
    const parent = app.scene.parents[index];
    return {
      index, name: nameAt(node, app.day, app.lang) || node.id, kind: kindWords(app.model.view, node, app.lang),
      parent: parent === null ? "" : nameAt(app.model.nodes[parent], app.day, app.lang),
      ties: tieCount(app.scene, index), folded: app.scene.contained.get(index) ?? 0,
    };
  });
}

/** The rows of the table of ties: one a tie, not one a pair. */
function tieRows(app) {
  const name = (index) => nameAt(app.model.nodes[index], app.day, app.lang) || app.model.nodes[index].id;
  return app.scene.pairs.flatMap((pair) => pair.edges.map((edgeIndex) => {
    const edge = app.model.edges[edgeIndex];
    const fact = app.model.facts[edge.fact];
    const status = factStatus(fact, app.day);
    return {
      pair, from: name(edge.a), to: name(edge.b), tie: localised(edge.label, app.lang), period: periodWords(fact, app.t),
      status: localised(app.model.view.statusLabels[status], app.lang), sources: fact.claims.length, shown: status,
    };
  })).filter((row) => row.shown !== "none");
}

function nodeCells(app, row) {
  const isOpen = app.store.get().open.includes(app.model.nodes[row.index].id);
  return [
    el("th", { scope: "row" }, entityButton(app, row.index),
      row.folded ? button({ class: "link unfold", "aria-expanded": String(isOpen), text: app.t(isOpen ? "node.fold" : "node.unfold", { n: row.folded }), on: { click: () => app.actions.toggleOpen(app.model.nodes[row.index].id) } }) : null),
    el("td", { text: row.kind }), el("td", { text: row.parent || "–", dir: "auto" }), el("td", { class: "number", text: String(row.ties) }),
  ];
}

function tieCells(app, row) {
  const ids = [row.pair.a, row.pair.b].map((index) => app.model.nodes[index].id);
  return [
    el("th", { scope: "row", text: row.from, dir: "auto" }),
    el("td", {}, button({ class: "inline", text: row.tie, "aria-label": `${row.from} ${row.tie} ${row.to}`, on: { click: () => app.actions.pickPair(ids, true) } })),
    el("td", { text: row.to, dir: "auto" }), el("td", { text: row.period }), el("td", { text: row.status }), el("td", { class: "number", text: String(row.sources) }),
  ];
}

const TABLES = {
  nodes: { columns: ["name", "kind", "parent", "ties"], rows: nodeRows, cells: nodeCells, sort: { key: "ties", down: true } },
  ties: { columns: ["from", "tie", "to", "period", "status", "sources"], rows: tieRows, cells: tieCells, sort: { key: "from", down: false } },
};

function sorted(rows, { key, down }) {
  const compare = (a, b) => (typeof a[key] === "number" ? a[key] - b[key] : collator.compare(a[key], b[key]));
  return rows.map((row, at) => [row, at]).sort(([a, i], [b, j]) => (down ? -1 : 1) * compare(a, b) || i - j).map(([row]) => row);
}

/** Set up the tables inside `root`; returns `update(state)` and `focusRow(id)`. */
export function createList(app, root) {
  const sort = { nodes: TABLES.nodes.sort, ties: TABLES.ties.sort };
  const choose = (name) => button({ id: `table-${name}`, on: { click: () => app.actions.showTable(name) } });
  const tabs = { nodes: choose("nodes"), ties: choose("ties") };
  const group = el("div", { class: "segmented", role: "group" }, tabs.nodes, tabs.ties);
  const holder = el("div", { class: "scroll table-holder", role: "region", tabindex: "0" });
  const title = el("h2", {});
  root.append(el("div", { class: "list-head" }, title, group), holder);

  const header = (name, key, redraw) => {
    const current = sort[name].key === key;
    const direction = current ? (sort[name].down ? "descending" : "ascending") : null;
    return el("th", { scope: "col", "aria-sort": direction, class: ["ties", "sources"].includes(key) ? "number" : null },
      button({ class: "sort", "data-key": key, on: { click: () => {
        sort[name] = { key, down: current ? !sort[name].down : key === "ties" || key === "sources" };
        redraw();
        holder.querySelector(`[data-key="${key}"]`).focus();
      } } }, app.t(`column.${key}`), el("span", { "aria-hidden": "true", class: "arrow", text: current ? (sort[name].down ? "↓" : "↑") : "" })));
  };
  const draw = (name) => {
    const table = TABLES[name];
    const rows = sorted(table.rows(app), sort[name]);
    const caption = app.t(`list.${name}.caption`, { n: rows.length });
    holder.setAttribute("aria-label", caption);
    holder.replaceChildren(el("table", { class: "rows", "data-testid": `table-of-${name}` },
      el("caption", { text: caption }),
      el("thead", {}, el("tr", {}, table.columns.map((key) => header(name, key, () => draw(name))))),
      el("tbody", {}, rows.map((row) => el("tr", {}, table.cells(app, row))))));
  };
  return {
    update(state) {
      if (state.tab !== "list") return;
      title.textContent = app.t("list.title");
      group.setAttribute("aria-label", app.t("list.which"));
      for (const [name, tab] of Object.entries(tabs)) {
        tab.textContent = app.t(`list.${name}`);
        tab.setAttribute("aria-pressed", String(state.table === name));
      }
      const focused = holder.contains(document.activeElement) ? document.activeElement.dataset.id : null;
      const top = holder.scrollTop;
      draw(state.table);
      holder.scrollTop = top;
      if (focused) this.focusRow(focused);
    },
    focusRow(id) {
      const target = holder.querySelector(`[data-id="${CSS.escape(id)}"]`);
      target?.focus();
      return Boolean(target);
    },
  };
}
