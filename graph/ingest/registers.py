"""The registers of municipalities and counties: one row a version, several rows a unit.

A row says that a unit had this number, name and county from `valid_from` to `valid_to`. What stays the same
from row to row (the unit itself, its name, its county) becomes one fact with one claim over all those rows;
facts that hold over the same rows share the claim.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from graph.ingest.assembly import Assembly
from graph.ingest.registertable import Row, ends, read_table, seen, whole
from graph.model.claims import Claim
from graph.model.facts import Existence, Fact, Identifier, Name, Relation
from graph.model.source import Place

NORWAY = "place/norge"


@dataclass(frozen=True, slots=True)
class Register:
    """How one register is read.

    Attributes:
        file: Name of the table below `registers/`.
        kind: `municipality` or `county`: the types of organisation and area.
        number_scheme: Scheme of the column `number`.
        suffix: What makes the organisation's name of the area's.
        columns: Columns that it has beside the usual ones.
    """

    file: str
    kind: str
    number_scheme: str
    suffix: str
    columns: tuple[str, ...] = ()


REGISTERS = (
    Register("counties.csv", "county", "countyNumber", "fylkeskommune"),
    Register("municipalities.csv", "municipality", "municipalityNumber", "kommune", ("county_number",)),
)


@dataclass(frozen=True, slots=True, order=True)
class _Word:
    """What makes a claim of a register one claim.

    Attributes:
        rows: Numbers of the rows that say it.
        source: Id of the source.
        implied: A reader concludes it.
        time: What the rows say of its time.
    """

    rows: tuple[int, ...]
    source: str
    implied: bool = False
    time: str = "whole"


_TIMES = {"whole": whole, "ends": ends, "seen": seen}
"""How a claim's period is made of its rows."""


def read_registers(assembly: Assembly, folder: Path) -> None:
    """Read the registers of a data folder into the assembly."""
    counties: dict[str, list[Row]] = {}
    for register in REGISTERS:
        path = folder / "registers" / register.file
        if not path.is_file():
            continue
        rows = read_table(assembly, path, register.columns)
        if register.kind == "county":
            for row in rows:
                counties.setdefault(row["number"], []).append(row)
        for _, group in groupby(rows, key=lambda row: row["id"]):
            _Unit(assembly, register, counties, list(group)).read()


class _Unit:
    """One municipality or county: the organisation and its area."""

    def __init__(
        self,
        assembly: Assembly,
        register: Register,
        counties: Mapping[str, Sequence[Row]],
        rows: Sequence[Row],
    ) -> None:
        self.assembly = assembly
        self.register = register
        self.counties = counties
        self.rows = rows
        self.organisation = rows[0]["id"]
        self.area = rows[0]["area_id"]
        self.words: dict[_Word, list[Fact]] = {}

    def read(self) -> None:
        """Add the unit's facts, one claim for all facts of a run of rows from one source."""
        self._collect()
        rows = {row.number: row for row in self.rows}
        for word, facts in sorted(self.words.items()):
            said = [rows[number] for number in word.rows]
            origin = said[0].origin
            self.assembly.add_claim(
                Claim(
                    about=tuple(self.assembly.add_fact(fact, origin) for fact in facts),
                    source=word.source,
                    period=_TIMES[word.time](said),
                    places=tuple(Place(word.source, row=row.number, origin=row.origin) for row in said),
                    implied=word.implied,
                    origin=origin,
                )
            )

    def _collect(self) -> None:
        """Find the unit's facts, by the rows, source and certainty of the claim that they share."""
        kind, scheme = self.register.kind, self.register.number_scheme
        for run in self._runs():
            self._note(run, Existence(entity=self.area, entity_kind="place", type=kind))
            self._note(run, Relation(subject=self.organisation, type="governsArea", object=self.area))
            if self._has_body():
                self._note(run, Existence(entity=self.organisation, entity_kind="organisation", type=kind))
            if kind == "county":
                self._note(run, Relation(subject=self.area, type="within", object=NORWAY))
        for run in self._runs("name"):
            name = run[0]["name"]
            facts: list[Fact] = [Name(entity=self.area, text=name, lang="nb")]
            if self._has_body():
                facts.append(Name(entity=self.organisation, text=f"{name} {self.register.suffix}", lang="nb"))
            self._note(run, *facts)
        for other in sorted({other for row in self.rows for other in row.other_names}, key=str):
            with_name = [row for row in self.rows if other in row.other_names]
            text, lang = other
            self._note(with_name, Name(entity=self.area, text=text, lang=lang, form="alias"))
        for run in self._runs("number"):
            self._note(run, Identifier(entity=self.area, scheme=scheme, value=run[0]["number"]))
        if kind == "municipality":
            for run in self._runs("county_number"):
                self._note(run, *self._within_county(run))
        if self._has_body():
            self._identifiers("organisation_number", "organisationNumber", self.organisation)
        self._identifiers("wikidata", "wikidata", self.area)
        self._identifiers("iso_3166_2", "iso3166-2", self.area)

    def _has_body(self) -> bool:
        """Whether the unit has a body of its own: Oslo's county is governed by the municipality."""
        return self.register.kind == "municipality" or self.organisation.endswith("-fylkeskommune")

    def _identifiers(self, column: str, scheme: str, entity: str) -> None:
        """Identifiers, with their own source and certainty in each row.

        Where all rows agree on these, one claim covers them. Else what was carried along a change of number
        is one implied claim over all of them, and each source's own rows are claims that it was so then. A
        unit is older than the register that numbers organisations: its first day is not the number's.
        """
        time = "ends" if scheme == "organisationNumber" else "whole"
        for run in self._runs(column):
            value = run[0][column]
            if not value:
                continue
            fact = Identifier(entity=entity, scheme=scheme, value=value)
            named: dict[tuple[str, bool], list[int]] = {}
            for row in run:
                source = row[f"{column}_source"] or row["source_id"]
                implied = row[f"{column}_certainty"] == "implied"
                named.setdefault((source, implied), []).append(row.number)
            alone = len(named) == 1
            if not alone:
                numbers = tuple(row.number for row in run)
                self._add(_Word(numbers, run[0]["source_id"], implied=True, time=time), fact)
            for (source, implied), carried in named.items():
                if alone or not implied:
                    word = _Word(tuple(carried), source, implied=implied, time=time if alone else "seen")
                    self._add(word, fact)

    def _note(self, run: Sequence[Row], *facts: Fact) -> None:
        self._add(_Word(tuple(row.number for row in run), run[0]["source_id"]), *facts)

    def _add(self, word: _Word, *facts: Fact) -> None:
        if facts:
            self.words.setdefault(word, []).extend(facts)

    def _runs(self, column: str | None = None) -> Iterator[Sequence[Row]]:
        """The unit's rows in order of time, cut where the value of `column` changes (never, without one)."""
        for _, group in groupby(self.rows, key=lambda row: row[column] if column else ""):
            yield tuple(group)

    def _within_county(self, run: Sequence[Row]) -> Iterator[Relation]:
        """The county that had this number over all these rows; reports it when there is not just one."""
        first, last = run[0], run[-1]
        fitting = [
            county["area_id"]
            for county in self.counties.get(first["county_number"], [])
            if county["valid_from"] <= first["valid_from"] and last.until <= county.until
        ]
        if fitting:
            yield Relation(subject=self.area, type="within", object=fitting[0])
            return
        number = first["county_number"]
        nb = f"ingen rad i counties.csv er fylke {number} i hele denne tiden"
        en = f"no row of counties.csv is county {number} for all this time"
        self.assembly.report("unknown-county", first.origin, nb, en)
