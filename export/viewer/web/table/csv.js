// Tables as CSV (RFC 4180) that a spreadsheet opens without running anything. Pure.

/** What a spreadsheet would take for a formula, whatever invisible signs stand before it; an apostrophe in front makes it text. */
const FORMULA = /^(?:[\s\u0000-\u001f\u0080-\u009f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r])/;

function field(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of values as CSV text, with a byte order mark so that a spreadsheet reads it as UTF-8. */
export function csvText(header, rows) {
  return `\ufeff${[header, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** A name for a file: letters, digits and dashes of a text. */
export function fileStem(...parts) {
  const plain = (text) => String(text).toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a").normalize("NFD").replace(/[^a-z0-9-]+/g, "-");
  return parts.filter(Boolean).map(plain).join("-").replace(/-+/g, "-").replace(/^-|-$/g, "").slice(0, 100);
}
