// The date: a field for a day, a slider over the years, and how much begins or ends in each year.

import { changeDays } from "./changes/changes.js";
import { button, el, svg } from "./dom.js";
import { shortNameAt } from "./model.js";
import { addMonths, dateWords, formatDay, parseDay, yearOf, yearStart } from "./time.js";
import { createPlay } from "./changes/ui-play.js";

/** How many facts begin or end in each year. Pure. */
export function changesByYear(facts) {
  const years = new Map();
  const count = (text) => {
    const year = /^\d{4}/.exec(text ?? "")?.[0];
    if (year) years.set(Number(year), (years.get(Number(year)) ?? 0) + 1);
  };
  for (const fact of facts) {
    if (fact.kind === "name" || fact.kind === "identification") continue;
    count(fact.start);
    if (!fact.occurs) count(fact.end);
  }
  return years;
}

/** Bars over the whole time; heights by square root, so that one busy year does not flatten the others. */
function histogram(app, min, max) {
  const years = changesByYear(app.model.facts);
  const inside = [...years].filter(([year]) => yearStart(year + 1) > min && yearStart(year) <= max);
  const most = Math.max(1, ...inside.map(([, count]) => count));
  const x = (day) => ((Math.min(max, Math.max(min, day)) - min) / (max - min)) * 1000;
  const bars = inside.map(([year, count]) => {
    const height = 26 * Math.sqrt(count / most);
    const [from, to] = [x(yearStart(year)), x(yearStart(year + 1))];
    return svg("rect", { x: (from + 0.8).toFixed(1), width: Math.max(1, to - from - 1.6).toFixed(1), y: (28 - height).toFixed(1), height: height.toFixed(1) });
  });
  return svg("svg", { class: "bars", viewBox: "0 0 1000 28", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, bars);
}

/** Year marks under the slider, at most about ten. */
function yearMarks(min, max) {
  const [first, last] = [yearOf(min), yearOf(max)];
  const step = [1, 2, 5, 10, 20, 50].find((size) => (last - first) / size <= 9) ?? 100;
  const marks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const share = (yearStart(year) - min) / (max - min);
    if (share < 0 || share > 0.985) continue;
    const mark = el("span", { text: String(year) });
    mark.style.insetInlineStart = `${(share * 100).toFixed(2)}%`;
    marks.push(mark);
  }
  return el("div", { class: "marks", "aria-hidden": "true" }, marks);
}

/** Marks on the track where something changes for the one in the panel, and steps from one change to the next. */
function createChangeMarks(app, min, max) {
  const known = new Map();
  const marks = svg("svg", { class: "change-marks", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" });
  const step = (id, direction, text) => button({ class: "icon small", id, text, on: { click: () => go(direction) } });
  const [back, on] = [step("change-back", -1, "⇤"), step("change-on", 1, "⇥")];
  const words = el("span", { class: "change-words" });
  const all = button({ class: "link", id: "changes-open", on: { click: () => app.actions.showTable("changes") } });
  const about = () => {
    const { selected, focus } = app.store.get();
    return app.model.byId.get(selected ?? focus) ?? null;
  };
  const days = () => {
    const node = about();
    const key = `${node}/${app.details ?? ""}`;
    if (!known.has(key)) known.set(key, changeDays(app.model, node, min, max));
    return known.get(key);
  };
  const go = (direction) => {
    const found = direction > 0 ? days().find(([day]) => day > app.day) : days().findLast(([day]) => day < app.day);
    if (!found) return app.say(app.t(direction > 0 ? "changes.noneAfter" : "changes.noneBefore"));
    app.actions.setDay(found[0]);
    return app.say(app.t("changes.on", { date: dateWords(formatDay(found[0]), app.t), n: found[1] }));
  };
  let drawn = null;
  return {
    marks, go, parts: [back, on, words, all],
    update() {
      const node = about();
      back.setAttribute("aria-label", app.t("changes.back"));
      on.setAttribute("aria-label", app.t("changes.forward"));
      all.textContent = app.t("changes.open");
      words.textContent = node === null ? app.t("changes.ofAll") : app.t("changes.of", { name: shortNameAt(app.model.nodes[node], app.day, app.lang), n: days().length });
      if (drawn === node) return;
      drawn = node;
      const x = (day) => (1000 * (day - min)) / (max - min);
      marks.replaceChildren(...(node === null ? [] : days().map(([day]) => svg("rect", { x: (x(day) - 1).toFixed(1), y: 0, width: 2, height: 10 }))));
    },
  };
}

/** The field for a day with a year back and on. */
function createField(app, min, max, set) {
  const field = el("input", { type: "date", id: "asof", min: formatDay(min), max: formatDay(max), on: {
    change: () => { const day = parseDay(field.value); if (day !== null) set(day); },
  } });
  const back = button({ class: "icon small", id: "year-back", text: "‹", on: { click: () => set(addMonths(app.day, -12)) } });
  const on = button({ class: "icon small", id: "year-on", text: "›", on: { click: () => set(addMonths(app.day, 12)) } });
  return {
    parts: [back, field, on],
    update() {
      field.value = formatDay(app.day);
      back.setAttribute("aria-label", app.t("time.back"));
      on.setAttribute("aria-label", app.t("time.on"));
    },
  };
}

/** The slider, month by month on the keyboard. */
function createSlider(app, min, max, set) {
  let waiting = 0;
  const slider = el("input", { type: "range", id: "asof-range", min, max, step: 1, on: {
    input: () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => set(Number(slider.value))); },
    keydown: (event) => {
      const months = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 12, PageDown: -12 }[event.key];
      if (!months) return;
      event.preventDefault();
      set(addMonths(app.day, months));
    },
  } });
  return {
    slider,
    update() {
      slider.value = String(app.day);
      slider.style.setProperty("--share", `${((app.day - min) / (max - min)) * 100}%`);
      slider.setAttribute("aria-valuetext", dateWords(formatDay(app.day), app.t));
      slider.setAttribute("aria-label", app.t("time.slider"));
    },
  };
}

/** Set up the date control inside `root`; returns `update()`, and `play` and `step` for the keyboard. */
export function createTime(app, root) {
  const { minDay: min, maxDay: max, referenceDay } = app.model.view;
  const play = createPlay(app, { min, max });
  const set = (day) => {
    play.stop();
    app.actions.setDay(Math.min(max, Math.max(min, day)));
  };
  const field = createField(app, min, max, set);
  const track = createSlider(app, min, max, set);
  const changes = createChangeMarks(app, min, max);
  const label = el("label", { for: "asof" });
  const reset = button({ class: "link", id: "asof-reset", on: { click: () => set(referenceDay) } });
  root.append(
    el("div", { class: "time-field" }, label, el("div", { class: "time-row" }, field.parts)),
    el("div", { class: "time-track" }, histogram(app, min, max), changes.marks, track.slider, yearMarks(min, max)),
    el("div", { class: "change-row" }, reset, el("span", { class: "play-box" }, play.toggle, play.speed), changes.parts),
  );
  return {
    play: () => play.press(),
    step: (direction) => changes.go(direction),
    update() {
      for (const part of [field, track, changes]) part.update();
      play.draw();
      label.textContent = app.t("time.asof");
      const isReference = app.day === referenceDay;
      reset.textContent = app.t(isReference ? "time.isReference" : "time.reset", { date: dateWords(formatDay(referenceDay), app.t) });
      reset.disabled = isReference;
    },
  };
}
