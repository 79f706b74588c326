"""The list of named questions on a terminal: grouped by what they are about."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper, wrap

from graph.query.questions import THEMES, Question, by_theme

_NARROWEST = 30
"""Columns that a title needs beside its question's name; on a narrower terminal it stands beneath it."""


def question_list(found: Iterable[Question], lang: str, width: int) -> str:
    """Questions under their themes, each with its options.

    Args:
        found: The questions.
        lang: `nb` or `en`.
        width: Columns of the terminal.
    """
    groups = by_theme(found)
    names = max((len(one.name) for group in groups.values() for one in group), default=0)
    blocks = (
        "\n".join([*wrap(THEMES[theme].in_language(lang), width), *(_lines(group, lang, names, width))])
        for theme, group in groups.items()
    )
    return "\n\n".join(blocks) + "\n"


def _lines(group: Iterable[Question], lang: str, names: int, width: int) -> Iterator[str]:
    """A question a line: name, title and options; what does not fit goes on beneath the title."""
    indent = " " * (2 + names + 2)
    beside = width - len(indent) >= _NARROWEST
    for one in group:
        options = "".join(f" --{parameter}" for parameter in one.parameters)
        text = f"{one.title.in_language(lang)} {options}".rstrip()
        name = f"  {one.name}".ljust(len(indent))
        folder = TextWrapper(
            width,
            initial_indent=name if beside else "    ",
            subsequent_indent=indent if beside else "    ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        if not beside:
            yield name.rstrip()
        yield from folder.wrap(text)
