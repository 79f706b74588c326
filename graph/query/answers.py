"""Asks a named question and names what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from graph.errors import NotFoundError, QueryError
from graph.model.dates import Status, as_day
from graph.model.text import LANGUAGES, Text
from graph.network.reading import FACT_KINDS
from graph.query.directory import Directory
from graph.query.lookup import Lookup
from graph.query.questions import Question, near, question
from graph.query.words import VALUES
from graph.store.base import Store
from graph.vocabulary import AK

_KINDS = {cls.value: kind for cls, kind in FACT_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer.

    Attributes:
        text: For reading, in the language and with the names of the day asked about.
        id: Compact id, path or notation, where the value is a thing; else the value itself.
    """

    text: str
    id: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question.

    Attributes:
        question: The question.
        parameters: What it was asked about, as given.
        sparql: The query that was run.
        day: The day asked about.
        status: How sure a row had to be at least; `None` where the question shows all times.
        lang: Language of the texts.
        columns: Names of the columns.
        rows: One cell a column.
        total: How many rows there are; more than in `rows` when a limit was hit.
        limit: How many rows were asked for at most; `None` is all.
    """

    question: Question
    parameters: Mapping[str, str]
    sparql: str
    day: date
    status: Status | None
    lang: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Cell]]
    total: int
    limit: int | None = None

    @property
    def cut(self) -> bool:
        """Whether there are more rows than the limit let through."""
        return self.total > len(self.rows)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        """The rows."""
        return iter(self.rows)


class Asker:
    """Answers named questions on a store.

    Attributes:
        store: Where the query runs.
        directory: Gives names and resolves what users type.
        lookup: Finds entities by name.
    """

    def __init__(self, store: Store, directory: Directory) -> None:
        self.store = store
        self.directory = directory
        self.lookup = Lookup(directory)
        self._base = directory.release.base
        self._cell = lru_cache(maxsize=65536)(self._cell_of)
        self._sources = lru_cache(maxsize=65536)(self._sources_of)

    def ask(
        self,
        name: str,
        parameters: Mapping[str, str] | None = None,
        *,
        as_of: date | None = None,
        status: Status | None = None,
        lang: str = "nb",
        limit: int | None = None,
    ) -> Answer:
        """Answer a named question.

        Args:
            name: Name of the question.
            parameters: What it is asked about: ids, names or numbers.
            as_of: The day asked about; default the release's reference date.
            status: How sure an answer must be at least; default what the question says.
            lang: `nb` or `en`.
            limit: How many rows at most; `None` is all. The answer says how many there are.

        Raises:
            NotFoundError: There is no such question, parameter or thing.
            AmbiguousNameError: A name fits several things.
            QueryError: A required parameter is missing, there is no such language, or the limit is below 1.
        """
        if lang not in LANGUAGES:
            raise QueryError(f"There is no language “{lang}”; choose among {', '.join(LANGUAGES)}")
        if limit is not None and limit < 1:
            raise QueryError(f"A limit of {limit} leaves no row; give 1 or more, or none")
        day = as_of or self.directory.release.reference
        given = dict(parameters or {})
        sparql = self.sparql(name, given, as_of=day, status=status, lang=lang, limit=limit)
        columns, solutions = self._solutions(name, sparql)
        rows = [self._row(solution, columns, day, lang) for solution in solutions]
        total = len(rows)
        if total == limit:
            total = self._count(name, self.sparql(name, given, as_of=day, status=status, lang=lang))
        asked = question(name)
        if "fact" in columns:
            shown = [column for column in columns if column != "fact"]
            columns = [*shown, *(() if "source" in shown else ("sources",)), "fact"]
        least = status or asked.default_status
        return Answer(asked, given, sparql, day, least, lang, columns, rows, total, limit)

    def sparql(
        self,
        name: str,
        parameters: Mapping[str, str] | None = None,
        *,
        as_of: date | None = None,
        status: Status | None = None,
        lang: str = "nb",
        limit: int | None = None,
    ) -> str:
        """The query that answers a named question; the arguments are those of `ask`."""
        asked = question(name)
        values = self._values(asked, parameters or {})
        return asked.sparql(values, as_of or self.directory.release.reference, lang, status, limit)

    def left_out(self, answer: Answer) -> int:
        """How many rows an answer lacks that are possible on its day, but no more than that."""
        if answer.status in (None, Status.POSSIBLE) or "status" not in answer.columns:
            return 0
        name, day = answer.question.name, answer.day
        sparql = self.sparql(name, answer.parameters, as_of=day, status=Status.POSSIBLE, lang=answer.lang)
        return self._count(name, sparql) - answer.total

    def _count(self, name: str, sparql: str) -> int:
        """How many rows a query has."""
        return sum(1 for _ in self._solutions(name, sparql)[1])

    def _solutions(self, name: str, sparql: str) -> tuple[list[str], ox.QuerySolutions]:
        found = self.store.query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError(f"The question “{name}” is not a SELECT query")
        return [variable.value for variable in found.variables], found

    def _row(
        self, solution: ox.QuerySolution, columns: Sequence[str], day: date, lang: str
    ) -> Mapping[str, Cell]:
        cells = {
            column: self._cell(str(term) if isinstance(term, ox.Triple) else term.value, day, lang)
            for column, term in zip(columns, solution, strict=True)
            if term is not None
        }
        if "fact" in cells and "source" not in columns:
            cells["sources"] = self._sources(cells["fact"].id)
        return cells

    def _values(self, asked: Question, given: Mapping[str, str]) -> dict[str, str]:
        for name in given:
            if name not in asked.parameters:
                offer = near(name, asked.parameters) or f"It takes: {', '.join(asked.parameters) or 'none'}. "
                raise NotFoundError(f"The question “{asked.name}” has no --{name}. {offer}")
        missing = [name for name, one in asked.parameters.items() if one.required and name not in given]
        if missing:
            raise QueryError(f"The question “{asked.name}” needs --{missing[0]}, as in: {asked.call}")
        return {name: self._term(asked.parameters[name].kind, text) for name, text in given.items()}

    def _term(self, kind: str, text: str) -> str:
        """A parameter's value in SPARQL syntax."""
        if kind.startswith("list:"):
            return str(self._concept(kind.removeprefix("list:").split("|"), text))
        if kind == "source":
            return str(ox.NamedNode(f"{self._base}source/{self.lookup.source(text)}"))
        if kind == "day":
            return f'"{as_day(text).isoformat()}"^^xsd:date'
        if kind == "fact":
            return str(_fact_class(text))
        kinds = kind.partition(":")[2].split("|") if ":" in kind else ()
        return str(ox.NamedNode(f"{self._base}id/{self.lookup.find(text, kinds)}"))

    def _concept(self, schemes: Sequence[str], text: str) -> ox.NamedNode:
        known = {
            notation: scheme
            for scheme in reversed(schemes)
            for notation in self.directory.lists.notations().get(scheme, ())
        }
        by_label = {
            label.lower(): notation
            for notation, scheme in known.items()
            for _, label in self.directory.lists.label(scheme, notation).items()
        }
        notation = text if text in known else by_label.get(text.lower(), "")
        if not notation:
            raise NotFoundError(f"“{text}” is not one of: {', '.join(sorted(known))}")
        return AK(f"{known[notation]}-{notation}")

    def _sources_of(self, facts: str) -> Cell:
        """The sources of the facts that a row rests on, those of its first fact first."""
        ids = list(dict.fromkeys(one for fact in facts.split() for one in self.directory.sources_of(fact)))
        return Cell(", ".join(ids), " ".join(ids))

    def _cell_of(self, text: str, day: date, lang: str) -> Cell:
        """What a value is called: the IRI of a thing, a list of such with blanks between, or a literal."""
        ours = (self._base, AK.iri)
        parts = text.split(" ") if text.startswith(ours) else ()
        if len(parts) > 1 and all(part.startswith(ours) for part in parts):
            cells = sorted((self._named(part, day, lang) for part in parts), key=lambda one: one.text)
            return Cell(", ".join(cell.text for cell in cells), " ".join(cell.id for cell in cells))
        if parts or text in _KINDS:
            return self._named(text, day, lang)
        if text in STATUS_WORDS[lang]:
            return Cell(STATUS_WORDS[lang][text], text)
        return Cell(VALUES[text].in_language(lang) if text in VALUES else text, text)

    def _named(self, iri: str, day: date, lang: str) -> Cell:
        if iri.startswith(f"{self._base}id/"):
            compact = iri.removeprefix(f"{self._base}id/")
            return Cell(self.directory.label(compact, day, lang), compact)
        if (kind := _KINDS.get(iri)) is not None:
            return Cell(KIND_WORDS[kind].in_language(lang), kind)
        if iri.startswith(AK.iri):
            scheme, _, notation = iri.removeprefix(AK.iri).partition("-")
            return Cell(self.directory.lists.label(scheme, notation).in_language(lang), notation)
        path = iri.removeprefix(self._base)
        if path.startswith("source/"):
            return Cell(path.removeprefix("source/"), path.removeprefix("source/"))
        return Cell(path, path)


