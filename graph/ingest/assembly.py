"""The model while it is being put together: facts are merged, claims checked, problems collected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from graph.errors import InvalidPeriodError
from graph.ingest.schema import ClaimPart, Item, PlaceItem
from graph.ingest.yamlfile import Location, YamlFile
from graph.model.claims import Claim, Model
from graph.model.dates import ONGOING, UNKNOWN, PartialDate, Period
from graph.model.facts import Existence, Fact
from graph.model.origin import Origin
from graph.model.problems import Problem
from graph.model.source import Place
from graph.model.text import Text

Schemes = Mapping[str, frozenset[str]]
"""The notations of each SKOS scheme of the ontology."""

_TIME = ("start", "end", "through", "attested", "on")
_OF_THE_ENTITY = (*_TIME, "preferred", "conflict", "note")
_ALTERNATIVES = {"end": "through", "through": "end", "start": "on", "on": "start"}
"""What a claim of its own gives in place of what its item gives for all claims."""

MAY_BE_TIMELESS = (
    "existence", "name", "identification",
    "participation", "documentRole", "statement", "figure", "reportedClaim",
)  # fmt: skip
"""Facts that may leave the time out: nothing is known of it, or it is that of what is around them."""


@dataclass(slots=True)
class Assembly:
    """What all readers write to.

    Attributes:
        schemes: Allowed notations.
        model: The result.
        problems: What was found wrong.
        declared: First declaration of each entity.
        origins: First origin of each fact.
        claims: Claims by path.
        unreadable: Sources that are described, but not as they should be; claims by them are not told of too.
    """

    schemes: Schemes
    model: Model = field(default_factory=Model)
    problems: list[Problem] = field(default_factory=list)
    declared: dict[str, Existence] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)

    def report(self, code: str, origin: Origin | None, nb: str, en: str) -> None:
        """Note a violation."""
        file, line = (origin.file, origin.line) if origin else (None, None)
        self.problems.append(Problem(code, Text(nb, en), file, line))

    def problems_in(self, file: Path) -> bool:
        """Whether something was found wrong in a file."""
        return any(problem.file == file for problem in self.problems)

    def notation(self, scheme: str, value: str | None, origin: Origin) -> None:
        """Report a value that is not in its scheme."""
        known = self.schemes.get(scheme, frozenset())
        if value is not None and value not in known:
            listed = ", ".join(sorted(known))
            self.report(
                "unknown-notation",
                origin,
                f"“{value}” er ikke i listen {scheme}; velg blant: {listed}",
                f"“{value}” is not in the list {scheme}; choose among: {listed}",
            )

    def add_fact(self, fact: Fact, origin: Origin) -> str:
        """Add a fact, or merge it with the one that it is; returns its path."""
        known = self.model.facts.get(fact.path)
        if known is None:
            self.model.facts[fact.path] = fact
            self.origins[fact.path] = origin
        elif known != fact:
            self.model.facts[fact.path] = self._merge(known, fact, origin)
        merged = self.model.facts[fact.path]
        if isinstance(merged, Existence):
            self.declared[merged.entity] = merged
        return fact.path

    def _merge(self, known: Fact, again: Fact, origin: Origin) -> Fact:
        """The same fact from two files: one may say what the other leaves out; they may not contradict."""
        changes: dict[str, Any] = {}  # the values have the types of the fact's own fields
        for one in fields(known):
            old, new = getattr(known, one.name), getattr(again, one.name)
            if old == new or new in (None, ()):
                continue
            if old in (None, ()):
                changes[one.name] = new
            elif one.name == "aliases":
                changes[one.name] = tuple(sorted({*old, *new}))
            elif one.name == "issued" and (old.startswith(new) or new.startswith(old)):
                changes[one.name] = max(old, new, key=len)
            else:
                first, here, there = self.origins[known.path], _shown(new), _shown(old)
                self.report(
                    "contradiction",
                    origin,
                    f"“{one.name}” er {here} her, men {there} i {first}",
                    f"“{one.name}” is {here} here but {there} in {first}",
                )
        return replace(known, **changes)

    def add_claims(
        self,
        fact: Fact,
        item: Item,
        file: YamlFile,
        location: Location,
        places: "Places",
        *,
        timeless: bool = False,
    ) -> None:
        """Add the claims of an item of a fact file.

        Args:
            fact: What the claims are about.
            item: The item; what it says itself counts for each of its `claims`.
            file: The file that the item stands in.
            location: Where in the file.
            places: The file's places and default source.
            timeless: Leave out dates and doubts, for a name given with its entity: they are about the entity.
        """
        base = {name: getattr(item, name) for name in ClaimPart.model_fields if name in item.model_fields_set}
        for index, part in enumerate(item.claims or [ClaimPart()]):
            given = {name: getattr(part, name) for name in part.model_fields_set}
            replaced = {_ALTERNATIVES.get(name) for name in given}
            values = {name: value for name, value in base.items() if name not in replaced} | given
            if timeless:
                values = {name: value for name, value in values.items() if name not in _OF_THE_ENTITY}
            where = (*location, "claims", index) if item.claims else location
            origin = Origin(file.path, file.line(where))
            self._add_claim(fact, ClaimPart.model_construct(None, **values), origin, places)

    def add_claim(self, claim: Claim) -> None:
        """Add a claim; the same source's word from the same place for the same facts may not differ."""
        known = self.claims.setdefault(claim.path, claim)
        if known is claim:
            self.model.claims.append(claim)
        elif known != claim:
            self.report(
                "duplicate-claim",
                claim.origin,
                f"samme kilde og sted sier noe annet i {known.origin}; samle det i én påstand",
                f"the same source and place say something else in {known.origin}; make one claim of them",
            )

    def _add_claim(self, fact: Fact, part: ClaimPart, origin: Origin, places: "Places") -> None:
        source = part.source or places.source
        if source is None:
            self.report("no-source", origin, "mangler kilde (“source”)", "has no source (“source”)")
            return
        found = self._places(part, source, origin, places)
        period = _period(part)
        if found is None or not self._check_source(source, origin):
            return
        if not self._check_time(fact, period, source, part, origin):
            return
        self.add_claim(
            Claim(
                about=(fact.path,),
                source=source,
                period=period,
                places=found,
                implied=part.certainty == "implied",
                title=part.title,
                title_en=part.title_en,
                preferred=bool(part.preferred),
                conflict=part.conflict,
                note=part.note,
                origin=origin,
            )
        )

    def _places(
        self, part: ClaimPart, source: str, origin: Origin, places: "Places"
    ) -> tuple[Place, ...] | None:
        """The places that a claim points to; `None` (and a report) when there is none."""
        found = [Place(source, at=part.at, origin=origin)] if part.at else []
        if part.evidence and places.source not in (None, source):
            self.report(
                "foreign-place",
                origin,
                f"stedene i denne filen er i {places.source}; skriv “at” for {source}",
                f"the places of this file are in {places.source}; write “at” for {source}",
            )
            return None
        for name in part.evidence:
            place = places.of(name, source)
            if place is None:
                self.report(
                    "unknown-place",
                    origin,
                    f"stedet “{name}” står ikke under places",
                    f"the place “{name}” is not in places",
                )
                return None
            found.append(place)
        if not found:
            self.report(
                "no-evidence",
                origin,
                "mangler sted i kilden (“evidence” eller “at”)",
                "has no place in the source (“evidence” or “at”)",
            )
            return None
        return tuple(found)

    def _check_source(self, source: str, origin: Origin) -> bool:
        known = self.model.sources.get(source)
        if known is None and source not in self.unreadable:
            self.report(
                "unknown-source",
                origin,
                f"kilden “{source}” står ikke i sources.yaml",
                f"the source “{source}” is not in sources.yaml",
            )
        elif known is not None and known.citation == "uncited":
            self.report(
                "uncited-source",
                origin,
                f"kilden “{source}” er uten henvisning og kan ikke brukes i en utgivelse",
                f"the source “{source}” is uncited and cannot enter a release",
            )
            return False
        return known is not None

    def _check_time(self, fact: Fact, period: Period, source: str, part: ClaimPart, origin: Origin) -> bool:
        """Whether the period is possible, and said at all where it must be."""
        try:
            period.bounds(self.model.sources[source].date, NO_REFERENCE)
        except InvalidPeriodError as error:
            self.report("impossible-period", origin, error.nb, str(error))
            return False
        said = not part.model_fields_set.isdisjoint(_TIME)
        if not said and fact.kind not in MAY_BE_TIMELESS:
            self.report(
                "no-period",
                origin,
                "mangler tid: skriv start, end, through eller attested (start: unknown om intet er kjent)",
                "has no time: write start, end, through or attested (start: unknown if nothing is known)",
            )
            return False
        return True


