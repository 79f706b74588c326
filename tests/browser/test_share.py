"""What a reader takes along: the address, the link, pictures, the printed sheet."""

import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from export.viewer.groups import viewer_groups
from export.viewer.model import view_model
from graph.kart import Kart
from tests.browser.sample import sample_view
from tests.browser.sample_tables import FUZZ

Open = Callable[[str], Page]

ROUND_TRIP = """(changes) => {
  const state = { ...AK.initialState(), ...changes };
  const hash = AK.encodeState(state, AK.formatDay);
  return [hash, AK.decodeState("#" + hash, AK.parseDay), state];
}"""
SVG = "{http://www.w3.org/2000/svg}"

ids = st.text(min_size=1, max_size=24)
days = st.one_of(st.none(), st.integers(-50000, 60000))
pairs = st.one_of(st.none(), st.lists(ids, min_size=2, max_size=2))
states = st.fixed_dictionaries(
    {
        "lang": st.sampled_from([None, "nb", "en"]),
        "theme": st.sampled_from([None, "light", "dark"]),
        "day": days,
        "since": days,
        "possible": st.booleans(),
        "tab": st.sampled_from(["graph", "list"]),
        "table": st.sampled_from(["nodes", "ties", "evidence", "changes", "sources"]),
        "query": st.text(max_size=20),
        "only": st.one_of(st.none(), st.from_regex(r"\A[\w-]{1,20}\Z", fullmatch=True).filter(str.isascii)),
        "sort": st.one_of(st.none(), st.from_regex(r"\A-?[a-zA-Z]{1,20}\Z", fullmatch=True)),
        "open": st.lists(ids, max_size=6, unique=True).map(sorted),
        "hidden": st.lists(ids, max_size=3, unique=True).map(sorted),
        "pinned": st.lists(ids, max_size=3, unique=True).map(sorted),
        "grown": st.lists(ids, max_size=3).map(sorted),
        "off": st.one_of(
            st.none(),
            st.lists(st.sampled_from([group["id"] for group in viewer_groups()]), unique=True).map(sorted),
        ),
        "selected": st.one_of(st.none(), ids),
        "pair": pairs,
        "path": pairs,
        "source": st.one_of(st.none(), ids),
        "focus": st.one_of(st.none(), ids),
        "extra": st.lists(
            st.tuples(st.sampled_from(["view", "later", "x-1"]), st.text(max_size=8)).map(list), max_size=3
        ),
    }
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=states, hops=st.integers(1, 3), way=st.integers(0, 40))
def test_every_state_survives_the_address(
    modules: Page, state: dict[str, object], hops: int, way: int
) -> None:
    """Any state, with any text in it, comes back from its address, and the address stays short."""
    given_state = {**state, "hops": hops if state["focus"] else 1, "way": way if state["path"] else 0}
    hash_, decoded, wanted = modules.evaluate(ROUND_TRIP, given_state)
    assert len(hash_) < 2000
    if len(hash_) < 1850:
        for name in ("open", "hidden", "pinned", "grown"):
            wanted[name] = sorted(wanted[name], key=lambda item: item.encode("utf-16-be"))
            decoded[name] = sorted(decoded[name], key=lambda item: item.encode("utf-16-be"))
        assert decoded == wanted


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_no_address_breaks_the_page(modules: Page, text: str) -> None:
    """Whatever stands after #, it is read into a state whose own address is read back the same."""
    script = """(hash) => {
      const once = AK.decodeState("#" + hash, AK.parseDay);
      const again = AK.decodeState("#" + AK.encodeState(once, AK.formatDay), AK.parseDay);
      return [once, again];
    }"""
    once, again = modules.evaluate(script, text)
    assert once == again


def test_unknown_keys_stay_and_do_nothing(viewer: Open) -> None:
    """What a later page adds to an address changes nothing here, and is still there after a click."""
    page = viewer("sel=org/samdir&later=%3Cimg%20src%3Dx%3E&view=hologram")
    expect(page.locator("#panel-title")).to_have_text("Samordningsdirektoratet for hele forvaltningen")
    page.locator("#theme").click()
    assert "theme=dark" in page.url
    assert "later=%3Cimg+src%3Dx%3E" in page.url and "view=hologram" in page.url


