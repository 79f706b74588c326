// A button that leads to an entity; the same everywhere.

import { button, el } from "./dom.js";
import { groupIcon } from "./icons.js";
import { nameAt } from "./model.js";

/** A button that leads to an entity, with the sign of its group. */
export function entityButton(app, index, { note = "", short = false, text = null } = {}) {
  const node = app.model.nodes[index];
  const name = text ?? nameAt(node, app.day, app.lang);
  return button(
    { class: short ? "entity short" : "entity", "data-id": node.id, on: { click: () => app.actions.reach(node.id) } },
    groupIcon(app.model.groups.get(node.group), short ? 14 : 16),
    el("span", { class: "entity-name", dir: "auto", text: name || node.id }),
    note ? el("span", { class: "entity-note", text: note }) : null,
  );
}
