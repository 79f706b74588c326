"""Writing in one piece, and where the shipped folders lie."""

import os
import re
import sys
from pathlib import Path, PureWindowsPath

import pytest

from graph.errors import AktorkartError
from graph.files import data_folder, no_windows_name, ontology_folder, replace_all, replacing


def test_a_file_is_replaced_when_all_is_written(tmp_path: Path) -> None:
    """Until then the old one stands; folders are made as needed; everybody may read the result."""
    path = tmp_path / "a" / "b" / "file"
    with replacing(path) as file:
        file.write(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    """And nothing half-written beside it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(error), replacing(path) as file:
        file.write(b"new")
        raise error
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_in_plain_words(tmp_path: Path) -> None:
    """The error names the file and what to do."""
    with (
        pytest.raises(AktorkartError, match=r"Cannot write .*file: No space left") as caught,
        replacing(tmp_path / "file"),
    ):
        raise OSError(28, "No space left on device")
    assert "Choose another place with -o" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written(tmp_path: Path) -> None:
    """A folder in the file's place, or a file in the folder's."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "below", tmp_path / "folder"):
        with pytest.raises(AktorkartError, match="Cannot write"), replacing(path) as file:
            file.write(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """When one file cannot be written, none is replaced; else all are."""
    replace_all(tmp_path, {"a": b"old", "b": b"old"})
    with pytest.raises(AktorkartError, match="Cannot write"):
        replace_all(tmp_path, {"a": b"new", "b": b"new", "a/below": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {
        "a": b"old",
        "b": b"old",
    }
    replace_all(tmp_path, {"a": b"new", "b": b"new"})
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"new"]


def test_a_link_is_kept(tmp_path: Path) -> None:
    """What a link points to is written."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    """A pipe (or a device) is never replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(pipe) as file:
        file.write(b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


def test_shipped_folders() -> None:
    """Ontology and data are found beside the package."""
    assert (ontology_folder() / "schemes.ttl").is_file()
    assert (data_folder() / "sources.yaml").is_file()


def test_an_error_speaks_two_languages() -> None:
    """Where there is no Norwegian text, the English one stands in."""
    assert AktorkartError("wrong").nb == "wrong"
    both = AktorkartError("wrong", "galt")
    assert (str(both), both.nb) == ("wrong", "galt")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kart.html", None),
        (r"C:\Mine kart\æøå\kart.html", None),
        (r"\\tjener\felles\kart.html", None),
        (r"..\kart.html", None),
        ("out/release/aktorkart.nq", None),
        ("NUL", None),
        ("console.html", None),
        ("kart:2016.html", "no : in names"),
        (r"C:\kart?\a.html", r"no \? in names"),
        ("a\tb", "no \t in names"),
        ("aux.html", "aux.html is a device"),
        ("Com1", "Com1 is a device"),
        ("nul.csv", "nul.csv is a device"),
        (r"kart.\a.html", "dot or a space"),
        ("kart ", "dot or a space"),
    ],
)
def test_names_that_windows_reads_otherwise(name: str, told: str | None) -> None:
    """They are refused before anything is written to a place where nobody finds it."""
    reason = no_windows_name(PureWindowsPath(name))
    assert (reason is None) == (told is None)
    if reason and told:
        assert re.search(told, reason)


def test_such_a_name_is_refused_on_windows_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere it is a name like any other."""
    path = tmp_path / "kart:2016.html"
    with replacing(path) as file:
        file.write(b"old")
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(AktorkartError, match="Windows has no : in names"), replacing(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows replaces no open file: the error says to close it, the old file stands, nothing is left."""
    path = tmp_path / "kart.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(sys, "platform", "win32")
    told = r"Access is denied\. Close it where it is open"
    with pytest.raises(AktorkartError, match=told), replacing(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
