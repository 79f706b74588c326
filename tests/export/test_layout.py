"""The layout: forces, boxes, stability between builds, and positions read from an earlier map."""

import json
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.viewer.earlier import earlier_positions
from export.viewer.force import DENSE, Forces, separate, settle
from export.viewer.html import render_html
from export.viewer.layout import SPACING, Layout, Points, positions, spiral
from graph.errors import PositionsError
from tests.browser.sample import sample_view


def plain(count: int, edges: list[tuple[int, int]], ids: list[str] | None = None) -> Layout:
    """A layout of equal nodes."""
    return Layout(
        ids=ids or [f"n{number}" for number in range(count)],
        edges=edges,
        family=[0] * count,
        parent=[None] * count,
        weight=[1.0] * count,
        pull=[1.0] * len(edges),
        near=[[]] * count,
    )


def cliques(sizes: list[int]) -> list[tuple[int, int]]:
    """Groups in which all are tied to all, each tied to the next group by one edge."""
    edges, first = [], 0
    for size in sizes:
        edges += [(first + a, first + b) for a in range(size) for b in range(a)]
        edges += [(first - 1, first)] if first else []
        first += size
    return edges


def mean_distance(place: Points, pairs: list[tuple[int, int]]) -> float:
    """Mean distance of some pairs."""
    ends = np.array(pairs)
    return float(np.hypot(*(place[ends[:, 0]] - place[ends[:, 1]]).T).mean())


def test_clusters_are_visible() -> None:
    """Those of one group lie nearer each other than a third of the distance between groups."""
    sizes = [8, 8, 8, 8]
    found = positions(plain(32, cliques(sizes)))
    group = [number // 8 for number in range(32)]
    inside = [(a, b) for a in range(32) for b in range(a) if group[a] == group[b]]
    across = [(a, b) for a in range(32) for b in range(a) if group[a] != group[b]]
    assert mean_distance(found, inside) < mean_distance(found, across) / 3


def test_components_do_not_lie_in_each_other() -> None:
    """Every component has a box of its own, and nodes without ties stand in rows below."""
    edges = [*cliques([6]), *((6 + a, 6 + b) for a, b in cliques([4])), (10, 11)]
    found = positions(plain(18, edges))
    boxes = [
        (found[part].min(axis=0), found[part].max(axis=0))
        for part in ([*range(6)], [*range(6, 10)], [10, 11])
    ]
    for one, (low, high) in enumerate(boxes):
        for low2, high2 in boxes[:one]:
            assert (high < low2).any() or (high2 < low).any()
    loose = found[12:]
    assert loose[:, 1].min() > max(high[1] for _, high in boxes)
    assert len({tuple(place) for place in loose.tolist()}) == 6


def test_widest_across() -> None:
    """A long chain lies along the page, not across it."""
    found = positions(plain(30, [(number, number + 1) for number in range(29)]))
    assert np.ptp(found[:, 0]) > np.ptp(found[:, 1])


def test_the_same_every_time() -> None:
    """The layout is a function of its input."""
    layout = plain(60, cliques([20, 25, 15]))
    assert np.array_equal(positions(layout), positions(layout))


def test_stays_about_where_it_was() -> None:
    """With earlier positions, one new node moves the others less than a neighbour's distance."""
    edges = cliques([10, 12, 9])
    before = positions(plain(31, edges))
    known = {f"n{number}": (float(x), float(y)) for number, (x, y) in enumerate(before.tolist())}
    more = plain(32, [*edges, (31, 3)])
    after = positions(more, known)
    moved = np.hypot(*(after[:31] - before - np.median(after[:31] - before, axis=0)).T)
    assert float(np.median(moved)) < 0.25 * SPACING and float(moved.max()) < SPACING
    near = float(np.hypot(*(after[31] - after[3])))
    assert near < 2 * SPACING


def test_unknown_positions_are_no_start() -> None:
    """Positions of other things change nothing."""
    layout = plain(31, cliques([10, 12, 9]))
    assert np.array_equal(positions(layout), positions(layout, {"elsewhere": (1.0, 2.0)}))


def test_cells_repel_as_all_pairs_do() -> None:
    """Above the limit the repulsion of cells stands for that of pairs: edges come out about as long."""
    lengths = []
    for count in (DENSE, DENSE + 60):
        made = nx.connected_watts_strogatz_graph(count, 4, 0.1, seed=3)
        edges = np.array(made.edges())
        ones = np.ones(count)
        forces = Forces(edges, np.ones(len(edges)), ones, SPACING, 1.0)
        place = settle(spiral(count, SPACING), forces, iterations=60, step=SPACING * np.sqrt(count))
        assert np.isfinite(place).all()
        lengths.append(mean_distance(place, edges.tolist()))
    assert lengths[1] == pytest.approx(lengths[0], rel=0.15)


BOX = st.tuples(st.integers(-40, 40), st.integers(-40, 40), st.integers(1, 12), st.integers(1, 12))


@settings(max_examples=60)
@given(st.lists(BOX, min_size=1, max_size=12, unique_by=lambda box: box[:2]))
def test_boxes_are_pushed_apart(boxes: list[tuple[int, int, int, int]]) -> None:
    """Boxes that overlap are pushed until they do not, or all but; those that did not, stay."""
    place = np.array([[x + 0.001 * number, y] for number, (x, y, _, _) in enumerate(boxes)], dtype=np.float64)
    size = np.array([[width, height] for *_, width, height in boxes], dtype=np.float64)
    found = separate(place, size, passes=800)
    for one in range(len(boxes)):
        for other in range(one):
            overlap = (size[one] + size[other]) / 2 - np.abs(found[one] - found[other])
            assert overlap.min() < 0.5
    if len(boxes) == 1:
        assert np.array_equal(found, place)


def test_positions_of_an_earlier_map(tmp_path: Path) -> None:
    """A map gives back the places that it was drawn with, and so does JSON."""
    view = sample_view()
    page = tmp_path / "kart.html"
    page.write_text(render_html({**view}), encoding="utf-8")
    wanted = {node["id"]: (node["x"], node["y"]) for node in view["nodes"]}
    assert earlier_positions(page) == wanted
    points = tmp_path / "points.json"
    points.write_text(json.dumps(wanted), encoding="utf-8")
    assert earlier_positions(points) == wanted


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>no map</p>"),
        ("a.json", "[1, 2]"),
        ("a.json", '{"a": [1]}'),
        ("a.json", "{}"),
        ("a.json", '{"a": [NaN, 1]}'),
    ],
)
def test_file_without_positions_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    """What is no map and no points is told in one line, in both languages."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PositionsError, match="holds no positions") as caught:
        earlier_positions(path)
    assert "har ingen plasseringer" in caught.value.nb
