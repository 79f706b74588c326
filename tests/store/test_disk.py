"""The store on disk: what it refuses, and how it is taken up again."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import ReleaseError
from graph.kart import load
from graph.store.disk import NOTE, DiskStore, is_complete
from tests.network.sample import sample

A, P = (ox.NamedNode(f"https://example.org/{name}") for name in ("a", "p"))
GOOD = [f'{A} {P} "{number}" .\n' for number in range(10)]


def written(path: Path, lines: list[str]) -> Path:
    """A file with these lines."""
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_an_interruption_loses_one_piece(tmp_path: Path) -> None:
    """A file that is damaged in its third piece stops the loading; mended, it is read from there on."""
    folder = tmp_path / "store"
    damaged = written(tmp_path / "a.nq", [*GOOD[:5], "<damaged\n", *GOOD[6:]])
    with pytest.raises(ReleaseError, match=r"is damaged.*aktorkart build"):
        DiskStore.make(damaged, folder, "x", piece=2)
    assert not is_complete(folder)
    with pytest.raises(ReleaseError, match="is unfinished"):
        DiskStore.open(folder, "x")
    # what was loaded is not read again: here it stands no longer in the file
    mended = written(tmp_path / "a.nq", [*("#" * (len(line) - 1) + "\n" for line in GOOD[:4]), *GOOD[4:]])
    store = DiskStore.make(mended, folder, "x", piece=2)
    assert sorted(quad.object.value for quad in store.quads() if isinstance(quad.object, ox.Literal)) == list(
        "0123456789"
    )
    assert is_complete(folder)


def test_another_release_is_refused(tmp_path: Path) -> None:
    """Neither opened nor overwritten."""
    path, folder = written(tmp_path / "a.nq", GOOD), tmp_path / "store"
    DiskStore.make(path, folder, "x")
    with pytest.raises(ReleaseError, match=r"was made from another release\. Give another folder"):
        DiskStore.open(folder, "y")
    with pytest.raises(ReleaseError, match=r"was made from another release\. Give another folder"):
        DiskStore.make(path, folder, "y")
    assert len(DiskStore.open(folder, "x")) == 10


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """No file of the user's is touched."""
    kept = written(tmp_path / "letter.txt", ["dear\n"])
    with pytest.raises(ReleaseError, match="holds something else"):
        DiskStore.make(written(tmp_path / "a.nq", GOOD), tmp_path, "x")
    with pytest.raises(ReleaseError, match="is no store"):
        DiskStore.open(tmp_path, "x")
    assert kept.read_text(encoding="utf-8") == "dear\n"


def test_a_file_that_is_missing_or_a_store_that_is_damaged(tmp_path: Path) -> None:
    """Both in words that say what to do."""
    with pytest.raises(ReleaseError, match="cannot be made"):
        DiskStore.make(tmp_path / "none.nq", tmp_path / "one", "x")
    folder = tmp_path / "two"
    DiskStore.make(written(tmp_path / "a.nq", GOOD), folder, "x")
    for file in (folder / "quads").iterdir():
        file.unlink()
    with pytest.raises(ReleaseError, match=r"is damaged.*Delete it"):
        DiskStore.open(folder, "x")
    (folder / NOTE).write_text("{", encoding="utf-8")
    assert not is_complete(folder)


def test_it_is_read_only(tmp_path: Path) -> None:
    """Adding is refused, and several may read at once."""
    path, folder = written(tmp_path / "a.nq", GOOD), tmp_path / "store"
    first, second = DiskStore.make(path, folder, "x"), DiskStore.open(folder, "x")
    with pytest.raises(ReleaseError, match="cannot be changed"):
        first.add([ox.Quad(A, P, A)])
    assert len(first) == len(second) == 10


@pytest.mark.slow
def test_a_release_on_disk(release: Path, tmp_path: Path) -> None:
    """The same answers as in memory, made once, and refused for another release."""
    said: list[str] = []
    one = load(release, store=tmp_path / "store", say=said.append)
    two = load(release, store=tmp_path / "store", say=said.append)
    assert said == [f"Making the store in {tmp_path / 'store'} …"]
    memory = load(release)
    assert len(one.store) == len(two.store) == len(memory.store)
    assert set(one.store.quads()) == set(memory.store.quads())
    on_disk, in_memory = (
        kart.ask("who-held-post", organisation="Difi", as_of="2016-08-24").rows for kart in (two, memory)
    )
    assert on_disk == in_memory
    assert len(on_disk) > 0
    assert two.query("ASK { a-post:difi-direktor org:heldBy ?who }", as_of="2016-08-24")
    assert sample().release.content != memory.release.content
    with pytest.raises(ReleaseError, match="another release"):
        DiskStore.open(tmp_path / "store", sample().release.content)


def test_how_much_is_made(tmp_path: Path) -> None:
    """From nothing to all, piece by piece."""
    told: list[float] = []
    DiskStore.make(written(tmp_path / "a.nq", GOOD), tmp_path / "store", "x", piece=3, made=told.append)
    assert told == pytest.approx([0.3, 0.6, 0.9, 1.0])


def test_a_store_whose_quads_are_gone_is_made_anew(tmp_path: Path) -> None:
    """An unfinished store that has lost its database does not pass for what it says it has loaded."""
    folder = tmp_path / "store"
    damaged = written(tmp_path / "a.nq", [*GOOD[:5], "<damaged\n"])
    with pytest.raises(ReleaseError, match="is damaged"):
        DiskStore.make(damaged, folder, "x", piece=2)
    for file in (folder / "quads").iterdir():
        file.unlink()
    assert len(DiskStore.make(written(tmp_path / "a.nq", GOOD), folder, "x", piece=2)) == 10


def test_two_make_one_store(tmp_path: Path) -> None:
    """The second is told that another is at it, or what to do when none is."""
    folder = tmp_path / "store"
    damaged = written(tmp_path / "a.nq", [*GOOD[:5], "<damaged\n"])
    with pytest.raises(ReleaseError, match="is damaged"):
        DiskStore.make(damaged, folder, "x", piece=2)
    other = ox.Store(str(folder / "quads"))
    with pytest.raises(ReleaseError, match=r"cannot be made.*If no other command is making it, delete"):
        DiskStore.make(written(tmp_path / "a.nq", GOOD), folder, "x", piece=2)
    del other
    assert len(DiskStore.make(tmp_path / "a.nq", folder, "x", piece=2)) == 10
