"""An export is written in one piece, to where it was asked to go."""

import io
from pathlib import Path

import pytest

from export.contract import Format, default_name
from export.registry import FORMATS, find_format
from export.writing import write_file, write_folder, write_stream
from graph.errors import AktorkartError, ExportError, NotFoundError
from tests.export.readers import content, written
from tests.network.sample import sample

FOLDER = next(form for form in FORMATS if form.files is not None)
FILE = next(form for form in FORMATS if form.write is not None)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_writes_what_the_format_makes(form: Format, tmp_path: Path) -> None:
    """Folders are made where missing, also with spaces and Norwegian letters in their names."""
    target = tmp_path / "mappe med æøå" / f"kart 1{form.suffix}"
    given, made = content(sample()), written(form, content(sample()))
    (write_folder if form.files else write_file)(form, given, target)
    found = {path.name: path.read_bytes() for path in (target.iterdir() if form.files else [target])}
    assert found == ({target.name: made[""]} if form.write else made)


def test_a_stream_gets_the_same_bytes() -> None:
    """Standard output is a stream like any other."""
    stream = io.BytesIO()
    write_stream(FILE, content(sample()), stream)
    assert stream.getvalue() == written(FILE, content(sample()))[""]


def test_a_folder_of_files_is_no_file(tmp_path: Path) -> None:
    """A format of several files cannot go to a stream or to an existing file."""
    with pytest.raises(ExportError, match="folder"):
        write_stream(FOLDER, content(sample()), io.BytesIO())
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(ExportError, match="Give a folder"):
        write_folder(FOLDER, content(sample()), tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A format of one file cannot go to a folder, and is not written as one."""
    with pytest.raises(ExportError, match="give a file"):
        write_file(FILE, content(sample()), tmp_path)
    with pytest.raises(ExportError, match="one file"):
        write_folder(FILE, content(sample()), tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the way of a folder is an error that says what to do."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AktorkartError, match="Choose another place"):
        write_file(FILE, content(sample()), tmp_path / "file" / "kart.nq")


def test_formats_are_found_by_name() -> None:
    """An unknown name is answered with those that there are."""
    assert [find_format(form.name) for form in FORMATS] == list(FORMATS)
    with pytest.raises(NotFoundError, match=r"“pdf”.*nquads, .*csv"):
        find_format("pdf")


def test_default_names() -> None:
    """Without -o an export goes below out/export, a file under its ending, a folder under its name."""
    assert default_name(FILE).parts[:2] == ("out", "export")
    assert {default_name(form) for form in FORMATS if form.suffix} == {
        Path("out/export") / f"aktorkart{form.suffix}" for form in FORMATS if form.suffix
    }
    assert default_name(FOLDER) == Path("out/export/aktorkart-csv")
