// What a reader can take along: the link, the picture, the printed sheet.

import { chartContent } from "./chart-picture.js";
import { clip } from "../drawing.js";
import { fileStem } from "../table/csv.js";
import { saveFile } from "./files.js";
import { formatNumber, localised } from "../i18n.js";
import { mapContent, pictureSvg, wrapText } from "./picture.js";
import { filterWords, sourceWords, stateWords } from "./view-words.js";
import { formatDay } from "../time.js";

const PNG_SCALE = 2;
/** Pixels; Chromium, Firefox and Safari all draw a canvas of this height. */
const LONGEST_PNG = 16000;

/** Measures texts as the page would draw them. */
function createMeasure() {
  const context = document.createElement("canvas").getContext("2d");
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}

/** The legend of a picture: the groups that stand in it, with how many. */
function legendRows(app, nodes) {
  const drawn = new Map();
  for (const node of nodes) drawn.set(node.group, (drawn.get(node.group) ?? 0) + 1);
  return [...app.model.groups.values()].filter((group) => drawn.has(group.id))
    .map((group) => ({ group: group.id, label: clip(localised(group.label, app.lang), 32), count: formatNumber(drawn.get(group.id)) }));
}

/** The entities whose signs stand in a chart. */
function chartNodes(app, root) {
  const seen = [...root.querySelectorAll("[data-fly]")].filter((sign) => sign.getBoundingClientRect().width);
  return [...new Set(seen.map((sign) => Number(sign.dataset.fly)))].map((index) => app.model.nodes[index]);
}

/** What the words around a picture say: title, day, filters, legend, source. */
function pictureWords(app, measure, { isDashed, shown = null }) {
  const counts = shown ? [stateWords(app)[0], shown] : stateWords(app);
  const subtitle = wrapText([...counts, ...filterWords(app)].join(" · "), 1220, 2, (text) => measure(text, "15px sans-serif"));
  return {
    title: clip(localised(app.model.view.title, app.lang), 90), subtitle, legend: app.t("legend.title"), foot: sourceWords(app).map((line) => clip(line, 230)),
    description: [...subtitle, ...sourceWords(app)].join(". "),
    lines: [{ label: app.t("legend.solid"), dashed: false }, ...(isDashed ? [{ label: app.t("picture.dashed"), dashed: true }] : [])],
  };
}

/** The view on the screen as SVG text, ready for a slide; `chart` is the element of a view that is not drawn on the canvas. */
export function viewPicture(app, { renderer, chart, palette }) {
  const measure = createMeasure();
  const { groups } = app.model;
  if (chart) {
    const shown = [app.t(`view.${app.store.get().tab}`), document.getElementById("shown").textContent].join(": ");
    const words = { ...pictureWords(app, measure, { isDashed: false, shown }), lines: [] };
    const { parts, height } = chartContent(chart);
    return pictureSvg({ content: parts, height, words, rows: legendRows(app, chartNodes(app, chart)), palette, groups, lang: app.lang });
  }
  const view = renderer.view();
  const words = pictureWords(app, measure, { isDashed: view.pairs.some((pair) => pair.dashed) });
  return pictureSvg({ content: mapContent({ view, palette, groups, measure }), words, rows: legendRows(app, view.nodes), palette, groups, lang: app.lang });
}

function pictureName(app, ending) {
  const { focus, selected, path } = app.store.get();
  return `${fileStem("aktorkart", ...(path ?? [focus ?? selected]), formatDay(app.day))}.${ending}`;
}

/** Save the picture as SVG. */
export function savePicture(app, svg) {
  saveFile(pictureName(app, "svg"), "image/svg+xml;charset=utf-8", svg);
}

/** Save the picture as PNG, twice as fine as the SVG measures, or as fine as browsers draw one that is very long. */
export async function savePng(app, svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = Math.min(PNG_SCALE, LONGEST_PNG / image.naturalHeight);
  [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale].map(Math.round);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  if (!blob) throw new Error("no picture");
  saveFile(pictureName(app, "png"), "image/png", blob);
}

/** Copy a text; where the clipboard is closed, through a field that is selected. Tells whether it worked. */
export async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}
