"""YAML as plain values with lines; whatever is wrong becomes a problem and never an exception."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.files import data_folder
from graph.ingest.yamlfile import YamlFile, read_yaml

DOCUMENT = """\
# a remark
name: Ola
dates:
  - 2016-08-24
  - 2016
empty:
yes: no
truth: true
quoted: "true"
number: 0123
map: {on: 2016, list: [a, b]}
"""


def read(tmp_path: Path, content: str | bytes) -> YamlFile:
    """A file with this content, read."""
    path = tmp_path / "file.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path)


def test_nothing_is_taken_for_a_date_a_number_or_a_truth(tmp_path: Path) -> None:
    """Dates, numbers, `yes` and `no` stay text; only `true`, `false` and nothing are more than that."""
    found = read(tmp_path, DOCUMENT)
    assert found.problems == []
    assert found.value == {
        "name": "Ola",
        "dates": ["2016-08-24", "2016"],
        "empty": None,
        "yes": "no",
        "truth": True,
        "quoted": "true",
        "number": "0123",
        "map": {"on": "2016", "list": ["a", "b"]},
    }


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("name",), 2),
        (("dates",), 3),
        (("dates", 1), 5),
        (("dates", 7), 3),
        (("empty",), 6),
        (("map", "list", 1), 11),
        (("map", "no such key"), 11),
        (("no such key",), 2),
    ],
)
def test_line_of_a_value(tmp_path: Path, location: tuple[str | int, ...], line: int) -> None:
    """Of the value, or of the nearest one around what is missing."""
    assert read(tmp_path, DOCUMENT).line(location) == line


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-file", 1),
        (b"# only a remark\n", "empty-file", 1),
        (b"a: 1\nb: [1, 2\n", "yaml", 3),
        (b"a: 1\n b: 2\n", "yaml", 2),
        (b"a: 1\nb: \x07\n", "yaml", 2),
        (b"a: *nobody\n", "yaml", 1),
        (b"a: &x [*x]\n", "yaml", None),
        (b"a: 1\n---\nb: 2\n", "yaml", 2),
        (b"a: 1\n? [x]\n: 2\n", "yaml", 2),
        (b"a: 1\nb: 2\na: 3\n", "duplicate-key", 3),
        ("a: 1\nb: blåbær\n".encode("latin-1"), "encoding", 2),
        ("a: 1\n".encode("utf-16"), "encoding", 1),
        (b"[" * 5000, "yaml", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_problem_with_its_line(
    tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    """Broken, doubled, empty, of another encoding: each one line in both languages."""
    found = read(tmp_path, content)
    assert [(one.code, one.line) for one in found.problems] == [(code, line)]
    assert all(text.strip() and "\n" not in text for _, text in found.problems[0].message.items())


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder or a missing file is a problem too."""
    assert [one.code for one in read_yaml(tmp_path).problems] == ["file"]
    assert [one.code for one in read_yaml(tmp_path / "missing.yaml").problems] == ["file"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Some editors write one."""
    assert read(tmp_path, b"\xef\xbb\xbfname: Ola\n").value == {"name": "Ola"}


@pytest.mark.parametrize("path", sorted(data_folder().rglob("*.yaml")), ids=lambda path: path.name)
def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The quick one gives the values and lines that the thorough one gives."""
    quick = read_yaml(path)
    monkeypatch.setattr("graph.ingest.yamlfile._read_quickly", lambda *_: False)
    assert read_yaml(path) == quick


@given(st.text("ab:- \n[]{},&*!#'\"?|>~01", max_size=40))
def test_both_parsers_read_any_text_the_same(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    """Signs that mean something in YAML, in any order; libyaml is laxer with some."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(content, encoding="utf-8")
    quick = read_yaml(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.ingest.yamlfile._read_quickly", lambda *_: False)
        thorough = read_yaml(path)
    assert quick == thorough or thorough.problems


@given(st.binary(max_size=60))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Any file is either read or told of."""
    found = read(tmp_path_factory.getbasetemp(), content)
    assert (found.value is None) == bool(found.problems) or found.problems[0].code in (
        "yaml",
        "duplicate-key",
    )
