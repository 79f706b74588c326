"""What somebody hears who cannot see the map: Chromium's accessibility tree, read for its meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import pytest
from playwright.sync_api import Page, expect

from tests.lanes import quick

Open = Callable[[str], Page]

DECORATION = "▸▾▴⇤⇥‹›×↑↓←"
"""Signs that a reader would speak aloud and that say nothing."""
VIEWS = (
    "",
    "tab=tree",
    "tab=said",
    "tab=years",
    "tab=list",
    "tab=list&table=ties",
    "tab=list&table=evidence&sel=org/samdir",
    "tab=list&table=changes&since=2016-01-01",
    "tab=list&table=sources",
    "sel=org/samdir",
    "path=org/fornying,solution/postkassa",
    "source=liste-2024",
)


@dataclass(frozen=True)
class Heard:
    """One thing of the tree.

    Attributes:
        role: Its role.
        name: What it is called.
        description: What is said after the name.
        properties: States such as `live`, `modal`, `pressed`.
        within: The roles around it, outermost first.
    """

    role: str
    name: str
    description: str
    properties: Mapping[str, object]
    within: tuple[str, ...]

    @classmethod
    def of(cls, node: Mapping[str, object], within: tuple[str, ...]) -> Self:
        """Read a node of the protocol."""
        listed = node.get("properties", [])
        assert isinstance(listed, list)
        properties = {item["name"]: item["value"].get("value") for item in listed}
        return cls(_text(node, "role"), _text(node, "name"), _text(node, "description"), properties, within)


def _text(node: Mapping[str, object], key: str) -> str:
    value = node.get(key, {})
    assert isinstance(value, dict)
    return str(value.get("value", ""))


def listen(page: Page) -> Sequence[Heard]:
    """All that is in the accessibility tree, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    found: list[Heard] = []

    def walk(node: Mapping[str, object], within: tuple[str, ...]) -> None:
        inside = within
        if not node.get("ignored"):
            heard = Heard.of(node, within)
            found.append(heard)
            inside = (*within, heard.role)
        children = node.get("childIds", [])
        assert isinstance(children, list)
        for child in children:
            if child in known:
                walk(known[child], inside)

    walk(nodes[0], ())
    return found


def _named(heard: Sequence[Heard], role: str) -> list[str]:
    return [one.name for one in heard if one.role == role]


@pytest.mark.parametrize("state", quick(VIEWS, VIEWS[:5]))
def test_every_view_is_told_in_order(viewer: Open, state: str) -> None:
    """Title, search, groups, views, what is shown, date, details, counts: named parts, in this order."""
    heard = listen(viewer(state))
    parts = [
        one for one in heard if one.role in ("banner", "search", "region", "complementary", "contentinfo")
    ]
    names = [one.name for one in parts if one.name or one.role != "region"]
    wanted = ["", "Søk i kartet", "Hvem er med", "Detaljer", ""]
    assert [name for name in names if name in wanted][: len(wanted)] == wanted
    assert all(one.name for one in parts if one.role in ("region", "search", "complementary"))
    levels = [int(str(one.properties["level"])) for one in heard if one.role == "heading"]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


@pytest.mark.parametrize("state", quick(VIEWS, VIEWS[5:]))
def test_whatever_takes_the_focus_has_a_name(viewer: Open, state: str) -> None:
    """Every stop says what it is, in words; no sign that only decorates is spoken."""
    heard = [one for one in listen(viewer(state)) if one.properties.get("focusable")]
    stops = [one for one in heard if one.role not in ("RootWebArea", "complementary")]
    assert len(stops) > 20
    assert [one for one in stops if not one.name.strip()] == []
    assert [one.name for one in stops if any(sign in one.name for sign in DECORATION)] == []


@pytest.mark.parametrize("state", [state for state in VIEWS if "tab=list" in state])
def test_tables_have_a_caption_and_heads(viewer: Open, state: str) -> None:
    """A table tells what it shows; each column has a head, and each row one that says what it is about."""
    heard = listen(viewer(state))
    tables = [one for one in heard if one.role == "table"]
    assert tables and all(one.name.strip() for one in tables)
    assert len(_named(heard, "columnheader")) >= 3
    rows = [one for one in heard if one.role == "rowheader"]
    assert rows and all(one.name.strip() for one in rows)
    captions = [one.name for one in tables]
    assert any(any(letter.isdigit() for letter in name) for name in captions), "how many rows there are"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nb", ["Møtet om digital hverdag", "Arrangement", "12 bånd"]), ("en", ["12 ties"])],
)
def test_the_cursor_is_announced(viewer: Open, lang: str, words: list[str]) -> None:
    """Where the arrows go is said politely: name, kind, number of ties; the map says only how to go on."""
    page = viewer("")
    page.locator(f"#lang-{lang}").click()
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    heard = listen(page)
    [canvas] = [one for one in heard if one.role == "application"]
    assert canvas.name and canvas.properties.get("focused")
    assert len(canvas.description) < 240, "heard at each return to the map"
    live = [one for one in heard if one.properties.get("live") == "polite" and one.role == "paragraph"]
    assert len(live) == 1
    said = page.locator("#graph-cursor").inner_text()
    assert all(word in said for word in words), said
    assert said in canvas.description


def test_possible_ties_are_told_apart_by_ear(viewer: Open) -> None:
    """A number of ties that holds dashed lines says how many of them these are."""
    page = viewer("sel=org/kommuneforum")
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    dashed = page.evaluate("aktorkart.view().pairs.filter((pair) => pair.lit && pair.dashed).length")
    said = page.locator("#graph-cursor")
    assert dashed > 0
    expect(said).to_contain_text("Kommuneforum")
    expect(said).to_contain_text("1 av dem mulig" if dashed == 1 else f"{dashed} av dem mulige")


@pytest.mark.parametrize(("opener", "name"), [("#help", "Hjelp"), ("#share", "Del visningen")])
def test_dialogs_are_named_and_alone(viewer: Open, opener: str, name: str) -> None:
    """A dialog says its name and is all there is to hear until it is closed."""
    page = viewer("")
    page.locator(opener).click()
    heard = listen(page)
    [dialog] = [one for one in heard if one.role == "dialog"]
    assert (dialog.name, dialog.properties.get("modal")) == (name, True)
    assert [one.name for one in heard if one.role == "button" and "dialog" not in one.within] == []


def test_a_fact_is_heard_without_noise(viewer: Open) -> None:
    """A fact is one item: what it says, when, how sure in one line, and a fold that names its fact."""
    heard = listen(viewer("sel=org/samdir"))
    inside = [one for one in heard if "complementary" in one.within]
    assert not any(one.within.count("list") > 1 for one in inside if one.role == "listitem")
    folds = [one.name for one in inside if one.role == "DisclosureTriangle"]
    assert folds and all("kilde" in name or "senere" in name for name in folds)
    assert all(": " in name for name in folds if "kilde" in name)
