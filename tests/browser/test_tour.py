"""A tour without a mouse: all that a pointer can do, done by keys, the focus always where it shows."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

Open = Callable[[str], Page]


class Hands:
    """Somebody who has a keyboard only.

    Attributes:
        page: The map.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; the focus must not get lost."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, most: int = 90, key: str = "Tab") -> None:
        """Press Tab until the focus is on something, each stop being visible."""
        for _ in range(most):
            self.page.keyboard.press(key)
            place = self.page.evaluate(
                """(selector) => {
                  const active = document.activeElement;
                  const box = active.getBoundingClientRect();
                  const style = getComputedStyle(active);
                  return { there: active.matches(selector), lost: active === document.body,
                    what: active.outerHTML.slice(0, 90),
                    seen: box.width > 0 && box.height > 0 && style.visibility === "visible" };
                }""",
                selector,
            )
            assert place["seen"] or place["lost"], place["what"]
            if place["there"]:
                return
        raise AssertionError(f"no way to {selector} by Tab")

    def title(self, text: str | re.Pattern[str]) -> None:
        """Expect the panel to be about something."""
        expect(self.page.locator("#panel-title")).to_have_text(text)

    def focused(self, selector: str) -> None:
        """Expect the focus on an element."""
        expect(self.page.locator(selector)).to_be_focused()


@pytest.fixture
def hands(viewer: Open) -> Iterator[Hands]:
    """Somebody at the opening view; the mouse is out of reach."""
    page = viewer("")
    page.evaluate(
        """() => {
          window.touched = 0;
          const note = () => { window.touched += 1; };
          for (const name of ["mousedown", "touchstart", "wheel"]) addEventListener(name, note, true);
        }"""
    )
    yield Hands(page)
    assert page.evaluate("window.touched") == 0


def test_tour_of_the_map(hands: Hands) -> None:
    """Walk, go round the neighbours, read, focus, more and fewer hops, zoom, move, fit, and back."""
    hands.tab_to("#graph")
    hands.press("ArrowRight")
    cursor = hands.page.locator("#graph-cursor")
    expect(cursor).to_have_text("Møtet om digital hverdag, Arrangement, 12 bånd")
    met = set()
    for _ in range(12):
        hands.press("n")
        met.add(cursor.inner_text().split(",")[0])
    assert len(met) == 12, "N goes round all neighbours"
    first = cursor.inner_text()
    hands.press("n", "Shift+N")
    expect(cursor).to_have_text(first)
    hands.press("Enter")
    hands.title(first.split(",")[0])
    hands.focused("#panel-title")
    hands.press("Escape")
    hands.focused("#graph")
    hands.press("f")
    expect(hands.page.locator("#focus-bar")).to_contain_text(first.split(",")[0])
    for key, hops in (("+", 2), ("+", 3), ("+", 3), ("-", 2), ("1", 1)):
        hands.press(key)
        assert hands.page.evaluate("aktorkart.state().hops") == hops
    hands.press("Escape")
    expect(hands.page.locator("#focus-bar")).to_be_hidden()
    hands.tab_to("#graph", key="Shift+Tab")
    place = hands.page.evaluate("aktorkart.placeOf('org/kultur')")
    hands.press("Shift+ArrowRight", "Shift+ArrowDown")
    moved = hands.page.evaluate("aktorkart.placeOf('org/kultur')")
    assert (round(place["x"] - moved["x"]), round(place["y"] - moved["y"])) == (90, 90)
    hands.press("0")
    hands.press("+")
    hands.press("-")


def test_tour_of_paths(hands: Hands) -> None:
    """P from one to the other through the search box, the steps' evidence, other ways, and back by Esc."""
    hands.press("/")
    hands.page.keyboard.type("astrid")
    hands.press("Enter", "p")
    hands.focused("#search")
    hands.press("Escape")
    expect(hands.page.locator("#ask-bar")).to_be_hidden()
    hands.focused("#panel-title")
    hands.press("p")
    hands.page.keyboard.type("eva n")
    hands.press("Enter")
    hands.title("Astrid Lund → Eva Nøkleby")
    hands.tab_to("#path-talk")
    hands.press("Space")
    hands.focused("#path-talk")
    hands.tab_to("#way-on")
    hands.press("Enter")
    expect(hands.page.locator("#way-at")).to_have_text("vei 2 av 2")
    hands.tab_to(".steps summary")
    hands.press("Enter")
    expect(hands.page.locator(".steps .claim").first).to_be_visible()
    hands.tab_to("[data-source]")
    hands.press("Enter")
    expect(hands.page.locator("#panel .kind")).to_have_text("Kilde")
    hands.tab_to("#source-back")
    hands.press("Enter")
    hands.title("Astrid Lund → Eva Nøkleby")


