"""Shortest paths between two entities of a network, the better supported ones first.

A step joins two entities that any chosen tie of the day joins, in whichever direction. Of paths of equal
length the one with the smallest sum of step weaknesses comes first, and of those the one whose ids come
first, so that the order is the same on every machine.
"""

import datetime
import heapq
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from graph.errors import QueryError
from graph.model.dates import STATUS_ORDER, Status
from graph.network.network import SHOWN, Network
from graph.network.views import Tie

MAX_HOPS = 6
"""How many steps a path has at most unless told otherwise."""
LIMIT = 50
"""How many paths are listed at most unless told otherwise."""

TALK = frozenset({"statement", "reportedClaim"})
"""Kinds of fact that tie a speaker to what is talked about."""
TALKED_ABOUT = frozenset({"topic", "proposition"})
"""Kinds of entity that are talked about."""

_SUPPORT = ("corroborated", "singleSource", "disputed", "impliedOnly")
_STATUS = (*STATUS_ORDER, Status.NONE)

Neighbours = Mapping[str, Mapping[str, list[Tie]]]
"""The ties between each entity and each of its neighbours."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    Attributes:
        a: Compact id of where it starts.
        b: Compact id of where it leads.
        ties: All chosen ties of the day between the two, the best supported first.
    """

    a: str
    b: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path.

    Attributes:
        steps: From one end to the other.
    """

    steps: tuple[Step, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The compact ids along the path, both ends included."""
        return (*(step.a for step in self.steps), self.steps[-1].b)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search for paths was about.

    Attributes:
        a: Compact id of one end.
        b: Compact id of the other end.
        day: The day of the ties.
        statuses: How sure the ties are.
        ties: Names of the ties that were used; `None` is all.
        avoid: Entities that no path leads through.
        max_hops: How many steps a path may have.
        every: List all shortest paths, and not only the best. All neighbours that the ends have in common are
            listed anyway.
        limit: How many paths are listed at most.
        talk: Paths go over statements, reported claims, topics and propositions too. Almost everybody has a
            word for the same few topics, so a path over them says little; an end that is such a thing is
            reached anyway, and ties that are named are used whatever they are.
    """

    a: str
    b: str
    day: datetime.date
    statuses: tuple[Status, ...] = SHOWN
    ties: frozenset[str] | None = None
    avoid: frozenset[str] = frozenset()
    max_hops: int = MAX_HOPS
    every: bool = False
    limit: int = LIMIT
    talk: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest paths between two entities.

    Attributes:
        asked: What was searched for.
        hops: How many steps they have; `None` when there is no path.
        total: How many there are.
        paths: Those that are listed, the best supported first.
    """

    asked: Asked
    hops: int | None
    total: int
    paths: tuple[Path, ...]

    @property
    def cut(self) -> bool:
        """Whether there are more than are listed."""
        return self.total > len(self.paths)

    @property
    def limit_hit(self) -> bool:
        """Whether it is the limit that keeps others back, and not that only the best was asked for."""
        return self.cut and (self.asked.every or self.hops == 2)


def find_paths(network: Network, asked: Asked) -> Paths:
    """The shortest paths between two entities on a day.

    Args:
        network: The network.
        asked: Between whom, when, by which ties, and how many.

    Raises:
        QueryError: An end is no node of the network or is to be avoided, both ends are the same, or a number
            is below 1.
    """
    _require_sense(network, asked)
    near = _neighbours(network, asked)
    left = _distances(near, asked)
    hops = left.get(asked.a)
    if hops is None:
        return Paths(asked, None, 0, ())
    count, weakness = _onwards(near, left, asked)
    listed = asked.limit if asked.every or hops == 2 else 1
    found = (
        Path(tuple(Step(a, b, _ordered(near[a][b], asked.day)) for a, b in pairwise(nodes)))
        for nodes in _best_first(near, left, weakness, asked)
    )
    return Paths(asked, hops, count[asked.a], tuple(islice(found, listed)))


def tie_names(network: Network) -> frozenset[str]:
    """The names of all ties that a network has at any time."""
    return frozenset(tie.tie for tie in network.ties)