def _fact_class(text: str) -> ox.NamedNode:
    """The class of facts of a kind, by the kind's name or words in either language."""
    for cls, kind in FACT_KINDS.items():
        names = (kind, *(word for _, word in KIND_WORDS[kind].items()))
        if text.lower() in (name.lower() for name in names):
            return cls
    raise NotFoundError(f"“{text}” is not one of: {', '.join(sorted(KIND_WORDS))}")


KIND_WORDS = {
    "existence": Text("eksistens", "existence"),
    "name": Text("navn", "name"),
    "identification": Text("nummer", "identifier"),
    "membership": Text("post", "post"),
    "relation": Text("forhold", "relation"),
    "change": Text("endring", "change"),
    "solutionRole": Text("rolle i løsning", "role in a solution"),
    "participation": Text("rolle på arrangement", "role in an event"),
    "documentRole": Text("rolle i dokument", "role in a document"),
    "statement": Text("uttalelse", "statement"),
    "figure": Text("tall", "figure"),
    "reportedClaim": Text("gjengitt påstand", "reported claim"),
}
"""What the kinds of fact are called."""


STATUS_WORDS = {
    "nb": {"holds": "gjelder", "presumed": "antatt", "possible": "mulig", "none": "gjelder ikke"},
    "en": {"holds": "holds", "presumed": "presumed", "possible": "possible", "none": "does not hold"},
}
"""What the four answers are called."""
