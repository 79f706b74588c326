"""The list of questions on a terminal."""

import pytest

from graph.cli.questionlist import question_list
from graph.query.questions import THEMES, questions


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_every_question_stands_once_under_its_theme(lang: str) -> None:
    """All names, under headings in the order of the themes; every theme has questions."""
    lines = question_list(questions().values(), lang, 110).splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == [theme.in_language(lang) for theme in THEMES.values()]
    under = {}
    theme = ""
    for line in lines:
        if line and not line.startswith(" "):
            theme = line
        elif line.startswith("  ") and line[2] != " ":
            under[line.split()[0]] = theme
    assert under == {name: THEMES[one.theme].in_language(lang) for name, one in questions().items()}


@pytest.mark.parametrize("width", [40, 80, 110])
def test_it_fits_the_terminal(width: int) -> None:
    """No line is wider, on a narrow terminal either; title and options are complete."""
    text = question_list(questions().values(), "en", width)
    assert max(map(len, text.splitlines())) <= width
    words = " ".join(text.split())
    for one in questions().values():
        assert f"{one.title.en}{''.join(f' --{name}' for name in one.parameters)}" in words
