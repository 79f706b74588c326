"""Makes places: from a line and a span's first and last words to offsets, hash and locator."""

import re

from graph.check.evidence import CONTEXT, sha256
from graph.errors import EvidenceError
from graph.ingest.yamlfile import quoted
from graph.model.source import Place

ANCHOR_WORDS = 5
SHORT_SPAN = 20
"""Spans shorter than this also get a hash of their surroundings."""


def locate(text: str, source: str, line: int, first: str = "", last: str = "") -> Place:
    """The place of a span on a line.

    Args:
        text: The frozen text.
        source: Id of the source.
        line: Line, from 1.
        first: First words of the span; empty for the start of the line.
        last: Last words; empty for the end of the line.

    Raises:
        EvidenceError: The line does not exist, or the words are not on it.
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise EvidenceError(f"The text has {len(lines)} lines; there is no line {line}")
    offset = sum(len(one) + 1 for one in lines[: line - 1])
    words = lines[line - 1]
    start = words.find(first) if first else len(words) - len(words.lstrip())
    end = words.find(last, max(start, 0)) + len(last) if last else len(words.rstrip())
    if start < 0 or end <= start or (last and words.find(last, start) < 0):
        raise EvidenceError(f"Line {line} does not have those words in that order")
    span = (offset + start, offset + end)
    passage = text[span[0] : span[1]]
    heading, paragraph = _heading(lines, line)
    return Place(
        source=source,
        chars=span,
        sha256=sha256(passage),
        context_sha256=_context(text, span) if len(passage) < SHORT_SPAN else None,
        heading=heading,
        paragraph=paragraph,
        line=line,
        before=_anchor(text[: span[0]], last=True),
        after=_anchor(text[span[1] :], last=False),
    )


def _context(text: str, span: tuple[int, int]) -> str:
    return sha256(text[max(0, span[0] - CONTEXT) : span[1] + CONTEXT])


def _anchor(text: str, *, last: bool) -> str:
    words = re.findall(r"\S+", text[-400:] if last else text[:400])
    return " ".join(words[-ANCHOR_WORDS:] if last else words[:ANCHOR_WORDS])


def _heading(lines: list[str], line: int) -> tuple[str, int]:
    """The first words of the heading above a line, and the line's paragraph number under it.

    A heading is a short line of its own that does not end like a sentence and is no list item or quote.
    """
    above = [index for index in range(line - 1) if _is_heading(lines, index)]
    top = above[-1] if above else -1
    paragraph = sum(bool(one.strip()) for one in lines[top + 1 : line])
    return (_anchor(lines[top], last=False) if above else ""), paragraph


def _is_heading(lines: list[str], index: int) -> bool:
    text = lines[index].strip()
    alone = (index == 0 or not lines[index - 1].strip()) and (
        index + 1 == len(lines) or not lines[index + 1].strip()
    )
    return bool(text) and alone and len(text) <= 80 and text[0].isalnum() and text[-1] not in ".!,;"


def place_line(name: str, place: Place) -> str:
    """A place as a line of a fact file's `places`."""
    parts = [f"chars: [{place.chars[0]}, {place.chars[1]}]" if place.chars else "", f"sha256: {place.sha256}"]
    if place.context_sha256:
        parts.append(f"context_sha256: {place.context_sha256}")
    parts.append(f"heading: {quoted(place.heading)}")
    parts += [f"paragraph: {place.paragraph}", f"line: {place.line}"]
    parts += [f"before: {quoted(place.before)}", f"after: {quoted(place.after)}"]
    return f"  {name}: {{{', '.join(part for part in parts if part)}}}"
