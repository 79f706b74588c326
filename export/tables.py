"""The tables of a release: actors, ties, statements, figures, sources and the release itself.

Every row of a tie, statement or figure is one place in one source.
"""

from collections.abc import Iterable, Iterator, Sequence

from export.contract import Content
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
RELEASE = ("what", "value")

Table = tuple[str, Sequence[str], Iterable[Sequence[str]]]
"""Name, header and rows."""


def tables(content: Content) -> Iterator[Table]:
    """All tables, each with its rows in a fixed order."""
    network = content.network
    facts = [fact for _, fact in sorted(network.facts.items())]
    sources = [source for _, source in sorted(network.sources.items())]
    yield "actors", ACTORS, (_actor(content, entity.id) for entity in content.nodes())
    yield "ties", TIES, _ties(content)
    yield "statements", STATEMENTS, (row for fact in facts for row in _statement(content, fact))
    yield "figures", FIGURES, (row for fact in facts for row in _figure(content, fact))
    yield "sources", SOURCES, (_source(content, source) for source in sources)
    yield "release", RELEASE, content.about().items()


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
