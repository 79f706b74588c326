"""Where the nodes lie: a force layout of what is tied together, the rest in rows below it.

Positions are a pure function of the network: seeded by the nodes' families and ids, never by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))
SPACING = 150.0
"""Wanted distance between neighbours, in the page's units."""
FOLDED_SPACING = 46.0
"""The same for what is folded under a parent."""
ASPECT = 1.25
"""Wanted width of the whole over its height."""
COLUMNS = 7
PARENT_ROOM = 0.55
LOOSE_ROOM = 0.3
"""How far apart rows of nodes without ties are, in steps across: with folded members, and without."""
ITERATIONS = 400


@dataclass(frozen=True, slots=True)
class Layout:
    """What is laid out.

    Attributes:
        ids: The nodes.
        edges: Pairs of positions in `ids`.
        family: Number of each node's legend group, for a start where families lie together.
        parent: Position of the node that a node is folded under, or `None`.
        weight: Room that each node takes beside its neighbours, 1 for a plain one.
        pull: How strongly each edge draws its ends together, 1 for a plain one.
        near: For a node without ties of its own, the nodes beside which it belongs.
    """

    ids: Sequence[str]
    edges: Sequence[tuple[int, int]]
    family: Sequence[int]
    parent: Sequence[int | None]
    weight: Sequence[float]
    pull: Sequence[float]
    near: Sequence[Sequence[int]]


def positions(layout: Layout) -> Points:
    """The position of every node, shape (nodes, 2), around the origin."""
    top = [index for index, parent in enumerate(layout.parent) if parent is None]
    found = np.zeros((len(layout.ids), 2))
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(top)
    made.add_edges_from((a, b) for a, b in layout.edges if a in made and b in made and a != b)
    blocks: list[tuple[list[int], Points]] = []
    groups = sorted(nx.connected_components(made), key=lambda group: (-len(group), min(group)))
    parents = {parent for parent in layout.parent if parent is not None}
    for group in (sorted(group) for group in groups):
        if len(group) > 1:
            inside = set(group)
            links = [
                number for number, (a, b) in enumerate(layout.edges) if a in inside and b in inside and a != b
            ]
            blocks.append((group, _force(group, links, layout)))
    loose = [index for group in groups if len(group) == 1 for index in group if not layout.near[index]]
    children = _children(layout.parent)
    width = max((float(np.ptp(place[:, 0])) for _, place in blocks), default=0.0)
    for rest, down in (
        ([one for one in loose if one in parents], PARENT_ROOM),
        ([one for one in loose if one not in parents], LOOSE_ROOM),
    ):
        if rest:
            blocks.append((rest, _grid(len(rest), max(width, 8 * SPACING), down)))
    for members, place in _packed(blocks):
        found[members] = place
    _set_beside(found, layout.near)
    for parent, folded in children.items():
        found[folded] = found[parent] + spiral(len(folded))
    return np.round(found, 1)


def _set_beside(found: Points, near: Sequence[Sequence[int]]) -> None:
    """Put each node that belongs beside others next to their middle, several of them around it."""
    around: dict[tuple[int, ...], list[int]] = {}
    for index, others in enumerate(near):
        if others:
            around.setdefault(tuple(others), []).append(index)
    for others, members in around.items():
        turn = np.arange(len(members)) * 2 * np.pi / len(members) + np.pi
        ring = np.column_stack((np.cos(turn), np.sin(turn))) * 0.9 * SPACING
        found[members] = found[list(others)].mean(axis=0) + ring


def _children(parents: Sequence[int | None]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        if parent is not None:
            found.setdefault(parent, []).append(index)
    return found


def spiral(count: int, spacing: float = FOLDED_SPACING) -> Points:
    """Points evenly spread in a disc around the origin, which itself stays free (Vogel 1979)."""
    steps = np.arange(1, count + 1)
    radius = spacing * np.sqrt(steps + 1.5)
    angle = steps * GOLDEN_ANGLE
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _grid(count: int, width: float, down: float) -> Points:
    """Points in rows as wide as `width`; the rows are `down` of the step across apart."""
    columns = min(count, COLUMNS)
    step = width / max(columns - 1, 1)
    steps = np.arange(count)
    found: Points = np.column_stack((steps % columns, steps // columns)) * np.array([step, step * down])
    return found


def _force(group: Sequence[int], links: Sequence[int], layout: Layout) -> Points:
    """Fruchterman and Reingold's layout (1991), vectorised, with a pull to the middle.

    Nodes start on a disc sorted by family, so that families lie together and the result is the same
    every time.
    """
    order = {
        index: number for number, index in enumerate(sorted(group, key=lambda one: (layout.family[one], one)))
    }
    place = spiral(len(group), SPACING)[[order[index] for index in group]]
    local = {index: number for number, index in enumerate(group)}
    ends = np.array([[local[end] for end in layout.edges[number]] for number in links])
    strong = np.array([layout.pull[number] for number in links])[:, None]
    room = np.sqrt(np.array([layout.weight[index] for index in group]))
    wanted = SPACING * 0.5 * (room[:, None] + room[None, :])
    degree = np.bincount(ends.ravel(), minlength=len(group))
    slack = np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]))[:, None]
    step = SPACING * np.sqrt(len(group))
    for number in range(ITERATIONS):
        apart = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1.0)
        push = ((wanted**2 / distance**2)[..., None] * apart).sum(axis=1)
        along = place[ends[:, 0]] - place[ends[:, 1]]
        length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1.0)[:, None]
        pull = strong * along * length / SPACING / np.maximum(slack, 1.0)
        force = push - 0.02 * place * np.sqrt(len(group)) / 8.0
        np.subtract.at(force, ends[:, 0], pull)
        np.add.at(force, ends[:, 1], pull)
        strength = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)[:, None]
        limit = step * (1.0 - number / ITERATIONS) + 0.5
        place = place + force / strength * np.minimum(strength, limit)
    moved: Points = place - place.mean(axis=0)
    return moved


def _packed(blocks: Sequence[tuple[list[int], Points]]) -> list[tuple[list[int], Points]]:
    """The largest block in the middle, the others in centred rows below it."""
    sized = [(members, place, (place.min(axis=0), place.max(axis=0))) for members, place in blocks]
    if not sized:
        return []
    area = sum(float(np.prod(high - low + SPACING)) for _, _, (low, high) in sized)
    members, place, (low, high) = sized[0]
    width = max(float(high[0] - low[0]), float(np.sqrt(area * ASPECT)))
    found = [(members, place - (low + high) / 2)]
    top = float(high[1] - low[1]) / 2 + SPACING
    row: list[tuple[list[int], Points, Points]] = []
    for members, place, (low, high) in sized[1:]:
        size = high - low + 1.2 * SPACING
        if row and sum(float(other[2][0]) for other in row) + float(size[0]) > width:
            top = _set_row(row, top, found)
            row = []
        row.append((members, place - (low + high) / 2, size))
    if row:
        _set_row(row, top, found)
    return found


def _set_row(
    row: Sequence[tuple[list[int], Points, Points]], top: float, found: list[tuple[list[int], Points]]
) -> float:
    """Put a row of blocks below `top`, centred; returns where the next row begins."""
    tallest = max(float(size[1]) for _, _, size in row)
    left = -sum(float(size[0]) for _, _, size in row) / 2
    for members, place, size in row:
        found.append((members, place + np.array([left + float(size[0]) / 2, top + tallest / 2])))
        left += float(size[0])
    return top + tallest
