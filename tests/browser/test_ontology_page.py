"""The ontology page in Chromium: accessible in both languages and themes; search and language."""

from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from export.ontology.page import render_page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page and return its address."""
    path: Path = tmp_path_factory.mktemp("ontology") / "ontology.html"
    path.write_text(render_page({}), encoding="utf-8", newline="\n")
    return path.as_uri()


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1400), ("dark", 400)])
def test_no_violations(page: Page, address: str, lang: str, theme: str, width: int) -> None:
    """Axe finds nothing, nothing is requested, and the page is no wider than the window."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}?lang={lang}&theme={theme}")
    page.locator("html[data-ready]").wait_for()
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    assert [rule["id"] for rule in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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
