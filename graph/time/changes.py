"""Changes in actor terms: what turned between two days, grouped by whom it is told of and in what respect.

Each fact of a difference stands in exactly one change. What comes and goes with an actor as a matter of
course (its name, its number, its area) stands with the change that founds or ends it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.network.network import Network
from graph.time.diff import DayDiff, Turn, Turned
from graph.time.explained import Explanations
from graph.time.kinds import ACTOR_KINDS, KINDS, Aspect, aspect_of, kind_of

EXISTENCE: Aspect = ("existence",)
_CARRIED = frozenset({"name", "identifier"})
_CARRIED_RELATIONS = frozenset({("relation", "within"), ("relation", "governsArea")})


@dataclass(frozen=True, slots=True)
class Change:
    """What changed for one actor or thing in one respect.

    Attributes:
        kind: Name of a kind of `graph.time.kinds`.
        about: Compact id of whom it is told of; an area is told of the one body that governs it.
        aspect: In what respect.
        turned: The facts that make it up.
        carried: Facts that came, went or happened with them.
        origins: Of what was founded: what it came from.
        outcome: Of what ended: what it became.
        part: The kind of it, where `kind` is `known`.
    """

    kind: str
    about: str
    aspect: Aspect
    turned: tuple[Turned, ...]
    carried: tuple[Turned, ...] = ()
    origins: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    part: str = ""

    def of(self, turn: Turn) -> list[Turned]:
        """The facts that turned in one way."""
        return [one for one in self.turned if one.turn is turn]

    def all(self) -> tuple[Turned, ...]:
        """All facts, what came with them last."""
        return (*self.turned, *self.carried)

    def entities(self) -> set[str]:
        """All entities that its facts name."""
        return {self.about}.union(*(one.fact.entities() for one in self.all()))


@dataclass(slots=True)
class _Group:
    about: str
    aspect: Aspect
    turned: list[Turned] = field(default_factory=list)
    carried: list[Turned] = field(default_factory=list)

    def turns(self) -> set[Turn]:
        """What happened to the facts of the group."""
        return {one.turn for one in self.turned}

    def certain(self) -> bool:
        """Whether one of them surely turned between the days."""
        return any(one.certain for one in self.turned)


def changes(network: Network, diff: DayDiff, *, passing: bool = False) -> list[Change]:
    """A difference in actor terms, by kind in reading order, then by name.

    Args:
        network: Where the facts come from.
        diff: The difference of two days.
        passing: Tell also what began and ended in between.
    """
    turned = (*diff.turned, *diff.passed) if passing else diff.turned
    bodies = governing(network, diff)
    groups = _grouped(network, turned, bodies)
    _carry(groups)
    explained = Explanations(one.fact for one in turned if one.fact.kind == "change")
    for group in [one for one in groups.values() if one.aspect[0] == "change"]:
        _attach(groups, group, bodies)
    found = [_change(network, group, explained, bodies) for group in groups.values() if group.turned]
    names = {one.about: network.label(one.about, diff.late).casefold() for one in found}
    order = {kind: index for index, kind in enumerate(KINDS)}
    return sorted(found, key=lambda one: (order[one.kind], names[one.about], one.about, one.aspect))


def chosen(found: Iterable[Change], entities: Iterable[str] = (), kinds: Iterable[str] = ()) -> list[Change]:
    """The changes that name one of some entities and are of one of some kinds; none given means all."""
    wanted, of_kinds = set(entities), set(kinds)
    return [
        one
        for one in found
        if (not wanted or wanted & (one.entities() | {*one.origins, *one.outcome}))
        and (not of_kinds or one.kind in of_kinds)
    ]


def governing(network: Network, diff: DayDiff) -> Mapping[str, str]:
    """The body that governs each area, where it is one and the same on both days."""
    bodies: dict[str, set[str]] = {}
    brief = {one.fact.path for one in diff.passed}
    for fact in network.facts.values():
        area, body = fact.role("object"), fact.role("subject")
        if fact.value("relationType") == "governsArea" and area and body:
            days: tuple[date, date] = (diff.early, diff.late)
            if fact.path in brief or any(fact.status(day) in diff.statuses for day in days):
                bodies.setdefault(area, set()).add(body)
    return {area: min(found) for area, found in bodies.items() if len(found) == 1}


def _grouped(
    network: Network, turned: Iterable[Turned], bodies: Mapping[str, str]
) -> dict[tuple[str, Aspect], _Group]:
    groups: dict[tuple[str, Aspect], _Group] = {}
    for one in turned:
        entity = network.entities.get(one.fact.role("entity") or "")
        about, aspect, _ = aspect_of(one.fact, is_event=entity is not None and entity.kind == "event")
        about = bodies.get(about, about)
        groups.setdefault((about, aspect), _Group(about, aspect)).turned.append(one)
    return groups


def _carry(groups: Mapping[tuple[str, Aspect], _Group]) -> None:
    """Put what comes and goes with an actor's existence with it."""
    for group in groups.values():
        carried = group.aspect[0] in _CARRIED or group.aspect in _CARRIED_RELATIONS
        life = groups.get((group.about, EXISTENCE))
        if not carried or life is None or len(life.turns()) > 1 or group.turns() != life.turns():
            continue
        if life.certain() or not group.certain():
            life.carried += group.turned
            group.turned = []


