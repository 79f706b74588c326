"""The views in a browser: switch, captions, evidence, focus, and the change from one to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from export.viewer.page import interface_texts
from tests.browser.conftest import watched_page
from tests.lanes import quick

VIEWS = ("graph", "tree", "said", "years")
DATE = "date=2016-09-01"


@pytest.fixture
def debate(page: Page, debate_file: Path) -> Page:
    """Open the debate, in Norwegian, on a day after it."""
    return opened(page, debate_file, f"lang=nb&{DATE}")


def opened(page: Page, file: Path, state: str) -> Page:
    """Open a file with a state in the address."""
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#v=1&{state}")
    page.locator("html[data-ready]").wait_for()
    return page


@pytest.mark.parametrize("lang", quick(["nb", "en"], ["nb"]))
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_how_it_is_made(page: Page, debate_file: Path, view: str, lang: str) -> None:
    """The caption tells how position, size and colour came about, in the reader's language."""
    opened(page, debate_file, f"lang={lang}&{DATE}&tab={view}")
    expect(page.get_by_test_id(f"tab-{view}")).to_have_attribute("aria-pressed", "true")
    page.locator("#caption summary").click()
    texts = interface_texts()[lang]
    for what in ("place", "size", "colour"):
        expect(page.locator("#caption")).to_contain_text(texts[f"caption.{view}.{what}"])


def test_switch_keeps_the_view_in_the_address(debate: Page) -> None:
    """The buttons change the view and the address; the table has no caption."""
    for view, root in (
        ("tree", "#graph-view"),
        ("said", "#statements"),
        ("years", "#timeline"),
        ("list", "#list"),
    ):
        debate.get_by_test_id(f"tab-{view}").click()
        expect(debate.locator(root)).to_be_visible()
        assert f"tab={view}" in debate.url
    expect(debate.locator("#caption")).to_be_hidden()
    debate.get_by_test_id("tab-graph").click()
    assert "tab=" not in debate.url


def test_hierarchy_follows_the_date_and_tells_what_is_left_out(debate: Page) -> None:
    """A step in time moves the agency under its ministry of the day."""
    debate.get_by_test_id("tab-tree").click()
    expect(debate.get_by_test_id("left-out")).to_contain_text("har ingen plass i hierarkiet")

    def height(entity: str) -> float:
        place = debate.evaluate("(id) => aktorkart.placeOf(id)", entity)
        return float(place["y"])

    assert height("org/dir") == pytest.approx(height("org/dep"), abs=1)
    debate.locator("#asof").fill("2010-01-01")
    debate.locator("#asof").press("Tab")
    assert height("org/dir") == pytest.approx(height("org/dep2"), abs=1)
    assert abs(height("org/dir") - height("org/dep")) > 10


def test_stance_is_told_by_side_sign_and_word(debate: Page) -> None:
    """Those against stand left with a minus, those for right with a plus; the word is there as well."""
    debate.get_by_test_id("tab-said").click()
    row = debate.locator("tr", has_text="prop/billig")
    against, agree = row.locator(".voice.is-disagree"), row.locator(".voice.is-agree")
    expect(against).to_have_text("−imot: Bo")
    expect(agree).to_have_text("+for: Anne×2")
    left, middle, right = (part.bounding_box() for part in (against, row.locator("th"), agree))
    assert left and middle and right
    assert left["x"] + left["width"] <= middle["x"] + 1 < right["x"]
    expect(debate.locator("tr", has_text="prop/trygg").locator("th .voice.is-mixed")).to_have_text(
        "±delt syn: Firmaet"
    )


def test_voice_opens_the_evidence_of_both(debate: Page) -> None:
    """A click on a voice shows the statements that tie it to the proposition, with their sources."""
    debate.get_by_test_id("tab-said").click()
    debate.locator("tr", has_text="prop/billig").locator(".voice.is-agree").click()
    expect(debate.locator("#panel-title")).to_have_text("Anne – Prop/billig")
    expect(debate.locator("#panel .fact")).to_have_count(2)
    expect(debate.locator("#panel .notice")).to_have_count(0)


def test_focus_stays_in_the_view(debate: Page) -> None:
    """Focus narrows the view that is open, and its end widens it again."""
    debate.get_by_test_id("tab-said").click()
    debate.locator(".chart-entity[data-id='org/firma']").first.click()
    debate.locator("#focus-button").click()
    assert "tab=said" in debate.url and "focus=org/firma" in debate.url
    expect(debate.locator(".voice.in-focus")).to_have_count(3)
    debate.get_by_test_id("tab-years").click()
    expect(debate.locator(".bar-row")).not_to_have_count(0)
    expect(debate.locator("#timeline")).not_to_contain_text("Direktoratet")
    debate.locator("#focus-end").click()
    expect(debate.locator("#timeline")).to_contain_text("Direktoratet")


