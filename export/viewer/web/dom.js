// Elements made by hand: text only through text nodes, links only to where a reader expects them.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. Properties: class, text, on (listeners), hidden, or any attribute; null and false are left out. */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else element.setAttribute(name === "class" ? "class" : name, value === true ? "" : String(value));
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** An address that may be a link, or null: http, https and mailto only. */
export function safeHref(address) {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A button. */
export function button(properties, ...children) {
  return el("button", { type: "button", ...properties }, ...children);
}
