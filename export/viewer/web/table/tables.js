// The tables: what is shown as rows of plain values, for the page and for CSV alike. Pure.
// A row is {cells: {column: value}, more: {column: value} (CSV only), only: facet, target: what it leads to, quiet: a column that goes
// without saying on the page}.

import { CHANGE_KINDS, changesBetween } from "../changes/changes.js";
import { sectionOf } from "../fact-groups.js";
import { tieCount } from "../filter.js";
import { localised } from "../i18n.js";
import { factsOfSource, kindWords, nameAt } from "../model.js";
import { claimEnd, claimStart, placeWords } from "../places.js";
import { connect, stepsOf } from "../path/paths.js";
import { addMonths, dateWords, factStatus, formatDay, isDated, lifeYears, periodWords, relativeToDay } from "../time.js";

const named = (app, index) => nameAt(app.model.nodes[index], app.day, app.lang) || app.model.nodes[index].id;

function nodeRows(app) {
  return app.scene.nodes.map((index) => {
    const node = app.model.nodes[index];
    const parent = app.scene.parents[index];
    return {
      cells: {
        name: named(app, index), kind: kindWords(app.model.view, node, app.lang), parent: parent === null ? "" : named(app, parent),
        years: lifeYears(node.b), ties: tieCount(app.scene, index),
      },
      more: { id: node.id, number: node.ids.join(" "), group: localised(app.model.groups.get(node.group)?.label, app.lang) },
      only: node.group, target: { node: index, folded: app.scene.contained.get(index) ?? 0 },
    };
  });
}

/** The ties that the map shows: one row a tie, not one a pair. */
function tieRows(app) {
  const rows = [];
  for (const pair of app.scene.pairs) {
    for (const edgeIndex of pair.edges) {
      const edge = app.model.edges[edgeIndex];
      const fact = app.model.facts[edge.fact];
      const status = factStatus(fact, app.day);
      if (status === "none") continue;
      const ids = [edge.a, edge.b].map((index) => app.model.nodes[index].id);
      rows.push({
        cells: {
          from: named(app, edge.a), tie: localised(edge.label, app.lang), to: named(app, edge.b), period: periodWords(fact, app.t),
          status: localised(app.model.view.statusLabels[status], app.lang), sources: fact.claims.length,
        },
        more: { a: ids[0], b: ids[1], fact: fact.id, sourceIds: [...new Set(fact.claims.map((claim) => app.model.sources[claim.source].id))].join(" ") },
        only: sectionOf(app.model, edge.fact, null), target: { pair: [pair.a, pair.b].map((index) => app.model.nodes[index].id) },
      });
    }
  }
  return rows;
}

/** The facts that the panel's subject rests on; without one, those of all that the map shows. */
export function factsInScope(app) {
  const { model } = app;
  const state = app.store.get();
  const index = (id) => model.byId.get(id);
  if (state.path) {
    const found = connect(model, state);
    return found.ways.length ? stepsOf(model, found.ties, found.ways[found.way]).flatMap((step) => step.facts) : [];
  }
  if (state.pair) {
    const ends = state.pair.map((id) => app.scene.standsFor[index(id)]);
    const [a, b] = state.pair.map(index);
    return model.edges.filter((edge) => {
      const seen = [app.scene.standsFor[edge.a], app.scene.standsFor[edge.b]];
      return (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a) || (seen[0] !== seen[1] && seen[0] >= 0 && seen.every((end) => ends.includes(end)));
    }).map((edge) => edge.fact);
  }
  if (state.selected) return model.nodes[index(state.selected)].facts;
  if (state.source) return factsOfSource(model, model.sources.findIndex((source) => source.id === state.source));
  const shown = new Set(app.scene.nodes.flatMap((node) => model.nodes[node].facts));
  for (const pair of app.scene.pairs) for (const edge of pair.edges) shown.add(model.edges[edge].fact);
  return [...shown];
}

function statusInWords(app, fact) {
  const status = factStatus(fact, app.day);
  return status === "none" ? app.t(`status.${relativeToDay(fact.b, app.day)}`) : localised(app.model.view.statusLabels[status], app.lang);
}

function claimRow(app, index, claim) {
  const { view, facts, sources } = app.model;
  const { t, lang } = app;
  const fact = facts[index];
  const source = sources[claim.source];
  const said = [claim.title, claimStart(claim.start, t), fact.occurs ? "" : claimEnd(claim.end, t)].filter(Boolean).join(" – ");
  const where = claim.places.map((place) => placeWords(place, t) || t("place.whole")).join("; ");
  return {
    cells: {
      fact: localised(fact.label, lang) || fact.id, section: t(`section.${sectionOf(app.model, index, null)}`), period: periodWords(fact, t), status: statusInWords(app, fact),
      support: localised(view.supportLabels[fact.support], lang), source: source.title, publisher: source.publisher,
      interest: localised(view.interestLabels[source.interest], lang) || source.interest, place: where || t("place.missing"),
    },
    more: {
      certainty: localised(view.certaintyLabels[claim.certainty], lang), said, attested: claim.attested.join(" "), factId: fact.id, sourceId: source.id,
      url: source.url ?? "", sourceDate: source.date, licence: localised(source.licence, lang),
    },
    only: source.interest, target: { fact: index, source: source.id },
  };
}

