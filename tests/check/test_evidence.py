"""Places compared with copies of a text: verified, moved, not found, no text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check.evidence import (
    CONTEXT,
    Verdict,
    check_place,
    frozen_texts,
    normal,
    out_of_range,
    read_texts,
    sha256,
)
from graph.errors import EvidenceError
from graph.ingest.loading import Loaded
from graph.model.source import FrozenText, Place
from graph.model.text import Text
from tests.conftest import TEXT, Tiny
from tests.fixtures.small import GOOD, load

SENTENCE = "En setning om noe viktig i Norge."
FROZEN = FrozenText("t.txt", sha256(TEXT), len(TEXT), Text("for hånd", "by hand"))


def span(text: str, passage: str, nth: int = 0, *, context: bool = False) -> Place:
    """The place of the nth occurrence of a passage."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(passage, start + 1)
    end = start + len(passage)
    around = sha256(text[max(0, start - CONTEXT) : end + CONTEXT]) if context else None
    return Place("t", chars=(start, end), sha256=sha256(passage), context_sha256=around)


def test_a_span_where_it_was() -> None:
    """The passage is given back."""
    checked = check_place(span(TEXT, SENTENCE), TEXT)
    assert (checked.verdict, checked.passage) == (Verdict.VERIFIED, SENTENCE)
    assert checked.chars == checked.place.chars


@pytest.mark.parametrize("before", ["x", "Et nytt avsnitt.\n\n", "æ" * 200])
def test_a_span_that_moved(before: str) -> None:
    """It is found where it is now."""
    place = span(TEXT, SENTENCE)
    checked = check_place(place, before + TEXT)
    assert place.chars is not None
    assert checked.verdict is Verdict.MOVED
    assert checked.chars == (place.chars[0] + len(before), place.chars[1] + len(before))
    assert checked.passage == SENTENCE


@pytest.mark.parametrize("text", [TEXT.replace("viktig", "uviktig"), "", TEXT[:20]])
def test_a_span_that_is_gone(text: str) -> None:
    """One letter more is another text; a text that is too short is one without it."""
    checked = check_place(span(TEXT, SENTENCE), text)
    assert (checked.verdict, checked.chars, checked.passage) == (Verdict.NOT_FOUND, None, None)


@pytest.mark.parametrize("place", [Place("t", row=3), Place("t", at="page 1")])
def test_a_place_without_a_span(place: Place) -> None:
    """Rows and words are for people to look up."""
    assert check_place(place, TEXT).verdict is Verdict.NO_TEXT


def test_no_text() -> None:
    """Without a copy nothing can be said."""
    assert check_place(span(TEXT, SENTENCE), None).verdict is Verdict.NO_TEXT


REPEATED = "Visma sier ja. Difi sier nei, og mange ord går. Visma sier det igjen, og Visma blir enig."


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_short_span_with_its_context(nth: int) -> None:
    """Each of three equal words is verified by itself, at the edges of the text too."""
    assert check_place(span(REPEATED, "Visma", nth, context=True), REPEATED).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("nth", [1, 2])
def test_a_short_span_is_known_by_what_is_around_it(nth: int) -> None:
    """Of equal words the one that was meant is found, however far it moved."""
    place = span(REPEATED, "Visma", nth, context=True)
    before = "Visma, Visma! Et langt nytt forord om noe ganske annet, som ingen hadde ventet. "
    moved = check_place(place, before + REPEATED)
    assert place.chars is not None
    assert moved.verdict is Verdict.MOVED
    assert moved.chars == (place.chars[0] + len(before), place.chars[1] + len(before))


def test_the_same_word_at_the_same_offset_is_not_enough() -> None:
    """Where the surroundings differ, the word is found again but not verified."""
    place = span(REPEATED, "Visma", 1, context=True)
    other = REPEATED.replace("Difi sier nei", "Difi sier hei")
    assert check_place(place, other).verdict is Verdict.MOVED


def test_of_several_the_nearest() -> None:
    """A passage that stands twice is looked for around its old place."""
    text = f"{'a' * 30}lik{'b' * 50}lik{'c' * 30}"
    place = Place("t", chars=(75, 78), sha256=sha256("lik"))
    assert check_place(place, text).chars == (83, 86)
    place = Place("t", chars=(40, 43), sha256=sha256("lik"))
    assert check_place(place, text).chars == (30, 33)


@pytest.mark.parametrize(("end", "expected"), [(len(TEXT), False), (len(TEXT) + 1, True)])
def test_out_of_range(end: int, expected: bool) -> None:
    """A span may end with the text, not after it."""
    assert out_of_range(Place("t", chars=(0, end), sha256=sha256("")), FROZEN) is expected
    assert not out_of_range(Place("t", row=999), FROZEN)


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    ],
)
def test_copies_as_other_systems_keep_them(tmp_path: Path, copy: bytes) -> None:
    """Line ends and byte-order marks of other systems do not move a span."""
    (tmp_path / "t.txt").write_bytes(copy)
    texts = read_texts(tmp_path, {"t": FROZEN, "other": FrozenText("o.txt", "", 1, Text("", ""))})
    assert texts == {"t": TEXT}


def test_composed_letters() -> None:
    """A copy that keeps å as a and a ring is the same text."""
    assert normal("pa\u030a") == "på"


@given(st.text())
def test_normal_form_is_final(text: str) -> None:
    """A normal text is normal, bar the byte-order marks inside."""
    once = normal(text)
    assert "\r" not in once
    assert once.startswith("\ufeff") or normal(once) == once


def test_a_copy_in_another_encoding(tmp_path: Path) -> None:
    """It is told of rather than guessed."""
    (tmp_path / "t.txt").write_bytes("blåbær".encode("latin-1"))
    with pytest.raises(EvidenceError, match=r"t\.txt is not UTF-8"):
        read_texts(tmp_path, {"t": FROZEN})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The error names it."""
    with pytest.raises(EvidenceError, match="is not a folder"):
        read_texts(tmp_path / "texts", {"t": FROZEN})


def test_frozen_texts(tiny: Tiny) -> None:
    """Only sources with a frozen text have spans; its hash and length are those of the text."""
    loaded: Loaded = load(tiny(GOOD))
    (found,) = frozen_texts(loaded.model.sources.values()).items()
    assert (found[0], found[1].file, found[1].sha256, found[1].length) == (
        "t",
        "t.txt",
        sha256(TEXT),
        len(TEXT),
    )
