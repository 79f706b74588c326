"""When a fact or an entity is shown, as spans of days, for formats that have time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from export.contract import Content
from graph.model.dates import ONE_DAY, Bounds
from graph.network.views import FactView


@dataclass(frozen=True, slots=True)
class Spell:
    """A span of days, both of them in it; `None` is without end.

    Attributes:
        first: The first day.
        last: The last day.
    """

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def shown(fact: FactView) -> list[Spell]:
    """The days on which a fact is shown: it holds or is presumed, as `FactView.status` says of each day.

    What has happened is shown from its day on, for good. Periods of the model are half-open, spells are not:
    the last day of a spell is the one before the end.
    """
    bounds = fact.bounds
    if fact.happened:
        return [Spell(bounds.latest_start, None)] if bounds.latest_start is not None else []
    spans = ((bounds.latest_start, bounds.earliest_end), (bounds.presumed_from, bounds.presumed_to))
    return merged(
        spell
        for start, end in spans
        if start is not None and end is not None and (spell := _clipped(start, end, bounds)) is not None
    )


def _clipped(start: date, end: date, bounds: Bounds) -> Spell | None:
    first = max(start, bounds.earliest_start or start)
    last = min(end, bounds.latest_end or end) - ONE_DAY
    return Spell(first, last) if first <= last else None


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """The same days in as few spells as can be, in their order."""
    found: list[Spell] = []
    for spell in sorted(spells, key=lambda one: one.first or date.min):
        before = found[-1] if found else None
        if before is None or (before.last is not None and spell.first is not None and _apart(before, spell)):
            found.append(spell)
        elif before.last is not None:
            last = None if spell.last is None else max(before.last, spell.last)
            found[-1] = Spell(before.first, last)
    return found


def _apart(before: Spell, spell: Spell) -> bool:
    assert before.last is not None
    assert spell.first is not None
    return before.last + ONE_DAY < spell.first


def node_spells(content: Content) -> Mapping[str, list[Spell]]:
    """When each entity is shown: while it exists, and whenever a tie of it is shown.

    An entity of which nothing has a date has no spells.
    """
    found: dict[str, list[Spell]] = {}
    for tie in content.ties():
        spells = shown(tie.fact)
        for end in (tie.a, tie.b):
            found.setdefault(end, []).extend(spells)
    entities = content.network.entities
    return {entity: merged([*spells, *shown(entities[entity].existence)]) for entity, spells in found.items()}
