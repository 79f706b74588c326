"""What every export format promises, tested alike for all that are registered."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from export.contract import Content, Format
from export.registry import FORMATS
from export.writing import write_file, write_folder
from graph.kart import Kart, load
from tests.export.readers import RECORDS, Record, content, written
from tests.network.sample import sample, sample_folder

DAYS = (None, date(2016, 8, 24), date(2021, 1, 1))
every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
every_day = pytest.mark.parametrize("day", DAYS, ids=str)

HASHES = """
import hashlib, sys
from datetime import date
from graph.kart import load
from export.registry import FORMATS
from tests.export.readers import content, written
kart = load(sys.argv[1])
for form in FORMATS:
    for name, data in sorted(written(form, content(kart, date(2016, 8, 24))).items()):
        print(form.name, name or "-", hashlib.sha256(data).hexdigest())
"""


def hashes(kart: Kart) -> list[str]:
    """A line a file with its hash, as the script in `HASHES` prints it."""
    return [
        f"{form.name} {name or '-'} {hashlib.sha256(data).hexdigest()}"
        for form in FORMATS
        for name, data in sorted(written(form, content(kart, DAYS[1])).items())
    ]


def expected_records(given: Content) -> Counter[Record]:
    """The records that every network format has to carry."""
    return Counter(record for tie in given.ties() for record in tie.records())


def test_formats_have_names_of_their_own() -> None:
    """A name finds one format, which writes either one file or a folder and says in both languages what for."""
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    for form in FORMATS:
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
    """All formats are text for tools that work by lines."""
    for data in written(form, content(sample())).values():
        assert data.decode("utf-8").endswith("\n")


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


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=repr)
@every_format
def test_a_failure_leaves_the_old_file(
    form: Format, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens while writing, the old file stays whole and no other one appears."""
    target = tmp_path / (f"old{form.suffix}" if form.suffix else "old")
    names = [target] if form.files is None else [target / name for name in written(form, content(sample()))]
    for name in names:
        name.parent.mkdir(exist_ok=True)
        name.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    given = content(sample())
    monkeypatch.setattr(Content, "nodes" if form.network else "store", property(fail), raising=False)
    write = write_file if form.files is None else write_folder
    with pytest.raises((Exception, KeyboardInterrupt)):
        write(form, given, target)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == dict.fromkeys(
        names, b"old"
    )


@every_day
@pytest.mark.parametrize("form", [form for form in FORMATS if form.network], ids=lambda form: form.name)
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


def test_network_formats_carry_the_shipped_release(kart: Kart) -> None:
    """The same for the shipped data, of all times."""
    given = content(kart)
    expected = expected_records(given)
    for form in FORMATS:
        if form.network:
            assert Counter(RECORDS[form.name](written(form, given))) == expected


def test_days_differ() -> None:
    """A date chooses ties: there are fewer of them on a day than of all times, and not the same on every day."""
    counts = [sum(expected_records(content(sample(), day)).values()) for day in DAYS]
    assert counts[0] > max(counts[1:])
    assert expected_records(content(sample(), DAYS[1])) != expected_records(content(sample(), DAYS[2]))
