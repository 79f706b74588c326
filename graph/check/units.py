"""What the check of each fact and claim depends on.

A unit is a fact with its effective values, or a claim with its places. The shapes look at a unit, at what it
refers to, and at what that refers to; so its *key* is a digest of all of these. A unit whose key was sound
once is sound again. `tests/check/test_memory.py` shows that this finds what a full check finds.
"""

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from graph.build.effective import Effective
from graph.model.claims import Claim, Model
from graph.model.facts import Change, Existence, Identifier, Name
from graph.model.source import Place


def digest(*parts: object) -> str:
    """A short name for values that are told apart by their `repr`."""
    return hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=12).hexdigest()


class FactUnits:
    """The facts, and what each is checked together with.

    Attributes:
        facts: Effective facts by path.
        own: Digest of each fact by itself, by path.
        mentions: The facts and the existence of the entities that a fact refers to, by path.
    """

    def __init__(self, facts: Mapping[str, Effective]) -> None:
        self.facts = facts
        self.own = {path: _own(each) for path, each in facts.items()}
        existing = {
            each.fact.entity: path for path, each in facts.items() if isinstance(each.fact, Existence)
        }
        self.mentions = {path: _mentioned(each, path, existing, facts.keys()) for path, each in facts.items()}
        self._beside: dict[str, list[str]] = defaultdict(list)
        for path, each in facts.items():
            # Labels are made of names; `continued` is looked at from the other end.
            if isinstance(each.fact, Name | Change):
                for entity in each.fact.entities():
                    self._beside[existing.get(entity, "")].append(path)

    def keys(self) -> dict[str, str]:
        """The key of each fact, by path."""
        whole = {
            path: digest(own, *sorted(self.own[other] for other in self._beside.get(path, ())))
            for path, own in self.own.items()
        }
        return {
            path: digest(own, *sorted(whole[other] for other in self._near(path)))
            for path, own in self.own.items()
        }

    def around(self, paths: Iterable[str]) -> set[str]:
        """The facts that must be in a graph for these to be checked in it."""
        near = {other for path in paths for other in self._near(path)} | set(paths)
        return near | {other for path in near for other in self._beside.get(path, ())}

    def joined(self, paths: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """These facts, those of the kinds that a rule can join with them, and the entities of all.

        A rule joins facts over an entity or an identifier that they share.
        """
        chosen, wanted = set(paths), set(kinds)
        shared = {token for path in chosen for token in self._tokens(path)}
        partners = {
            path
            for path, each in self.facts.items()
            if each.fact.kind in wanted and not shared.isdisjoint(self._tokens(path))
        }
        found = chosen | partners
        return found | {other for path in found for other in self.mentions[path]}

    def _near(self, path: str) -> set[str]:
        """What a fact refers to, and what that refers to, and itself."""
        first = self.mentions[path]
        return {path, *first, *(other for one in first for other in self.mentions[one])}

    def _tokens(self, path: str) -> Iterator[str]:
        """What a fact may be joined over."""
        yield path
        yield from self.mentions[path]
        fact = self.facts[path].fact
        if isinstance(fact, Identifier):
            yield f"{fact.scheme} {fact.value}"


class ClaimUnits:
    """The claims, and what each is checked together with.

    Attributes:
        claims: All claims with the same path, by path.
    """

    def __init__(self, model: Model, entities: Container[str]) -> None:
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        self._places: dict[str, set[Place]] = defaultdict(set)
        self._model = model
        self._entities = entities
        for claim in model.claims:
            self.claims[claim.path].append(claim)
            for place in claim.places:
                self._places[place.path].add(place)

    def keys(self) -> dict[str, str]:
        """The key of each claim, by path."""
        places = {path: digest(*sorted(map(repr, same))) for path, same in self._places.items()}
        sources = {
            name: digest(repr(source), source.publisher in self._entities)
            for name, source in self._model.sources.items()
        }
        return {
            path: digest(
                *sorted(map(repr, same)),
                *(places[place.path] for place in same[0].places),
                sources[same[0].source],
            )
            for path, same in self.claims.items()
        }

    def around(self, paths: Iterable[str]) -> list[Claim]:
        """The claims that must be in a graph for these to be checked in it: all with their places."""
        chosen = set(paths)
        places = {place.path for path in chosen for claim in self.claims[path] for place in claim.places}
        return [
            claim
            for path, same in self.claims.items()
            for claim in same
            if path in chosen or not places.isdisjoint(place.path for place in claim.places)
        ]


def _own(each: Effective) -> str:
    return digest(repr(each.fact), repr(each.bounds), each.support, each.implied, repr(each.claims))


def _mentioned(
    each: Effective, path: str, existing: Mapping[str, str], facts: Container[str]
) -> tuple[str, ...]:
    """Paths of what a fact refers to: other facts, and the existence of entities."""
    texts = dict.fromkeys(_texts(each.fact))
    paths = dict.fromkeys(existing.get(text) or (text if text in facts else path) for text in texts)
    return tuple(other for other in paths if other != path)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
