"""A store in memory, on Oxigraph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError, ReleaseError
from graph.store.base import Graph, Results, Subject
from graph.vocabulary import Term


class MemoryStore:
    """Quads in memory; fast to fill and to ask, gone with the process."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        self._store = ox.Store()
        self.add(quads)

    @classmethod
    def of_nquads(cls, path: Path) -> "MemoryStore":
        """A store with the content of an N-Quads file.

        Raises:
            ReleaseError: The file is missing or not N-Quads.
        """
        made = cls()
        try:
            made._store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
        except OSError as error:
            raise ReleaseError(
                f"{path} cannot be read: {error.strerror}. Make it with: aktorkart build"
            ) from error
        except SyntaxError as error:
            raise ReleaseError(
                f"{path} is damaged ({error.msg}). Make it anew with: aktorkart build"
            ) from error
        return made

    def __len__(self) -> int:
        """The number of quads."""
        return len(self._store)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; one that is there already is not added again."""
        self._store.bulk_extend(quads)

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
