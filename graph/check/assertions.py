"""Release assertions (`assertions.yaml`): what a complete release has; too little stops it."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from graph.build.effective import Effective
from graph.build.release import Built
from graph.errors import DataError, FormError
from graph.ingest.fields import Strict
from graph.ingest.loading import Loaded
from graph.ingest.settings import Day
from graph.ingest.validate import validate
from graph.ingest.yamlfile import read_yaml
from graph.model.dates import Status
from graph.model.facts import Existence, Fact, Identifier, Name, Relation
from graph.model.problems import Problem
from graph.model.text import Text

NAME = "assertions.yaml"
SHOWN = (Status.HOLDS, Status.PRESUMED)
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[int, Field(ge=0, le=100)]


class _Number(Strict):
    """How many there must be."""

    exactly: Count | None = None
    at_least: Count | None = None

    @model_validator(mode="after")
    def _one(self) -> "_Number":
        if (self.exactly is None) == (self.at_least is None):
            raise FormError("write either exactly or at_least", "skriv enten exactly eller at_least")
        return self

    def met(self, found: int) -> bool:
        """Whether a number is as it should be."""
        return found == self.exactly if self.exactly is not None else found >= (self.at_least or 0)

    def wanted(self) -> Text:
        """What there should be, in words."""
        if self.exactly is not None:
            return Text(f"nøyaktig {self.exactly}", f"exactly {self.exactly}")
        return Text(f"minst {self.at_least}", f"at least {self.at_least}")


class _EntityCount(_Number):
    kind: str
    type: str | None = None
    on: Day | None = None


class _FactCount(_Number):
    kind: str


class _Share(Strict):
    of: Literal["facts-cited", "facts-stated", "entities-with-identifier"]
    at_least: Percent
    kind: str | None = None
    type: str | None = None
    scheme: str | None = None
    on: Day | None = None

    @model_validator(mode="after")
    def _whole(self) -> "_Share":
        if self.of == "entities-with-identifier" and not (self.kind and self.scheme):
            raise FormError("kind and scheme are needed", "kind og scheme trengs")
        return self


class _Chain(Strict):
    of: Literal["name", "number", "county"]
    type: str
    since: Day


class AssertionsFile(Strict):
    """An `assertions.yaml`."""

    entities: list[_EntityCount] = []
    facts: list[_FactCount] = []
    sources: list[_Number] = []
    shares: list[_Share] = []
    chains: list[_Chain] = []


def broken_assertions(
    loaded: Loaded, effective: Mapping[str, Effective], folders: Sequence[Path]
) -> list[Problem]:
    """Which assertions of the data folders their facts do not keep; a folder without any has none."""
    problems: list[Problem] = []
    for path in (path for folder in folders if (path := folder / NAME).is_file()):
        file = read_yaml(path)
        content, wrong = validate(AssertionsFile, file)
        problems += [*file.problems, *wrong]
        if content is None:
            continue
        facts = _Facts(loaded, effective)
        for section, check in _CHECKS.items():
            for index, item in enumerate(getattr(content, section)):
                line = file.line((section, index))
                for message, origin in check(facts, item):
                    where = origin or (path, line)
                    problems.append(Problem(f"assertion-{section}", message, *where))
    return problems


def require_assertions(built: Built, folders: Sequence[Path]) -> None:
    """Stop a release that has less than it should.

    Raises:
        DataError: It has; the text shows the first and how many more.
    """
    problems = broken_assertions(built.loaded, built.facts, folders)
    if problems:
        more = f" (and {len(problems) - 1} more; see: aktorkart check)" if len(problems) > 1 else ""
        raise DataError(f"{problems[0].describe('en')}{more}")


Found = Iterator[tuple[Text, tuple[Path, int] | None]]
"""Messages, with the line to blame where it is not the assertion's own."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """Effective facts, as assertions ask for them."""

    loaded: Loaded
    effective: Mapping[str, Effective]

    @property
    def reference(self) -> datetime.date:
        """The day that questions are about when no other is given."""
        return self.loaded.reference

    def entities(self, kind: str | None, kind_type: str | None, on: str | None) -> list[Effective]:
        """The entities of a kind and type; those of a day when one is given."""
        return [
            each
            for each in self.effective.values()
            if isinstance(each.fact, Existence)
            and each.fact.entity_kind == kind
            and kind_type in (None, each.fact.type)
            and (on is None or _status(each, datetime.date.fromisoformat(on)) in SHOWN)
        ]

    def bearers(self, scheme: str | None, on: str | None) -> set[str]:
        """The entities with an identifier of a scheme (that is not known not to hold on a day)."""
        return {
            each.fact.entity
            for each in self.effective.values()
            if isinstance(each.fact, Identifier)
            and each.fact.scheme == scheme
            and (on is None or _status(each, datetime.date.fromisoformat(on)) is not Status.NONE)
        }


