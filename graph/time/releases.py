"""What changed between two releases: facts, claims, entities and sources, by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from graph.model.dates import Bounds
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import ClaimView, EntityView, FactView, SourceView

T = TypeVar("T")
Fields = Mapping[str, str]
"""What is compared of a thing: texts by name; what it lacks is left out."""

_DERIVED = frozenset({"support", "certainty", "startPrecision", "endPrecision", "effectiveDate"})
"""Values of a fact that are compared under another name or follow from its dates."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a thing that differs.

    Attributes:
        name: Name of the part.
        before: Its text in the older release; empty for none.
        after: Its text in the newer one.
    """

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """A thing that is in both releases, and not the same.

    Attributes:
        before: As it was.
        after: As it is.
        differences: What differs.
    """

    before: T
    after: T
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Compared(Generic[T]):
    """Things of one sort in two releases.

    Attributes:
        before: How many the older release has.
        after: How many the newer one has.
        added: Only in the newer one.
        removed: Only in the older one.
        changed: In both, and not the same.
    """

    before: int
    after: int
    added: tuple[T, ...]
    removed: tuple[T, ...]
    changed: tuple[Changed[T], ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class ClaimOn:
    """A claim and the facts that it is about.

    Attributes:
        claim: The claim.
        facts: The facts.
    """

    claim: ClaimView
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """What changed between two releases.

    Attributes:
        before: The older release.
        after: The newer one.
        entities: Entities, by their own attributes.
        facts: Facts, by what their claims say together.
        claims: Claims, by what the source says.
        sources: Sources, as described.
    """

    before: Network
    after: Network
    entities: Compared[EntityView]
    facts: Compared[FactView]
    claims: Compared[ClaimOn]
    sources: Compared[SourceView]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.entities, self.facts, self.claims, self.sources))


def diff_releases(before: Network, after: Network) -> ReleaseDiff:
    """What changed from one release to another."""
    entities = (
        {one.id: (one, _entity_fields(network, one)) for one in network.entities.values()}
        for network in (before, after)
    )
    facts = ({one.path: (one, _fact_fields(one)) for one in side.facts.values()} for side in (before, after))
    claims = (
        {path: (one, _claim_fields(one)) for path, one in _claims(side).items()} for side in (before, after)
    )
    sources = (
        {one.id: (one, _source_fields(one)) for one in side.sources.values()} for side in (before, after)
    )
    return ReleaseDiff(
        before, after, compare(*entities), compare(*facts), compare(*claims), compare(*sources)
    )


def compare(before: Mapping[str, tuple[T, Fields]], after: Mapping[str, tuple[T, Fields]]) -> Compared[T]:
    """Compare the things of one sort.

    Args:
        before: Things of the older release by id, each with what is compared of it.
        after: The same of the newer release.
    """
    both = sorted(before.keys() & after.keys())
    pairs = ((before[key], after[key]) for key in both)
    return Compared(
        len(before),
        len(after),
        tuple(after[key][0] for key in sorted(after.keys() - before.keys())),
        tuple(before[key][0] for key in sorted(before.keys() - after.keys())),
        tuple(
            Changed(old[0], new[0], _differences(old[1], new[1])) for old, new in pairs if old[1] != new[1]
        ),
    )


def _differences(before: Fields, after: Fields) -> tuple[Difference, ...]:
    names = dict.fromkeys((*before, *after))
    found = (Difference(name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(one for one in found if one.before != one.after)


def _claims(network: Network) -> dict[str, ClaimOn]:
    claims: dict[str, ClaimView] = {}
    about: dict[str, list[FactView]] = {}
    for fact in network.facts.values():
        for claim in fact.claims:
            claims[claim.path] = claim
            about.setdefault(claim.path, []).append(fact)
    return {path: ClaimOn(claim, tuple(about[path])) for path, claim in claims.items()}


def _fact_fields(fact: FactView) -> Fields:
    values = {name: ", ".join(found) for name, found in fact.values.items() if name not in _DERIVED}
    roles = {name: ", ".join(found) for name, found in fact.roles.items()}
    return _known(
        {
            "start": fact.start,
            "end": fact.end,
            **_bounds(fact.bounds),
            "support": fact.support,
            "certainty": fact.certainty,
            **_languages("title", fact.title),
            **_text("text", fact.text),
            **values,
            **roles,
        }
    )


def _claim_fields(one: ClaimOn) -> Fields:
    claim = one.claim
    return _known(
        {
            "certainty": claim.certainty,
            "start": claim.start,
            "end": claim.end,
            "attested": ", ".join(claim.attested),
            **_bounds(claim.bounds),
            **_languages("title", claim.title),
            "preferred": "true" if claim.preferred else "",
            "conflict": claim.conflict or "",
            **_text("note", claim.note),
            "places": "; ".join(f"{place.path} {place.locator('en')}" for place in claim.places),
        }
    )


def _entity_fields(network: Network, entity: EntityView) -> Fields:
    links = {name: ", ".join(found) for name, found in network.links.get(entity.id, {}).items()}
    return _known(
        {"kind": entity.kind, "type": entity.type or "", "aliases": ", ".join(entity.aliases), **links}
    )


def _source_fields(source: SourceView) -> Fields:
    found: dict[str, str] = {}
    for one in fields(source):
        value = getattr(source, one.name)
        found |= _text(one.name, value) if isinstance(value, Text) else {one.name: _plain(value)}
    return _known(found)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _bounds(bounds: Bounds) -> Fields:
    return {one.name: _plain(getattr(bounds, one.name)) for one in fields(bounds)}


def _languages(name: str, texts: Mapping[str, str]) -> Fields:
    return {f"{name} ({lang})" if lang else name: text for lang, text in texts.items()}


def _text(name: str, text: Text | None) -> Fields:
    return {f"{name} ({lang})": words for lang, words in text.items()} if text else {}


def _known(found: Mapping[str, str]) -> Fields:
    return {name: text for name, text in found.items() if text}
