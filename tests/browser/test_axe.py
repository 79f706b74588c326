"""Axe over every view of the page: WCAG 2.2 A and AA and best practice, in both themes and languages."""

from importlib import resources

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import watched_page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "graph": "", "list": "tab=list", "ties": "tab=list&table=ties&possible=1", "panel": "sel=person/bjorn-asheim&date=2016-08-24", "help": "", "focus": "focus=org/samdir&hops=2",
    "start-dated": "date=2016-08-24&sel=org/fornying",
}  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe-core, as the Python package ships it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=[(1400, 900), (400, 800)], ids=["wide", "narrow"])
def wide_page(browser: Browser, request: pytest.FixtureRequest) -> Page:
    """Give one page for the whole matrix of a screen size."""
    return watched_page(browser, request.param, [])


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_violations(wide_page: Page, sample_uri: str, axe: str, view: str, theme: str, lang: str) -> None:
    """No view has a violation."""
    page = wide_page
    page.goto("about:blank")
    page.goto(f"{sample_uri}#v=1&lang={lang}&theme={theme}&{VIEWS[view]}")
    page.locator("html[data-ready]").wait_for()
    if view == "help":
        page.locator("#help").click()
    if view in ("panel", "start-dated"):
        for summary in page.locator("#panel summary").all()[:3]:
            summary.click()
    page.evaluate(axe)
    result = page.evaluate("(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS)
    found = [(rule["id"], [node["html"][:120] + " | " + node["failureSummary"][:220] for node in rule["nodes"][:3]]) for rule in result["violations"]]
    assert found == []
