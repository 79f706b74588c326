// What the charts made of elements have in common: signs that fly in, buttons for entities, headings.

import { button, el } from "../dom.js";
import { groupIcon } from "../icons.js";
import { nameAt, shortNameAt } from "../model.js";

/** The sign of an entity; `data-fly` tells the change of views which node it stands for. */
export function flyingSign(app, index, size = 15) {
  return el("span", { class: "sign", "data-fly": String(index) }, groupIcon(app.model.groups.get(app.model.nodes[index].group), size));
}

/** A button with sign and name that reads an entity in the panel. */
export function chartEntity(app, index, { short = true, className = "" } = {}) {
  const node = app.model.nodes[index];
  const name = (short ? shortNameAt : nameAt)(node, app.day, app.lang) || node.id;
  const picked = app.store.get().selected === node.id;
  return button({ class: `chart-entity ${className}`, "data-id": node.id, "aria-pressed": String(picked), on: { click: () => app.actions.reach(node.id) } },
    flyingSign(app, index), el("span", { class: "chart-name", text: name, dir: "auto" }));
}

/** A list whose first `most` items are shown; a button brings the rest. `make` turns an item into an element. */
export function boundedList(app, items, most, make, { key, id, into = (element) => element }) {
  const root = into(el("div", { class: "bounded" }));
  const isOpen = app.openCharts.has(id);
  root.append(...items.slice(0, isOpen ? items.length : most).map(make));
  if (items.length <= most || isOpen) return root;
  const more = button({ class: "link more", "data-picture": app.t("picture.rest", { n: items.length - most }), text: app.t(key, { n: items.length - most }), on: { click: () => {
    app.openCharts.add(id);
    more.replaceWith(...items.slice(most).map(make));
  } } });
  root.append(more);
  return root;
}