def _attach(groups: Mapping[tuple[str, Aspect], _Group], group: _Group, bodies: Mapping[str, str]) -> None:
    """Put each event with what it founded or, where that is not told, with what it ended."""
    for one in list(group.turned):
        for role, turns in (
            ("resultingOrganization", {Turn.BEGAN, Turn.PASSED}),
            ("originalOrganization", {Turn.ENDED, Turn.PASSED}),
        ):
            lives = (
                groups.get((bodies.get(entity, entity), EXISTENCE))
                for entity in one.fact.roles.get(role, ())
                if role == "resultingOrganization" or entity not in one.fact.roles.get("continued", ())
            )
            life = next((each for each in lives if each and each.turned and each.turns() & turns), None)
            if life is not None:
                life.carried.append(one)
                group.turned.remove(one)
                break


def _change(network: Network, group: _Group, explained: Explanations, bodies: Mapping[str, str]) -> Change:
    about, aspect = group.about, group.aspect
    found = Change("", about, aspect, tuple(group.turned), tuple(group.carried))
    if aspect == EXISTENCE:
        mine = {about} | {one.fact.role("entity") or "" for one in group.turned}
        origins = explained.origins(mine) if group.turns() & {Turn.BEGAN, Turn.PASSED} else ()
        outcome = explained.outcome(mine) if group.turns() & {Turn.ENDED, Turn.PASSED} else ()
        found = replace(
            found,
            origins=tuple(dict.fromkeys(bodies.get(one, one) for one in origins)),
            outcome=tuple(dict.fromkeys(bodies.get(one, one) for one in outcome)),
        )
        kind = _life_kind(network, found, mine, explained)
    else:
        kind = _kind(network, found)
    if not group.certain():
        return replace(found, kind="known", part=kind)
    return replace(found, kind=kind)


def _kind(network: Network, change: Change) -> str:
    """The kind of a change that is not one of existence."""
    if change.aspect[0] == "name":
        official = {one.turn for one in change.turned if one.fact.value("nameForm") == "official"}
        return "renamed" if {Turn.ENDED, Turn.BEGAN} <= official else "name"
    kind = kind_of(change.aspect)
    if kind == "county":
        others = {aspect_of(one.fact)[2] for one in change.turned}
        types = {known.type for other in others if other and (known := network.entities.get(other))}
        return "county" if "county" in types else "relation"
    return kind


def _life_kind(network: Network, change: Change, mine: set[str], explained: Explanations) -> str:
    """The most telling word for what began or ended to be."""
    own = [one for one in change.turned if one.fact.role("entity") == change.about]
    known = network.entities.get(change.about)
    sort = known.kind if known is not None else ""
    turns = {one.turn for one in own or change.turned}
    if sort in ACTOR_KINDS and not own:
        return "area"
    if turns == {Turn.PASSED}:
        return "passed"
    if sort in ACTOR_KINDS:
        if turns == {Turn.BEGAN}:
            return "split-from" if explained.origin_types(mine) == {"split"} else "founded"
        return explained.word_of_end(mine)
    return {"solution": "solution", "place": "area"}.get(sort, "other")


def by_kind(found: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The kinds that occur in sorted changes, each with its changes."""
    for name in dict.fromkeys(one.kind for one in found):
        yield name, [one for one in found if one.kind == name]


def together(network: Network, entity: str, diff: DayDiff) -> set[str]:
    """An entity and, for a body that governs an area or an area that is governed, the other one."""
    bodies = governing(network, diff)
    areas = {area for area, body in bodies.items() if body == entity}
    return {entity, *areas} | ({bodies[entity]} if entity in bodies else set())
