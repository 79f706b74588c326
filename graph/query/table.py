"""Answers and query results as tables for reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from graph.network.views import SourceView
from graph.ontology import Lists
from graph.query.answers import Answer, Cell
from graph.query.results import answering
from graph.query.words import HEADINGS, date_text
from graph.vocabulary import Term

_DATES = frozenset({"start", "end", "claimedStart", "claimedEnd", "date", "period", "first", "lastSeen"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts.

    Attributes:
        headings: One a column.
        rows: One text a column.
        notes: Lines beneath it: what its numbers in brackets stand for.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


class Sourced(Protocol):
    """What knows sources: a network or a directory."""

    @property
    def sources(self) -> Mapping[str, SourceView]:
        """All sources by id."""
        ...

    @property
    def lists(self) -> Lists:
        """The ontology's SKOS lists."""
        ...


def answer_table(answer: Answer, network: Sourced) -> Table:
    """An answer for reading: numbered sources, no ids of facts, no columns that are empty in every row."""
    used = [column for column in answer.columns if column != "fact" and _is_used(answer, column)]
    numbers: dict[str, int] = {}
    rows = [[_cell(row[column], column, answer.lang, numbers) if column in row else "" for column in used]
            for row in answer.rows]  # fmt: skip
    headings = [
        HEADINGS[column].in_language(answer.lang) if column in HEADINGS else column for column in used
    ]
    notes = [f"[{number}] {source_line(network, source, answer.lang)}" for source, number in numbers.items()]
    return Table(headings, rows, notes)


def _is_used(answer: Answer, column: str) -> bool:
    return not answer.rows or any(column in row and row[column].text for row in answer.rows)


def _cell(cell: Cell, column: str, lang: str, numbers: dict[str, int]) -> str:
    if column == "sources":
        return " ".join(f"[{numbers.setdefault(source, len(numbers) + 1)}]" for source in cell.id.split())
    return date_text(cell.text, lang) if column in _DATES else cell.text


def source_line(network: Sourced, source: str, lang: str) -> str:
    """A source in one line: id, title, publisher and the publisher's interest."""
    view = network.sources[source]
    interest = network.lists.label("interest", view.interest).in_language(lang)
    return f"{source}: {view.title} · {view.publisher} ({interest})"


def solutions_table(solutions: ox.QuerySolutions, prefixes: Mapping[str, str]) -> Table:
    """The rows of a SELECT for reading: IRIs shortened with the longest prefix that fits.

    Raises:
        QueryError: The rows cannot be found (a service that the query names does not answer).
    """
    columns = [variable.value for variable in solutions.variables]
    ordered = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
    with answering():
        rows = [[_shown(solution[column], ordered) for column in columns] for solution in solutions]
    return Table(columns, rows)


def _shown(term: Term | None, prefixes: Iterable[tuple[str, str]]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in prefixes:
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
        return term.value
    return term.value if isinstance(term, ox.Literal) else str(term)
