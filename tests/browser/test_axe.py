"""Axe over every view of the page: WCAG 2.2 A and AA and best practice, in both themes and languages."""

from importlib import resources

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import watched_page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "graph": "possible=1",
    "list": "tab=list",
    "panel": "sel=person/bjorn-asheim&date=2016-08-24",
    "help": "",
}
WIDE, NARROW = (1400, 900), (400, 800)
CASES = [
    *(
        (view, state, theme, lang, WIDE)
        for view, state in VIEWS.items()
        for theme in ("light", "dark")
        for lang in ("nb", "en")
    ),
    ("ties", "tab=list&table=ties&possible=1", "light", "nb", WIDE),
    ("focus", "focus=org/samdir&hops=2", "dark", "en", WIDE),
    ("panel", "sel=org/fornying&date=2016-08-24", "dark", "nb", NARROW),
    ("list", "tab=list", "light", "en", NARROW),
]


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe-core, as the Python package ships it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def one_page(browser: Browser) -> Page:
    """Give one page for the whole matrix."""
    return watched_page(browser, WIDE, [])


@pytest.mark.parametrize(("view", "state", "theme", "lang", "size"), CASES)
def test_no_violations(
    one_page: Page,
    sample_uri: str,
    axe: str,
    view: str,
    state: str,
    theme: str,
    lang: str,
    size: tuple[int, int],
) -> None:
    """No view has a violation."""
    page = one_page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("about:blank")
    page.goto(f"{sample_uri}#v=1&lang={lang}&theme={theme}&{state}")
    page.locator("html[data-ready]").wait_for()
    if view == "help":
        page.locator("#help").click()
    if view == "panel":
        for summary in page.locator("#panel summary").all()[:3]:
            summary.click()
    page.evaluate(axe)
    result = page.evaluate(
        "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS
    )
    found = [
        (
            rule["id"],
            [node["html"][:120] + " | " + node["failureSummary"][:220] for node in rule["nodes"][:3]],
        )
        for rule in result["violations"]
    ]
    assert found == []
