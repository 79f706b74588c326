"""Asks a named question and names what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from graph.errors import NotFoundError, QueryError
from graph.model.dates import Status
from graph.model.text import Text
from graph.network.network import Network
from graph.network.reading import FACT_KINDS
from graph.query.lookup import Lookup
from graph.query.questions import Question, near, question
from graph.store.base import Store
from graph.vocabulary import AK, Term


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
        sparql: The query that was run.
        day: The day asked about.
        lang: Language of the texts.
        columns: Names of the columns.
        rows: One cell a column.
    """

    question: Question
    sparql: str
    day: date
    lang: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Cell]]

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
        network: Gives names and resolves what users type.
        lookup: Finds entities by name.
    """

    def __init__(self, store: Store, network: Network) -> None:
        self.store = store
        self.network = network
        self.lookup = Lookup(network)
        self._base = network.release.base

    def ask(
        self,
        name: str,
        parameters: Mapping[str, str] | None = None,
        *,
        as_of: date | None = None,
        status: Status | None = None,
        lang: str = "nb",
    ) -> Answer:
        """Answer a named question.

        Args:
            name: Name of the question.
            parameters: What it is asked about: ids, names or numbers.
            as_of: The day asked about; default the release's reference date.
            status: How sure an answer must be at least; default what the question says.
            lang: `nb` or `en`.

        Raises:
            NotFoundError: There is no such question, parameter or thing.
            AmbiguousNameError: A name fits several things.
            QueryError: A required parameter is missing.
        """
        asked = question(name)
        day = as_of or self.network.release.reference
        values = self._values(asked, parameters or {})
        sparql = asked.sparql(values, day, lang, status)
        found = self.store.query(sparql)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError(f"The question “{name}” is not a SELECT query")
        columns = [variable.value for variable in found.variables]
        rows = []
        for solution in found:
            cells = {
                column: self._cell(term, day, lang)
                for column in columns
                if (term := solution[column]) is not None
            }
            if "fact" in cells:
                cells["sources"] = self._sources(cells["fact"].id)
            rows.append(cells)
        if "fact" in columns:
            columns = [*(column for column in columns if column != "fact"), "sources", "fact"]
        return Answer(asked, sparql, day, lang, columns, rows)

    def _values(self, asked: Question, given: Mapping[str, str]) -> dict[str, str]:
        for name in given:
            if name not in asked.parameters:
                offer = near(name, asked.parameters) or f"It takes: {', '.join(asked.parameters) or 'none'}. "
                raise NotFoundError(f"The question “{asked.name}” has no --{name}. {offer}")
        missing = [name for name, one in asked.parameters.items() if one.required and name not in given]
        if missing:
            raise QueryError(f"The question “{asked.name}” needs --{missing[0]}, as in: {asked.example}")
        return {name: self._term(asked.parameters[name].kind, text) for name, text in given.items()}

    def _term(self, kind: str, text: str) -> str:
        """A parameter's value in SPARQL syntax."""
        if kind.startswith("list:"):
            return str(self._concept(kind.removeprefix("list:").split("|"), text))
        if kind == "source":
            if text not in self.network.sources:
                hint = near(text, self.network.sources)
                raise NotFoundError(
                    f"There is no source “{text}”. {hint}List them with: aktorkart ask sources"
                )
            return str(ox.NamedNode(f"{self._base}source/{text}"))
        kinds = kind.partition(":")[2].split("|") if ":" in kind else ()
        return str(ox.NamedNode(f"{self._base}id/{self.lookup.find(text, kinds)}"))

    def _concept(self, schemes: Sequence[str], text: str) -> ox.NamedNode:
        known = {
            notation: scheme
            for scheme in reversed(schemes)
            for notation in self.network.lists.notations().get(scheme, ())
        }
        by_label = {
            label.lower(): notation
            for notation, scheme in known.items()
            for _, label in self.network.lists.label(scheme, notation).items()
        }
        notation = text if text in known else by_label.get(text.lower(), "")
        if not notation:
            raise NotFoundError(f"“{text}” is not one of: {', '.join(sorted(known))}")
        return AK(f"{known[notation]}-{notation}")

    def _sources(self, fact: str) -> Cell:
        view = self.network.facts.get(fact)
        ids = list(dict.fromkeys(claim.source for claim in view.claims)) if view else []
        return Cell(", ".join(ids), " ".join(ids))

    def _cell(self, term: Term, day: date, lang: str) -> Cell:
        if isinstance(term, ox.NamedNode):
            return self._named(term.value, day, lang)
        text = term.value if isinstance(term, ox.Literal) else str(term)
        parts = text.split(" ")
        if all(part.startswith((self._base, AK.iri)) for part in parts):
            cells = sorted((self._named(part, day, lang) for part in parts), key=lambda cell: cell.text)
            return Cell(", ".join(cell.text for cell in cells), " ".join(cell.id for cell in cells))
        if text in {one.value for one in Status} and isinstance(term, ox.Literal):
            return Cell(STATUS_WORDS[lang][text], text)
        return Cell(text, text)

    def _named(self, iri: str, day: date, lang: str) -> Cell:
        if iri.startswith(f"{self._base}id/"):
            compact = iri.removeprefix(f"{self._base}id/")
            return Cell(self.network.label(compact, day, lang), compact)
        if iri.startswith(AK.iri):
            scheme, _, notation = iri.removeprefix(AK.iri).partition("-")
            return Cell(self.network.lists.label(scheme, notation).in_language(lang), notation)
        if ox.NamedNode(iri) in FACT_KINDS:
            kind = FACT_KINDS[ox.NamedNode(iri)]
            return Cell(KIND_WORDS[kind].in_language(lang), kind)
        path = iri.removeprefix(self._base)
        if path.startswith("source/"):
            return Cell(path.removeprefix("source/"), path.removeprefix("source/"))
        return Cell(path, path)


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
