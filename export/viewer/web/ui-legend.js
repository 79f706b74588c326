// The legend: how to read the map, and which groups are shown.

import { hiddenGroups } from "./state.js";
import { button, el, svg } from "./dom.js";
import { formatNumber, localised } from "./i18n.js";
import { groupIcon } from "./icons.js";

function groupRow(app, group) {
  const box = el("input", {
    type: "checkbox", id: `group-${group.id}`, "data-testid": `group-${group.id}`,
    on: { change: (event) => app.actions.showGroup(group.id, event.target.checked) },
  });
  const only = button({ class: "only", on: { click: () => app.actions.onlyGroup(group.id) } });
  return {
    group, box, only,
    label: el("span", { class: "group-name" }),
    count: el("span", { class: "group-count" }),
  };
}

function lineSample(dashed) {
  return svg("svg", { viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true", class: "line-sample" },
    svg("line", { x1: 1, y1: 4, x2: 29, y2: 4, "stroke-dasharray": dashed ? "4 4" : null }));
}

/** Set up the legend inside `body`; returns `update(state, scene)`. */
export function createLegend(app, body, toggle) {
  const used = new Set(app.model.nodes.map((node) => node.group));
  const rows = [...app.model.groups.values()].filter((group) => used.has(group.id)).map((group) => groupRow(app, group));
  const list = el("ul", { class: "groups" }, rows.map((row) => el("li", {},
    el("label", { for: row.box.id }, row.box, groupIcon(row.group, 18), row.label, row.count), row.only)));
  const all = button({ class: "link", id: "groups-all", on: { click: () => app.actions.allGroups() } });
  const hidden = button({ class: "link", id: "unhide", on: { click: () => app.actions.unhide() } });
  const possible = el("input", { type: "checkbox", id: "possible", on: { change: (event) => app.actions.showPossible(event.target.checked) } });
  const words = { title: el("h3"), solid: el("span"), dashed: el("span"), size: el("p", { class: "hint" }), fold: el("p", { class: "hint" }) };
  body.append(
    list, all, hidden,
    el("div", { class: "lines" }, words.title,
      el("p", { class: "line" }, lineSample(false), words.solid),
      el("label", { class: "line", for: "possible" }, lineSample(true), words.dashed, possible),
      words.size, words.fold),
  );
  const narrow = window.matchMedia("(max-width: 820px)");
  const setOpen = (open) => {
    toggle.setAttribute("aria-expanded", String(open));
    body.hidden = !open;
  };
  toggle.addEventListener("click", () => setOpen(body.hidden));
  narrow.addEventListener("change", () => setOpen(!narrow.matches));
  setOpen(!narrow.matches);

  return {
    update(state, scene) {
      const off = new Set(hiddenGroups(state, app.model.view));
      for (const row of rows) {
        const label = localised(row.group.label, app.lang);
        row.box.checked = !off.has(row.group.id);
        row.label.textContent = label;
        row.count.textContent = formatNumber(scene.groupCounts.get(row.group.id) ?? 0);
        row.only.textContent = app.t("legend.only");
        row.only.setAttribute("aria-label", app.t("legend.onlyLabel", { group: label }));
      }
      all.textContent = app.t("legend.all");
      all.hidden = !off.size;
      hidden.textContent = app.t("legend.unhide", { n: state.hidden.length });
      hidden.hidden = !state.hidden.length;
      possible.checked = state.possible;
      words.title.textContent = app.t("legend.lines");
      words.solid.textContent = app.t("legend.solid");
      words.dashed.textContent = app.t("legend.dashed");
      words.size.textContent = app.t("legend.size");
      words.fold.textContent = app.t("legend.fold");
    },
    close: () => narrow.matches && setOpen(false),
  };
}