def test_tour_of_one_actor_at_a_time(hands: Hands) -> None:
    """Keep, let go, hide and bring back, by the buttons of the panel and their keys; the focus stays."""
    hands.press("/")
    hands.page.keyboard.type("samordningsdir")
    hands.press("Enter")
    hands.tab_to("#pin-button")
    hands.press("Enter")
    expect(hands.page.locator("#pin-button")).to_have_attribute("aria-pressed", "true")
    hands.focused("#pin-button")
    hands.press("k")
    expect(hands.page.locator("#pin-button")).to_have_attribute("aria-pressed", "false")
    hands.tab_to("#hide-button")
    hands.press("Enter")
    expect(hands.page.locator("#said")).to_contain_text("er skjult")
    assert hands.page.evaluate("document.activeElement !== document.body"), "the focus is lost"
    assert hands.page.evaluate("aktorkart.state().hidden") == ["org/samdir"]
    hands.tab_to("#unhide", key="Shift+Tab")
    hands.press("Enter")
    assert hands.page.evaluate("aktorkart.state().hidden") == []


def test_tour_of_a_growing_focus(hands: Hands) -> None:
    """Focus on one, go round to a neighbour that has more, bring these in by its button."""
    hands.press("/")
    hands.page.keyboard.type("astrid")
    hands.press("Enter", "f")
    hands.tab_to("#graph", key="Shift+Tab")
    hands.press("ArrowRight")
    for _ in range(8):
        hands.press("n", "Enter")
        hands.focused("#panel-title")
        if hands.page.locator("#grow-button").count():
            break
        hands.press("Escape")
        hands.focused("#graph")
    before = hands.page.evaluate("aktorkart.view().nodes.length")
    hands.tab_to("#grow-button")
    hands.press("Enter")
    assert hands.page.evaluate("aktorkart.view().nodes.length") > before
    assert hands.page.evaluate("document.querySelector('#panel').contains(document.activeElement)")


def test_tour_of_the_tables(hands: Hands) -> None:
    """T, the five tables, filter, kind, order, a fold, a row, a fact, CSV, and T back to the map."""
    hands.tab_to("#graph")
    hands.press("t")
    hands.tab_to("#table-filter")
    hands.page.keyboard.type("nordfylke")
    expect(hands.page.get_by_test_id("table-of-nodes").locator("tbody tr")).to_have_count(1)
    hands.tab_to("#table-only")
    hands.tab_to("#table-csv")
    with hands.page.expect_download():
        hands.press("Enter")
    hands.tab_to("[data-key=name]")
    hands.press("Enter")
    hands.focused("[data-key=name]")
    hands.tab_to(".unfold")
    hands.press("Enter")
    expect(hands.page.locator("#shown")).to_contain_text("74 av 90")
    hands.press("e")
    expect(hands.page.locator("#table-evidence")).to_have_attribute("aria-pressed", "true")
    hands.tab_to("[data-row='0']")
    hands.press("Enter")
    expect(hands.page.locator("#panel summary:focus")).to_have_count(1)
    hands.press("Escape")
    hands.tab_to("#table-changes", key="Shift+Tab")
    hands.press("Enter")
    hands.tab_to("#since")
    hands.tab_to("#table-sources", key="Shift+Tab")
    hands.press("Enter")
    hands.tab_to("[data-row='0']")
    hands.press("Enter")
    expect(hands.page.locator("#panel .kind")).to_have_text("Kilde")
    hands.press("Escape", "t")
    expect(hands.page.locator("#graph")).to_be_visible()


