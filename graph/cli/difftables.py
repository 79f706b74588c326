"""Differences on a terminal: a table for each kind of change."""

from collections.abc import Iterable, Sequence

import click

from graph.cli.tables import render_table, terminal_width
from graph.model.text import Text
from graph.network.network import Network
from graph.time.changes import Change, by_kind
from graph.time.diff import DayDiff
from graph.time.diff_output import WORDS, Numbers, cells, remarks, source_lines, title
from graph.time.kinds import KINDS
from graph.time.release_output import sections
from graph.time.release_output import title as release_title
from graph.time.releases import ReleaseDiff
from graph.time.wording import COLUMNS, Wording, used_columns

_EVIDENCE = ("facts", "sources")
_FACTS = Text("fakta og kilder", "facts and sources")


def days_text(network: Network, diff: DayDiff, found: Sequence[Change], lang: str, hidden: int = 0) -> str:
    """Changes between two days for a terminal; the arguments are those of `diff_markdown`."""
    width = terminal_width()
    numbers: Numbers = {}
    wording = Wording(network, diff, lang)
    parts = [_lines([title(diff, lang), *remarks(network, diff, lang, hidden)], width)]
    for kind, mine in by_kind(found):
        rows = [wording.row(change) for change in mine]
        columns = [column for column in used_columns(rows) if column not in _EVIDENCE]
        heading = f"{KINDS[kind].heading.in_language(lang)} ({len(mine)})"
        table = render_table(
            [*(COLUMNS[column].in_language(lang) for column in columns), _FACTS.in_language(lang)],
            [[*cells(row, columns, numbers), " ".join(cells(row, _EVIDENCE, numbers))] for row in rows],
            width,
        )
        parts.append(f"{click.style(heading, bold=True)}\n{table}")
    if found:
        notes = [WORDS["sources"].in_language(lang), *source_lines(network, numbers, lang)]
        parts.append(_lines(notes, width))
    else:
        parts.append(_lines([WORDS["nothing"].in_language(lang)], width))
    return "\n".join(parts)


def releases_text(diff: ReleaseDiff, lang: str) -> str:
    """What changed between two releases for a terminal."""
    width = terminal_width()
    found, notes = sections(diff, lang)
    parts = [_lines([release_title(diff, lang)], width)]
    for section in found:
        heading = f"{click.style(section.heading, bold=True)}\n" if section.heading else ""
        parts.append(heading + render_table(section.columns, section.rows, width))
    if notes:
        parts.append(_lines([WORDS["sources"].in_language(lang), *notes], width))
    return "\n".join(parts)


def _lines(texts: Iterable[str], width: int) -> str:
    """Lines folded to a width, with their continuation indented."""
    from graph.query.dossier import fold

    return "".join(f"{fold(text, width)}\n" for text in texts)
