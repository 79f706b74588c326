"""Places in sources: their addresses and what a reader is told; texts in two languages; problems as lines."""

from pathlib import Path

import pytest

from graph.model.claims import Claim
from graph.model.dates import Period
from graph.model.origin import Origin
from graph.model.problems import Problem, Severity
from graph.model.source import Place
from graph.model.text import Text

SPAN = Place("s", chars=(10, 20), sha256="0" * 64, heading="Del 2", paragraph=4, line=53, before="og så")
ROW = Place("register", row=12)
WORDS = Place("s", at="kapittel 3, tabell 2")


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (SPAN, "source/s#char=10,20"),
        (ROW, "source/register#row=12"),
        (WORDS, "source/s#at=b16d7f1b4a2723b34128"),
    ],
)
def test_address_of_a_place(place: Place, path: str) -> None:
    """Fragments of RFC 5147 and RFC 7111 where there are such; else a hash of the words."""
    assert place.path == path


@pytest.mark.parametrize(
    ("place", "nb", "en"),
    [
        (SPAN, "“Del 2”, avsnitt 4, linje 53, etter “og så”", "“Del 2”, paragraph 4, line 53, after “og så”"),
        (Place("s", chars=(0, 5), sha256="0" * 64, line=1), "linje 1", "line 1"),
        (ROW, "rad 12", "row 12"),
        (WORDS, "kapittel 3, tabell 2", "kapittel 3, tabell 2"),
    ],
)
def test_a_reader_finds_the_place(place: Place, nb: str, en: str) -> None:
    """Heading, paragraph, line and the words before, as far as known, in the reader's language."""
    assert (place.locator("nb"), place.locator("en")) == (nb, en)


def test_where_it_was_authored_is_no_part_of_a_place() -> None:
    """The same place from two files is one place."""
    assert Place("s", row=1, origin=Origin(Path("a.yaml"), 3)) == Place("s", row=1)


def claim(**values: object) -> Claim:
    """A claim about one fact in one place."""
    given = {"about": ("fact/1",), "source": "s", "period": Period(), "places": (ROW,), **values}
    return Claim(origin=Origin(Path("a.yaml"), 1), **given)  # type: ignore[arg-type]  # any attribute


def test_name_of_a_claim() -> None:
    """A claim is known by its facts, source and places, not by what it says or where it was written down."""
    assert claim().path == claim(period=Period(ongoing=True), implied=True, note=Text("a", "b")).path
    assert claim(about=("fact/1", "fact/2")).path == claim(about=("fact/2", "fact/1")).path
    assert (
        len(
            {claim().path, claim(source="t").path, claim(places=(WORDS,)).path, claim(about=("fact/2",)).path}
        )
        == 4
    )


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        ("ord", "ord", "ord"),
        ({"nb": "ord", "en": "words"}, "ord", "words"),
        ({"nb": "ord"}, "ord", "ord"),
        ({"en": "words"}, "words", "words"),
        ({}, "", ""),
        (Text("ord", "words"), "ord", "words"),
    ],
)
def test_text(value: str | dict[str, str] | Text, nb: str, en: str) -> None:
    """A text in one language stands for both."""
    text = Text.of(value)
    assert text.items() == (("nb", nb), ("en", en))
    assert (text.in_language("nb"), text.in_language("en")) == (nb, en)


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        (Path("facts/a.yaml"), 3, "facts/a.yaml:3: wrong [rule]"),
        (Path("facts/a.yaml"), None, "facts/a.yaml: wrong [rule]"),
        (None, None, "wrong [rule]"),
    ],
)
def test_a_problem_is_one_line(file: Path | None, line: int | None, expected: str) -> None:
    """Place, message, name of the rule; violations unless said otherwise."""
    problem = Problem("rule", Text("galt", "wrong"), file, line)
    assert problem.describe("en") == expected
    assert problem.describe("nb") == expected.replace("wrong", "galt")
    assert problem.severity is Severity.VIOLATION
