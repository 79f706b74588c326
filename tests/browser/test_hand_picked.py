"""One actor at a time: hidden, pinned, and more of its neighbours brought into a focus."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_modules import _scene

Open = Callable[[str], Page]

AGENCY = "org/samdir"


def test_hidden_is_out_of_the_scene(modules: Page) -> None:
    """A hidden actor, its ties, and what folds into it are not shown; the rest is as it was."""
    before, after = _scene(modules), _scene(modules, hidden=[AGENCY])
    assert AGENCY in before["nodes"]
    assert set(before["nodes"]) - set(after["nodes"]) == {AGENCY}
    assert not any(AGENCY in pair.split("|") for pair in after["pairs"])
    county = _scene(modules, hidden=["county/nord"])
    assert "county/nord" not in county["nodes"]
    assert not any(one.startswith("county/nord=") for one in county["folded"])


def test_pinned_stands_in_every_focus(modules: Page) -> None:
    """A pinned actor that is not near stays, with no other; its ties to what is shown are drawn."""
    focus = {"focus": "person/bjorn-asheim", "hops": 1, "day": None}
    before, after = _scene(modules, **focus), _scene(modules, **focus, pinned=["county/nord"])
    assert "county/nord" not in before["nodes"]
    assert set(after["nodes"]) == {*before["nodes"], "county/nord"}


def test_a_focus_grows_by_a_few_of_the_best_tied(modules: Page) -> None:
    """Each step adds at most ten neighbours of one actor, the best tied first."""
    found = modules.evaluate(
        """() => {
          const links = new Map([[0, new Set([1])], [1, new Set([0])]]);
          for (let at = 2; at < 27; at += 1) { links.get(0).add(at); links.set(at, new Set([0])); }
          links.get(20).add(21);
          const distance = new Map([[0, 0], [1, 1]]);
          const grow = (times) => [...AK.grownNodes(links, distance, Array(times).fill(0), new Set())];
          return [grow(0), grow(1), grow(2).length, grow(3).length, grow(9).length];
        }"""
    )
    assert found[0] == []
    assert found[1][0] == 20
    assert [len(found[1]), *found[2:]] == [10, 20, 25, 25]


def test_hide_and_bring_back(viewer: Open) -> None:
    """A hidden actor is out of map and table, the address says so, and one button brings it back."""
    page = viewer(f"sel={AGENCY}")
    page.locator("#hide-button").click()
    assert f"hide={AGENCY}" in page.url
    expect(page.locator("#unhide")).to_have_text("Vis 1 som er skjult")
    page.locator("#unhide").click()
    assert "hide=" not in page.url
    expect(page.locator("#unhide")).to_be_hidden()


def test_hiding_by_key_is_a_step_of_the_history(viewer: Open) -> None:
    """H hides what the panel is about; back brings it back."""
    page = viewer(f"sel={AGENCY}")
    page.keyboard.press("h")
    assert f"hide={AGENCY}" in page.url
    page.go_back()
    expect(page.locator("#unhide")).to_be_hidden()
    assert "hide=" not in page.url


def test_pin_by_key(viewer: Open) -> None:
    """K pins and lets go; the button says which."""
    page = viewer(f"sel={AGENCY}")
    page.keyboard.press("k")
    expect(page.locator("#pin-button")).to_have_attribute("aria-pressed", "true")
    assert f"pin={AGENCY}" in page.url
    page.keyboard.press("k")
    expect(page.locator("#pin-button")).to_have_attribute("aria-pressed", "false")


def test_grow_by_key(viewer: Open) -> None:
    """In a focus of one step a neighbour brings in its own; without a focus nothing can grow."""
    page = viewer("focus=person/bjorn-asheim&hops=1&sel=org/disam&date=2016-08-24")
    button = page.locator("#grow-button")
    expect(button).to_be_visible()
    page.keyboard.press("x")
    assert "grow=org/disam" in page.url
    page = viewer(f"sel={AGENCY}")
    expect(page.locator("#grow-button")).to_have_count(0)


def test_search_finds_what_is_hidden(viewer: Open) -> None:
    """Going to a hidden actor shows it again."""
    page = viewer(f"hide={AGENCY}")
    page.keyboard.press("/")
    page.keyboard.type("samordningsdir")
    page.keyboard.press("Enter")
    expect(page.locator("#hide-button")).to_be_visible()
    assert "hide=" not in page.url
