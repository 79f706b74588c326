// Search over names, former names, aliases, numbers and ids. Pure. Tolerates æ/ae/a and the like, and one typing error.

import { periodStatus } from "./time.js";

const SPELLINGS = [[/æ|ae|ä/g, "a"], [/ø|oe|ö/g, "o"], [/å|aa/g, "a"]];
const MIN_TYPO_LENGTH = 4;

/** Lower case, without accents, and with the ways to write æ, ø and å made one. */
export function normalise(text) {
  let folded = text.toLowerCase();
  for (const [spelling, letter] of SPELLINGS) folded = folded.replace(spelling, letter);
  return folded.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Whether `word` begins with something at most one typing error away from `typed`: a letter more, less, other, or two swapped. */
export function beginsAlmost(word, typed) {
  if (word.startsWith(typed)) return true;
  let i = 0;
  while (i < typed.length && word[i] === typed[i]) i += 1;
  const rest = typed.slice(i + 1);
  return (
    word.startsWith(rest, i + 1) || // another letter
    word.startsWith(rest, i) || // a letter too many
    word.startsWith(typed.slice(i), i + 1) || // a letter left out
    (typed[i + 1] === word[i] && typed[i] === word[i + 1] && word.startsWith(typed.slice(i + 2), i + 2)) // two swapped
  );
}

/** What is searched in: one entry a name, a number or an id. */
export function buildSearchIndex(nodes) {
  const entries = [];
  for (const node of nodes) {
    const add = (text, name) => {
      const key = normalise(text);
      if (key) entries.push({ node: node.index, text, name, key, words: key.split(" ") });
    };
    for (const name of node.names) add(name.t, name);
    for (const number of node.ids) add(number, null);
    add(node.id, null);
  }
  return entries;
}

function tokenScore(entry, token) {
  let score = 0;
  for (const word of entry.words) {
    if (word === token) return 70;
    if (word.startsWith(token)) score = Math.max(score, 55);
    else if (token.length >= 3 && word.includes(token)) score = Math.max(score, 35);
    else if (token.length >= MIN_TYPO_LENGTH && beginsAlmost(word, token)) score = Math.max(score, 18);
  }
  return score;
}

function entryScore(entry, query, tokens) {
  if (entry.key === query) return 100;
  let lowest = 100;
  for (const token of tokens) lowest = Math.min(lowest, tokenScore(entry, token));
  if (lowest === 0) return 0;
  return entry.key.startsWith(query) ? Math.max(lowest, 80) : lowest;
}

function nameBonus(entry, day) {
  if (!entry.name) return 0;
  return entry.name.form === "misprint" ? 0 : periodStatus(entry.name.b, entry.name.p, day) === "none" ? 1 : 3;
}

/**
 * The entities that fit what was typed, best first, one line each.
 * Every line has `node`, the `text` that matched and its `name` (null for a number or an id).
 */
export function searchEntities(entries, typed, { day, weight = () => 0, limit = 12 }) {
  const query = normalise(typed);
  if (!query) return [];
  const tokens = query.split(" ");
  const best = new Map();
  for (const entry of entries) {
    const score = entryScore(entry, query, tokens);
    if (score === 0) continue;
    const total = score * 10 + nameBonus(entry, day) - Math.min(5, entry.words.length) + Math.min(6, weight(entry.node) / 8);
    if (total > (best.get(entry.node)?.score ?? 0)) {
      best.set(entry.node, { node: entry.node, text: entry.text, name: entry.name, score: total });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.text.localeCompare(b.text, "nb")).slice(0, limit);
}
