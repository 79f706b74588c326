"""The whole read model of a release."""

import contextlib
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.build.naming import DatedName, Naming
from graph.model.dates import Status, at_least
from graph.network.reading import Reader
from graph.network.ties import ties_of
from graph.network.views import EntityView, FactView, Release, SourceView, Tie
from graph.ontology import Lists
from graph.store.base import Store

SHOWN = at_least(Status.PRESUMED)
"""What is shown of a day unless more is asked for."""

UNTIED_KINDS = frozenset({"post", "indicator", "population"})
"""Entities that describe facts and are no nodes of the network."""


@dataclass(frozen=True)
class Network:
    """Entities, facts, sources and ties of a release.

    Attributes:
        release: What the release says of itself.
        lists: The ontology's SKOS lists.
        entities: By compact id.
        facts: By path.
        sources: By id.
        links: The entities in each entity's own attributes.
    """

    release: Release
    lists: Lists
    entities: Mapping[str, EntityView]
    facts: Mapping[str, FactView]
    sources: Mapping[str, SourceView]
    links: Mapping[str, Mapping[str, tuple[str, ...]]]

    @cached_property
    def naming(self) -> Naming:
        """All names of all entities."""
        return Naming(
            (entity, DatedName(text, lang or None, fact.value("nameForm") or "official", fact.bounds))
            for fact in self.facts.values()
            if fact.kind == "name" and (entity := fact.role("entity"))
            for lang, text in fact.name.items()
        )

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """All ties of all times, in a fixed order."""
        found = [
            tie
            for fact in self.facts.values()
            for tie in ties_of(fact, self.links.get(fact.role("entity") or "", {}))
            if self.is_node(tie.a) and self.is_node(tie.b)
        ]
        return tuple(sorted(found, key=lambda tie: (tie.a, tie.tie, tie.b, tie.fact.path)))

    def is_node(self, entity: str) -> bool:
        """Whether an entity is a node of the network."""
        known = self.entities.get(entity)
        return known is not None and known.kind not in UNTIED_KINDS

    def ties_on(self, day: date, statuses: Iterable[Status] = SHOWN) -> list[Tie]:
        """The ties of a day."""
        wanted = set(statuses)
        return [tie for tie in self.ties if tie.fact.status(day) in wanted]

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[FactView, ...]]:
        found: dict[str, list[FactView]] = {}
        for fact in self.facts.values():
            for entity in sorted(fact.entities()):
                found.setdefault(entity, []).append(fact)
        return {entity: tuple(facts) for entity, facts in found.items()}

    def facts_about(self, entity: str) -> tuple[FactView, ...]:
        """All facts that name an entity."""
        return self._mentions.get(entity, ())

    def label(self, entity: str, day: date | None = None, lang: str = "nb", *, short: bool = False) -> str:
        """What an entity is called on a day (default: the reference date)."""
        return self.naming.label(entity, day or self.release.reference, lang, short=short)


def read_network(store: Store, release: Release, lists: Lists) -> Network:
    """Read the network of a release out of its store."""
    with _without_collector():
        reader = Reader(store, release.base)
        sources = reader.sources()
        facts = reader.facts(sources)
        entities = reader.entities(facts.values())
        links = {entity: reader.links(entity) for entity in entities}
    return Network(release, lists, entities, facts, sources, links)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no cycles while hundreds of thousands of objects are made that all are kept.

    The collector would walk over them again and again: a third of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