def test_longest_address_of_the_shipped_map(modules: Page, kart: Kart) -> None:
    """Everything open, off, picked and filtered on the shipped map: below 2,000 characters, nothing lost."""
    view = view_model(kart.network)
    nodes = [node["id"] for node in view["nodes"]]
    longest = sorted(nodes, key=len)[-4:]
    folds = sorted({nodes[parent["node"]] for node in view["nodes"] for parent in node.get("parents", [])})
    state = {
        "lang": "nb", "theme": "light", "day": 17000, "since": 12000, "possible": True, "tab": "list",
        "table": "evidence",
        "off": sorted(group["id"] for group in view["groups"]), "open": folds, "path": longest[:2], "way": 29,
        "focus": longest[2], "hops": 3, "query": "ø" * 40, "only": "professional-organisation",
        "sort": "-publisher",
    }  # fmt: skip
    hash_, decoded, _ = modules.evaluate(ROUND_TRIP, state)
    assert len(hash_) < 2000
    assert decoded["open"] == folds and decoded["path"] == longest[:2]


def test_copy_link(viewer: Open) -> None:
    """The link is copied, said so, and opens the same view."""
    page = viewer("sel=org/samdir&date=2021-01-01")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#share").click()
    expect(page.locator("#share-copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#share-said")).to_have_text("Lenken er kopiert.")
    assert page.locator("#share-said").get_attribute("aria-live") == "polite"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url == page.locator("#share-link").input_value()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("share-dialog")).to_be_hidden()
    expect(page.locator("#share")).to_be_focused()


