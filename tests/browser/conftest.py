"""Fixtures of the browser tests: one Chromium for the session, and a page that forgives nothing."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from export.viewer.bundle import bundle_modules
from export.viewer.html import render_html
from export.viewer.page import WEB
from tests.browser.sample import sample_view
from tests.browser.sample_debate import debate_view

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # One process for all pages: it keeps the compiled scripts, and starting one costs more than a test does.
    "--process-per-site",
    "--renderer-process-limit=1",
)
PLACES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PURE_MODULES = (
    "time.js",
    "state.js",
    "model.js",
    "search.js",
    "graph.js",
    "positions.js",
    "filter.js",
    "labels.js",
    "drawing.js",
    "i18n.js",
    "icons.js",
    "fact-groups.js",
    "panel-fact.js",
    "path/paths.js",
    "changes/changes.js",
    "table/csv.js",
    "table/rows.js",
    "table/tables.js",
    "table/ui-table.js",
    "places.js",
    "share/picture.js",
    "share/svg-text.js",
    "changes/play.js",
    "share/view-words.js",
    "render-vis.js",
    "columns.js",
    "payload.js",
    "panel-figures.js",
    "views/captions.js",
    "views/hierarchy.js",
    "views/statements.js",
    "views/timeline.js",
)
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective + " " + event.blockedURI);
});
"""

Open = Callable[[str], Page]
"""Opens the sample with a state in the address, e.g. `sel=org/disam`."""


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one that AKTORKART_CHROMIUM names, else one in the usual places."""
    if (given := os.environ.get("AKTORKART_CHROMIUM")) is not None:
        return given
    return next((path for name in PLACES if (path := shutil.which(name)) is not None), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one browser to the whole session."""
    if (path := find_chromium()) is None:
        missing = "install Chromium (Debian: apt install chromium)"
        if os.environ.get("CI"):  # where nobody reads what was left out
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample as a viewer file."""
    path = tmp_path_factory.mktemp("viewer") / "sample.html"
    path.write_text(render_html({**sample_view()}), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def sample_uri(sample_file: Path) -> str:
    """Return the address of the sample."""
    return sample_file.as_uri()


@pytest.fixture(scope="session")
def debate_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the debate as a viewer file."""
    path = tmp_path_factory.mktemp("debate") / "debate.html"
    path.write_text(render_html({**debate_view()}), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Give the window in which all tests open their pages; a page of its own keeps the process alive."""
    context = browser.new_context(locale="nb-NO", color_scheme="light", reduced_motion="reduce")
    context.add_init_script(WATCH)
    empty = tmp_path_factory.mktemp("empty") / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    context.new_page().goto(empty.as_uri())
    yield context
    context.close()


def watched_page(reader: BrowserContext, size: tuple[int, int], trouble: list[str]) -> Page:
    """Open a blank page that notes requests to the network, console errors and page errors in `trouble`."""
    page = reader.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_default_timeout(5000)

    def note_request(url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:", "about:")):
            trouble.append(f"request to {url}")

    page.on("request", lambda request: note_request(request.url))
    page.on(
        "console",
        lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: trouble.append(str(error)))
    return page


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    """Give a page that fails the test on any request, console error, page error or policy violation."""
    trouble: list[str] = []
    page = watched_page(reader, (1400, 900), trouble)
    yield page
    trouble += page.evaluate("window.violations ?? []")
    page.close()
    reader.clear_permissions()
    assert trouble == []


@pytest.fixture
def viewer(page: Page, sample_file: Path) -> Open:
    """Give a function that opens the sample in that page."""

    def open_sample(state: str = "") -> Page:
        page.goto("about:blank")
        page.goto(f"{sample_file.as_uri()}#v=1&lang=nb&{state}")
        page.locator("html[data-ready]").wait_for()
        return page

    return open_sample


@pytest.fixture(scope="module")
def modules(reader: BrowserContext) -> Iterator[Page]:
    """Give a blank page in which the pure modules are the global `AK` and the sample is `VIEW`."""
    page = reader.new_page()
    page.add_script_tag(content=bundle_modules(WEB, PURE_MODULES, expose="AK"))
    page.evaluate("(text) => { globalThis.VIEW = JSON.parse(text); }", json.dumps(sample_view()))
    yield page
    page.close()
