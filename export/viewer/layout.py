"""Where the nodes lie: a force layout of what is tied together, the rest in rows below it.

Positions are a pure function of the network: seeded by the nodes' communities, families and order, never by
chance. With earlier positions the layout starts from these and moves little, so that a map stays recognisable
from one build to the next.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from export.viewer.force import Forces, separate, settle

Points = NDArray[np.float64]
Known = Mapping[str, tuple[float, float]]
"""Earlier positions by id."""
GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))
SPACING = 150.0
"""Wanted distance between neighbours, in the page's units."""
FOLDED_SPACING = 46.0
"""The same for what is folded under a parent."""
ASPECT = 2.1
"""Wanted width of the whole over its height."""
SCREEN = 640.0
"""Width in pixels at which the whole is meant to be read; the sizes below are pixels of it."""
PARENT_STEP = np.array([128.0, 44.0])
"""Steps across and down between nodes without ties that have folded members."""
LOOSE_STEP = np.array([91.0, 30.0])
"""The same for nodes without ties and members."""
ROOMY_STEP = np.array([200.0, 30.0])
"""The same where these are few enough for every name to be read."""
SHIFT = 3.0
"""Step to the right between nodes of different times that share a place, for who picks them."""
FEW = 24
"""Nodes without ties and members that are few."""
BETWEEN = 58.0
"""Space between parts."""
BOX = np.array([50.0, 32.0])
"""Room for a sign and the beginning of its label."""
ACROSS = 0.4
"""How strongly a tie between two communities draws, beside one inside a community."""
FILLED = 0.4
"""Share of the whole that boxes may take."""
ITERATIONS = 300
"""Moves of a small component; larger ones get fewer, with a better start."""
FEWEST = 45
SETTLED = 0.01
"""Share of its freedom that a node keeps whose position is known."""


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


def positions(layout: Layout, known: Known | None = None) -> Points:
    """The position of every node, shape (nodes, 2), around the origin.

    Args:
        layout: What is laid out.
        known: Earlier positions to start from; ids that are gone are passed over.
    """
    earlier = known or {}
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
            blocks.append((group, _component(group, layout, earlier)))
    loose = [index for group in groups if len(group) == 1 for index in group if not layout.near[index]]
    width = max((float(np.ptp(place[:, 0])) for _, place in blocks), default=0.0)
    unit = max(width, 6 * SPACING) / SCREEN
    rows = [one for one in loose if one in parents]
    if rows:
        members, cells = _cells(rows, layout.near)
        blocks.append((members, _in_cells(cells, PARENT_STEP) * unit))
    rest = [one for one in loose if one not in parents]
    if rest:
        step = ROOMY_STEP if len(rest) <= FEW else LOOSE_STEP
        blocks.append((rest, _grid(len(rest), SCREEN, step) * unit))
    placed: set[int] = set()
    for members, place in _packed(blocks, BETWEEN * unit):
        found[members] = place
        placed.update(members)
    _set_beside(found, [[] if index in placed else near for index, near in enumerate(layout.near)])
    for parent, folded in _children(layout.parent).items():
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


def _cells(rows: Sequence[int], near: Sequence[Sequence[int]]) -> tuple[list[int], list[list[int]]]:
    """The cells of the rows of nodes without ties: for `rows` and for what belongs beside one of these alone.

    What belongs beside one node is of another time. Several get a cell each, as two counties that became one
    were two for long; the one stands between the first two. What belongs beside several has no cell.

    Returns:
        The nodes, and for each the numbers of the cells in whose middle it stands.
    """
    beside: dict[int, list[int]] = {}
    for index, others in enumerate(near):
        if len(others) == 1 and others[0] in rows:
            beside.setdefault(others[0], []).append(index)
    members: list[int] = []
    cells: list[list[int]] = []
    count = 0
    for one in rows:
        own = list(range(count, count + max(1, len(beside.get(one, [])))))
        count += len(own)
        members += [one, *beside.get(one, [])]
        cells += [own[:2], *([cell] for cell in own if one in beside)]
    return members, cells


def _in_cells(cells: Sequence[Sequence[int]], step: Points) -> Points:
    """The middle of each list of cells; of cells in two rows, the first counts. No two stand in one point."""
    grid = _grid(1 + max(max(own) for own in cells), SCREEN, step)
    middle = [grid[[cell for cell in own if grid[cell, 1] == grid[own[0], 1]]].mean(axis=0) for own in cells]
    taken: Counter[tuple[float, float]] = Counter()
    for number, (x, y) in enumerate(middle):
        middle[number] = np.array([x + SHIFT * taken[x, y], y])
        taken[x, y] += 1
    return np.array(middle)


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


