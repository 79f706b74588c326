"""Tables on a terminal: fitted, folded, nothing cut off."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cli.tables import DEFAULT_WIDTH, cell_width, render_table, terminal_width

LONG = "Ledere bryr seg mer om digitalisering; nå må de prioritere og tenke annerledes enn de gjorde før."
CELLS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60)
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=5)
)


def table(*lines: str) -> str:
    """The expected lines as text."""
    return "".join(f"{line}\n" for line in lines)


def plain(text: str) -> str:
    """A text without bold type."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def render(headings: list[str], rows: list[list[str]], width: int = 110, **more: str) -> str:
    """A table without bold type."""
    return plain(render_table(headings, rows, width, title=more.get("title", "")))


def test_what_fits_is_one_line_a_row() -> None:
    """Columns are as wide as their widest cell; nothing trails."""
    assert render(["who", "since"], [["Åse", "2016"], ["Ola Øst", ""]]) == table(
        "who      since", "───────  ─────", "Åse       2016", "Ola Øst"
    )


def test_numbers_stand_right_and_dates_left() -> None:
    """A column of numbers is aligned at its units, a column of dates at its years."""
    text = render(["n", "day"], [["7", "2016-08-24"], ["1000,5", "2016"]])
    assert text == table("     n  day", "──────  ──────────", "     7  2016-08-24", "1000,5  2016")


def test_cells_are_folded_at_words() -> None:
    """The widest columns give way; rows of several lines are set apart."""
    text = render(["organisation", "status"], [["Agency for ICT", "holds"], ["A", "holds"]], 20)
    assert text == table(
        "organisation  status",
        "────────────  ──────",
        "Agency for    holds",
        "ICT",
        "",
        "A             holds",
    )


def test_ids_are_folded_after_hyphens_but_dates_are_not() -> None:
    """A long id needs places to fold; a date stays whole."""
    text = render(["source"], [["okonomiforbundet-2019-03-20"]], 17)
    assert text == table("source", "─" * 17, "okonomiforbundet-", "2019-03-20")


def test_long_texts_move_beneath_their_row() -> None:
    """A text that would make a row tall stands under it, over the whole width; so does its heading."""
    rows = [["Åse Øst-Ærlig", "demands", LONG, "[1]"], ["Ola Øst", "asks", LONG, "[2]"]]
    assert render(["who", "act", "content", "source"], rows, 54) == table(
        "who            act      source",
        "    content",
        "─────────────  ───────  ──────",
        "Åse Øst-Ærlig  demands  [1]",
        "    Ledere bryr seg mer om digitalisering; nå må de",
        "    prioritere og tenke annerledes enn de gjorde før.",
        "",
        "Ola Øst        asks     [2]",
        "    Ledere bryr seg mer om digitalisering; nå må de",
        "    prioritere og tenke annerledes enn de gjorde før.",
    )


def test_two_long_texts_are_told_apart() -> None:
    """Beneath a row each of several texts is named by its heading."""
    text = render(["who", "content", "note"], [["Åse Øst-Ærlig", f"{LONG} {LONG}", LONG.upper() * 2]], 60)
    assert "\n    content: Ledere" in text
    assert "\n    note: LEDERE" in text


def test_a_shared_first_column_becomes_a_line() -> None:
    """Where a table is too wide, a first column that repeats heads the rows that share it."""
    rows = [["Brønnøysundregistrene: direktør", "brreg-25-ar-2013", "underforstått"]] * 2
    rows = [*rows, ["Kommunesektoren: medlem", "ks-kommit", "sagt"]]
    assert render(["faktum", "kilde", "sikkerhet"], rows, 34) == table(
        "kilde             sikkerhet",
        "────────────────  ─────────────",
        "",
        "Brønnøysundregistrene: direktør",
        "brreg-25-ar-2013  underforstått",
        "brreg-25-ar-2013  underforstått",
        "",
        "Kommunesektoren: medlem",
        "ks-kommit         sagt",
    )


def test_a_terminal_too_narrow_for_a_table() -> None:
    """Each row is a block with one line a column; empty cells are left out."""
    text = render(["who", "organisation", "note"], [["Åse", "Digitaliseringsdirektoratet", ""]], 20)
    assert text == table("who           Åse", "organisation  Digitaliseringsdirektoratet")


def test_title_and_notes() -> None:
    """A title above, notes beneath with their continuation indented."""
    text = plain(
        render_table(["a"], [["b"]], 20, title="What is it?", notes=["[1] a source with a long name"])
    )
    assert text == table("What is it?", "", "a", "─", "b", "", "[1] a source with a", "    long name")


def test_no_rows() -> None:
    """The headings alone."""
    assert render(["who", "what"], []) == table("who  what", "───  ────")


def test_signs_that_move_the_cursor_do_not_reach_the_terminal() -> None:
    """Escape sequences, tabs and line breaks of the data become plain."""
    text = render(["a"], [["x\x1b[31mred\x07"], ["two\nlines\tand more"]])
    assert "\x1b" not in text
    assert "x\ufffd[31mred\ufffd" in text
    assert "two lines and more" in text


@pytest.mark.parametrize(("text", "width"), [("Åse", 3), ("A\u030ase", 3), ("日本", 4), ("🦌", 2), ("", 0)])
def test_width_of_signs(text: str, width: int) -> None:
    """Combining signs take no column, wide ones two."""
    assert cell_width(text) == width


@given(TABLES, st.integers(20, 120))
def test_nothing_is_cut_off(rows: list[list[str]], width: int) -> None:
    """Every sign of every cell is in the table, however narrow."""
    headings = [f"h{number}" for number in range(len(rows[0]))]
    text = render(headings, rows, width)
    shared = {row[0] for row in rows}
    for row in rows:
        for cell in row[1:]:
            for word in cell.split():
                assert all(part in text for part in re.split(r"(?<=\w\w-)", word) if part.isprintable())
    assert all(
        word in text for cell in shared for word in cell.split() if "-" not in word and word.isprintable()
    )


@given(
    st.lists(st.lists(st.sampled_from(["a", "ord", "to ord", LONG]), min_size=3, max_size=3), min_size=1),
    st.integers(40, 120),
)
def test_lines_fit_the_width(rows: list[list[str]], width: int) -> None:
    """No line is wider than the terminal when no word is."""
    assert all(len(line) <= width for line in render(["one", "two", "three"], rows, width).splitlines())


def test_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS decides; without a terminal it is a fixed width."""
    monkeypatch.setenv("COLUMNS", "77")
    assert terminal_width() == 77
    monkeypatch.delenv("COLUMNS")
    assert terminal_width() >= 1
    assert DEFAULT_WIDTH == 110
