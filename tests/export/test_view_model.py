"""The view model of the shipped data, and where its nodes lie."""

import hashlib
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from export.viewer.contract import View
from export.viewer.convert import EPOCH
from export.viewer.html import render_html
from export.viewer.layout import Layout, positions
from export.viewer.model import Start, view_model
from graph.kart import Kart


@pytest.fixture(scope="module")
def view(kart: Kart) -> View:
    """The view model of the shipped data."""
    return view_model(kart.network)


def index(view: View, entity: str) -> int:
    """The position of an entity's node."""
    return next(number for number, node in enumerate(view["nodes"]) if node["id"] == entity)


def test_body_and_area_are_one_node(view: View) -> None:
    """A municipality's number and county stand on the body's node; the area has none."""
    ids = {node["id"] for node in view["nodes"]}
    assert "org/halden-kommune" in ids
    assert "place/halden" not in ids
    halden = view["nodes"][index(view, "org/halden-kommune")]
    assert {"0101", "3001", "3101"} <= set(halden["ids"])


def test_a_municipality_is_folded_under_its_county_of_the_day(view: View) -> None:
    """Halden lay in Østfold, in Viken, and in Østfold again."""
    halden = view["nodes"][index(view, "org/halden-kommune")]
    counties = [view["nodes"][parent["node"]]["id"] for parent in halden["parents"]]
    assert counties == [
        "org/ostfold-fylkeskommune",
        "org/viken-fylkeskommune",
        "org/ostfold-01-fylkeskommune",
    ]
    assert halden["parent"] == halden["parents"][0]["node"]


def test_every_fact_has_a_claim_with_a_place(view: View) -> None:
    """Nothing is on the map without its source and place."""
    assert all(claim["places"] for fact in view["facts"] for claim in fact["claims"])
    assert all(fact["claims"] for fact in view["facts"])


def test_edges_rest_on_facts_of_their_ends(view: View) -> None:
    """Each tie's fact stands among its first node's facts and, unless it is that node's own, its second's."""
    for edge in view["edges"]:
        assert edge["fact"] in view["nodes"][edge["a"]]["facts"]
        if view["facts"][edge["fact"]]["kind"] != "existence":
            assert edge["fact"] in view["nodes"][edge["b"]]["facts"]


def test_opening(kart: Kart) -> None:
    """The page opens on the day, language and actor asked for."""
    view = view_model(kart.network, day=date(2016, 8, 24), lang="en", start=Start("org/difi", 2))
    opening = view["opening"]
    assert EPOCH.toordinal() + opening["day"] == date(2016, 8, 24).toordinal()
    assert (opening["lang"], opening["hops"], opening["focus"]) == ("en", 2, index(view, "org/difi"))


def test_passages_only_with_texts(kart: Kart, view: View) -> None:
    """Sentences of a source come from the reader's own copy, never from the release."""
    source = "visma-it-i-praksis-2016"
    assert all(
        place["text"] is None
        for fact in view["facts"]
        for claim in fact["claims"]
        for place in claim["places"]
    )
    with_text = view_model(kart.network, texts={source: "another text"})
    places = [place for fact in with_text["facts"] for claim in fact["claims"] for place in claim["places"]]
    assert all(place["text"] is None for place in places)


def test_same_input_same_bytes(kart: Kart) -> None:
    """The page is a pure function of the release."""
    pages = [render_html({**view_model(kart.network)}).encode() for _ in range(2)]
    assert len({hashlib.sha256(page).hexdigest() for page in pages}) == 1


def test_page_is_small_enough_for_a_mail(view: View) -> None:
    """The shipped map is under 1.55 MB, and what it is without data under 0.82 MB."""
    whole = len(render_html({**view}).encode())
    empty = len(render_html({**view, "nodes": [], "edges": [], "facts": [], "sources": []}).encode())
    assert whole < 1_550_000 and empty < 820_000


def test_figures_of_a_place_are_a_series(view: View) -> None:
    """The numbers of inhabitants of a municipality are one series, with their values."""
    halden = view["nodes"][index(view, "org/halden-kommune")]
    figures = [view["facts"][fact] for fact in halden["facts"] if view["facts"][fact]["kind"] == "figure"]
    (number,) = {figure["series"] for figure in figures}
    assert number is not None and view["series"][number]["label"]["nb"] == "innbyggertall"
    assert {figure["start"]: figure["value"] for figure in figures}["2015-01-01"] == "30328"


def test_former_counties_lie_beside_those_of_today(view: View) -> None:
    """A county that is gone lies nearer its successor than most others do."""
    at = {node["id"]: np.array([node["x"], node["y"]]) for node in view["nodes"]}
    former, successor = at["org/ostfold-01-fylkeskommune"], at["org/ostfold-fylkeskommune"]
    others = [place for entity, place in at.items() if entity.endswith("-fylkeskommune")]
    nearer = [place for place in others if np.hypot(*(place - former)) < np.hypot(*(successor - former))]
    assert len(nearer) < len(others) / 4


def test_nodes_do_not_lie_on_each_other(view: View) -> None:
    """No two nodes of the overview share a place."""
    places = sorted((node["x"], node["y"]) for node in view["nodes"] if node["parent"] is None)
    assert all(one != other for one, other in pairwise(places))
    assert all(np.isfinite(place).all() for place in np.array(places))


def test_layout_of_a_small_graph() -> None:
    """Tied nodes lie together, folded ones around their parent, former ones beside their successor."""
    layout = Layout(
        ids=["a", "b", "c", "county", "town", "former"],
        edges=[(0, 1)],
        family=[0, 0, 1, 2, 3, 2],
        parent=[None, None, None, None, 3, None],
        weight=[1.0] * 6,
        pull=[1.0],
        near=[[], [], [], [], [], [3]],
    )
    found = positions(layout)
    distance = {
        (one, other): float(np.hypot(*(found[one] - found[other])))
        for one, other in ((0, 1), (0, 2), (3, 4), (3, 5))
    }
    assert distance[0, 1] < distance[0, 2]
    assert 0 < distance[3, 4] < 150
    assert 0 < distance[3, 5] < 300
    assert np.array_equal(found, positions(layout))


def test_former_ones_have_a_place_each() -> None:
    """Two that became one lie a step apart with it between them; one that was renamed keeps its place."""
    ids = ["agder", "akershus", "oslo", "town", "town-2", "town-3", "aust", "vest", "akershus-02", "between"]
    layout = Layout(
        ids=ids,
        edges=[],
        family=[0] * len(ids),
        parent=[None, None, None, 0, 1, 2, None, None, None, None],
        weight=[1.0] * len(ids),
        pull=[],
        near=[[], [], [], [], [], [], [0], [0], [1], [1, 2]],
    )
    found = dict(zip(ids, positions(layout).tolist(), strict=True))
    step = found["vest"][0] - found["aust"][0]
    assert step > 100 and found["vest"][1] == found["aust"][1]
    assert found["agder"][0] == pytest.approx((found["aust"][0] + found["vest"][0]) / 2, abs=step * 0.05)
    assert found["akershus"][0] - found["vest"][0] == pytest.approx(step, abs=step * 0.05)
    assert 0 < found["akershus-02"][0] - found["akershus"][0] < step * 0.1
    assert len({tuple(place) for place in found.values()}) == len(ids)


def test_layout_of_nothing() -> None:
    """An empty map has no positions."""
    empty = Layout(ids=[], edges=[], family=[], parent=[], weight=[], pull=[], near=[])
    assert positions(empty).shape == (0, 2)
