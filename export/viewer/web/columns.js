// Tables of columns back to rows: the reading side of columns.py. Pure.

/** Numbers with their runs spelled out: 4, -2, 9 is 4, 5, 6, 9. */
function spellRuns(numbers) {
  const found = [];
  for (const number of numbers) {
    if (number >= 0) found.push(number);
    else for (let more = number; more < 0; more += 1) found.push(found[found.length - 1] + 1);
  }
  return found;
}

/** Texts that end in hexadecimal digits, from the bytes of these. */
function spellDigests(head, length, packed) {
  const bytes = atob(packed);
  const digits = (from) => Array.from({ length }, (_, at) => bytes.charCodeAt(from + at).toString(16).padStart(2, "0")).join("");
  return (at) => head + digits(at * length);
}

/** How each form is read: (column, pool) => (row number) => value. */
const READERS = {
  raw: ([, , values]) => (at) => values[at],
  runs: ([, , lists]) => (at) => spellRuns(lists[at]),
  text: ([, , numbers], pool) => (at) => pool.strings[numbers[at]] ?? null,
  texts: ([, , lists], pool) => (at) => lists[at].map((number) => pool.strings[number]),
  digest: ([, , head, length, packed]) => spellDigests(head, length, packed),
  both: ([, , nb, en], pool) => (at) => (nb[at] < 0 ? null : { nb: pool.strings[nb[at]], en: pool.strings[en[at]] }),
};

function readNested(rows, [name, , counts, inner], pool) {
  const parts = readTable(inner, pool);
  let from = 0;
  rows.forEach((row, at) => {
    row[name] = parts.slice(from, from + counts[at]);
    from += counts[at];
  });
}

/** Spans are shared between rows, so nobody may change them. */
function readSpans(rows, [, , numbers], pool) {
  rows.forEach((row, at) => {
    row.b = pool.spans[numbers[at]].b;
    row.p = pool.spans[numbers[at]].p;
  });
}

/** Rows share what is written once: the values themselves, not copies. */
function readShared(rows, [, , numbers, inner], pool) {
  const shared = readTable(inner, pool);
  rows.forEach((row, at) => Object.assign(row, shared[numbers[at]]));
}

function readColumn(rows, column, pool) {
  const [name, form] = column;
  if (form === "rows") return readNested(rows, column, pool);
  if (form === "shared") return readShared(rows, column, pool);
  if (form === "span") return readSpans(rows, column, pool);
  const read = READERS[form](column, pool);
  rows.forEach((row, at) => { row[name] = read(at); });
  return undefined;
}

/** The rows of a table, as objects. `pool` has the strings and the spans {b, p}. */
export function readTable({ n, columns }, pool) {
  const rows = Array.from({ length: n }, () => ({}));
  for (const column of columns) readColumn(rows, column, pool);
  return rows;
}

/** The strings and spans that the tables of one part refer to. */
export function readPool({ strings, spans }) {
  return { strings, spans: spans.map((span) => ({ b: span.slice(0, 4), p: span.slice(4) })) };
}
