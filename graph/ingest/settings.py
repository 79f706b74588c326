"""`release.yaml` (name, dates) and `withheld.yaml` (what stays out of every build)."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from graph.errors import InvalidDateError
from graph.ingest.assembly import Assembly
from graph.ingest.schema import Strict, Translated
from graph.ingest.validate import validate
from graph.ingest.yamlfile import read_yaml
from graph.model.claims import Model
from graph.model.dates import PartialDate, Precision
from graph.model.facts import Fact
from graph.model.problems import Problem
from graph.model.text import Text


def _day(text: str) -> str:
    if PartialDate.parse(text).precision is not Precision.DAY:
        raise InvalidDateError(f"“{text}” must be a day, as 2026-01-01")
    return text


Day = Annotated[str, AfterValidator(_day)]


class _ReleaseItem(Strict):
    name: str
    title: Translated
    version: str
    date: Day
    reference_date: Day
    licence: str


class _WithheldItem(Strict):
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
    """

    name: str = "unnamed"
    title: Text = field(default_factory=lambda: Text("Aktørkart", "Aktørkart"))
    version: str = "0"
    date: datetime.date = datetime.date(1970, 1, 1)
    reference_date: datetime.date = datetime.date(1970, 1, 1)
    licence: str = "NONE"


def read_settings(folders: Sequence[Path], assembly: Assembly) -> Settings:
    """The settings of the last folder that has a `release.yaml`; a missing one is reported."""
    paths = [path for folder in folders if (path := folder / "release.yaml").is_file()]
    if not paths:
        nb, en = "release.yaml mangler", "release.yaml is missing"
        assembly.problems.append(Problem("no-release", Text(nb, en), folders[-1]))
        return Settings()
    file = read_yaml(paths[-1])
    item, problems = validate(_ReleaseItem, file)
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

    def remove_from(self, model: Model) -> int:
        """Remove withheld facts, facts about withheld entities, and claims left without a fact.

        Returns:
            The number of facts removed.
        """
        entities = {entity for fact in model.facts.values() for entity in fact.entities()}
        gone = {entity for entity in entities if self.covers(entity)}
        removed = {
            path
            for path, fact in model.facts.items()
            if self.covers(path) or gone.intersection(fact.entities())
        }
        removed |= {path for path, fact in model.facts.items() if _statement_of(fact) in removed}
        for path in removed:
            del model.facts[path]
        kept = (
            replace(claim, about=tuple(path for path in claim.about if path not in removed))
            for claim in model.claims
        )
        model.claims = [claim for claim in kept if claim.about]
        return len(removed)


def _statement_of(fact: Fact) -> str | None:
    """The statement that a figure or a reported claim was said in."""
    return getattr(fact, "statement", None)


def read_withheld(folders: Sequence[Path], assembly: Assembly) -> Withheld:
    """The `withheld.yaml` of all folders together."""
    salted = set()
    for path in (path for folder in folders if (path := folder / "withheld.yaml").is_file()):
        file = read_yaml(path)
        item, problems = validate(_WithheldItem, file)
        assembly.problems.extend([*file.problems, *problems])
        if item is not None:
            salted |= {(item.salt, known) for known in item.hashes}
    return Withheld(frozenset(salted))
