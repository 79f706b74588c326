"""Finds the entity that a user means by an id, a name, an alias or a number."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from graph.errors import AmbiguousNameError, NotFoundError
from graph.model.dates import Status
from graph.model.folding import folded
from graph.network.network import SHOWN, Network
from graph.network.views import FactView
from graph.query.questions import near

_LISTED = 6
"""How many candidates a message lists."""


def _called(fact: FactView) -> list[str]:
    """What a fact says that its entity is called, for comparison."""
    texts: Iterable[str] = ()
    if fact.kind == "name":
        texts = fact.name.values()
    elif fact.kind == "identification":
        texts = fact.values.get("identifier", ())
    return [text for text in map(folded, texts) if text]


def _day(text: str) -> date | None:
    """The day that a text is, if it is one."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _governing(network: Network) -> dict[str, set[str]]:
    """The body of each area and the area of each body: one goes by the other's name."""
    found: dict[str, set[str]] = {}
    for fact in network.facts.values():
        body, area = fact.role("subject"), fact.role("object")
        if fact.value("relationType") == "governsArea" and body is not None and area is not None:
            found.setdefault(area, set()).add(body)
            found.setdefault(body, set()).add(area)
    return found


class Lookup:
    """All ways in which the entities of a network can be called."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._ids = {entity: entity for entity in network.entities}
        self._ids |= {alias: one.id for one in network.entities.values() for alias in one.aliases}
        self._slugs: dict[str, set[str]] = {}
        for key, entity in self._ids.items():
            self._slugs.setdefault(key.partition("/")[2], set()).add(entity)
        self._names: dict[str, set[str]] = {}
        self._said: dict[str, list[FactView]] = {}
        for fact in network.facts.values():
            bearer = fact.role("entity")
            if bearer is not None and bearer in network.entities:
                for text in _called(fact):
                    self._names.setdefault(text, set()).add(bearer)
                    self._said.setdefault(text, []).append(fact)
        self._counterparts = _governing(network)

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
        people = [entity for entity in found if self.network.entities[entity].kind == "person"]
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
        if source not in self.network.sources:
            hint = near(source, self.network.sources)
            raise NotFoundError(f"There is no source “{text}”. {hint}List them with: aktorkart ask sources")
        return source

    def _fits(self, entity: str, kinds: Collection[str]) -> bool:
        return not kinds or self.network.entities[entity].kind in kinds

    def _of_kind(self, entity: str, kinds: Collection[str]) -> str:
        if self._fits(entity, kinds):
            return entity
        labels = self.network.lists
        is_one = labels.label("entityKind", self.network.entities[entity].kind).en
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
        found = self._said.get(name, [])
        if number != name and number.isdecimal():
            found = found + self._said.get(number, [])
        return [fact for fact in found if kind in (None, fact.kind)]

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
        exact = self._names.get(name, set()) | self._slugs.get(text, set())
        return exact | self._names.get(number, set()) if number.isdecimal() else exact

    def _by_words(self, words: set[str]) -> set[str]:
        """Entities with a name of which all words given are words: a surname, say."""
        if not words:
            return set()
        return {
            entity
            for name, entities in self._names.items()
            if words <= set(name.split())
            for entity in entities
        }

    def _described(self, entity: str) -> str:
        return f"{entity} ({self.network.label(entity)})"

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
        if source in self.network.sources:
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
        names = [
            name
            for name, entities in self._names.items()
            if any(self._fits(entity, kinds) for entity in entities)
        ]
        for name, _, _ in process.extract(folded(text), names, scorer=fuzz.WRatio, limit=3, score_cutoff=75):
            offers += sorted(entity for entity in self._names[name] if self._fits(entity, kinds))
        return list(dict.fromkeys(offers))[:3]
