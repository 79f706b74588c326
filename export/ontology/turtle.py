"""The Turtle files of the ontology as statements in the order in which they were written.

A graph has no order; a page that people read should keep the one that the authors chose.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.errors import DataError
from graph.model.text import Text
from graph.vocabulary import RDF, RDF_TYPE, Term

Subject = ox.NamedNode | ox.BlankNode


class Statements:
    """What some Turtle files say, in their order.

    Attributes:
        prefixes: The prefixes that the files declare, with their IRIs.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        """Read the files.

        Raises:
            DataError: One is missing or not Turtle.
        """
        self.prefixes: dict[str, str] = {}
        self._about: dict[Subject, dict[ox.NamedNode, list[Term]]] = {}
        for path in paths:
            try:
                parser = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
                for quad in parser:
                    if not isinstance(quad.subject, ox.Triple):
                        known = self._about.setdefault(quad.subject, {})
                        known.setdefault(quad.predicate, []).append(quad.object)
                self.prefixes |= parser.prefixes
            except (OSError, SyntaxError) as error:
                raise DataError(f"The ontology cannot be read: {path}: {error}") from error

    def subjects(self, kind: ox.NamedNode | None = None) -> Iterator[ox.NamedNode]:
        """The IRIs of which something is said, in order; only those of a class when one is given."""
        for subject, said in self._about.items():
            if isinstance(subject, ox.NamedNode) and (kind is None or kind in said.get(RDF_TYPE, ())):
                yield subject

    def with_property(self, predicate: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, list[Term]]]:
        """The IRIs that have a property, in order, with its values."""
        for subject in self.subjects():
            if values := self.values(subject, predicate):
                yield subject, values

    def values(self, subject: Term, predicate: ox.NamedNode) -> list[Term]:
        """The values of a property, in order."""
        if not isinstance(subject, ox.NamedNode | ox.BlankNode):
            return []
        return self._about.get(subject, {}).get(predicate, [])

    def iris(self, subject: Term, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        """The values of a property that are IRIs."""
        return [value for value in self.values(subject, predicate) if isinstance(value, ox.NamedNode)]

    def one(self, subject: Term, predicate: ox.NamedNode) -> Term | None:
        """The first value of a property."""
        return next(iter(self.values(subject, predicate)), None)

    def string(self, subject: Term, predicate: ox.NamedNode) -> str:
        """The first value of a property as text; empty when there is none."""
        value = self.one(subject, predicate)
        return value.value if isinstance(value, ox.NamedNode | ox.Literal) else ""

    def text(self, subject: Term, predicate: ox.NamedNode) -> Text | None:
        """The values of a property as a text in both languages; `None` when there is none."""
        found = {
            value.language or "": value.value
            for value in self.values(subject, predicate)
            if isinstance(value, ox.Literal)
        }
        if not found:
            return None
        return Text.of(found) if found.keys() & {"nb", "en"} else Text.of(next(iter(found.values())))

    def items(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        node: Term | None = head
        while node is not None and node != RDF("nil"):
            if (first := self.one(node, RDF("first"))) is None:
                break
            found.append(first)
            node = self.one(node, RDF("rest"))
        return found

    def named_below(self, subject: Term, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        """The IRIs that a property's values name, those inside blank nodes and lists too, each once."""
        found: dict[ox.NamedNode, None] = {}
        waiting = list(self.values(subject, predicate))
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, ox.NamedNode):
                if value != RDF("nil"):
                    found.setdefault(value)
            elif isinstance(value, ox.BlankNode):
                waiting += [each for values in self._about.get(value, {}).values() for each in values]
        return list(found)

    def short(self, iri: str) -> str:
        """An IRI with its prefix, where the files declare one; else as it is."""
        spaces = [(len(space), prefix, space) for prefix, space in self.prefixes.items() if iri.startswith(space)]
        if not spaces:
            return iri
        _, prefix, space = max(spaces)
        return f"{prefix}:{iri.removeprefix(space)}"