/** One row a claim: a fact that three sources give stands three times. */
function evidenceRows(app) {
  const state = app.store.get();
  const from = state.source && !state.selected && !state.pair && !state.path ? app.model.sources.findIndex((source) => source.id === state.source) : -1;
  return [...new Set(factsInScope(app))].flatMap((index) => app.model.facts[index].claims
    .filter((claim) => from < 0 || claim.source === from).map((claim) => claimRow(app, index, claim)));
}

/** The day from which changes are told: as chosen, else a year before the day of the map. */
export function sinceDay(app) {
  return app.store.get().since ?? addMonths(app.day, -12);
}

function changeDate(app, change) {
  const fact = change.facts.length ? app.model.facts[change.facts[0]] : null;
  if (fact && change.turn !== "ended" && change.turn !== "passed" && isDated(fact.start)) return dateWords(fact.start, app.t);
  const words = dateWords(formatDay(change.day), app.t);
  return change.until === null ? words : `${words} – ${dateWords(formatDay(change.until), app.t)}`;
}

function changeText(app, change) {
  if (change.before) return `${change.before} → ${change.after}`;
  const fact = app.model.facts[change.facts[0]];
  const node = app.model.nodes[change.node];
  if (!fact || fact.kind === "existence") return [kindWords(app.model.view, node, app.lang), fact ? periodWords(fact, app.t) : lifeYears(node.b)].filter(Boolean).join(". ");
  return localised(fact.label, app.lang) || fact.id;
}

function changeRows(app) {
  const [early, late] = [sinceDay(app), app.day].sort((a, b) => a - b);
  return changesBetween(app.model, early, late, app.lang).map((change) => ({
    cells: {
      when: changeDate(app, change), change: app.t(change.kind === "known" ? `change.known.${change.turn}` : `change.${change.kind}`), who: nameAt(app.model.nodes[change.node], change.turn === "ended" ? change.day - 1 : app.day, app.lang), what: changeText(app, change),
      sure: app.t(change.certain ? "sure.yes" : `sure.${change.turn}`), sources: new Set(change.facts.flatMap((fact) => app.model.facts[fact].claims.map((claim) => claim.source))).size,
    },
    more: { day: formatDay(change.day), since: formatDay(early), until: formatDay(late), id: app.model.nodes[change.node].id, factIds: change.facts.map((fact) => app.model.facts[fact].id).join(" ") },
    only: change.kind, quiet: change.certain ? "sure" : null, sort: { when: change.day, change: CHANGE_KINDS.indexOf(change.kind) }, target: { node: change.node, fact: change.facts[0] ?? null },
  }));
}

function sourceRows(app) {
  const { view, sources, facts } = app.model;
  return sources.map((source, at) => {
    const mine = factsOfSource(app.model, at);
    return {
      cells: {
        title: source.title, publisher: source.publisher, interest: localised(view.interestLabels[source.interest], app.lang) || source.interest,
        dated: isDated(source.date) ? dateWords(source.date, app.t) : app.t("source.undated"),
        citation: localised(view.citationLabels[source.citation], app.lang), facts: mine.length,
        alone: mine.filter((index) => facts[index].claims.every((claim) => claim.source === at)).length,
      },
      more: { id: source.id, url: source.url ?? "", role: localised(source.role, app.lang), licence: localised(source.licence, app.lang) },
      only: source.interest, sort: { dated: isDated(source.date) ? source.date : "" }, target: { source: source.id },
    };
  }).filter((row) => row.cells.facts);
}

/**
 * The tables: columns, those shown in small under another one (`under`), columns only in CSV (`more`), rows, the order at first, what
 * the choice beside the filter is of (`facet`), and the column that names the row (`lead`).
 */
export const TABLES = {
  nodes: { columns: ["name", "kind", "parent", "years", "ties"], more: ["id", "number", "group"], rows: nodeRows, sort: "-ties", facet: "group", lead: "name" },
  ties: { columns: ["from", "tie", "to", "period", "status", "sources"], more: ["a", "b", "fact", "sourceIds"], rows: tieRows, sort: "from", facet: "section", lead: "tie" },
  evidence: {
    columns: ["fact", "section", "period", "status", "support", "source", "publisher", "interest", "place"],
    more: ["certainty", "said", "attested", "factId", "sourceId", "url", "sourceDate", "licence"], rows: evidenceRows, sort: null, facet: "interest", lead: "fact",
    under: { section: "fact", status: "period", support: "period", publisher: "source", interest: "source", place: "source" },
  },
  changes: { columns: ["when", "change", "who", "what", "sure", "sources"], more: ["day", "since", "until", "id", "factIds"], rows: changeRows, sort: null, facet: "change", lead: "what", under: { sure: "when" } },
  sources: { columns: ["title", "publisher", "interest", "dated", "citation", "facts", "alone"], more: ["id", "url", "role", "licence"], rows: sourceRows, sort: "-facts", facet: "interest", lead: "title", under: { publisher: "title", interest: "title", citation: "title" } },
};

/** The columns that stand side by side on the page. */
export function shownColumns(name) {
  const { columns, under = {} } = TABLES[name];
  return columns.filter((key) => !(key in under));
}

/** Columns of numbers. */
export const NUMBER_COLUMNS = new Set(["ties", "sources", "facts", "alone"]);

/** What a row's facet is called. */
export function facetWords(app, table, key) {
  const { view, groups } = app.model;
  switch (TABLES[table].facet) {
    case "group": return localised(groups.get(key)?.label, app.lang) || key;
    case "interest": return localised(view.interestLabels[key], app.lang) || key;
    case "change": return app.t(`change.${key}`);
    default: return app.t(`section.${key}`);
  }
}
