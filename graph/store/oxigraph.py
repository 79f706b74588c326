"""What the stores in memory and on disk have in common: Oxigraph."""

from collections.abc import Iterator

import pyoxigraph as ox

from graph.errors import QueryError
from graph.store.base import Graph, Results, Subject
from graph.vocabulary import Term


class OxigraphStore:
    """Reads and asks an Oxigraph store.

    Oxigraph keeps values, not spellings, of numbers: `007` is found as `7`, `1.50` as `1.5`, and a
    whole number of a narrower type (`xsd:nonNegativeInteger`) as `xsd:integer`.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __len__(self) -> int:
        """The number of quads."""
        return len(self._store)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit a pattern; `None` fits all, also all graphs."""
        return self._store.quads_for_pattern(subject, predicate, value, graph)

    def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> Results:
        """Answer a SPARQL query.

        Raises:
            QueryError: It is not SPARQL; the text says where.
        """
        try:
            return self._store.query(text, prefixes=prefixes)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"The query is not SPARQL: {error}") from error
        except OSError as error:
            raise QueryError(f"The query cannot be answered: {error}") from error
