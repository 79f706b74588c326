"""Candidates for duplicates: pairs of entities of one kind, scored, with each score taken apart.

The score is a sum of named parts, cut to 0-100. It says how much two entities look alike, not that they are
the same: that is for a person to decide (`aktorkart identity decide`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.ingest.decisions import NOT_SAME, SAME, UNSURE, Decision
from graph.model.dates import Bounds
from graph.model.folding import folded
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import FactView

NAME_POINTS = 60
"""For the same name; less for one that is like it."""
LEAST_RATIO = 80
"""Names less alike than this (of 100) say nothing."""
COMMON = 20
"""A word that stands in the names of more entities of a kind than this does not tell them apart."""
SAME_NUMBER = {"organisationNumber": 50, "wikidata": 40, "iso3166-2": 30, "municipalityNumber": 15}
"""For a number that both have borne, by scheme; numbers of areas are given out again."""
OTHER_SAME_NUMBER = 10
OTHER_NUMBER = -40
"""For different numbers of one scheme on the same day: a register tells them apart."""
FOLLOWS = 10
"""For one that ends on the day on which the other begins."""
DEFAULT_LEAST = 60
"""The least score that is listed when no other is asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score.

    Attributes:
        points: How many points.
        why: What they are for.
    """

    points: int
    why: Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be the same.

    Attributes:
        first: Compact id.
        second: Compact id.
        score: 0 to 100.
        parts: What the score is made of.
        unsure: They were looked at, and it was left open.
    """

    first: str
    second: str
    score: int
    parts: tuple[Part, ...]
    unsure: bool = False


def candidates(
    network: Network, decisions: Iterable[Decision] = (), least: int = DEFAULT_LEAST
) -> list[Candidate]:
    """Pairs of entities that may be the same, the likeliest first.

    Args:
        network: The release.
        decisions: Those recorded; pairs that are not the same are left out.
        least: The least score.
    """
    standing = {one.pair: one.verdict for one in decisions if not one.undone}
    traits = _Traits(network)
    found = []
    for first, second in sorted(traits.pairs()):
        verdict = standing.get(frozenset((first, second)))
        if verdict in (NOT_SAME, SAME):
            continue
        parts = traits.parts(first, second)
        score = max(0, min(100, sum(part.points for part in parts)))
        if parts and score >= least:
            found.append(Candidate(first, second, score, parts, verdict == UNSURE))
    return sorted(found, key=lambda one: (-one.score, one.first, one.second))


