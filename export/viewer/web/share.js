// What a reader can take along: the link, the picture, the printed sheet.

import { clip } from "./drawing.js";
import { fileStem } from "./csv.js";
import { saveFile } from "./files.js";
import { formatNumber, localised } from "./i18n.js";
import { PICTURE, pictureSvg, wrapText } from "./picture.js";
import { filterWords, sourceWords, stateWords } from "./view-words.js";
import { formatDay } from "./time.js";

const PNG_SCALE = 2;

/** Measures texts as the page would draw them. */
function createMeasure() {
  const context = document.createElement("canvas").getContext("2d");
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}

function legendRows(app, view) {
  const drawn = new Map();
  for (const node of view.nodes) drawn.set(node.group, (drawn.get(node.group) ?? 0) + 1);
  return [...app.model.groups.values()].filter((group) => drawn.has(group.id))
    .map((group) => ({ group: group.id, label: clip(localised(group.label, app.lang), 32), count: formatNumber(drawn.get(group.id)) }));
}

/** The map on the screen as SVG text, ready for a slide. */
export function mapPicture(app, renderer, palette) {
  const view = renderer.view();
  const measure = createMeasure();
  const subtitle = wrapText([...stateWords(app), ...filterWords(app)].join(" · "), 1220, 2, (text) => measure(text, "15px sans-serif"));
  const title = clip(localised(app.model.view.title, app.lang), 90);
  const words = {
    title, subtitle, legend: app.t("legend.title"), foot: sourceWords(app).map((line) => clip(line, 230)), description: [...subtitle, ...sourceWords(app)].join(". "),
    lines: [{ label: app.t("legend.solid"), dashed: false }, ...(view.pairs.some((pair) => pair.dashed) ? [{ label: app.t("picture.dashed"), dashed: true }] : [])],
  };
  return pictureSvg({ view, words, rows: legendRows(app, view), palette, groups: app.model.groups, measure, lang: app.lang });
}

function pictureName(app, ending) {
  const { focus, selected, path } = app.store.get();
  return `${fileStem("aktorkart", ...(path ?? [focus ?? selected]), formatDay(app.day))}.${ending}`;
}

/** Save the picture as SVG. */
export function savePicture(app, svg) {
  saveFile(pictureName(app, "svg"), "image/svg+xml;charset=utf-8", svg);
}

/** Save the picture as PNG, twice as fine as the SVG measures. */
export async function savePng(app, svg) {
  const image = new Image(PICTURE.width, PICTURE.height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [PICTURE.width * PNG_SCALE, PICTURE.height * PNG_SCALE];
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
