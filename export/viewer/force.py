"""A force layout in NumPy: Fruchterman and Reingold's forces, and boxes pushed apart afterwards.

Few nodes repel each other one by one. Of many, each is repelled by the middle of every other cell of a grid
and by each node of its own cell: one level of the scheme of Barnes and Hut (1986), and one matrix product.
Nothing here draws a random number: the result is a function of the start.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Numbers = NDArray[np.float64]
Pairs = NDArray[np.int64]

DENSE = 700
"""Up to this many nodes, every pair is computed."""
PER_CELL = 28
"""Nodes of a cell on average, where cells are used."""
PUSHES = 120
"""Passes that push boxes apart, at most."""
LOOK_AGAIN = 6
"""After how many passes it is looked up anew which boxes are near each other."""
MARGIN = 0.5
"""How much larger boxes count then, so that those which meet in the meantime are among them."""


@dataclass(frozen=True, slots=True)
class Forces:
    """What acts on the nodes of one component.

    Attributes:
        edges: Positions of both ends of each edge, shape (edges, 2).
        pull: How strongly each edge draws, 1 for a plain one.
        room: Room of each node beside its neighbours, 1 for a plain one.
        spacing: Wanted distance between plain neighbours.
        squeeze: Width of the whole over its height that gravity works towards.
    """

    edges: Pairs
    pull: Numbers
    room: Numbers
    spacing: float
    squeeze: float


def settle(
    start: Points, forces: Forces, *, iterations: int, step: float, freedom: Numbers | None = None
) -> Points:
    """Let forces move nodes from a start, less and less far.

    Args:
        start: Where the nodes begin, shape (nodes, 2); no two in one place.
        forces: What acts on them.
        iterations: How many moves.
        step: How far the first move may go.
        freedom: The share of the step that each node may go; default all of it.
    """
    free = np.ones(len(start)) if freedom is None else freedom
    place = start.astype(np.float64).copy()
    count = len(place)
    side = np.sqrt(forces.room)
    push = _push_all if count <= DENSE else _push_cells
    gravity = 0.02 * np.sqrt(count) / 8.0 * np.array([1.0 / np.sqrt(forces.squeeze), np.sqrt(forces.squeeze)])
    degree = np.bincount(forces.edges.ravel(), minlength=count)
    slack = np.sqrt(np.maximum(1, np.minimum(degree[forces.edges[:, 0]], degree[forces.edges[:, 1]])))
    draw = (forces.pull / slack / forces.spacing)[:, None]
    ends = forces.edges.T
    for number in range(iterations):
        force = push(place, side, forces.spacing) - gravity * place
        along = place[ends[0]] - place[ends[1]]
        along *= draw * np.hypot(along[:, 0], along[:, 1])[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(ends[0], along[:, axis], count) - np.bincount(
                ends[1], along[:, axis], count
            )
        strength = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        limit = (step * (1.0 - number / iterations) + 0.5) * free
        place += force * (np.minimum(strength, limit) / strength)[:, None]
    return place


def _push_all(place: Points, side: Numbers, spacing: float) -> Points:
    """The repulsion of every pair: the square of the wanted distance over the distance."""
    square = np.square(place).sum(axis=1)
    distance2 = square[:, None] + square[None, :] - 2.0 * (place @ place.T)
    np.maximum(distance2, 1.0, out=distance2)
    wanted = spacing * 0.5 * (side[:, None] + side[None, :])
    weight = np.square(wanted) / distance2
    np.fill_diagonal(weight, 0.0)
    pushed: Points = place * weight.sum(axis=1)[:, None] - weight @ place
    return pushed


def _push_cells(place: Points, side: Numbers, spacing: float) -> Points:
    """The repulsion of the middles of all cells but the own one, and of every node in the own cell."""
    cell, order, begins = _cells(place, PER_CELL)
    sizes = np.diff(np.append(begins, len(place)))
    middle = np.add.reduceat(place[order], begins) / sizes[:, None]
    wide = np.add.reduceat(side[order], begins) / sizes
    near, far = place.astype(np.float32), middle.astype(np.float32)
    weight = near @ far.T
    weight *= -2.0
    weight += np.square(near).sum(axis=1)[:, None]
    weight += np.square(far).sum(axis=1)[None, :]
    np.maximum(weight, 1.0, out=weight)
    np.divide(sizes.astype(np.float32), weight, out=weight)
    weight *= np.square(0.5 * spacing * (side[:, None] + wide[None, :])).astype(np.float32)
    weight[np.arange(len(place)), cell] = 0.0
    force: Points = (near * weight.sum(axis=1)[:, None] - weight @ far).astype(np.float64)
    one, other = _within(order, begins, sizes)
    apart = place[one] - place[other]
    near2 = np.maximum(np.square(apart).sum(axis=1), 1.0)
    apart *= (np.square(spacing * 0.5 * (side[one] + side[other])) / near2)[:, None]
    for axis in (0, 1):
        force[:, axis] += np.bincount(one, apart[:, axis], len(place))
    return force


def _cells(place: Points, per_cell: int) -> tuple[Pairs, Pairs, Pairs]:
    """The nodes in cells of equal numbers: strips across, each cut along.

    Returns:
        The cell of each node, the nodes sorted by cell, and where each cell begins among them.
    """
    count = len(place)
    strips = max(1, round(np.sqrt(count / per_cell)))
    rank = np.empty(count, dtype=np.int64)
    rank[np.argsort(place[:, 0], kind="stable")] = np.arange(count)
    strip = rank * strips // count
    order = np.lexsort((place[:, 1], strip))
    first = np.searchsorted(strip[order], np.arange(strips))
    inside = np.arange(count) - first[strip[order]]
    members = np.bincount(strip, minlength=strips)
    piece = inside * strips // members[strip[order]]
    sorted_cell = strip[order] * strips + piece
    _, begins, numbers = np.unique(sorted_cell, return_index=True, return_inverse=True)
    cell = np.empty(count, dtype=np.int64)
    cell[order] = numbers
    return cell, order, begins


def _within(order: Pairs, begins: Pairs, sizes: Pairs) -> tuple[Pairs, Pairs]:
    """All ordered pairs of different nodes that share a cell."""
    most = int(sizes.max())
    slots = begins[:, None] + np.arange(most)[None, :]
    filled = np.arange(most)[None, :] < sizes[:, None]
    both = filled[:, :, None] & filled[:, None, :] & ~np.eye(most, dtype=bool)[None, :, :]
    cell, one, other = np.nonzero(both)
    first: Pairs = order[slots[cell, one]]
    second: Pairs = order[slots[cell, other]]
    return first, second


def separate(place: Points, size: Points, passes: int = PUSHES) -> Points:
    """Push overlapping boxes apart along the axis that needs less, until none overlap or the passes are over.

    Args:
        place: Middles of the boxes, shape (boxes, 2).
        size: Their widths and heights, shape (boxes, 2).
        passes: How often at most.
    """
    found = place.astype(np.float64).copy()
    margin = MARGIN * size
    for number in range(passes):
        if number % LOOK_AGAIN == 0:
            one, other = _near(found, size + margin)
        apart = found[other] - found[one]
        overlap = (size[one] + size[other]) / 2 - np.abs(apart)
        hit = (overlap > 1e-6).all(axis=1)
        if not hit.any():
            if number % LOOK_AGAIN == 0:
                break
            continue
        _push_boxes(found, one[hit], other[hit], apart[hit], overlap[hit])
    return found


def _push_boxes(found: Points, one: Pairs, other: Pairs, apart: Points, overlap: Points) -> None:
    """Move both boxes of each overlapping pair, half of the way each, along the axis that needs less."""
    axis = (overlap[:, 1] < overlap[:, 0]).astype(np.int64)
    rows = np.arange(len(one))
    way = np.where(apart[rows, axis] < 0, -1.0, 1.0)
    shift = np.zeros_like(apart)
    shift[rows, axis] = 0.45 * way * overlap[rows, axis]
    crowd = np.sqrt(np.maximum(1, np.bincount(np.concatenate((one, other)), minlength=len(found))))
    for across in (0, 1):
        moved = np.bincount(other, shift[:, across], len(found)) - np.bincount(
            one, shift[:, across], len(found)
        )
        found[:, across] += moved / crowd


def _near(place: Points, size: Points) -> tuple[Pairs, Pairs]:
    """Pairs of overlapping boxes, each once: by a sweep over the left edges."""
    left = place[:, 0] - size[:, 0] / 2
    order = np.argsort(left, kind="stable")
    right = (place[:, 0] + size[:, 0] / 2)[order]
    until = np.searchsorted(left[order], right, side="right")
    counts = np.maximum(0, until - np.arange(len(order)) - 1)
    first = np.repeat(np.arange(len(order)), counts)
    second = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first + 1
    one, other = order[first], order[second]
    hit = np.abs(place[one, 1] - place[other, 1]) < (size[one, 1] + size[other, 1]) / 2
    return one[hit], other[hit]