def test_copy_link_where_the_clipboard_is_closed(viewer: Open) -> None:
    """Without the right to write, the link is selected and copied the old way, or the reader is told to."""
    page = viewer("")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.locator("#share").click()
    page.locator("#share-copy").click()
    expect(page.locator("#share-said")).not_to_be_empty()
    chosen = page.locator("#share-link").evaluate(
        "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert chosen == page.url


@pytest.fixture
def picture(viewer: Open) -> Callable[[str], Element]:
    """Give the picture of a state as parsed XML."""

    def draw(state: str) -> Element:
        page = viewer(state)
        text = page.evaluate("aktorkart.picture()")
        return fromstring(text)

    return draw


def _texts(root: Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def test_picture_has_all_that_a_slide_needs(picture: Callable[[str], Element]) -> None:
    """Title, day, filter, legend with counts, source line and build, and the labels as text."""
    root = picture("focus=org/samdir&sel=org/samdir&date=2021-01-01&off=person")
    texts = _texts(root)
    assert "Aktørkart" in texts
    subtitle = next(text for text in texts if text.startswith("Slik det var 1. januar 2021"))
    assert "Fokus på Samdir, 1 ledd" in subtitle and "Uten Person" in subtitle
    assert any(text.startswith("Kilde: Aktørkart, 135 opplysninger fra 3 kilder") for text in texts)
    assert any("bygg 0123456789ab" in text and "CC BY 4.0" in text for text in texts)
    legend = texts.index("Hvem er med")
    assert texts[legend + 1 : legend + 3] == ["Regjering og departement", "1"]
    assert "Digitaldepartementet" in texts and "Samdir" in texts
    assert root.find(f"{SVG}title") is not None and root.get("role") == "img"
    assert len(list(root.iter(f"{SVG}line"))) >= 5
    assert not [
        element
        for element in root.iter()
        if "style" in element.attrib or element.tag == f"{SVG}foreignObject"
    ]


def test_picture_in_english_and_dark(viewer: Open) -> None:
    """The picture follows the language and the theme of the page."""
    page = viewer("theme=dark&focus=org/samdir")
    page.locator("#lang-en").click()
    root = fromstring(page.evaluate("aktorkart.picture()"))
    assert any(text.startswith("As it was on 1 January 2026") for text in _texts(root))
    assert "Ministry of Digital Affairs" in _texts(root)
    assert [rect.get("fill") for rect in root.findall(f"{SVG}rect")] == ["#11171c"]


@pytest.mark.parametrize("tab", ["years", "said"])
def test_picture_of_a_chart_holds_all_of_it(viewer: Open, tab: str) -> None:
    """What has to be scrolled to is in the picture too, at its reading size; the reader's place is kept."""
    page = viewer(f"tab={tab}")
    page.set_viewport_size({"width": 1100, "height": 420})
    chart = page.get_by_test_id("timeline" if tab == "years" else "statements")
    seen, whole = chart.evaluate("(root) => [root.clientHeight, root.scrollHeight]")
    assert whole > seen + 50
    chart.evaluate("(root) => root.scrollTo(0, 40)")
    root = fromstring(page.evaluate("aktorkart.picture()"))
    assert chart.evaluate("(root) => root.scrollTop") == 40
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    names = chart.locator(".chart-name").evaluate_all(
        "(all) => all.map((name) => name.firstChild.textContent)"
    )
    drawn = " ".join(words)
    assert names and all(word in drawn for name in names for word in name.replace("-", "- ").split())
    dashed = chart.locator(".segment.is-possible").count()
    lines = [line for line in root.findall(f"{SVG}g//{SVG}line") if line.get("stroke-dasharray")]
    assert len(lines) >= dashed
    height = float(root.get("height", "0"))
    assert all(-1 <= float(text.get("y", "-5")) <= height for text in root.iter(f"{SVG}text"))
    inside = [float(text.get("y", "0")) for text in root.findall(f"{SVG}g//{SVG}text")]
    [frame] = root.iterfind(f".//{SVG}clipPath/{SVG}rect")
    assert 0.8 * whole < max(inside) - min(inside) < float(frame.get("height", "0"))


def test_picture_says_what_is_not_in_it(viewer: Open) -> None:
    """A button that brings more rows is not drawn: the picture says how many rows there are besides."""
    page = viewer("tab=years")
    page.get_by_test_id("timeline").evaluate(
        """(root) => {
          const more = document.createElement("button");
          more.textContent = "Vis 7 rader til";
          more.dataset.picture = "7 til er ikke med i bildet.";
          root.append(more);
        }"""
    )
    words = [text.text for text in fromstring(page.evaluate("aktorkart.picture()")).iter(f"{SVG}text")]
    assert "7 til er ikke med i bildet." in words
    assert not any("Vis 7" in (word or "") for word in words)


def test_picture_draws_what_is_possible_dashed(picture: Callable[[str], Element]) -> None:
    """Dashed lines are dashed, and the legend says what that means."""
    root = picture("focus=org/kommuneforum&possible=1")
    dashed = [line for line in root.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert len(dashed) > 2
    assert "mulig" in _texts(root)


@pytest.mark.parametrize(("entity", "text"), FUZZ, ids=[entity for entity, _ in FUZZ])
def test_picture_holds_any_label_as_text(picture: Callable[[str], Element], entity: str, text: str) -> None:
    """Labels meant to break it stand in the picture as text: no element, script or reference of their own."""
    root = picture(f"focus={entity}&sel={entity}&possible=1")
    tags = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "rect",
        "text",
        "g",
        "line",
        "circle",
        "polygon",
    }
    assert not [
        name
        for element in root.iter()
        for name in element.attrib
        if str(name).startswith("on") or "href" in str(name)
    ]
    plain = text.replace("\u202e", "").replace("\u2028", " ")
    assert any(label and plain.startswith(label.rstrip("…")[:20]) for label in _texts(root)) or not text


def test_svg_and_png_are_saved(viewer: Open) -> None:
    """Both files come with a telling name; the PNG is twice as fine as the SVG measures."""
    page = viewer("sel=org/samdir&focus=org/samdir")
    page.locator("#share").click()
    with page.expect_download() as saved:
        page.locator("#share-svg").click()
    assert saved.value.suggested_filename == "aktorkart-org-samdir-2026-01-01.svg"
    root = fromstring(Path(saved.value.path()).read_bytes())
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    with page.expect_download() as saved:
        page.locator("#share-png").click()
    data = Path(saved.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (3200, 1800)
    assert len(data) > 30000
    expect(page.locator("#share-said")).to_have_text("Filen er lagret.")


def test_printed_sheet(viewer: Open) -> None:
    """On paper: the picture and the details, without the controls; of the table only the table."""
    page = viewer("sel=org/samdir&theme=dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#print-sheet svg")).to_be_visible()
    expect(page.locator("#panel-title")).to_be_visible()
    for hidden in ("#search", "#share", "#asof-range", "#graph", "#focus-button", "#panel-close"):
        expect(page.locator(hidden)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print-sheet svg").count() == 0
    page.emulate_media(media="screen")
    page = viewer("tab=list")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("table-of-nodes")).to_be_visible()
    expect(page.locator("#table-filter")).to_be_hidden()
    assert len(page.pdf()) > 10000


def test_counts_of_the_sample() -> None:
    """The numbers that the picture's source line is tested for are those of the sample."""
    counts = sample_view()["counts"]
    assert (counts["facts"], counts["sources"]) == (135, 3)
