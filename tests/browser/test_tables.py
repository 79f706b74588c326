"""The tables: rows against the map and the data, filter, order, CSV, and the pages of sources."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from tests.browser.sample import sample_view
from tests.lanes import quick

Open = Callable[[str], Page]
ROWS = "(rows) => AK.csvText(rows[0], rows.slice(1))"


def _save(page: Page, button: str) -> Path:
    """Click a button that saves a file, and return it."""
    with page.expect_download() as saved:
        page.locator(button).click()
    return Path(saved.value.path())


def _csv(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as its first row names the columns."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _rows(page: Page, name: str) -> Locator:
    """Return the rows of a table."""
    return page.get_by_test_id(f"table-of-{name}").locator("tbody tr")


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=5))
def test_csv_is_read_back(modules: Page, rows: list[list[str]]) -> None:
    """Python's reader gets every cell back, but for the apostrophe before what would be a formula."""
    text = modules.evaluate(ROWS, rows)
    assert text[0] == "\ufeff"
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    for wanted, found in zip(rows, read, strict=True):
        for cell, got in zip(wanted, found, strict=True):
            assert got in (cell, f"'{cell}")
            assert not got.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "\x1f@1",
        "\u200b=1",
        "\u202e=1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =cmd|' /C calc'!A0",
        "\uff1d1",
        '=HYPERLINK("x")',
    ],
)
def test_csv_runs_nothing(modules: Page, cell: str) -> None:
    """What a spreadsheet would take for a formula is text; numbers stay numbers."""
    text = modules.evaluate(ROWS, [[cell, "x"], [-4, 12]])
    head, numbers = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert head[0] == f"'{cell}"
    assert numbers == ["-4", "12"]


def test_filter_and_order_of_rows(modules: Page) -> None:
    """Every word must be somewhere in the row, however æøå is written; empty cells come last both ways."""
    script = """([query, only, order]) => {
      const row = (name, n, only) => ({ cells: { name, n }, more: {}, only });
      const rows = [row("Åse Ødegård", 10, "a"), row("", 2, "b"), row("Åse Berg", 9, "a"), row("Bø", 9, "b")];
      return AK.sortRows(AK.filterRows(rows, query, only), order).map((found) => found.cells.name);
    }"""
    assert modules.evaluate(script, ["aase", None, None]) == ["Åse Ødegård", "Åse Berg"]
    assert modules.evaluate(script, ["oedegaard ase", None, None]) == ["Åse Ødegård"]
    assert modules.evaluate(script, ["", "b", "name"]) == ["Bø", ""]
    assert modules.evaluate(script, ["", None, "name"]) == ["Bø", "Åse Berg", "Åse Ødegård", ""]
    assert modules.evaluate(script, ["", None, "-name"]) == ["Åse Ødegård", "Åse Berg", "Bø", ""]
    assert modules.evaluate(script, ["", None, "-n"]) == ["Åse Ødegård", "Åse Berg", "Bø", ""]


def test_filter_and_choice_of_kind(viewer: Open) -> None:
    """The filter narrows as one types, the choice beside it has counts, and both are in the address."""
    page = viewer("tab=list")
    page.locator("#table-filter").fill("nordsoft")
    expect(_rows(page, "nodes")).to_have_count(2)
    expect(page.locator("#table-count")).to_have_text("2 aktører vises i kartet (av 62)")
    expect(page.locator("#table-filter")).to_be_focused()
    page.locator("#table-only").select_option("company")
    expect(_rows(page, "nodes")).to_have_count(1)
    expect(page.locator("#table-only option[value=company]")).to_have_text("Leverandør og rådgiver (6)")
    address = page.url
    assert "q=nordsoft" in address and "only=company" in address
    page.goto("about:blank")
    page.goto(address)
    expect(_rows(page, "nodes")).to_have_count(1)
    expect(page.locator("#table-filter")).to_have_value("nordsoft")


def test_csv_of_exactly_what_is_shown(viewer: Open) -> None:
    """The file has the rows of the table, in its order, with ids; its name tells what and when."""
    page = viewer("tab=list&q=fylke&sort=-name")
    shown = [name.strip() for name in _rows(page, "nodes").locator("th .entity-name").all_inner_texts()]
    with page.expect_download() as saved:
        page.locator("#table-csv").click()
    assert saved.value.suggested_filename == "aktorkart-aktorer-2026-01-01.csv"
    rows = _csv(Path(saved.value.path()))
    assert [row["Navn"] for row in rows] == shown
    assert [row["Id"] for row in rows] == ["county/ost", "county/sor", "county/nord"]
    assert [row["Bånd"] for row in rows] == [
        row.locator("td.number").inner_text() for row in _rows(page, "nodes").all()
    ]


def test_evidence_of_an_actor(viewer: Open) -> None:
    """One row a claim of the one in the panel, with source, publisher, interest and place."""
    page = viewer("sel=org/samdir")
    page.locator("#evidence-button").click()
    view = sample_view()
    samdir = next(node for node in view["nodes"] if node["id"] == "org/samdir")
    claims = sum(len(view["facts"][fact]["claims"]) for fact in samdir["facts"])
    expect(_rows(page, "evidence")).to_have_count(claims)
    row = _rows(page, "evidence").filter(has_text="Camilla Øyen er direktør").filter(has_text="Nordsoft")
    expect(row).to_contain_text("antatt · flere kilder")
    expect(row).to_contain_text("Leverandør og sponsor")
    expect(row).to_contain_text("«DEL 3», avsnitt 2, linje 92")
    saved = _csv(_save(page, "#table-csv"))
    assert len(saved) == claims
    assert {row["Utgiver"] for row in saved} == {"Nordsoft", "Registeretaten"}
    assert all(row["Sted"] and row["Tidsrom"] and row["Opplysnings-id"].startswith("fact/") for row in saved)
    page.locator("#table-only").select_option("register-owner")
    expect(_rows(page, "evidence").filter(has_text="Nordsoft ·")).to_have_count(0)


