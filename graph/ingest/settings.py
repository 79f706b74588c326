"""`release.yaml` (name, dates) and `withheld.yaml` (what stays out of every build)."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from graph.errors import InvalidDateError
from graph.ingest.assembly import Assembly
from graph.ingest.fields import Strict, Strings, Translated
from graph.ingest.validate import validate
from graph.ingest.yamlfile import read_yaml
from graph.model.claims import Claim, Model
from graph.model.dates import PartialDate, Precision
from graph.model.facts import Existence, Fact, Figure, Name, ReportedClaim
from graph.model.origin import Origin
from graph.model.problems import Problem
from graph.model.text import Text


def _day(text: str) -> str:
    if PartialDate.parse(text).precision is not Precision.DAY:
        raise InvalidDateError(
            f"“{text}” must be a day, as 2026-01-01", f"“{text}” må være en dag, som 2026-01-01"
        )
    return text


Day = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}),
]


class ReleaseItem(Strict):
    """A `release.yaml`."""

    name: str
    title: Translated
    version: str
    date: Day
    reference_date: Day
    licence: str
    description: Translated | None = None
    publisher: str = "Aktørkart"
    contact: Annotated[str, Field(pattern=r"^https?://[^\s<>\"{}|\\^`]+$")] | None = None
    keywords: dict[Literal["nb", "en"], Strings] = {}


class WithheldItem(Strict):
    """A `withheld.yaml`."""

    salt: Annotated[str, Field(min_length=8)]
    hashes: list[Annotated[str, Field(pattern="^[0-9a-f]{64}$")]] = []


@dataclass(frozen=True, slots=True)
class Settings:
    """What a release says of itself; all of it authored, none of it read from a clock.

    Attributes:
        name: Short name.
        title: Title in both languages.
        version: Version of the data.
        date: The release date.
        reference_date: The day that questions are about when no other is given.
        licence: SPDX name of the data's licence.
        description: What the data is, for catalogues; `None`: the title says it.
        publisher: Who publishes it.
        contact: Address of a page with a way to reach the publisher; `None`: the data base IRI.
        keywords: What it is about, by language.
    """

    name: str = "unnamed"
    title: Text = field(default_factory=lambda: Text("Aktørkart", "Aktørkart"))
    version: str = "0"
    date: datetime.date = datetime.date(1970, 1, 1)
    reference_date: datetime.date = datetime.date(1970, 1, 1)
    licence: str = "NONE"
    description: Text | None = None
    publisher: str = "Aktørkart"
    contact: str | None = None
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)


def read_settings(folders: Sequence[Path], assembly: Assembly) -> Settings:
    """The settings of the last folder that has a `release.yaml`; a missing one is reported."""
    paths = [path for folder in folders if (path := folder / "release.yaml").is_file()]
    if not paths:
        nb, en = "release.yaml mangler", "release.yaml is missing"
        assembly.problems.append(Problem("no-release", Text(nb, en), folders[-1]))
        return Settings()
    file = read_yaml(paths[-1])
    item, problems = validate(ReleaseItem, file)
    assembly.problems.extend([*file.problems, *problems])
    if item is None:
        return Settings()
    return Settings(
        item.name,
        item.title,
        item.version,
        datetime.date.fromisoformat(item.date),
        datetime.date.fromisoformat(item.reference_date),
        item.licence,
        item.description,
        item.publisher,
        item.contact,
        {lang: tuple(words) for lang, words in item.keywords.items()},
    )


def withheld_hash(salt: str, name: str) -> str:
    """The hash under which an id, or a fact's path, is listed in `withheld.yaml`."""
    return hashlib.sha256(f"{salt}\n{name}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Withheld:
    """Ids and facts that stay out of every build and export; only salted hashes are kept of them.

    Attributes:
        salted: Pairs of salt and hash.
    """

    salted: frozenset[tuple[str, str]] = frozenset()

    def covers(self, name: str) -> bool:
        """Whether an id or a fact's path is withheld."""
        salts = {salt for salt, _ in self.salted}
        return any((salt, withheld_hash(salt, name)) in self.salted for salt in salts)

    def remove_from(self, assembly: Assembly) -> int:
        """Remove withheld facts, facts about withheld entities, and claims left without a fact.

        What is about something withheld is withheld too. The words around a place, and a source's
        publisher, are left out where they name it; other texts that do so are reported, for somebody to
        reword.

        Returns:
            The number of facts removed.
        """
        if not self.salted:
            return 0
        model = assembly.model
        gone, removed = self._covered(model)
        named = _names_of(gone, model)
        for path in removed:
            del model.facts[path]
        claims = (
            replace(claim, about=tuple(path for path in claim.about if path not in removed))
            for claim in model.claims
        )
        model.claims = [_without_anchors(claim, named) for claim in claims if claim.about]
        for source in model.sources.values():
            if source.publisher in gone:
                model.sources[source.id] = replace(source, publisher="(withheld)")
        _report_mentions(assembly, named)
        return len(removed)

    def _covered(self, model: Model) -> tuple[set[str], set[str]]:
        """The ids and the facts' paths that are withheld, with all that hangs on them."""
        named = {entity for fact in model.facts.values() for entity in fact.entities()}
        named |= {source.publisher for source in model.sources.values()}
        gone = {entity for entity in named if self.covers(entity)}
        existing = [fact for fact in model.facts.values() if isinstance(fact, Existence)]
        gone |= {fact.entity for fact in existing if any(map(self.covers, (fact.path, *fact.aliases)))}
        removed: set[str] = set()
        while True:
            found = {
                path
                for path, fact in model.facts.items()
                if path not in removed
                and (
                    self.covers(path) or gone.intersection(fact.entities()) or _statement_of(fact) in removed
                )
            }
            if not found:
                return gone, removed
            removed |= found
            gone |= {fact.entity for fact in existing if fact.path in found}


def _statement_of(fact: Fact) -> str | None:
    """The statement that a figure or a reported claim was said in."""
    return fact.statement if isinstance(fact, Figure | ReportedClaim) else None


def _names_of(gone: set[str], model: Model) -> re.Pattern[str] | None:
    """What finds the names of withheld entities, those excepted that something else bears too."""
    names = [fact for fact in model.facts.values() if isinstance(fact, Name)]
    theirs = {name.text for name in names if name.entity in gone}
    theirs -= {name.text for name in names if name.entity not in gone}
    listed = "|".join(re.escape(text) for text in sorted(theirs))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if theirs else None


def _without_anchors(claim: Claim, named: re.Pattern[str] | None) -> Claim:
    """A claim whose places do not quote the names."""
    if named is None:
        return claim

    def clean(text: str) -> str:
        """The text, or nothing when it names what is withheld."""
        return "" if named.search(text) else text

    places = (
        replace(place, heading=clean(place.heading), before=clean(place.before), after=clean(place.after))
        for place in claim.places
    )
    return replace(claim, places=tuple(places))


def _report_mentions(assembly: Assembly, named: re.Pattern[str] | None) -> None:
    """Report facts, claims and sources whose texts have one of the names, without saying which."""
    if named is None:
        return
    model = assembly.model
    texts: list[tuple[Origin | None, object]] = [
        (assembly.origins[path], fact) for path, fact in model.facts.items()
    ]
    texts += [(claim.origin, claim) for claim in model.claims]
    texts += [(source.origin, source) for source in model.sources.values()]
    for origin, one in texts:
        if any(named.search(text) for text in _texts_in(one)):
            assembly.report(
                "withheld-name",
                origin,
                "teksten nevner noe som er holdt tilbake; skriv den om",
                "the text names something that is withheld; reword it",
            )


def _texts_in(value: object) -> Iterator[str]:
    """All texts in a model object."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_in(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts_in(getattr(value, one.name))


def read_withheld(folders: Sequence[Path], assembly: Assembly) -> Withheld:
    """The `withheld.yaml` of all folders together."""
    salted = set()
    for path in (path for folder in folders if (path := folder / "withheld.yaml").is_file()):
        file = read_yaml(path)
        item, problems = validate(WithheldItem, file)
        assembly.problems.extend([*file.problems, *problems])
        if item is not None:
            salted |= {(item.salt, known) for known in item.hashes}
    return Withheld(frozenset(salted))
