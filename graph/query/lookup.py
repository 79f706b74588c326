"""Finds the entity that a user means by an id, a name, an alias or a number."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from graph.errors import AmbiguousNameError, NotFoundError
from graph.model.dates import Status
from graph.model.folding import folded
from graph.network.network import SHOWN
from graph.network.views import FactView
from graph.query.directory import Directory
from graph.query.questions import near

_LISTED = 6
"""How many candidates a message lists."""


def _day(text: str) -> date | None:
    """The day that a text is, if it is one."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


class Lookup:
    """All ways in which the entities of a release can be called."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._ids = {entity: entity for entity in directory.entities}
        self._ids |= {alias: one.id for one in directory.entities.values() for alias in one.aliases}

    @cached_property
    def _slugs(self) -> Mapping[str, set[str]]:
        """Entities by the last part of their ids."""
        found: dict[str, set[str]] = {}
        for key, entity in self._ids.items():
            found.setdefault(key.partition("/")[2], set()).add(entity)
        return found

    @cached_property
    def _said(self) -> Mapping[str, Mapping[str, str]]:
        """By each name or number, folded: the facts that say it, with their bearers."""
        found: dict[str, dict[str, str]] = {}
        for path, bearer, text in self.directory.called():
            name = folded(text)
            if name and bearer in self.directory.entities:
                found.setdefault(name, {})[path] = bearer
        return found

    @cached_property
    def _counterparts(self) -> Mapping[str, set[str]]:
        """The body of each area and the area of each body: one goes by the other's name."""
        found: dict[str, set[str]] = {}
        for body, area in self.directory.governing():
            found.setdefault(area, set()).add(body)
            found.setdefault(body, set()).add(area)
        return found

    def find(self, text: str, kinds: Collection[str] = ()) -> str:
        """The compact id of the one entity meant.

        Args:
            text: An id, the last part of an id, a name, a former name, an alias or a number; a name or number
                may be that of a day: `0710@2018-06-01`. Words of a name will do; of several things with these
                words in their names the one person is meant.
            kinds: Notations of `entityKind` that it must have one of; none means any. An area's name will do
                for the body that governs it, and the other way round.

        Raises:
            NotFoundError: Nothing is called so; the text offers what is near.
            AmbiguousNameError: Several things are; the text lists them.
        """
        candidates = {self._ids[text]} if text in self._ids else self._candidates(text)
        found = sorted(entity for entity in candidates if self._fits(entity, kinds))
        if not found:
            others = {other for entity in candidates for other in self._counterparts.get(entity, ())}
            found = sorted(other for other in others if self._fits(other, kinds))
        people = [entity for entity in found if self.directory.entities[entity].kind == "person"]
        if len(people) == 1 and not self._exactly(text):
            return people[0]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousNameError(self._ambiguous(text, found))
        if len(candidates) == 1:
            return self._of_kind(candidates.pop(), kinds)
        raise NotFoundError(f"Nothing is called “{text}”. {self._hint(text, kinds)}")

    def source(self, text: str) -> str:
        """The id of a source.

        Raises:
            NotFoundError: There is none of that id; the text offers what is near.
        """
        source = text.removeprefix("source/")
        if source not in self.directory.sources:
            hint = near(source, self.directory.sources)
            raise NotFoundError(f"There is no source “{text}”. {hint}List them with: aktorkart ask sources")
        return source

    def _fits(self, entity: str, kinds: Collection[str]) -> bool:
        return not kinds or self.directory.entities[entity].kind in kinds

    def _of_kind(self, entity: str, kinds: Collection[str]) -> str:
        if self._fits(entity, kinds):
            return entity
        labels = self.directory.lists
        is_one = labels.label("entityKind", self.directory.entities[entity].kind).en
        wanted = " or ".join(labels.label("entityKind", kind).en for kind in kinds)
        raise NotFoundError(f"{self._described(entity)} is of the kind “{is_one}”; this asks for {wanted}.")

    def _ambiguous(self, text: str, found: Sequence[str]) -> str:
        """The message for several candidates; those that bear a number are listed with their periods."""
        numbers = self._bearing(text, "identification")
        listed = [self._described(entity) for entity in found[:_LISTED]]
        if numbers and set(found) <= {fact.role("entity") for fact in numbers}:
            dated = [fact for fact in numbers if fact.role("entity") in found]
            dated.sort(key=lambda fact: (fact.bounds.latest_end or date.max, fact.path))
            listed = [
                f"{self._described(fact.role('entity') or '')} from {fact.start} to {fact.end}"
                for fact in dated
            ]
            return f"“{text}” can be {', '.join(listed)}. Give the id, or a day: {text}@2018-06-01"
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        return f"“{text}” can be {', '.join(listed)}{more}. Give the id."

    def _bearing(self, text: str, kind: str | None = None) -> list[FactView]:
        """The facts that say that something is called so."""
        name = folded(text)
        number = name.replace(" ", "")
        found = list(self._said.get(name, {}))
        if number != name and number.isdecimal():
            found += self._said.get(number, {})
        facts = map(self.directory.fact, found)
        return [fact for fact in facts if kind in (None, fact.kind)]

    def _called_on(self, text: str, day: date) -> set[str]:
        """What is called so on a day: what surely or presumably is, else what possibly is."""
        statuses = [(fact.status(day), fact.role("entity") or "") for fact in self._bearing(text)]
        likely = {entity for status, entity in statuses if status in SHOWN}
        return likely or {entity for status, entity in statuses if status is Status.POSSIBLE}

    def _candidates(self, text: str) -> set[str]:
        called, at, on = text.rpartition("@")
        if at and (day := _day(on)) is not None:
            return self._called_on(called, day)
        return self._exactly(text) or self._by_words(set(folded(text).split()))

    def _exactly(self, text: str) -> set[str]:
        """Entities with just this name or number, or with an id that ends so."""
        name = folded(text)
        number = name.replace(" ", "")
        exact = self._bearers(name) | self._slugs.get(text, set())
        return exact | self._bearers(number) if number.isdecimal() else exact

    def _bearers(self, name: str) -> set[str]:
        """Entities with just this folded name or number."""
        return set(self._said.get(name, {}).values())

    def _by_words(self, words: set[str]) -> set[str]:
        """Entities with a name of which all words given are words: a surname, say."""
        if not words:
            return set()
        return {
            entity
            for name, said in self._said.items()
            if words <= set(name.split())
            for entity in said.values()
        }

    def _described(self, entity: str) -> str:
        return f"{entity} ({self.directory.label(entity)})"

    def _hint(self, text: str, kinds: Collection[str]) -> str:
        """What to try instead."""
        called, at, _ = text.rpartition("@")
        others = self._bearing(called) if at else []
        if others:
            dated = {
                f"{self._described(fact.role('entity') or '')} from {fact.start} to {fact.end}"
                for fact in others
            }
            return f"“{called}” is, at other times: {', '.join(sorted(dated)[:_LISTED])}"
        source = text.removeprefix("source/")
        if source in self.directory.sources:
            return f"It is a source: aktorkart ask from-source --source {source}"
        offers = self._near(text, kinds)
        if offers:
            return f"Did you mean {', '.join(self._described(entity) for entity in offers)}?"
        kind = f" --kind {next(iter(kinds))}" if len(kinds) == 1 else ""
        return f"List what there is with: aktorkart ask actors{kind}"

    def _near(self, text: str, kinds: Collection[str]) -> list[str]:
        """Up to three entities with an id or a name like the text."""
        from rapidfuzz import fuzz, process

        ids = [key for key, entity in self._ids.items() if self._fits(entity, kinds)]
        found = process.extract(text.lower(), ids, scorer=fuzz.ratio, limit=3, score_cutoff=75)
        offers = [self._ids[key] for key, _, _ in found]
        name_given = folded(text)
        words = set(name_given.split())
        names = [
            name
            for name, said in self._said.items()
            # a short name within a longer word is like it by chance: Bø in “nobody”
            if (2 * len(name) >= len(name_given) or name in words)
            and any(self._fits(entity, kinds) for entity in said.values())
        ]
        for name, _, _ in process.extract(name_given, names, scorer=fuzz.WRatio, limit=3, score_cutoff=75):
            offers += sorted(entity for entity in self._bearers(name) if self._fits(entity, kinds))
        return list(dict.fromkeys(offers))[:3]
