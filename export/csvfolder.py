"""CSV: a folder with actors, ties, statements, figures, sources and the release.

Every row of a tie, statement or figure is one place in one source.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from export.contract import Content, Format
from graph.model.text import Text
from graph.network.network import SHOWN
from graph.network.ties import tie_label
from graph.network.views import FactView, SourceView

ACTORS = ("id", "label", "kind", "type", "start", "end", "support", "aliases", "sources")
TIES = (
    "a", "a_label", "tie", "tie_label", "b", "b_label", "from", "to", "certainty", "support", "title",
    "source", "place", "locator", "fact",
)  # fmt: skip
STATEMENTS = (
    "speaker", "speaker_label", "act", "mode", "paraphrase", "topics", "agrees", "disagrees", "mixed",
    "occasion", "for", "date", "certainty", "source", "place", "locator", "fact",
)  # fmt: skip
FIGURES = (
    "indicator", "qualifier", "value", "unit", "population", "answer", "survey", "period", "claimed_by",
    "text", "certainty", "source", "place", "locator", "fact",
)  # fmt: skip
SOURCES = ("id", "title", "publisher", "role", "interest", "date", "url", "licence", "citation")


def csv_files(content: Content) -> dict[str, bytes]:
    """The files of the folder: RFC 4180, UTF-8, one header row, a fixed order of rows."""
    network = content.network
    facts = [fact for _, fact in sorted(network.facts.items())]
    sources = [source for _, source in sorted(network.sources.items())]
    return {
        "actors.csv": _table(ACTORS, (_actor(content, entity.id) for entity in content.nodes())),
        "ties.csv": _table(TIES, _ties(content)),
        "statements.csv": _table(STATEMENTS, (row for fact in facts for row in _statement(content, fact))),
        "figures.csv": _table(FIGURES, (row for fact in facts for row in _figure(content, fact))),
        "sources.csv": _table(SOURCES, (_source(content, source) for source in sources)),
        "release.csv": _table(("what", "value"), content.about().items()),
    }


def _source(content: Content, source: SourceView) -> Sequence[str]:
    return (
        source.id,
        source.title,
        source.publisher,
        source.role.in_language(content.lang),
        source.interest,
        source.date,
        source.url or "unknown",
        source.licence.in_language(content.lang),
        source.citation,
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _actor(content: Content, entity: str) -> Sequence[str]:
    view = content.network.entities[entity]
    life = view.existence
    sources = " ".join(dict.fromkeys(claim.source for claim in life.claims))
    return (
        entity,
        content.label(entity),
        view.kind,
        view.type or "",
        life.start,
        life.end,
        life.support,
        " ".join(view.aliases),
        sources,
    )


def _ties(content: Content) -> Iterable[Sequence[str]]:
    for tie in content.ties():
        label = tie_label(tie, content.network.lists).in_language(content.lang)
        shared = (
            tie.a,
            content.label(tie.a),
            tie.tie,
            label,
            tie.b,
            content.label(tie.b),
            tie.fact.start,
            tie.fact.end,
        )
        for claim in tie.fact.claims:
            title = claim.title.get(content.lang) or claim.title.get("nb", "")
            for place in claim.places:
                yield (
                    *shared,
                    claim.certainty,
                    tie.fact.support,
                    title,
                    claim.source,
                    place.path,
                    place.locator(content.lang),
                    tie.fact.path,
                )


def _evidence(content: Content, fact: FactView) -> Iterable[tuple[str, str, str, str, str]]:
    """(certainty, source, place, locator, fact) of each place, if the fact is to be exported."""
    if content.day is None or fact.status(content.day) in SHOWN:
        for claim in fact.claims:
            for place in claim.places:
                yield claim.certainty, claim.source, place.path, place.locator(content.lang), fact.path


def _statement(content: Content, fact: FactView) -> Iterable[Sequence[str]]:
    if fact.kind != "statement" or fact.text is None:
        return
    speaker = fact.role("speaker") or ""
    for evidence in _evidence(content, fact):
        yield (
            speaker,
            content.label(speaker),
            fact.value("speechAct") or "",
            fact.value("mode") or "",
            fact.text.in_language(content.lang),
            *(" ".join(fact.roles.get(name, ())) for name in ("subject", "agree", "disagree", "mixed")),
            fact.role("occasion") or "",
            fact.role("onBehalfOf") or "",
            fact.start,
            *evidence,
        )


def _figure(content: Content, fact: FactView) -> Iterable[Sequence[str]]:
    if fact.kind != "figure" or fact.text is None:
        return
    for evidence in _evidence(content, fact):
        yield (
            fact.role("indicator") or "",
            fact.value("qualifier") or "",
            fact.value("obsValue") or "",
            fact.value("unitMeasure") or "",
            fact.role("population") or "",
            fact.value("answerCategory") or "",
            fact.role("survey") or "",
            fact.value("refPeriod") or "",
            fact.role("claimedBy") or "",
            fact.text.in_language(content.lang),
            *evidence,
        )


FORMATS = (
    Format(
        "csv",
        "",
        Text("En mappe med CSV-filer for regneark", "A folder of CSV files for spreadsheets"),
        files=csv_files,
        network=True,
    ),
)
