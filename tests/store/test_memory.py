"""The store in memory: what it alone can do. What both stores do is in `test_contract.py`."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import ReleaseError
from graph.store.memory import MemoryStore

A, B, P = (ox.NamedNode(f"https://example.org/{name}") for name in ("a", "b", "p"))
GRAPH = ox.NamedNode("https://example.org/graph")
QUADS = (ox.Quad(A, P, B), ox.Quad(A, P, B, GRAPH), ox.Quad(B, P, ox.Literal("ø", language="nb"), GRAPH))


def test_adding() -> None:
    """What is there already changes nothing."""
    store = MemoryStore(QUADS)
    store.add(QUADS)
    assert len(store) == 3
    assert set(store.quads()) == set(QUADS)


def test_a_file_that_is_missing_or_damaged(tmp_path: Path) -> None:
    """Both are told apart, with what to do."""
    path = tmp_path / "x.nq"
    with pytest.raises(ReleaseError, match=r"cannot be read.*aktorkart build"):
        MemoryStore.of_nquads(path)
    path.write_text("<https://example.org/a> <https://exa", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"is damaged.*aktorkart build"):
        MemoryStore.of_nquads(path)
