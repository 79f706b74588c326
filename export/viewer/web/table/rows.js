// Rows of a table: filtered by a text and a choice, in an order. Pure.

import { normalise } from "../search.js";

const collator = new Intl.Collator("nb", { numeric: true });

/** All that a row says, for the filter. */
function haystack(row) {
  row.text ??= ` ${normalise([...Object.values(row.cells), ...Object.values(row.more)].join(" · "))} `;
  return row.text;
}

/** The rows that hold every word of a text, anywhere, and are of a kind when one is chosen. */
export function filterRows(rows, query, only) {
  const words = normalise(query).split(" ").filter(Boolean);
  return rows.filter((row) => (!only || row.only === only) && words.every((word) => haystack(row).includes(word)));
}

/** Rows by a column; "-ties" is from the most. Equal rows stay as they were, empty cells come last. */
export function sortRows(rows, order) {
  if (!order) return rows;
  const down = order.startsWith("-");
  const key = down ? order.slice(1) : order;
  const value = (row) => row.sort?.[key] ?? row.cells[key] ?? "";
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return down ? b - a : a - b;
    if (a === "" || b === "") return (a === "") - (b === "");
    return down ? collator.compare(b, a) : collator.compare(a, b);
  };
  return rows.map((row, at) => [row, at]).sort(([a, i], [b, j]) => compare(value(a), value(b)) || i - j).map(([row]) => row);
}

/** How many rows there are of each kind: [[kind, count]], the most first. */
export function countKinds(rows) {
  const counts = new Map();
  for (const row of rows) counts.set(row.only, (counts.get(row.only) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
