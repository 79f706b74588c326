"""What every store can do."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyoxigraph as ox

from graph.vocabulary import Term

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store(Protocol):
    """Keeps quads and answers SPARQL 1.1 queries over them.

    The default graph of a query is the store's own default graph, never the union of all graphs: a triple
    that two sources assert counts once.
    """

    def __len__(self) -> int:
        """The number of quads."""
        ...

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; one that is there already is not added again."""
        ...

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit a pattern; `None` fits all, also all graphs."""
        ...

    def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> Results:
        """Answer a SPARQL query.

        Args:
            text: The query.
            prefixes: Prefixes that the query may use without declaring them.

        Raises:
            QueryError: It is not SPARQL.
        """
        ...