def _grid(count: int, width: float, step: Points) -> Points:
    """Points in rows of equal lengths, at most as wide as `width`."""
    most = max(1, int(width // step[0]) + 1)
    columns = -(-count // -(-count // most))
    steps = np.arange(count)
    found: Points = np.column_stack((steps % columns, steps // columns)) * step
    return found


def _component(group: Sequence[int], layout: Layout, known: Known) -> Points:
    """The layout of one component: from its communities, or from the positions that are known."""
    local = {index: number for number, index in enumerate(group)}
    links = [number for number, (a, b) in enumerate(layout.edges) if a in local and b in local and a != b]
    edges = np.array([[local[end] for end in layout.edges[number]] for number in links])
    pull = np.array([layout.pull[number] for number in links])
    room = np.array([layout.weight[index] for index in group])
    community = _communities(len(group), edges, pull)
    inside = community[edges[:, 0]] == community[edges[:, 1]]
    forces = Forces(edges, np.where(inside, pull, ACROSS * pull), room, SPACING, ASPECT)
    placed = _known_start(group, edges, layout, known)
    if placed is None:
        family = [layout.family[index] for index in group]
        start = _coarse_start(community, family, edges, pull)
        moves = int(np.clip(ITERATIONS * np.sqrt(200.0 / len(group)), FEWEST, ITERATIONS))
        place = _lying(settle(start, forces, iterations=moves, step=SPACING * np.sqrt(len(group))))
    else:
        start, freedom = placed
        place = settle(start, forces, iterations=FEWEST, step=SPACING, freedom=freedom)
    place = separate(place, _boxes(place, room))
    moved: Points = place - place.mean(axis=0)
    return moved


def _boxes(place: Points, room: Points) -> Points:
    """The box of each node at the size that the whole is read at, smaller where they would fill too much."""
    width, height = np.ptp(place, axis=0)
    boxes: Points = BOX[None, :] * np.sqrt(np.sqrt(room))[:, None] * max(float(width), SPACING) / SCREEN
    filled = float(boxes.prod(axis=1).sum()) / max(float(width * height), 1.0)
    fitting: Points = boxes * min(1.0, float(np.sqrt(FILLED / filled)))
    return fitting


def _lying(place: Points) -> Points:
    """The same turned to be widest across and drawn out to the wanted shape, the first node to the left."""
    centred = place - place.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T if len(axes) == 2 else centred
    turned *= np.where(turned[0] > 0, -1.0, 1.0)
    spread = np.maximum(np.std(turned, axis=0), 1e-9)
    drawn = np.clip(np.sqrt(ASPECT * spread[1] / spread[0]), 0.75, 1.35)
    lying: Points = turned * np.array([drawn, 1.0 / drawn])
    return lying


def _communities(count: int, edges: NDArray[np.int64], pull: Points) -> NDArray[np.int64]:
    """The number of each node's community (Blondel and others 2008, with a fixed seed), the largest first."""
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(count))
    for (a, b), weight in zip(edges.tolist(), pull.tolist(), strict=True):
        made.add_edge(a, b, weight=weight + made.get_edge_data(a, b, {"weight": 0.0})["weight"])
    found = nx.community.louvain_communities(made, seed=1, max_level=3)
    numbers = np.zeros(count, dtype=np.int64)
    for number, members in enumerate(sorted(found, key=lambda some: (-len(some), min(some)))):
        numbers[sorted(members)] = number
    return numbers


def _coarse_start(
    community: NDArray[np.int64], family: Sequence[int], edges: NDArray[np.int64], pull: Points
) -> Points:
    """A start with communities where their ties draw them and their members, by family, around them."""
    sizes = np.bincount(community)
    across = community[edges]
    apart = across[:, 0] != across[:, 1]
    middle = spiral(len(sizes), SPACING * np.sqrt(len(community) / len(sizes)) * 1.2)
    if apart.any():
        forces = Forces(across[apart], pull[apart] * 0.2, sizes.astype(np.float64), SPACING, ASPECT)
        middle = settle(middle, forces, iterations=150, step=SPACING * np.sqrt(len(sizes)))
    place = np.zeros((len(community), 2))
    for number, size in enumerate(sizes.tolist()):
        members = sorted(np.flatnonzero(community == number).tolist(), key=lambda one: (family[one], one))
        place[members] = middle[number] + spiral(size, SPACING * 0.6)
    return place


def _known_start(
    group: Sequence[int], edges: NDArray[np.int64], layout: Layout, known: Known
) -> tuple[Points, Points] | None:
    """Earlier positions, new nodes beside those they are tied to, and how free each node is to move.

    Returns:
        Positions and freedom; `None` when fewer than half of the positions are known.
    """
    place = np.array([known.get(layout.ids[index], (np.nan, np.nan)) for index in group], dtype=np.float64)
    new = np.isnan(place[:, 0])
    if new.sum() * 2 > len(group):
        return None
    place -= place[~new].mean(axis=0)
    both = np.concatenate((edges, edges[:, ::-1]))
    for number in np.flatnonzero(new):
        others = both[both[:, 0] == number, 1]
        seen = others[~np.isnan(place[others, 0])]
        at = place[seen].mean(axis=0) if len(seen) else np.zeros(2)
        turn = GOLDEN_ANGLE * number
        place[number] = at + 0.5 * SPACING * np.array([np.cos(turn), np.sin(turn)])
    return place, np.where(new, 1.0, SETTLED)


def _packed(blocks: Sequence[tuple[list[int], Points]], between: float) -> list[tuple[list[int], Points]]:
    """The largest block in the middle, the others in centred rows below it."""
    sized = [(members, place, (place.min(axis=0), place.max(axis=0))) for members, place in blocks]
    if not sized:
        return []
    members, place, (low, high) = sized[0]
    width = max(float(far[0] - near[0]) for _, _, (near, far) in sized)
    found = [(members, place - (low + high) / 2)]
    top = float(high[1] - low[1]) / 2 + between
    row: list[tuple[list[int], Points, Points]] = []
    for members, place, (low, high) in sized[1:]:
        size = high - low + 1.5 * between
        if row and sum(float(other[2][0]) for other in row) + float(size[0]) > width + 1.5 * between:
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
