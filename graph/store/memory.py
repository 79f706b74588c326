"""A store in memory, on Oxigraph."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from graph.errors import ReleaseError
from graph.store.oxigraph import OxigraphStore


class MemoryStore(OxigraphStore):
    """Quads in memory; fast to fill and to ask, gone with the process."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        super().__init__(ox.Store())
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

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; one that is there already is not added again."""
        self._store.bulk_extend(quads)
