"""What a release lacks, by kind, and whose voice its sources carry."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.model.dates import UNKNOWN, Status
from graph.model.text import Text
from graph.network.network import SHOWN, Network
from graph.network.views import EntityView, FactView

INTERESTED = frozenset({"vendor-sponsor", "interest-organisation"})
"""Interests of those who want something of the matter; facts on their word alone are counted."""

LASTING = ("membership", "relation", "solutionRole", "existence", "name", "identification")
"""Kinds of fact with a start and an end worth knowing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of thing that is missing.

    Attributes:
        code: Short stable name.
        text: What is missing.
        of: How many there are that could lack it.
        missing: Compact ids, or paths of facts, that do.
    """

    code: str
    text: Text
    of: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What comes from one publisher, or from all of one interest.

    Attributes:
        name: The publisher, or the notation of the interest.
        interest: Notation of the scheme `interest`.
        sources: Number of sources.
        facts: Number of facts with a claim of theirs.
        statements: Number of statements among these.
        alone: Number of facts that rest on them alone.
    """

    name: str
    interest: str
    sources: int
    facts: int
    statements: int
    alone: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is there and what is not.

    Attributes:
        day: The day looked at.
        gaps: What is missing.
        publishers: By publisher, the one with most facts first.
        interests: By interest, likewise.
        facts: Number of facts in all.
        interested_alone: Number of facts that rest on interested parties alone.
    """

    day: date
    gaps: tuple[Gap, ...]
    publishers: tuple[Voice, ...]
    interests: tuple[Voice, ...]
    facts: int
    interested_alone: int


def coverage(network: Network, day: date | None = None) -> Coverage:
    """What a release lacks on a day (default: its reference date), and whose voice it carries.

    Sources without a claim are no voice.
    """
    looked = _Looked(network, day or network.release.reference)
    interests = {source: view.interest for source, view in network.sources.items()}
    publishers = {source: view.publisher for source, view in network.sources.items()}
    by_interest = _voices(network, interests)
    alone = sum(
        bool(fact.claims) and all(interests[claim.source] in INTERESTED for claim in fact.claims)
        for fact in network.facts.values()
    )
    return Coverage(
        looked.day,
        tuple(looked.gaps()),
        _voices(network, publishers),
        by_interest,
        len(network.facts),
        alone,
    )


class _Looked:
    """A release on a day, as gaps are looked for."""

    def __init__(self, network: Network, day: date) -> None:
        self.network = network
        self.day = day
        self.by_kind: dict[str, list[FactView]] = {}
        for fact in network.facts.values():
            self.by_kind.setdefault(fact.kind, []).append(fact)

    def gaps(self) -> Iterator[Gap]:
        """All kinds of gap, those that miss nothing too."""
        yield from self._numbers()
        yield from self._roles()
        yield from self._times()
        yield from self._sources()
        yield from self._statements()

    def _entities(self, wanted: Callable[[EntityView], bool]) -> list[str]:
        """The entities that exist on the day, or are not known not to."""
        return [
            one.id
            for one in self.network.entities.values()
            if wanted(one) and one.existence.status(self.day) is not Status.NONE
        ]

    def _bearers(self, scheme: str) -> set[str]:
        facts = self.by_kind.get("identification", [])
        return {
            entity
            for fact in facts
            if fact.value("identifierScheme") == scheme and fact.status(self.day) is not Status.NONE
            for entity in fact.roles.get("entity", ())
        }

    def _numbers(self) -> Iterator[Gap]:
        numbered, wikidata = self._bearers("organisationNumber"), self._bearers("wikidata")
        municipalities = self._entities(lambda one: (one.kind, one.type) == ("organisation", "municipality"))
        areas = self._entities(lambda one: (one.kind, one.type) == ("place", "municipality"))
        others = self._entities(lambda one: one.kind == "organisation" and one.type != "municipality")
        nb, en = "kommuner uten organisasjonsnummer", "municipalities without organisation number"
        yield _gap("municipality-number", nb, en, municipalities, numbered)
        nb, en = "kommuner (områder) uten Wikidata-id", "municipalities (areas) without Wikidata id"
        yield _gap("municipality-wikidata", nb, en, areas, wikidata)
        nb, en = "andre organisasjoner uten organisasjonsnummer", "other organisations without number"
        yield _gap("organisation-number", nb, en, others, numbered)

    def _roles(self) -> Iterator[Gap]:
        held = {
            post
            for fact in self.by_kind.get("membership", [])
            if fact.status(self.day) in SHOWN
            for post in fact.roles.get("post", ())
        }
        posts = self._entities(lambda one: one.kind == "post")
        yield _gap(
            "post-holder", "verv uten innehaver på dagen", "posts without holder on the day", posts, held
        )
        solutions = self._entities(lambda one: one.kind == "solution")
        for role, code, nb, en in (
            ("owner", "solution-owner", "løsninger uten eier på dagen", "solutions without owner on the day"),
            (
                "manager",
                "solution-manager",
                "løsninger uten forvalter på dagen",
                "solutions without manager on the day",
            ),
        ):
            found = {
                solution
                for fact in self.by_kind.get("solutionRole", [])
                if fact.value("role") == role and fact.status(self.day) in SHOWN
                for solution in fact.roles.get("solution", ())
            }
            yield _gap(code, nb, en, solutions, found)

    def _times(self) -> Iterator[Gap]:
        for kind in LASTING:
            facts = [fact for fact in self.by_kind.get(kind, []) if not fact.happened]
            for code, nb, en in (
                ("start", "ukjent start", "unknown start"),
                ("end", "ukjent slutt", "unknown end"),
            ):
                known = [fact.path for fact in facts if getattr(fact, code) != UNKNOWN]
                paths = [fact.path for fact in facts]
                yield _gap(
                    f"{kind}-{code}",
                    f"{_KINDS[kind].nb} med {nb}",
                    f"{_KINDS[kind].en} with {en}",
                    paths,
                    known,
                )

    def _sources(self) -> Iterator[Gap]:
        sources: dict[str, set[str]] = {}
        for fact in self.network.facts.values():
            for entity in fact.entities():
                sources.setdefault(entity, set()).update(claim.source for claim in fact.claims)
        citation = {source: view.citation for source, view in self.network.sources.items()}
        entities = list(self.network.entities)
        several = [entity for entity in entities if len(sources.get(entity, ())) > 1]
        cited = [
            entity for entity in entities if any(citation[one] == "cited" for one in sources.get(entity, ()))
        ]
        nb, en = "aktører og ting som hviler på én kilde", "entities that rest on one source"
        yield _gap("one-source", nb, en, entities, several)
        nb, en = (
            "aktører og ting som bare hviler på svakt belegg",
            "entities that rest on weak citations only",
        )
        yield _gap("weak-only", nb, en, entities, cited)

    def _statements(self) -> Iterator[Gap]:
        facts = self.by_kind.get("statement", [])
        paths = [fact.path for fact in facts]
        topic = [fact.path for fact in facts if fact.roles.get("subject")]
        capacity = [fact.path for fact in facts if fact.roles.get("onBehalfOf") or fact.roles.get("post")]
        yield _gap("statement-topic", "utsagn uten tema", "statements without topic", paths, topic)
        nb, en = "utsagn uten egenskap (verv eller hvem det tales for)", "statements without capacity"
        yield _gap("statement-capacity", nb, en, paths, capacity)


_KINDS = {
    "membership": Text("medlemskap", "memberships"),
    "relation": Text("relasjoner", "relations"),
    "solutionRole": Text("roller i løsninger", "roles in solutions"),
    "existence": Text("aktører og ting", "entities"),
    "name": Text("navn", "names"),
    "identification": Text("numre", "identifiers"),
}


def _gap(code: str, nb: str, en: str, of: Iterable[str], having: Iterable[str]) -> Gap:
    everything, has = list(of), set(having)
    return Gap(code, Text(nb, en), len(everything), tuple(sorted(set(everything) - has)))


def _voices(network: Network, groups: Mapping[str, str]) -> tuple[Voice, ...]:
    """Sources, facts and statements by the group that each source is in."""
    sources: dict[str, set[str]] = {}
    facts: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for fact in network.facts.values():
        named = {groups[claim.source] for claim in fact.claims}
        facts.update(named)
        statements.update(named if fact.kind == "statement" else ())
        alone.update(named if len(named) == 1 else ())
        for claim in fact.claims:
            sources.setdefault(groups[claim.source], set()).add(claim.source)
    found = [
        Voice(
            name,
            ", ".join(sorted({network.sources[one].interest for one in mine})),
            len(mine),
            facts[name],
            statements[name],
            alone[name],
        )
        for name, mine in sources.items()
    ]
    return tuple(sorted(found, key=lambda voice: (-voice.facts, voice.name)))