@dataclass(frozen=True, slots=True)
class Places:
    """The named places of a fact file.

    Attributes:
        file: The file.
        source: Its default source, which the places are in; `None`: each is in the source of its claim.
        items: The places by name.
    """

    file: YamlFile
    source: str | None
    items: Mapping[str, PlaceItem]

    def of(self, name: str, source: str) -> Place | None:
        """The place of that name, if there is one."""
        item = self.items.get(name)
        if item is None:
            return None
        return Place(
            source=source,
            chars=item.chars,
            sha256=item.sha256,
            context_sha256=item.context_sha256,
            heading=item.heading,
            paragraph=item.paragraph,
            line=item.line,
            before=item.before,
            after=item.after,
            row=item.row,
            at=item.at,
            origin=Origin(self.file.path, self.file.line(("places", name))),
        )


NO_REFERENCE = PartialDate.parse("9000").first
"""A reference date that forbids nothing, for checking a period by itself."""


def _shown(value: object) -> str:
    """A value of a fact for a message."""
    if isinstance(value, Text):
        return f"“{value.nb}” / “{value.en}”" if value.nb != value.en else f"“{value.nb}”"
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    return f"“{value}”"


def _period(part: ClaimPart) -> Period:
    """The period of a claim part."""

    def date(text: str | None) -> PartialDate | None:
        """A date as written; nothing for one that is unknown or not there yet."""
        return PartialDate.parse(text) if text not in (None, UNKNOWN, ONGOING) else None

    return Period(
        start=date(part.on or part.start),
        end=date(part.through or part.end),
        ongoing=part.end == ONGOING,
        attested=tuple(PartialDate.parse(text) for text in part.attested if text != UNKNOWN),
        inclusive_end=part.through is not None,
    )
