"""The ontology page in Chromium: accessible in both languages and themes; search and language."""

from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from export.ontology.page import render_page
from tests.export.test_ontology_worked import a_worked_example


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page and return its address."""
    path: Path = tmp_path_factory.mktemp("ontology") / "ontology.html"
    shown = {"Claim": 'a-claim:1 a ak:Claim ;\n    ak:statedStart "2016" .'}
    page = render_page(shown, worked=a_worked_example())
    path.write_text(page, encoding="utf-8", newline="\n")
    return path.as_uri()


def ready(page: Page) -> None:
    """Wait until the page has set itself up."""
    page.locator("html[data-ready]").wait_for()


SAMPLE = """() => {
  for (const box of document.querySelectorAll("[data-group], .values, .kinds, .index, [data-shelf]")) {
    const entries = [...box.children].filter((one) => one.matches("[data-item], [data-shelf], li"));
    for (const one of entries.slice(5)) one.remove();
  }
  for (const link of document.querySelectorAll("main a[href^='#'], .toc a")) {
    if (!document.getElementById(link.hash.slice(1))) link.removeAttribute("href");
  }
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}"""
"""Leaves five entries of each kind, all folds open: the others are made of the same."""

VIOLATIONS = """() => axe.run(document, { resultTypes: ["violations"] })
  .then((found) => found.violations.map((rule) => [rule.id, rule.nodes[0].html]))"""


@pytest.mark.parametrize(
    ("lang", "theme", "width", "whole"),
    [
        ("nb", "light", 1400, False),
        pytest.param("en", "dark", 400, False, marks=pytest.mark.slow),
        pytest.param("en", "light", 1400, True, marks=pytest.mark.slow),
        pytest.param("nb", "dark", 400, True, marks=pytest.mark.slow),
    ],
)
def test_no_violations(page: Page, address: str, lang: str, theme: str, width: int, *, whole: bool) -> None:
    """Axe finds nothing, on the whole page or on five of each kind unfolded; nothing is too wide."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}?lang={lang}&theme={theme}")
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if not whole:
        page.evaluate(SAMPLE)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(VIOLATIONS) == []


def test_search_and_language(page: Page, address: str) -> None:
    """Search leaves what holds the word; a link to something hidden shows it; the language is one click."""
    page.goto(f"{address}?lang=en")
    page.locator("#search").fill("kildepåstand")
    assert page.locator("#Claim").is_visible()
    assert page.locator("#Population").is_hidden()
    page.evaluate("location.hash = '#Population'")
    page.locator("#Population").wait_for()
    page.locator("[data-speak=nb]").click()
    assert page.locator("#Claim h3").inner_text() == "kildepåstand"
    assert page.locator("html").get_attribute("lang") == "nb"


def test_folds_open_where_a_word_or_a_link_leads(page: Page, address: str) -> None:
    """SPARQL is folded; a search for a word in it opens that fold and no other, and leaving it closes it."""
    page.goto(address)
    ready(page)
    query = page.locator("[id='questions/who-held-post'] pre")
    other = page.locator("[id='questions/population'] pre")
    assert query.is_hidden()
    page.locator("#search").fill("org:organization ak:post #LASTING")
    assert query.is_visible()
    assert other.is_hidden()
    page.locator("#search").press("Escape")
    assert query.is_hidden()
    assert page.locator("#Population").is_visible()
    value = page.locator("#relationType-owns")
    assert value.is_hidden()
    page.evaluate("location.hash = '#relationType-owns'")
    value.wait_for()


def test_search_finds_one_value_of_a_list(page: Page, address: str) -> None:
    """Of a list only the values that hold the word are left."""
    page.goto(f"{address}?lang=en")
    ready(page)
    page.locator("#search").fill("relationType owns")
    assert page.locator("#search").input_value() == "relationType owns"
    page.locator("#search").fill("competes with in a market")
    assert page.locator("#relationType-competesWith").is_visible()
    assert page.locator("#relationType-owns").is_hidden()
    assert page.locator("#section-questions").is_hidden()
    page.locator("#search").fill("nosuchwordanywhere")
    assert page.locator("#hits").inner_text() == "No matches"


def test_on_paper_everything_is_open(page: Page, address: str) -> None:
    """Printed, what is folded is there, also without script; afterwards the page is as it was."""
    page.goto(f"{address}?theme=dark")
    ready(page)
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(closed)
    assert before > 100
    query = page.locator("[id='questions/who-held-post'] pre")
    page.emulate_media(media="print")
    assert query.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate(closed) == before
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_theme_follows_the_system_until_chosen(page: Page, address: str) -> None:
    """Light or dark as the system is and becomes; the button says which, and a choice stays."""
    root, button = page.locator("html"), page.locator("#theme")
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    ready(page)
    assert (root.get_attribute("data-theme"), button.get_attribute("aria-pressed")) == ("dark", "true")
    page.emulate_media(color_scheme="light")
    page.locator("html[data-theme=light]").wait_for()
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert (root.get_attribute("data-theme"), button.get_attribute("aria-pressed")) == ("dark", "true")
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(50)
    assert root.get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("width", [320, 400])
def test_lists_reflow_without_breaking_words(page: Page, address: str, width: int) -> None:
    """On a phone nothing is wider than the window, and the code of a value stands on one line."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address)
    ready(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    broken = page.evaluate(
        "[...document.querySelectorAll('#section-lists ~ * .values dt code')]"
        ".filter((code) => code.getClientRects().length > 1).map((code) => code.textContent)"
    )
    assert broken == []
