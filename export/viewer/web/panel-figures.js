// Figures in the panel: a series of them is one row with bars, the single ones are cards as other facts are.

import { button, el, svg } from "./dom.js";
import { formatNumber, localised } from "./i18n.js";
import { factCard } from "./panel-fact.js";
import { dateWords, isDated } from "./time.js";

const SHORTEST = 3;
const FIRST_CARDS = 25;

/**
 * The series among some figures of `owner`: [{series, facts, isOne}] with the facts in order of time, and the `rest`.
 * `isOne` says that the figures are about one thing, so that they may be set beside each other. Pure.
 */
export function figureSeries(model, facts, owner) {
  const bySeries = new Map();
  for (const index of facts) {
    const { series } = model.facts[index];
    const key = series ?? `single ${index}`;
    bySeries.set(key, [...(bySeries.get(key) ?? []), index]);
  }
  const found = { series: [], rest: [] };
  for (const [key, indices] of bySeries) {
    if (indices.length < SHORTEST) found.rest.push(...indices);
    else {
      const others = new Set(indices.map((index) => model.factNodes[index].filter((node) => node !== owner).join()));
      const time = (index) => model.facts[index].b[0] ?? -Infinity;
      found.series.push({ series: key, facts: [...indices].sort((a, b) => time(a) - time(b) || a - b), isOne: others.size === 1 });
    }
  }
  return found;
}

/** A value of the data in the reader's form: thin spaces between thousands, a comma in Norwegian. */
export function valueWords(value, lang) {
  const [whole, part] = String(value ?? "").split(".");
  const sign = whole.startsWith("-") ? "−" : "";
  const digits = formatNumber(whole.replace("-", ""));
  return part ? `${sign}${digits}${lang === "en" ? "." : ","}${part}` : `${sign}${digits}`;
}

function bars(values) {
  const most = Math.max(...values, 0) || 1;
  const width = Math.min(14, 200 / values.length);
  return svg("svg", { class: "series-bars", viewBox: `0 0 ${(values.length * width).toFixed(1)} 30`, width: (values.length * width).toFixed(1), height: 30, "aria-hidden": "true", focusable: "false" },
    values.map((value, at) => svg("rect", { x: (at * width + 1).toFixed(1), width: (width - 2).toFixed(1), y: (30 - Math.max(1, (28 * value) / most)).toFixed(1), height: Math.max(1, (28 * value) / most).toFixed(1) })));
}

/** All cards of a series, closed; made when opened, a part at a time. */
function cards(app, facts, owner, summary) {
  const details = el("details", { class: "claims" }, el("summary", { text: summary }));
  details.addEventListener("toggle", () => {
    if (!details.open || details.children.length > 1) return;
    const list = el("ul", { class: "facts" });
    let shown = 0;
    const more = button({ class: "link more", on: { click: () => grow() } });
    const grow = () => {
      list.append(...facts.slice(shown, shown + FIRST_CARDS).map((index) => factCard(app, index, owner)));
      shown += FIRST_CARDS;
      more.hidden = shown >= facts.length;
      more.textContent = app.t("panel.more", { n: Math.min(FIRST_CARDS, facts.length - shown) });
    };
    details.append(list, more);
    grow();
  });
  return details;
}

function seriesItem(app, { series, facts, isOne }, owner) {
  const latest = app.model.facts[facts[facts.length - 1]];
  const label = localised(app.model.view.series?.[series]?.label, app.lang);
  const when = isDated(latest.start) ? dateWords(latest.start, app.t) : app.t("period.unknownTime");
  const values = facts.map((index) => Number(app.model.facts[index].value));
  return el("li", { class: "fact series", "data-testid": "series" },
    el("p", { class: "fact-label", text: label.charAt(0).toUpperCase() + label.slice(1) }),
    isOne ? el("p", { class: "series-latest" }, el("strong", { text: valueWords(latest.value, app.lang) }), ` – ${when}`) : null,
    isOne && values.every(Number.isFinite) ? bars(values) : null,
    cards(app, isOne ? [...facts].reverse() : facts, owner, app.t(isOne ? "figures.all" : "figures.many", { n: facts.length })));
}

/** The figures of an entity as list items: the series first. `single` makes the list of the rest. */
export function figureList(app, facts, owner, single) {
  const { series, rest } = figureSeries(app.model, facts, owner);
  return [series.length ? el("ul", { class: "facts" }, series.map((one) => seriesItem(app, one, owner))) : null, ...(rest.length ? single(rest) : [])];
}
