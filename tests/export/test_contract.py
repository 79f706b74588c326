"""What every export format promises, tested alike for all that are registered."""

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from export.contract import Content, Format
from export.registry import FORMATS, VARIANTS
from export.writing import write_file, write_folder
from graph.errors import AktorkartError
from graph.kart import Kart, load
from tests.export.readers import RECORDS, Record, content, written
from tests.network.sample import sample, sample_folder

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

DAYS = (None, date(2016, 8, 24), date(2021, 1, 1))
ALL = (*FORMATS, *VARIANTS)
every_format = pytest.mark.parametrize("form", ALL, ids=lambda form: form.name)
every_day = pytest.mark.parametrize("day", DAYS, ids=str)

SLOW = {"cypher", "xlsx", "ftm"}
"""Formats that take long to read back: statements are executed one by one, entities validated."""

HASHES = """
import hashlib, sys
from datetime import date
from graph.kart import load
from export.registry import FORMATS, VARIANTS
from tests.export.readers import content, written
kart = load(sys.argv[1])
for form in (*FORMATS, *VARIANTS):
    for name, data in sorted(written(form, content(kart, date(2016, 8, 24))).items()):
        print(form.name, name or "-", hashlib.sha256(data).hexdigest())
"""


def hashes(kart: Kart) -> list[str]:
    """A line a file with its hash, as the script in `HASHES` prints it."""
    return [
        f"{form.name} {name or '-'} {hashlib.sha256(data).hexdigest()}"
        for form in ALL
        for name, data in sorted(written(form, content(kart, DAYS[1])).items())
    ]


def expected_records(given: Content) -> Counter[Record]:
    """The records that every network format has to carry."""
    return Counter(record for tie in given.ties() for record in tie.records())


def test_formats_have_names_of_their_own() -> None:
    """Each format has its name, writes one file or a folder, and says in both languages what for."""
    assert len({form.name for form in ALL}) == len(ALL)
    for form in ALL:
        assert (form.write is None) is (form.files is not None) is (form.suffix == "")
        assert form.description.nb
        assert form.description.en
        assert form.description.nb != form.description.en


@every_format
@every_day
def test_writes_something(form: Format, day: date | None) -> None:
    """There is something in every file, on every day."""
    files = written(form, content(sample(), day))
    assert files
    assert all(files.values())


@every_format
def test_is_valid_utf8_with_a_last_line_break(form: Format) -> None:
    """All formats but those of office programs are text for tools that work by lines."""
    for data in written(form, content(sample())).values():
        assert data.startswith(b"PK") if form.binary else data.decode("utf-8").endswith("\n")


def test_same_bytes_on_a_second_run() -> None:
    """Exporting a release that was loaded again gives the same bytes."""
    assert hashes(load(sample_folder())) == hashes(sample())


def test_same_bytes_under_another_hash_seed() -> None:
    """The order of sets and dictionaries of another process changes nothing."""
    done = subprocess.run(
        [sys.executable, "-c", HASHES, str(sample_folder())],
        env={**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == hashes(sample())


class FullDisk(io.BytesIO):
    """A file on a disk that is full after some bytes."""

    def __init__(self, room: int, failure: BaseException) -> None:
        super().__init__()
        self.room, self.failure = room, failure

    def write(self, data: "ReadableBuffer") -> int:
        """Take some bytes, and fail when there is no room for them."""
        self.room -= len(bytes(data))
        if self.room < 0:
            raise self.failure
        return super().write(data)


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("form", [form for form in ALL if form.write], ids=lambda form: form.name)
def test_a_failure_half_way_leaves_the_old_file(form: Format, failure: BaseException, tmp_path: Path) -> None:
    """Whatever happens while writing, the old file stays whole and no other one appears."""
    target = tmp_path / f"old{form.suffix}"
    target.write_bytes(b"old")
    half = len(written(form, content(sample()))[""]) // 2

    def write(given: Content, file: BinaryIO) -> None:
        assert form.write is not None
        form.write(given, FullDisk(half, failure))
        file.write(b"never reached")

    with pytest.raises((AktorkartError, KeyboardInterrupt)):
        write_file(replace(form, write=write), content(sample()), target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"old"}


@pytest.mark.parametrize("form", [form for form in ALL if form.files], ids=lambda form: form.name)
def test_a_failure_leaves_the_old_folder(form: Format, tmp_path: Path) -> None:
    """The files of a folder are all made before the first of them is written."""
    write_folder(form, content(sample()), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def files(given: Content) -> dict[str, bytes]:
        assert form.files is not None
        assert form.files(given)
        raise MemoryError

    with pytest.raises(MemoryError):
        write_folder(replace(form, files=files), content(sample(), DAYS[1]), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@every_day
@pytest.mark.parametrize("form", [form for form in ALL if form.network], ids=lambda form: form.name)
def test_network_formats_carry_every_record(form: Format, day: date | None) -> None:
    """Who, what tie, whom, by which source and place, from when to when: nothing is lost or made up."""
    given = content(sample(), day)
    records = RECORDS[form.name](written(form, given))
    assert Counter(records) == expected_records(given)
    assert records


@every_day
def test_networkx_carries_every_record(day: date | None) -> None:
    """The NetworkX face carries the records too."""
    found = [
        (a, one["tie"], b, source, place, one["start"], one["end"])
        for a, b, one in sample().networkx(as_of=day).edges(data=True)
        for source, place in one["evidence"]
    ]
    assert Counter(found) == expected_records(content(sample(), day))


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, id=form.name, marks=pytest.mark.slow if form.name in SLOW else ())
        for form in ALL
        if form.network
    ],
)
def test_network_formats_carry_the_shipped_release(kart: Kart, form: Format) -> None:
    """The same for the shipped data, of all times."""
    given = content(kart)
    assert Counter(RECORDS[form.name](written(form, given))) == expected_records(given)


def test_days_differ() -> None:
    """A date chooses ties: there are fewer than of all times, and not the same on every day."""
    counts = [sum(expected_records(content(sample(), day)).values()) for day in DAYS]
    assert counts[0] > max(counts[1:])
    assert expected_records(content(sample(), DAYS[1])) != expected_records(content(sample(), DAYS[2]))
