// A fact as a card: what it says, when, how sure, and by whom.

import { button, el } from "./dom.js";
import { localised } from "./i18n.js";
import { nameAt } from "./model.js";
import { claimItem, disputeTable } from "./panel-claims.js";
import { factStatus, periodWords, relativeToDay } from "./time.js";
import { entityButton } from "./entity.js";

/**
 * Cut a text at the names of entities: a list of {text} and {text, node}. Pure.
 * `names` is a list of [name, node]; longer names win over names inside them, each node is linked once.
 */
export function cutAtNames(text, names) {
  const linked = new Set();
  let pieces = [{ text }];
  for (const [name, node] of [...names].sort((a, b) => b[0].length - a[0].length)) {
    if (name.length < 2 || linked.has(node)) continue;
    pieces = pieces.flatMap((piece) => {
      if (piece.node !== undefined || linked.has(node)) return [piece];
      const at = piece.text.indexOf(name);
      const isLetter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
      if (at < 0 || isLetter(piece.text[at - 1]) || isLetter(piece.text[at + name.length])) return [piece];
      linked.add(node);
      return [{ text: piece.text.slice(0, at) }, { text: name, node }, { text: piece.text.slice(at + name.length) }];
    });
  }
  return { pieces: pieces.filter((piece) => piece.text), linked };
}

function factLabel(app, factIndex, owner) {
  const fact = app.model.facts[factIndex];
  const others = app.model.factNodes[factIndex].filter((index) => index !== owner);
  const names = others.flatMap((index) => app.model.nodes[index].names.map((name) => [name.t, index]));
  const { pieces, linked } = cutAtNames(localised(fact.label, app.lang), names);
  const label = el("p", { class: "fact-label", dir: "auto" }, pieces.map((piece) => (piece.node === undefined
    ? piece.text
    : button({ class: "inline", "data-id": app.model.nodes[piece.node].id, text: piece.text, on: { click: () => app.actions.reach(app.model.nodes[piece.node].id) } }))));
  const rest = others.filter((index) => !linked.has(index));
  const shown = rest.slice(0, 8);
  return [label, rest.length ? el("p", { class: "fact-others" }, shown.map((index) => entityButton(app, index, { short: true })),
    rest.length > shown.length ? el("span", { class: "muted", text: app.t("fact.more", { n: rest.length - shown.length }) }) : null) : null];
}

/** Words of how sure a fact is, as one line: a list of three would be announced as a list for each fact. */
function chipLine(items) {
  const shown = items.filter(([, text]) => text);
  return el("p", { class: "chips" }, shown.flatMap(([kind, text], at) => [
    at ? el("span", { class: "visually-hidden", text: ", " }) : null, el("span", { class: `chip ${kind}`, text })]));
}

function chips(app, fact, status) {
  const { statusLabels, certaintyLabels, supportLabels } = app.model.view;
  const over = status === "none" ? app.t(`status.${relativeToDay(fact.b, app.day)}`) : localised(statusLabels[status], app.lang);
  return chipLine([
    [`status-${status}`, over],
    [`certainty-${fact.certainty}`, localised(certaintyLabels[fact.certainty], app.lang)],
    [`support-${fact.support}`, localised(supportLabels[fact.support], app.lang)]]);
}

/** One fact; `owner` is the entity whose panel it stands in (null in the panel of a pair). */
export function factCard(app, factIndex, owner) {
  const fact = app.model.facts[factIndex];
  const status = factStatus(fact, app.day);
  const text = localised(fact.text, app.lang);
  const label = localised(fact.label, app.lang);
  const claims = el("details", { class: "claims", "data-fact": fact.id, open: app.openClaims.has(fact.id) },
    el("summary", {}, app.t("fact.sources", { n: fact.claims.length }), el("span", { class: "visually-hidden", text: `: ${label}` })));
  const fill = () => {
    if (claims.children.length === 1) claims.append(el("ul", { class: "claim-list" }, fact.claims.map((claim) => claimItem(app, claim, fact))));
  };
  if (claims.open) fill();
  claims.addEventListener("toggle", () => {
    if (claims.open) fill();
    app.openClaims[claims.open ? "add" : "delete"](fact.id);
  });
  return el("li", { class: `fact is-${status}`, "data-fact": fact.id },
    factLabel(app, factIndex, owner),
    text && !label.endsWith(text) ? el("p", { class: "fact-text", text, dir: "auto" }) : null,
    el("p", { class: "fact-time", text: periodWords(fact, app.t) }),
    chips(app, fact, status),
    fact.note ? el("p", { class: "fact-note", text: localised(fact.note, app.lang) }) : null,
    fact.support === "disputed" && fact.claims.length > 1 ? disputeTable(app, fact) : null,
    fact.claims.length ? claims : el("p", { class: "fact-note", text: app.t("fact.noSource") }));
}

/** The name of an entity on the day, for the texts around a card. */
export function nameOf(app, index) {
  return nameAt(app.model.nodes[index], app.day, app.lang);
}
