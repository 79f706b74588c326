// Play, pause and speed; steps from change to change.

import { button, el, svg } from "../dom.js";
import { SPEEDS, nextDay, stepOf } from "./play.js";

const PLAY = "M5 3.5v13l11-6.5z";
const PAUSE = "M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z";

/** Play over the years from the day of the map, or from the first day when it stands at the end. */
export function createPlay(app, { min, max }) {
  let timer = 0;
  const path = svg("path", { d: PLAY, fill: "currentColor" });
  const toggle = button({ class: "icon small", id: "play" }, svg("svg", { viewBox: "0 0 20 20", width: 15, height: 15, "aria-hidden": "true", focusable: "false" }, path));
  const speed = el("select", { id: "play-speed", class: "field small" }, Object.keys(SPEEDS).map((name) => el("option", { value: name, selected: name === "normal" })));
  const draw = () => {
    path.setAttribute("d", timer ? PAUSE : PLAY);
    toggle.setAttribute("aria-label", app.t(timer ? "play.pause" : "play.play"));
    toggle.setAttribute("aria-pressed", String(Boolean(timer)));
    speed.setAttribute("aria-label", app.t("play.speed"));
    for (const option of speed.options) option.textContent = app.t(`play.${option.value}`);
  };
  const stop = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    app.actions.setDay(app.day);
    draw();
  };
  const step = () => {
    const months = stepOf(app.animate);
    const next = nextDay(app.day, max, months);
    if (next === null) return stop();
    app.actions.setDay(next, { quiet: true });
    timer = setTimeout(step, (SPEEDS[speed.value] * months) / 12);
    return undefined;
  };
  const play = () => {
    if (app.day >= max) app.actions.setDay(min, { quiet: true });
    timer = setTimeout(step, 300);
    draw();
  };
  toggle.addEventListener("click", () => (timer ? stop() : play()));
  return { toggle, speed, draw, stop, press: () => toggle.click() };
}
