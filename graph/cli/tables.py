"""Tables on a terminal: fitted to its width, with long texts beneath their rows and nothing cut off."""

import re
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import click

from graph.cli.progress import echo
from graph.query.words import one_line

DEFAULT_WIDTH = 110
"""Width where there is no terminal and COLUMNS is not set."""

_GAP = "  "
_PROSE = 40
"""A column with a text longer than this may be put beneath its row …"""
_TALL = 3
"""… when the cells would take more lines than this side by side."""
_NARROWEST = 8
_INDENT = "    "
_NUMBER = re.compile(r"-?\d[\d ]*(?:[.,]\d+)?(?:e-?\d+)?")


class _Folder(textwrap.TextWrapper):
    """Folds at spaces and, as ids need it, after a hyphen that follows two letters."""

    wordsep_re = re.compile(r"(\s+)|(?<=[^\W\d_]{2}-)(?=\w)")


def _folded(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    """The lines of a text; a word longer than the width stays whole."""
    folder = _Folder(width, initial_indent=first, subsequent_indent=indent, break_long_words=False)
    return folder.wrap(text)


def terminal_width() -> int:
    """The width to write for: COLUMNS, else the terminal's, else `DEFAULT_WIDTH`."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns


def print_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str = "",
    notes: Iterable[str] = (),
) -> None:
    """Print a table with a title above and notes beneath it."""
    echo(render_table(headings, rows, terminal_width(), title=title, notes=notes), nl=False)


def render_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int,
    *,
    title: str = "",
    notes: Iterable[str] = (),
) -> str:
    """A table as text.

    Columns share the width and fold their cells. Where that makes rows tall, columns of long texts move
    beneath their rows; where it still does not suffice, the first column becomes a line above those rows that
    share it, and at last each row becomes a block of its own with one line a column.

    Args:
        headings: One a column.
        rows: One text a column.
        width: Of the lines, in columns of the terminal.
        title: A line above.
        notes: Lines beneath, folded with their continuation indented.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    lines = [*_folded(one_line(title), width), ""] if title else []
    layout = _layout(headings, cells, width)
    lines += _blocks(headings, cells, width) if layout is None else _grid(headings, cells, layout, width)
    folded = [line for note in notes for line in _folded(one_line(note), width, _INDENT)]
    lines += ["", *folded] if folded else []
    return "".join(f"{line.rstrip()}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns of a table stand, by number.

    Attributes:
        across: Side by side.
        widths: Of those.
        beneath: Under each row.
        above: Whether the first column is a line above the rows that share it.
    """

    across: list[int]
    widths: list[int]
    beneath: list[int]
    above: bool


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _natural(headings: Sequence[str], rows: Sequence[Sequence[str]], index: int) -> int:
    """The width of a column that is not folded."""
    return max(cell_width(text) for text in (headings[index], *(row[index] for row in rows)))


def _least(headings: Sequence[str], rows: Sequence[Sequence[str]], index: int) -> int:
    """The least width of a column: that of its longest word."""
    texts = {headings[index], *(row[index] for row in rows)}
    words = (word for text in texts for word in _folded(text, 1))
    return max(_NARROWEST, *map(cell_width, words))


def _layout(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> _Layout | None:
    """Where the columns stand; `None` when they do not fit however they are put."""
    natural = [_natural(headings, rows, index) for index in range(len(headings))]
    movable = sorted(range(1, len(headings)), key=lambda index: (natural[index] > _PROSE, natural[index]))
    across, beneath = list(range(len(headings))), list[int]()
    while True:
        widths = _fitted([natural[index] for index in across], width, headings, rows, across)
        if widths is not None and _height(rows, across, widths) <= _TALL:
            return _Layout(across, widths, sorted(beneath), above=False)
        if not movable or natural[movable[-1]] <= _PROSE:
            break
        beneath.append(movable.pop())
        across.remove(beneath[-1])
    if widths is None and len(across) > 1 and len({row[0] for row in rows}) < len(rows):
        across = across[1:]
        widths = _fitted([natural[index] for index in across], width, headings, rows, across)
        return _Layout(across, widths, sorted(beneath), above=True) if widths is not None else None
    return _Layout(across, widths, sorted(beneath), above=False) if widths is not None else None


def _height(rows: Sequence[Sequence[str]], across: Sequence[int], widths: Sequence[int]) -> int:
    """How many lines the tallest row takes."""
    return max(
        (
            len(_folded(row[index], size))
            for row in rows
            for index, size in zip(across, widths, strict=True)
            if len(row[index]) > size
        ),
        default=1,
    )


def _fitted(
    natural: Sequence[int],
    width: int,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    across: Sequence[int],
) -> list[int] | None:
    """Widths of the columns that together fit, or `None` when words would have to be broken."""
    widths = list(natural)
    room = width - len(_GAP) * (len(widths) - 1)
    if sum(widths) <= room:
        return widths
    least = [min(size, _least(headings, rows, index)) for size, index in zip(natural, across, strict=True)]
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        shrinkable = [index for index, size in enumerate(widths) if size > least[index]]
        if not shrinkable:
            return None
        widest = max(shrinkable, key=lambda index: widths[index])
        widths[widest] -= 1
    return widths


def _grid(headings: Sequence[str], rows: Sequence[Sequence[str]], layout: _Layout, width: int) -> list[str]:
    across, beneath = layout.across, layout.beneath
    right = [bool(rows) and all(map(_is_number, (row[index] for row in rows))) for index in across]
    head = _line([headings[index] for index in across], layout.widths, right)
    rule = _GAP.join("─" * size for size in layout.widths)
    head += [f"{_INDENT}{headings[index]}" for index in beneath] if len(beneath) == 1 else []
    lines = [*(click.style(line, bold=True) for line in head), rule]
    blocks = []
    for row in rows:
        block = _line([row[index] for index in across], layout.widths, right)
        for index in beneath:
            if row[index]:
                text = row[index] if len(beneath) == 1 else f"{headings[index]}: {row[index]}"
                block += _folded(text, width, _INDENT, _INDENT)
        blocks.append(block)
    airy = any(len(block) > 1 for block in blocks) and not layout.above
    shared: str | None = None
    for number, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        if layout.above and row[0] != shared:
            shared = row[0]
            lines += ["", *(click.style(line, bold=True) for line in _folded(shared, width))]
        lines += ["", *block] if airy and number else block
    return lines


def _is_number(text: str) -> bool:
    return not text or _NUMBER.fullmatch(text) is not None


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    """The lines of one row, cells folded to their columns."""
    columns = [_folded(cell, size) or [""] for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (_padded(*one) for one in zip(parts, widths, right, strict=True))
        lines.append(_GAP.join(padded).rstrip())
    return lines


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def _blocks(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """One block a row, one line a column: for terminals too narrow for a table."""
    indent = max(map(cell_width, headings)) + len(_GAP)
    lines: list[str] = []
    for row in rows:
        lines += [""] if lines else []
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                first = click.style(heading, bold=True) + " " * (indent - cell_width(heading))
                text = _folded(cell, max(width - indent, _NARROWEST))
                lines += [first + text[0], *(" " * indent + part for part in text[1:])]
    return lines
