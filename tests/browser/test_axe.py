"""Axe over every view of the page: WCAG 2.2 A and AA and best practice, in both themes and languages."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import watched_page
from tests.lanes import quick

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "graph": "possible=1",
    "tree": "tab=tree&open=county/nord&sel=org/samdir",
    "said": "tab=said&sel=person/bjorn-asheim",
    "years": "tab=years&date=2016-08-24",
    "years of one": "tab=years&focus=org/samdir",
    "list": "tab=list",
    "panel": "sel=person/bjorn-asheim&date=2016-08-24",
    "help": "",
    "share": "sel=org/samdir",
    "path": "path=person/astrid-lund,person/eva-nokleby",
    "source": "source=nordsoft-2016",
    "evidence": "tab=list&table=evidence&sel=org/samdir",
    "changes": "tab=list&table=changes&since=2016-08-24",
}


def looked_at(view: str) -> set[tuple[str, str]]:
    """Themes and languages in which the quick tests look at a view; the other pairs are in the long lane."""
    if view in ("years of one", "help", "share", "source", "evidence", "changes"):
        return set()
    return {("light", "nb"), ("dark", "en")} if view == "panel" else {("light", "nb")}


WIDE, NARROW = (1400, 900), (400, 800)
OTHERS = [
    ("ties", "tab=list&table=ties&possible=1", "light", "nb", WIDE),
    ("focus", "focus=org/samdir&hops=2", "dark", "en", WIDE),
    ("panel", "sel=org/fornying&date=2016-08-24", "dark", "nb", NARROW),
    ("list", "tab=list", "light", "en", NARROW),
    ("sources", "tab=list&table=sources&q=a", "dark", "en", WIDE),
    ("no way", "path=other/emoji,org/kommuneforum", "light", "en", WIDE),
    ("path", "path=person/astrid-lund,person/eva-nokleby", "light", "nb", NARROW),
    ("evidence", "tab=list&table=evidence&sel=org/samdir", "dark", "nb", NARROW),
    ("changes", "tab=list&table=changes&since=2016-08-24", "light", "en", NARROW),
    ("share", "", "dark", "nb", NARROW),
    ("tree", "tab=tree", "dark", "nb", NARROW),
    ("said", "tab=said", "light", "en", NARROW),
    ("years", "tab=years", "light", "nb", NARROW),
]
CASES = [
    *(
        pytest.param(
            view, state, theme, lang, WIDE, marks=() if (theme, lang) in looked_at(view) else pytest.mark.slow
        )
        for view, state in VIEWS.items()
        for theme in ("light", "dark")
        for lang in ("nb", "en")
    ),
    *quick(OTHERS, [one for one in OTHERS if one[0] in ("panel", "years")], several=True),
]


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe-core, as the Python package ships it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def one_page(reader: BrowserContext) -> Iterator[Page]:
    """Give one page for the whole matrix, in which no request, error or policy violation may happen."""
    trouble: list[str] = []
    page = watched_page(reader, WIDE, trouble)
    yield page
    page.close()
    assert trouble == []


def violations(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """What axe finds on a page: the rule, and some of the elements that break it."""
    page.evaluate(axe)
    result = page.evaluate(
        "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS
    )
    return [
        (
            rule["id"],
            [node["html"][:120] + " | " + node["failureSummary"][:220] for node in rule["nodes"][:3]],
        )
        for rule in result["violations"]
    ]


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
    if view == "share":
        page.locator("#share").click()
    if view == "panel":
        for summary in page.locator("#panel summary").all()[:3]:
            summary.click()
    assert page.evaluate("window.violations") == []
    assert violations(page, axe) == []


@pytest.mark.parametrize("theme", quick(["light", "dark"], ["light"]))
@pytest.mark.parametrize("size", [pytest.param(WIDE, marks=pytest.mark.slow), NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("view", ["tree", "said", "years"])
def test_no_violations_in_a_debate(
    one_page: Page, debate_file: Path, axe: str, view: str, size: tuple[int, int], theme: str
) -> None:
    """Stances, uncertain bars and a hierarchy over several levels have no violation either."""
    one_page.set_viewport_size({"width": size[0], "height": size[1]})
    one_page.goto("about:blank")
    one_page.goto(f"{debate_file.as_uri()}#v=1&lang=nb&theme={theme}&date=2016-09-01&tab={view}")
    one_page.locator("html[data-ready]").wait_for()
    one_page.locator("#caption summary").click()
    assert violations(one_page, axe) == []