def _require_sense(network: Network, asked: Asked) -> None:
    for end in (asked.a, asked.b):
        if not network.is_node(end):
            kind = network.lists.label("entityKind", network.entities[end].kind).en
            raise QueryError(
                f"{end} is of the kind “{kind}”, which describes facts and ties nobody to anybody"
            )
        if end in asked.avoid:
            raise QueryError(f"{end} is an end of the path and cannot be avoided")
    if asked.a == asked.b:
        raise QueryError(f"Both ends are {asked.a}; give two different ones")
    if asked.max_hops < 1 or asked.limit < 1:
        raise QueryError("The number of steps and the limit must be 1 or more")


def _neighbours(network: Network, asked: Asked) -> Neighbours:
    """The chosen ties of the day between each entity and each of its neighbours."""
    near: dict[str, dict[str, list[Tie]]] = {}
    over_talk = asked.talk or asked.ties is not None
    ends = {end for end in (asked.a, asked.b) if network.entities[end].kind in TALKED_ABOUT}
    for tie in network.ties_on(asked.day, asked.statuses):
        if asked.ties is not None and tie.tie not in asked.ties:
            continue
        if not over_talk and ends.isdisjoint((tie.a, tie.b)) and _is_talk(network, tie):
            continue
        if asked.avoid.isdisjoint((tie.a, tie.b)):
            near.setdefault(tie.a, {}).setdefault(tie.b, []).append(tie)
            near.setdefault(tie.b, {}).setdefault(tie.a, []).append(tie)
    return near


def _is_talk(network: Network, tie: Tie) -> bool:
    """Whether a tie is of what is said, or leads to what is talked about."""
    return tie.fact.kind in TALK or any(network.entities[end].kind in TALKED_ABOUT for end in (tie.a, tie.b))


def _distances(near: Neighbours, asked: Asked) -> dict[str, int]:
    """How many steps each entity is from the end, as far as the search has to go (breadth first)."""
    left = {asked.b: 0}
    waiting = deque([asked.b])
    while waiting:
        node = waiting.popleft()
        if node == asked.a or left[node] == asked.max_hops:
            break
        for other in near.get(node, ()):
            if other not in left:
                left[other] = left[node] + 1
                waiting.append(other)
    return left


def _weakness(ties: Iterable[Tie], day: datetime.date) -> int:
    """How weak a step is: that of its best tie, by support and by how sure it is on the day."""
    return min(_SUPPORT.index(tie.fact.support) + _STATUS.index(tie.fact.status(day)) for tie in ties)


def _ordered(ties: Iterable[Tie], day: datetime.date) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (_weakness([tie], day), tie.tie, tie.fact.path)))


def _closer(near: Neighbours, left: Mapping[str, int], node: str) -> Iterator[str]:
    """The neighbours of an entity that are one step nearer to the end."""
    return (other for other in near[node] if left.get(other) == left[node] - 1)


def _onwards(
    near: Neighbours, left: Mapping[str, int], asked: Asked
) -> tuple[dict[str, int], dict[str, int]]:
    """How many shortest paths lead from each entity to the end, and how weak the best of them is."""
    count, weakness = {asked.b: 1}, {asked.b: 0}
    for node in left:  # in order of distance, so that what is nearer is known
        if node != asked.b:
            onward = list(_closer(near, left, node))
            count[node] = sum(count[other] for other in onward)
            weakness[node] = min(
                _weakness(near[node][other], asked.day) + weakness[other] for other in onward
            )
    return count, weakness


def _best_first(
    near: Neighbours, left: Mapping[str, int], weakness: Mapping[str, int], asked: Asked
) -> Iterator[tuple[str, ...]]:
    """The nodes of each shortest path, in order of weakness and then of ids (A* with the exact remainder)."""
    heap: list[tuple[int, tuple[str, ...], int]] = [(weakness[asked.a], (asked.a,), 0)]
    while heap:
        _, nodes, spent = heapq.heappop(heap)
        if nodes[-1] == asked.b:
            yield nodes
            continue
        for other in _closer(near, left, nodes[-1]):
            so_far = spent + _weakness(near[nodes[-1]][other], asked.day)
            heapq.heappush(heap, (so_far + weakness[other], (*nodes, other), so_far))
