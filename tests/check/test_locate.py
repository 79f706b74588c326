"""New places: from a line and a span's first and last words to an entry of a fact file."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.check.evidence import Verdict, check_place, sha256
from graph.check.locate import locate, place_line
from graph.errors import EvidenceError
from graph.ingest.schema import PlaceItem
from graph.model.source import Place

TEXT = """\
En hovedtittel

Første avsnitt sier lite. Det sier det to ganger.
Andre linje i samme bolk.

DEL 2: Paneldebatt

– Vi er på vei, sa hun, og \xa0smilte "litt".

• et punkt, ikke en tittel

Et siste ord
og ett til.
"""


def passage(place: Place) -> str:
    """The words of a place."""
    assert place.chars is not None
    return TEXT[place.chars[0] : place.chars[1]]


@pytest.mark.parametrize(
    ("line", "first", "last", "expected"),
    [
        (3, "", "", "Første avsnitt sier lite. Det sier det to ganger."),
        (3, "Det", "", "Det sier det to ganger."),
        (3, "", "lite.", "Første avsnitt sier lite."),
        (3, "sier", "det", "sier lite. Det sier det"),
        (3, "to ganger", "ganger", "to ganger"),
        (8, "på vei", "hun", "på vei, sa hun"),
        (12, "", "", "Et siste ord"),
    ],
)
def test_span(line: int, first: str, last: str, expected: str) -> None:
    """From the first words to the last, or to the ends of the line; tight, without the spaces around."""
    place = locate(TEXT, "t", line, first, last)
    assert passage(place) == expected
    assert check_place(place, TEXT).verdict is Verdict.VERIFIED
    assert (place.line, place.sha256) == (line, sha256(expected))


@pytest.mark.parametrize(
    ("line", "heading", "paragraph"),
    [(1, "", 1), (3, "En hovedtittel", 1), (4, "En hovedtittel", 2), (6, "En hovedtittel", 3),
     (8, "DEL 2: Paneldebatt", 1), (10, "DEL 2: Paneldebatt", 2), (13, "DEL 2: Paneldebatt", 4)],
)  # fmt: skip
def test_locator(line: int, heading: str, paragraph: int) -> None:
    """The nearest heading above, and the number of the non-empty line under it."""
    place = locate(TEXT, "t", line)
    assert (place.heading, place.paragraph) == (heading, paragraph)


def test_anchor_words() -> None:
    """Up to five words on each side, across lines, with single spaces."""
    place = locate(TEXT, "t", 8, "sa hun", "hun")
    assert (place.before, place.after) == ("– Vi er på vei,", ', og smilte "litt". •')
    assert locate(TEXT, "t", 1).before == ""


def test_short_spans_have_a_second_hash() -> None:
    """Under twenty characters, what is around counts too."""
    assert locate(TEXT, "t", 8, "på vei", "vei").context_sha256 is not None
    assert locate(TEXT, "t", 3).context_sha256 is None


@pytest.mark.parametrize(
    ("line", "first", "last", "message"),
    [
        (0, "", "", "there is no line 0"),
        (99, "", "", "there is no line 99"),
        (2, "", "", "does not have those words"),
        (3, "tull", "", "does not have those words"),
        (3, "", "tull", "does not have those words"),
        (3, "ganger", "Første", "does not have those words"),
    ],
)
def test_what_is_not_there(line: int, first: str, last: str, message: str) -> None:
    """Lines and words that the text does not have are told of."""
    with pytest.raises(EvidenceError, match=message):
        locate(TEXT, "t", line, first, last)


@pytest.mark.parametrize("line", [3, 8, 10])
def test_the_entry_reads_back(line: int) -> None:
    """The line for `places` is YAML that the reader of fact files takes as it is, quotes and all."""
    place = locate(TEXT, "t", line)
    entry = yaml.safe_load(f"places:\n{place_line('l1', place)}\n")["places"]["l1"]
    item = PlaceItem.model_validate(entry)
    names = ("chars", "sha256", "context_sha256", "heading", "paragraph", "line", "before", "after")
    assert all(getattr(item, name) == getattr(place, name) for name in names)


@given(st.text("ab \"\\'•:{}#\n\xa0æ", min_size=1), st.integers(1, 5))
def test_any_line_reads_back(text: str, line: int) -> None:
    """Whatever the text holds, a place that can be made verifies, and its entry is YAML."""
    try:
        place = locate(text, "t", line)
    except EvidenceError:
        return
    assert check_place(place, text).verdict is Verdict.VERIFIED
    entry = yaml.safe_load(place_line("p", place))
    assert (entry["p"]["before"], entry["p"]["after"]) == (place.before, place.after)
