// SVG as text, made element by element: what is text stays text, whatever it holds. Pure.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text that may stand in XML: marks escaped, and what XML does not allow (control characters, half letters) left out. */
export function xmlText(text) {
  return String(text).toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/g, "").replace(/[&<>"']/g, (mark) => ESCAPES[mark]);
}

/** An element as text. Attributes that are null are left out; children are elements made here, or `{text}`. */
export function tag(name, attributes, ...children) {
  const written = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(typeof value === "number" ? Number(value.toFixed(2)) : value)}"`).join("");
  const inside = children.flat(3).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "object" ? xmlText(child.text) : child)).join("");
  return inside ? `<${name}${written}>${inside}</${name}>` : `<${name}${written}/>`;
}