def test_tour_of_time_and_settings(hands: Hands) -> None:
    """The date, months, years, play, steps of change; groups, possible ties, language, theme."""
    hands.tab_to("#asof-range")
    hands.press("ArrowLeft", "PageDown")
    expect(hands.page.locator("#asof")).to_have_value("2024-12-01")
    hands.tab_to("#asof-reset")
    hands.press("Enter")
    hands.tab_to("#play")
    hands.press("Enter")
    expect(hands.page.locator("#play")).to_have_attribute("aria-pressed", "true")
    hands.press("Enter")
    expect(hands.page.locator("#play")).to_have_attribute("aria-pressed", "false")
    hands.press(",")
    expect(hands.page.locator("#said")).not_to_be_empty()
    hands.tab_to("#group-person", key="Shift+Tab")
    hands.press("Space")
    expect(hands.page.get_by_test_id("group-person")).not_to_be_checked()
    hands.tab_to(".only")
    hands.press("Enter")
    hands.tab_to("#groups-all")
    hands.press("Enter")
    hands.tab_to("#possible")
    hands.press("Space")
    expect(hands.page.locator("#possible")).to_be_checked()
    hands.tab_to("#lang-en", key="Shift+Tab")
    hands.press("Enter")
    expect(hands.page.locator("html")).to_have_attribute("lang", "en")
    hands.tab_to("#theme")
    hands.press("Enter")
    expect(hands.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_tour_of_sharing_and_help(hands: Hands) -> None:
    """S and ? open their dialogs; every choice is reached inside, and Esc gives the focus back."""
    hands.tab_to("#graph")
    hands.press("s")
    hands.focused("#share-copy")
    for choice in ("#share-svg", "#share-png", "#share-csv", "#share-print"):
        hands.tab_to(choice)
    hands.press("Escape")
    hands.focused("#graph")
    hands.press("?")
    hands.focused("#help-close")
    keys = hands.page.locator("#help-dialog .keys dt").all_inner_texts()
    assert {"/", "P", "E", "T", "S", "N"} <= {text.strip() for text in keys}
    hands.press("Escape")
    hands.focused("#graph")


def test_every_view_by_keyboard(hands: Hands) -> None:
    """The views are reached by Tab and Enter; each one has something to go on with."""
    for view, inside in (
        ("tree", "#graph"), ("said", "#statements button"), ("years", "#timeline button"),
        ("list", "#table-filter"), ("graph", "#graph"),
    ):  # fmt: skip
        hands.page.locator("#skip").focus()
        hands.tab_to(f"#{view}-tab")
        hands.press("Enter")
        expect(hands.page.locator(f"#{view}-tab")).to_have_attribute("aria-pressed", "true")
        hands.tab_to(inside)


@pytest.mark.parametrize(
    "state",
    [
        "",
        "sel=org/samdir",
        "focus=org/samdir",
        "path=org/fornying,solution/postkassa",
        "off=person&date=2016-08-24",
    ],
)
def test_text_beside_the_map_says_what_it_shows(viewer: Open, state: str) -> None:
    """The description of the canvas follows the map: day, counts, filters, and who is tied to whom."""
    page = viewer(state)
    assert page.locator("#graph").get_attribute("aria-details") == "graph-summary"
    text = page.locator("#graph-summary").inner_text()
    view = page.evaluate("""() => {
      const { nodes, pairs } = aktorkart.view();
      return { nodes: nodes.length, pairs: pairs.length, bright: nodes.filter((node) => !node.dim).length };
    }""")
    assert f"{view['nodes']} av 90 vist. {view['pairs']} bånd" in text
    assert text.startswith(
        "Slik det var 24. august 2016" if "date" in state else "Slik det var 1. januar 2026"
    )
    wanted = {
        "": "Flest bånd: Møtet om digital hverdag (12)",
        "sel=org/samdir": "Samordningsdirektoratet for hele forvaltningen har bånd til:",
        "focus=org/samdir": "Fokus på Samdir, 1 ledd.",
        "path=org/fornying,solution/postkassa": "Veien: Digitaldepartementet – Samordningsdirektoratet",
    }
    assert wanted.get(state, "Uten Person.") in text


@pytest.mark.parametrize(
    "state",
    [
        "",
        "sel=org/samdir",
        "tab=list&table=evidence&sel=org/samdir",
        "path=org/fornying,solution/postkassa",
        "source=liste-2024",
    ],
)
def test_zoom_of_200_percent(page: Page, viewer: Open, state: str) -> None:
    """A window of 1400 at 200 % is 700 wide: nothing lost sideways, and what is pressed is large enough."""
    page.set_viewport_size({"width": 700, "height": 450})
    viewer(state)
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    small = page.evaluate("""() => {
      const parts = [...document.querySelectorAll("button, select, input:not([type=checkbox])")];
      return parts.filter((part) => {
        const box = part.getBoundingClientRect();
        const inText = part.closest("p, th, td, dd, li.claim, .fact-label");
        return box.width && !inText && (box.height < 24 || box.width < 24);
      }).map((part) => part.outerHTML.slice(0, 80));
    }""")
    assert small == []
