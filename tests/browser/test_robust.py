"""What must not break the page: labels made to do so, and narrow screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_tables import FUZZ
from tests.lanes import quick

Open = Callable[[str], Page]


@pytest.mark.parametrize(("entity", "text"), FUZZ, ids=[entity for entity, _ in FUZZ])
def test_labels_meant_to_break_the_page(viewer: Open, entity: str, text: str) -> None:
    """Script tags, handlers, directions, emoji, long and empty labels are shown as text and run nothing."""
    page = viewer(f"sel={entity}&date=2016-08-24")
    shown = page.locator("#panel-title").evaluate("(title) => title.textContent")
    assert shown == (text or entity)
    page.locator("#panel summary").first.click()
    expect(page.locator("#panel .claim").first).to_be_visible()
    assert page.locator("#panel a").count() == 0, "the source's javascript: address must not be a link"
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.querySelectorAll('img, b, main script').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", quick([320, 400, 820], [320]))
@pytest.mark.parametrize("state", ["", "sel=org/samdir", "tab=list", "focus=org/samdir&hops=2"])
def test_narrow_screens_do_not_scroll_sideways(page: Page, viewer: Open, width: int, state: str) -> None:
    """At 320 pixels and up everything fits the width, and the panel does not cover the search box."""
    page.set_viewport_size({"width": width, "height": 800})
    viewer(state)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#search")).to_be_in_viewport()
    page.locator("#legend-toggle").click()
    expect(page.get_by_test_id("group-person")).to_be_visible()