class _Traits:
    """What entities are compared by."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.names: dict[str, dict[str, str]] = {}
        self.numbers: dict[str, list[FactView]] = {}
        self.areas: dict[str, list[str]] = {}
        for fact in network.facts.values():
            entity = fact.role("entity")
            if fact.value("relationType") == "governsArea":
                self.areas.setdefault(fact.role("subject") or "", []).append(fact.role("object") or "")
            if entity not in network.entities or entity is None:
                continue
            if fact.kind == "name" and fact.value("nameForm") != "inflected":
                for text in fact.name.values():
                    self.names.setdefault(entity, {}).setdefault(folded(text), text)
            elif fact.kind == "identification":
                self.numbers.setdefault(entity, []).append(fact)
        self.alike: dict[tuple[str, str], tuple[float, str, str]] = {}
        kinds: dict[str, list[str]] = {}
        for view in network.entities.values():
            kinds.setdefault(view.kind, []).append(view.id)
        for entities in kinds.values():
            self._compare_names(sorted(entities))

    def pairs(self) -> set[tuple[str, str]]:
        """Pairs of one kind with a like name or a number in common."""
        bearers: dict[tuple[str, ...], set[str]] = {}
        for entity, facts in self.numbers.items():
            kind = self.network.entities[entity].kind
            for fact in facts:
                bearers.setdefault((kind, *_number(fact)), set()).add(entity)
        shared = {pair for each in bearers.values() for pair in combinations(sorted(each), 2)}
        return shared | set(self.alike)

    def parts(self, first: str, second: str) -> tuple[Part, ...]:
        """What speaks for and against that two entities are one."""
        found = [*self._name_parts(first, second), *self._number_parts(first, second)]
        lives = [self.network.entities[one].existence.bounds for one in (first, second)]
        if found and any(
            early.latest_end is not None and early.latest_end == late.earliest_start
            for early, late in (lives, lives[::-1])
        ):
            nb, en = "den ene slutter den dagen den andre begynner", "one ends on the day the other begins"
            found.append(Part(FOLLOWS, Text(nb, en)))
        return tuple(found)

    def _name_parts(self, first: str, second: str) -> Iterable[Part]:
        ratio, one, other = self.alike.get((first, second), (0.0, "", ""))
        if ratio:
            points = round(NAME_POINTS * (ratio - LEAST_RATIO / 2) / (100 - LEAST_RATIO / 2))
            if folded(one) == folded(other):
                yield Part(points, Text(f"samme navn: {one}", f"the same name: {one}"))
            else:
                alike = f"“{one}” / “{other}” ({ratio:.0f} %)"
                yield Part(points, Text(f"like navn: {alike}", f"like names: {alike}"))

    def _number_parts(self, first: str, second: str) -> Iterable[Part]:
        mine, theirs = self.numbers.get(first, []), self.numbers.get(second, [])
        for scheme, value in sorted({_number(one) for one in mine} & {_number(one) for one in theirs}):
            name = self.network.lists.label("identifierScheme", scheme)
            nb, en = f"begge har hatt {name.nb} {value}", f"both have had {name.en} {value}"
            yield Part(SAME_NUMBER.get(scheme, OTHER_SAME_NUMBER), Text(nb, en))
        mine, theirs = self._with_areas(first), self._with_areas(second)
        told: set[str] = set()
        for one in mine:
            for other in theirs:
                (scheme, value), (again, unlike) = _number(one), _number(other)
                if scheme == again and value != unlike and scheme not in told and _meet(one, other):
                    told.add(scheme)
                    name = self.network.lists.label("identifierScheme", scheme)
                    nb = f"ulike {name.nb} til samme tid: {value} / {unlike}"
                    en = f"different {name.en} at the same time: {value} / {unlike}"
                    yield Part(OTHER_NUMBER, Text(nb, en))

    def _with_areas(self, entity: str) -> list[FactView]:
        """The numbers of an entity and of the areas that it governs: they tell bodies apart too."""
        bearers = (entity, *self.areas.get(entity, ()))
        return [fact for bearer in bearers for fact in self.numbers.get(bearer, ())]

    def _compare_names(self, entities: Sequence[str]) -> None:
        """Find the most alike names of each pair of entities of a kind."""
        from rapidfuzz import fuzz, process

        rows = [
            (entity, key, text) for entity in entities for key, text in self.names.get(entity, {}).items()
        ]
        if len(rows) < 2:
            return
        keys = _telling([(entity, key) for entity, key, _ in rows])
        scores = process.cdist(keys, keys, scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
        for left, right in zip(*scores.nonzero(), strict=True):
            (one, _, name), (other, _, unlike) = rows[left], rows[right]
            if one >= other or not keys[left] or not keys[right]:
                continue
            best = (float(scores[left, right]), name, unlike)
            self.alike[one, other] = max(best, self.alike.get((one, other), best))


def _telling(names: Sequence[tuple[str, str]]) -> list[str]:
    """Names without the words that most entities of their kind have, the others in alphabetical order.

    A name that has no other words keeps them all.
    """
    bearers: Counter[str] = Counter(
        word for _, word in {(entity, word) for entity, key in names for word in key.split()}
    )
    return [
        " ".join(sorted([word for word in key.split() if bearers[word] <= COMMON] or key.split()))
        for _, key in names
    ]


def _number(fact: FactView) -> tuple[str, str]:
    """Scheme and value of an identifier."""
    return fact.value("identifierScheme") or "", fact.value("identifier") or ""


def _meet(one: FactView, other: FactView) -> bool:
    """Whether two facts certainly held on some same day."""
    return _surely(one.bounds, other.bounds) and _surely(other.bounds, one.bounds)


def _surely(one: Bounds, other: Bounds) -> bool:
    """Whether a fact had begun before another had ended."""
    begun = one.latest_start
    ended = other.earliest_end
    presumed = other.presumed_to
    last = max((day for day in (ended, presumed) if day is not None), default=None)
    return begun is not None and last is not None and begun < last


def as_json(network: Network, found: Sequence[Candidate], lang: str) -> list[Mapping[str, object]]:
    """Candidates as JSON values."""
    return [
        {
            "score": one.score,
            "ids": [one.first, one.second],
            "labels": [network.label(entity, lang=lang) for entity in (one.first, one.second)],
            "unsure": one.unsure,
            "parts": [{"points": part.points, "why": part.why.in_language(lang)} for part in one.parts],
        }
        for one in found
    ]