def test_evidence_leads_back_to_the_fact(viewer: Open) -> None:
    """A row opens the fact in the panel, with its sources; the source's name opens its page."""
    page = viewer("sel=org/samdir&tab=list&table=evidence")
    page.get_by_role("button", name="Camilla Øyen er direktør").first.click()
    expect(page.locator("#panel .fact", has_text="Camilla Øyen").locator("details")).to_have_attribute(
        "open", ""
    )
    expect(page.locator("#panel .fact", has_text="Camilla Øyen").locator("summary")).to_be_focused()
    _rows(page, "evidence").first.locator("td .inline").click()
    expect(page.locator("#panel .kind")).to_have_text("Kilde")


def test_evidence_of_a_tie_and_of_all(viewer: Open) -> None:
    """With a tie picked it is the tie's claims; with nothing picked, those of all that is shown."""
    page = viewer("pair=org/samdir,org/fornying&tab=list&table=evidence")
    expect(_rows(page, "evidence")).to_have_count(1)
    expect(page.locator("#table-count")).to_contain_text("båndene mellom")
    page = viewer("tab=list&table=evidence")
    expect(page.locator("#table-count")).to_contain_text("alt som vises i kartet")
    assert _rows(page, "evidence").count() > 100


def test_source_page_from_a_claim(viewer: Open) -> None:
    """Every claim leads to its source's page: who is behind it, and all that came from it, counted."""
    page = viewer("sel=org/samdir")
    page.locator(".fact summary").first.click()
    page.locator(".claim [data-source=nordsoft-2016]").first.click()
    expect(page.locator("#panel-title")).to_have_text("Møtet om digital hverdag")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("Var sponsor for møtet")
    facts = [fact for fact in sample_view()["facts"] if any(claim["source"] == 0 for claim in fact["claims"])]
    alone = sum(1 for fact in facts if all(claim["source"] == 0 for claim in fact["claims"]))
    expect(page.get_by_test_id("source-sum")).to_contain_text(f"{len(facts)} opplysninger")
    expect(page.get_by_test_id("source-sum")).to_contain_text(f"{alone} har bare denne kilden")
    counts = [int(text) for text in page.locator("#panel .fact-group h3 .count").all_inner_texts()]
    assert sum(counts) == len(facts)
    assert "source=nordsoft-2016" in page.url
    page.locator("#source-evidence").click()
    expect(page.locator("#table-count")).to_contain_text("Møtet om digital hverdag")
    publishers = {row["Kilde-id"] for row in _csv(_save(page, "#table-csv"))}
    assert publishers == {"nordsoft-2016"}


def test_all_sources(viewer: Open) -> None:
    """The table of sources counts what rests on each, and leads to its page."""
    page = viewer("tab=list&table=sources")
    expect(_rows(page, "sources")).to_have_count(3)
    _rows(page, "sources").filter(has_text="Enhetslisten").locator(".inline").click()
    expect(page.locator("#panel-title")).to_have_text("Enhetslisten")
    page.keyboard.press("Escape")
    expect(page.locator("#panel-title")).not_to_have_text("Enhetslisten")
    expect(_rows(page, "sources").filter(has_text="Enhetslisten").locator(".inline")).to_be_focused()


def test_long_tables_come_in_parts(viewer: Open, modules: Page) -> None:
    """More rows than a page takes at once come when asked for; the file has all of them."""
    most = 300
    page = viewer("tab=list&table=evidence&open=county/nord,county/sor,county/ost&date=2026-01-01")
    total = int(page.locator("#table-count").inner_text().split()[0])
    assert _rows(page, "evidence").count() == min(most, total)
    assert len(_csv(_save(page, "#table-csv"))) == total


def test_a_number_that_is_not_read_yet_is_not_a_zero(modules: Page) -> None:
    """While facts are read, or cannot be, the number of sources is open; ties are known from the start."""
    script = "([details, key, value]) => AK.cellText({ details }, key, value)"
    assert modules.evaluate(script, ["loading", "sources", 0]) == "…"
    assert modules.evaluate(script, ["damaged", "sources", 0]) == "–"
    assert modules.evaluate(script, ["ready", "sources", 0]) == "0"
    assert modules.evaluate(script, ["loading", "ties", 3]) == "3"
    assert modules.evaluate(script, ["ready", "parent", ""]) == "–"


@pytest.mark.parametrize(
    "table", ["nodes", "ties", "evidence&sel=org/samdir", "changes&since=2016-01-01", "sources"]
)
@pytest.mark.parametrize("lang", quick(["nb", "en"], ["nb"]))
def test_no_column_is_pushed_out(page: Page, viewer: Open, table: str, lang: str) -> None:
    """At 1400 pixels every table has all its columns in sight, heads included, in both languages."""
    page.set_viewport_size({"width": 1400, "height": 900})
    viewer(f"tab=list&table={table}")
    page.locator(f"#lang-{lang}").click()
    over = page.locator(".table-holder").evaluate(
        """(holder) => {
          const heads = [...holder.querySelectorAll("thead th")];
          return [holder.scrollWidth - holder.clientWidth,
            heads.filter((head) => head.scrollWidth > head.clientWidth + 1).map((head) => head.textContent)];
        }"""
    )
    assert over == [0, []]