def _status(each: Effective, day: datetime.date) -> Status:
    return each.bounds.status(day, occurs=each.fact.happened)


def _entities(facts: _Facts, item: _EntityCount) -> Found:
    found = len(facts.entities(item.kind, item.type, item.on))
    what = " ".join(filter(None, (item.kind, item.type)))
    yield from _counted(item, found, what, f" ({item.on})" if item.on else "")


def _fact_count(facts: _Facts, item: _FactCount) -> Found:
    found = sum(each.fact.kind == item.kind for each in facts.effective.values())
    yield from _counted(item, found, item.kind)


def _sources(facts: _Facts, item: _Number) -> Found:
    found = len({claim.source for claim in facts.loaded.model.claims})
    yield from _counted(item, found, "sources")


def _counted(item: _Number, found: int, what: str, when: str = "") -> Found:
    if not item.met(found):
        wanted = item.wanted()
        nb = f"{what}{when}: ventet {wanted.nb}, fant {found}"
        yield Text(nb, f"{what}{when}: expected {wanted.en}, found {found}"), None


def _shares(facts: _Facts, item: _Share) -> Found:
    sources = facts.loaded.model.sources
    if item.of == "entities-with-identifier":
        existing = facts.entities(item.kind, item.type, item.on)
        bearers = facts.bearers(item.scheme, item.on)
        met = [isinstance(each.fact, Existence) and each.fact.entity in bearers for each in existing]
    elif item.of == "facts-cited":
        met = [
            any(sources[claim.source].citation == "cited" for claim in each.claims)
            for each in facts.effective.values()
        ]
    else:
        met = [not each.implied for each in facts.effective.values()]
    share = Fraction(sum(met), len(met)) if met else Fraction(0)
    if share * 100 < item.at_least:
        what = " ".join(filter(None, (item.of, item.kind, item.type, item.scheme, item.on)))
        percent = f"{float(share):.1%} ({sum(met)}/{len(met)})"
        nb, en = f"ventet minst {item.at_least} %", f"expected at least {item.at_least} %"
        yield Text(f"{what}: {nb}, fant {percent}", f"{what}: {en}, found {percent}"), None


def _chains(facts: _Facts, item: _Chain) -> Found:
    """Days on which an area has no name, number or county, or more than one."""
    links = _links(facts.effective.values(), item.of, f"{item.type}Number")
    since = datetime.date.fromisoformat(item.since)
    for each in facts.entities("place", item.type, None):
        if not isinstance(each.fact, Existence):
            continue
        chain = links.get(each.fact.entity, [])
        for day in _turns([each, *chain], since, facts.reference):
            number = sum(_status(link, day) in SHOWN for link in chain)
            if _status(each, day) in SHOWN and number != 1:
                origin = (chain[0] if chain else each).deciding.origin
                nb = f"{each.fact.entity} har {number} {_LINKS[item.of].nb} {day}, ikke én"
                en = f"{each.fact.entity} has {number} {_LINKS[item.of].en} on {day}, not one"
                yield Text(nb, en), (origin.file, origin.line)
                break


_LINKS = {
    "name": Text("offisielle norske navn", "official Norwegian names"),
    "number": Text("numre", "numbers"),
    "county": Text("fylker", "counties"),
}


def _links(facts: Iterable[Effective], of: str, scheme: str) -> Mapping[str, list[Effective]]:
    """The links of each chain, by area."""
    found: dict[str, list[Effective]] = {}
    for each in facts:
        area = _linked(each.fact, of, scheme)
        if area is not None:
            found.setdefault(area, []).append(each)
    return found


def _linked(fact: Fact, of: str, scheme: str) -> str | None:
    """The area that a fact is a link of the chain of."""
    match fact:
        case Name(form="official", lang="nb") if of == "name":
            return fact.entity
        case Identifier() if of == "number" and fact.scheme == scheme:
            return fact.entity
        case Relation(type="within") if of == "county":
            return fact.subject
    return None


def _turns(facts: Iterable[Effective], since: datetime.date, until: datetime.date) -> list[datetime.date]:
    """The days on which something may change, within a period and with its first day."""
    days = {day for each in facts for day in each.bounds.named().values()}
    return sorted(day for day in {*days, since, until} if since <= day <= until)


_CHECKS: Mapping[str, Callable[..., Found]] = {
    "entities": _entities,
    "facts": _fact_count,
    "sources": _sources,
    "shares": _shares,
    "chains": _chains,
}
