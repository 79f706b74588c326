"""Compares the places of claims with a user's copy of the texts, and finds spans that have moved."""

import enum
import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EvidenceError
from graph.model.source import FrozenText, Place, Source

CONTEXT = 40
"""Code points on each side that a short span's second hash takes in."""


class Verdict(enum.Enum):
    """What became of a place."""

    VERIFIED = "verified"
    MOVED = "moved"
    NOT_FOUND = "not found"
    NO_TEXT = "no text"


@dataclass(frozen=True, slots=True)
class Checked:
    """A place and what became of it.

    Attributes:
        place: The place.
        verdict: Whether the span is where it should be.
        chars: Where it is now.
        passage: The passage, when it was found.
    """

    place: Place
    verdict: Verdict
    chars: tuple[int, int] | None = None
    passage: str | None = None


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def normal(text: str) -> str:
    """A text as it is frozen: NFC, lines ended by LF, no byte-order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def read_texts(folder: Path, frozen: Mapping[str, FrozenText]) -> dict[str, str]:
    """The texts of a user's folder by source; a missing file is left out, one that differs is read too.

    Raises:
        EvidenceError: The folder does not exist, or a file is not UTF-8.
    """
    if not folder.is_dir():
        raise EvidenceError(f"{folder} is not a folder; give the one with your copies of the texts")
    found = {}
    for source, text in frozen.items():
        path = folder / text.file
        if path.is_file():
            try:
                found[source] = normal(path.read_bytes().decode("utf-8"))
            except UnicodeDecodeError as error:
                raise EvidenceError(f"{path} is not UTF-8") from error
    return found


def check_place(place: Place, text: str | None) -> Checked:
    """Compare one place with a text.

    A span that is not where it was is searched for with a window of the same length; when it stands in
    several places, the one nearest to its old place is meant.
    """
    if place.chars is None or text is None:
        return Checked(place, Verdict.NO_TEXT)
    start, end = place.chars
    if end <= len(text) and _fits(place, text, start):
        return Checked(place, Verdict.VERIFIED, (start, end), text[start:end])
    length = end - start
    offsets = [at for at in range(len(text) - length + 1) if sha256(text[at : at + length]) == place.sha256]
    exact = [at for at in offsets if _fits(place, text, at)] or offsets
    if not exact:
        return Checked(place, Verdict.NOT_FOUND)
    nearest = min(exact, key=lambda at: (abs(at - start), at))
    return Checked(place, Verdict.MOVED, (nearest, nearest + length), text[nearest : nearest + length])


def _fits(place: Place, text: str, start: int) -> bool:
    length = (place.chars[1] - place.chars[0]) if place.chars else 0
    if sha256(text[start : start + length]) != place.sha256:
        return False
    if place.context_sha256 is None:
        return True
    return sha256(text[max(0, start - CONTEXT) : start + length + CONTEXT]) == place.context_sha256


def out_of_range(place: Place, frozen: FrozenText) -> bool:
    """Whether a span lies outside the frozen text, whatever copy a user has."""
    return place.chars is not None and place.chars[1] > frozen.length


def frozen_texts(sources: Iterable[Source]) -> dict[str, FrozenText]:
    """The frozen texts of sources that have one."""
    return {source.id: source.text for source in sources if source.text is not None}
