"""A store on disk (Oxigraph on RocksDB): made once from a release's N-Quads, then opened for reading."""

import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from graph.errors import ReleaseError
from graph.files import replacing
from graph.store.oxigraph import OxigraphStore

NOTE = "aktorkart-store.json"
"""File that says what a store was made from and how much of it is loaded."""
_QUADS = "quads"
_CURRENT = "CURRENT"
"""RocksDB's own file that says which of its files count; without it there is no database."""
_FORM = 1
_PIECE = 200_000
"""Lines loaded at once: what an interruption loses, and what limits the memory that loading takes."""


class DiskStore(OxigraphStore):
    """Quads on disk: nothing to load at start, little memory, queries slower than in memory.

    It cannot be changed; another release needs another store.
    """

    @classmethod
    def open(cls, folder: Path, content: str) -> "DiskStore":
        """Open a finished store for reading; any number of processes may.

        Args:
            folder: Where it lies.
            content: SHA-256 of the canonical N-Quads of the release that it must hold.

        Raises:
            ReleaseError: There is none, it is unfinished, or it was made from another release.
        """
        note = _note(folder)
        if note is None:
            raise ReleaseError(f"{folder} is no store. Give the folder of one, or a new one to make")
        if note["content"] != content:
            raise ReleaseError(
                f"{folder} was made from another release. Give another folder, or delete this one"
            )
        if not note["complete"]:
            raise ReleaseError(f"{folder} is unfinished. Run the command again to go on with it")
        try:
            return cls(ox.Store.read_only(str(folder / _QUADS)))
        except OSError as error:
            raise ReleaseError(f"{folder} is damaged ({error}). Delete it and run again") from error

    @classmethod
    def make(
        cls,
        nquads: Path,
        folder: Path,
        content: str,
        *,
        piece: int = _PIECE,
        made: Callable[[float], None] = lambda _: None,
    ) -> "DiskStore":
        """Make a store of an N-Quads file without blank nodes, as releases are, and open it.

        It is loaded in pieces. After an interruption the same call goes on after the last whole piece;
        loading a piece twice changes nothing.

        Args:
            nquads: The file.
            folder: A folder that is new, empty or an unfinished store of the same content.
            content: SHA-256 of the canonical N-Quads.
            piece: Lines to load at once.
            made: Told after each piece how much is loaded, from 0 to 1.

        Raises:
            ReleaseError: The file cannot be read, or the folder holds something else.
        """
        note = _note(folder)
        if note is None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ReleaseError(f"{folder} holds something else. Give a new folder for the store")
        if note is not None and (note["complete"] or note["content"] != content):
            return cls.open(folder, content)
        done = int(str(note["bytes"])) if note and (folder / _QUADS / _CURRENT).is_file() else 0
        if done == 0:  # what an interrupted first piece has left
            shutil.rmtree(folder / _QUADS, ignore_errors=True)
        try:
            _fill(nquads, folder, content, done, piece, made)
        except SyntaxError as error:
            raise ReleaseError(
                f"{nquads} is damaged ({error.msg}). Make it anew with: aktorkart build"
            ) from error
        except OSError as error:
            remedy = f". If no other command is making it, delete {folder} and run again" if done else ""
            raise ReleaseError(f"The store {folder} cannot be made of {nquads}: {error}{remedy}") from error
        return cls.open(folder, content)

    def add(self, quads: Iterable[ox.Quad]) -> NoReturn:
        """Refuse: a store on disk is what its release is.

        Raises:
            ReleaseError: Always.
        """
        raise ReleaseError("A store on disk cannot be changed; load the release into memory to add to it")


def _fill(
    nquads: Path, folder: Path, content: str, done: int, piece: int, made: Callable[[float], None]
) -> None:
    """Load what comes after the first `done` bytes, and note after each piece how far it has got.

    Raises:
        OSError: A file cannot be read or written, or another process is filling the store.
        SyntaxError: The file is not N-Quads.
    """
    size = nquads.stat().st_size
    _write(folder, content, done)
    store = ox.Store(str(folder / _QUADS))
    with nquads.open("rb") as file:
        file.seek(done)
        while lines := list(islice(file, piece)):
            store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True)
            store.flush()
            _write(folder, content, file.tell())
            made(file.tell() / size)
    store.optimize()
    store.flush()
    del store  # only now may it be opened for reading
    _write(folder, content, size, complete=True)


def is_complete(folder: Path) -> bool:
    """Whether a folder holds a finished store, of whatever release."""
    note = _note(folder)
    return note is not None and note["complete"] is True


def _write(folder: Path, content: str, done: int, *, complete: bool = False) -> None:
    """Note how far a store has got."""
    note = {"form": _FORM, "content": content, "bytes": done, "complete": complete}
    with replacing(folder / NOTE) as file:
        file.write(f"{json.dumps(note)}\n".encode())


def _note(folder: Path) -> dict[str, object] | None:
    """What a store says of itself; `None` where there is none that this version can read."""
    with suppress(OSError, ValueError):
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        if (
            isinstance(note, dict)
            and note.get("form") == _FORM
            and {"content", "bytes", "complete"} <= {*note}
        ):
            return note
    return None