def test_timeline_draws_uncertain_parts_apart(debate: Page) -> None:
    """A bar has sure and uncertain parts, the date is a line, and the period stands in words too."""
    debate.get_by_test_id("tab-years").click()
    row = debate.locator(".bar-row.is-post", has_text="Anne")
    expect(row.locator(".segment.is-holds")).to_have_count(1)
    expect(row.locator(".segment.is-possible")).to_have_count(1)
    expect(row).to_contain_text("Fra 2010, til og med 30. september 2016")
    line, held = row.locator(".as-of").bounding_box(), row.locator(".segment.is-holds").bounding_box()
    assert line and held and held["x"] < line["x"] < held["x"] + held["width"] + 1
    debate.locator("#asof").fill("2020-06-01")
    debate.locator("#asof").press("Tab")
    expect(debate.locator(".bar-row.is-post.is-over", has_text="Anne")).to_have_count(1)


def test_map_works_while_the_facts_are_damaged(page: Page, debate_file: Path, tmp_path: Path) -> None:
    """A file whose packed part is cut off still shows the map, and the panel says what is wrong."""
    text = debate_file.read_text(encoding="utf-8")
    begin = text.index('id="details-data">') + len('id="details-data">')
    broken = tmp_path / "broken.html"
    broken.write_text(text[: begin + 40] + text[text.index("</script>", begin) :], encoding="utf-8")
    opened(page, broken, f"lang=nb&{DATE}&sel=org/dir")
    expect(page.locator("#panel-title")).to_have_text("Direktoratet")
    expect(page.locator("#panel [role=status]")).to_contain_text("filen er skadet")
    assert page.evaluate("aktorkart.placeOf('org/dir')") is not None


def test_browser_that_cannot_unpack_is_told(page: Page, debate_file: Path) -> None:
    """Without DecompressionStream the map is there, and the panel names browsers that can read the facts."""
    page.add_init_script("delete globalThis.DecompressionStream")
    opened(page, debate_file, f"lang=en&{DATE}&sel=org/dir")
    expect(page.locator("#panel [role=status]")).to_contain_text("cannot unpack the facts")


PATH_OF_A_NODE = """(tab) => new Promise((resolve) => {
  const places = [];
  const note = () => {
    const { x, y } = aktorkart.placeOf("org/dir");
    places.push([x, y]);
    if (places.length < 60) requestAnimationFrame(note); else resolve(places);
  };
  document.getElementById(`${tab}-tab`).click();
  note();
})"""


@pytest.fixture
def moving(reader: BrowserContext, debate_file: Path) -> Iterator[Page]:
    """Open the debate for a reader who has nothing against movement."""
    trouble: list[str] = []
    page = watched_page(reader, (1400, 900), trouble)
    page.emulate_media(reduced_motion="no-preference")
    yield opened(page, debate_file, f"lang=nb&{DATE}")
    trouble += page.evaluate("window.violations")
    page.close()
    assert trouble == []


def test_nodes_move_from_view_to_view(moving: Page) -> None:
    """From network to hierarchy a node passes places between both; from a chart it starts at its row."""
    path = [tuple(place) for place in moving.evaluate(PATH_OF_A_NODE, "tree")]
    assert len(set(path)) > 3 and path[-1] == path[-2]
    moving.get_by_test_id("tab-years").click()
    sign = moving.locator(".bar-row.is-life [data-fly]").nth(1)
    moving.wait_for_timeout(600)
    box, area = sign.bounding_box(), moving.locator("#views").bounding_box()
    back = moving.evaluate(PATH_OF_A_NODE, "graph")
    assert box and area
    assert back[0][1] == pytest.approx(box["y"] + box["height"] / 2 - area["y"], abs=3)
    assert back[-1] != back[0]


def test_nothing_moves_for_those_who_ask_for_stillness(debate: Page) -> None:
    """Under reduced motion a node is in its place at once."""
    path = debate.evaluate(PATH_OF_A_NODE, "tree")
    assert len({tuple(place) for place in path}) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_phone_keeps_most_of_the_map_free(page: Page, debate_file: Path, view: str) -> None:
    """On a phone the sheet covers less than half of the view and opens; nothing scrolls sideways."""
    page.set_viewport_size({"width": 400, "height": 800})
    opened(page, debate_file, f"lang=nb&{DATE}&tab={view}&sel=org/dep")
    area, sheet = page.locator("#views").bounding_box(), page.locator("#panel").bounding_box()
    assert area and sheet
    assert area["height"] >= 380 and sheet["y"] >= area["y"] + area["height"] / 2
    page.locator("#panel-size").click()
    expect(page.locator("#panel-size")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#panel-size")).to_have_accessible_name("Vis mindre av detaljene")
    page.wait_for_timeout(300)
    larger = page.locator("#panel").bounding_box()
    assert larger and larger["height"] > sheet["height"] + 100
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_charts_by_keyboard(debate: Page) -> None:
    """Tab reaches the view, a voice and a row; Enter opens them, Esc comes back to where the reader was."""
    debate.get_by_test_id("tab-said").click()
    voice = debate.locator(".voice").first
    voice.focus()
    debate.keyboard.press("Enter")
    expect(debate.locator("#panel-title")).to_be_focused()
    debate.keyboard.press("Escape")
    expect(debate.locator("#panel-title")).to_have_text("Hvem former offentlig digitalisering?")
