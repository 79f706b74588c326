"""The registers of municipalities and counties: one row a version, several rows a unit.

A row says that a unit had this number, name and county from `valid_from` to `valid_to`. What stays the same from row to row
(the unit itself, its name, its county) becomes one fact with one claim over all those rows; facts that hold over the same rows
share the claim. The columns are described in `data/registers/README.md`.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from graph.errors import AktorkartError
from graph.ingest.assembly import Assembly
from graph.model.claims import Claim
from graph.model.dates import ONE_DAY, PartialDate, Period
from graph.model.facts import Existence, Fact, Identifier, Name, Relation
from graph.model.ids import is_compact_id, valid_organisation_number
from graph.model.origin import Origin
from graph.model.source import Place

NORWAY = "place/norge"
BEFORE_KLASS = "1838-01-01"
"""The classification's own first day; what is dated so began on or before it."""
BEFORE_2016 = "2016-01-01"
"""Counties without a first day began before the register does."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Register:
    """How one register is read.

    Attributes:
        file: Name of the table below `registers/`.
        kind: `municipality` or `county`: the types of organisation and area.
        number_scheme: Scheme of the column `number`.
        suffix: What makes the organisation's name of the area's.
    """

    file: str
    kind: str
    number_scheme: str
    suffix: str


REGISTERS = (
    Register("counties.csv", "county", "countyNumber", "fylkeskommune"),
    Register("municipalities.csv", "municipality", "municipalityNumber", "kommune"),
)
COLUMNS = (
    "id", "area_id", "number", "name", "alt_names", "valid_from", "valid_to", "organisation_number",
    "organisation_number_source", "organisation_number_certainty", "wikidata", "wikidata_source", "wikidata_certainty",
    "source_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive rows of one unit that agree on something."""

    rows: tuple[tuple[int, Row], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.rows)

    @property
    def source(self) -> str:
        return self.rows[0][1]["source_id"]


def read_registers(assembly: Assembly, folder: Path) -> list[Path]:
    """Read the registers of a data folder into the assembly; returns the tables that were there."""
    found = []
    areas: dict[str, list[Row]] = {}
    for register in REGISTERS:
        path = folder / "registers" / register.file
        if not path.is_file():
            continue
        found.append(path)
        rows = _read_table(assembly, path)
        if register.kind == "county":
            for _, row in rows:
                areas.setdefault(row["number"], []).append(row)
        for _, group in groupby(sorted(rows, key=_unit_order), key=lambda numbered: numbered[1]["id"]):
            _Unit(assembly, register, path, areas, list(group)).read()
    return found


def _unit_order(numbered: tuple[int, Row]) -> tuple[str, str, str]:
    row = numbered[1]
    return (row["id"], row["valid_from"], row["number"])


def _read_table(assembly: Assembly, path: Path) -> list[tuple[int, Row]]:
    """The usable rows with their numbers (the header is row 0); the rest is reported."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
            if missing:
                listed = ", ".join(missing)
                nb, en = f"mangler kolonner: {listed}", f"columns missing: {listed}"
                assembly.report("missing-column", Origin(path, 1), nb, en)
                return []
            rows = list(enumerate(reader, 1))
    except UnicodeDecodeError:
        assembly.report("encoding", Origin(path, 1), "filen er ikke UTF-8", "the file is not UTF-8")
        return []
    return [(number, row) for number, row in rows if _usable(assembly, Origin(path, number + 1), row)]


def _usable(assembly: Assembly, origin: Origin, row: Row) -> bool:
    """Whether a row can be read; says why not."""
    before = len(assembly.problems)
    for column in ("id", "area_id"):
        if not is_compact_id(row[column]):
            nb, en = f"“{row[column]}” er ingen id ({column})", f"“{row[column]}” is not an id ({column})"
            assembly.report("id", origin, nb, en)
    number = row["organisation_number"]
    if number and not valid_organisation_number(number):
        nb = f"organisasjonsnummeret {number} har feil kontrollsiffer"
        assembly.report(
            "control-digit", origin, nb, f"the organisation number {number} has a wrong control digit"
        )
    for column in ("source_id", "organisation_number_source", "wikidata_source"):
        if row[column] and row[column] not in assembly.model.sources:
            nb, en = f"ukjent kilde “{row[column]}”", f"unknown source “{row[column]}”"
            assembly.report("unknown-source", origin, nb, en)
    try:
        period = _period([row])
        period.bounds(None, PartialDate.parse("9000").first)
    except AktorkartError as error:
        assembly.report("impossible-period", origin, str(error), str(error))
    return len(assembly.problems) == before


def _period(rows: Iterable[Row]) -> Period:
    """From the first row's start to the last row's end."""
    ordered = list(rows)
    first, last = ordered[0]["valid_from"], ordered[-1]["valid_to"]
    start = PartialDate.parse(first) if first not in ("", BEFORE_KLASS) else None
    end = PartialDate.parse(last) if last else None
    attested = () if start else (PartialDate.parse(first or BEFORE_2016),)
    return Period(start=start, end=end, ongoing=not last, attested=attested)


def _attested(rows: Iterable[Row]) -> Period:
    """Seen at the start of each of these rows; what was before and after is not said."""
    return Period(attested=tuple(PartialDate.parse(row["valid_from"] or BEFORE_2016) for row in rows))


def _without_start(rows: Iterable[Row]) -> Period:
    """To the end of the last row; since when is not said.

    A unit is older than the register that numbers organisations: its first day is not the number's.
    """
    whole = _period(rows)
    last = PartialDate.parse((whole.end.first - ONE_DAY).isoformat()) if whole.end else None
    return Period(end=whole.end, ongoing=whole.ongoing, attested=(last,) if last else ())


class _Unit:
    """One municipality or county: the organisation and its area."""

    def __init__(
        self,
        assembly: Assembly,
        register: Register,
        path: Path,
        counties: dict[str, list[Row]],
        rows: list[tuple[int, Row]],
    ) -> None:
        self.assembly = assembly
        self.register = register
        self.path = path
        self.counties = counties
        self.rows = rows
        self.organisation = rows[0][1]["id"]
        self.area = rows[0][1]["area_id"]
        self.claims: dict[tuple[tuple[int, ...], str, bool], list[Fact]] = {}
        self.attested: set[tuple[int, str]] = set()

    def read(self) -> None:
        """Add the unit's facts, one claim for all facts of a run of rows from one source."""
        self._collect()
        rows = dict(self.rows)
        for (numbers, source, implied), facts in sorted(self.claims.items()):
            origin = Origin(self.path, numbers[0] + 1)
            self.assembly.model.claims.append(
                Claim(
                    about=tuple(self.assembly.add_fact(fact, origin) for fact in facts),
                    source=source,
                    period=self._claim_period(facts, [rows[number] for number in numbers], source),
                    places=tuple(Place(source, row=number) for number in numbers),
                    implied=implied,
                    origin=origin,
                )
            )

    def _claim_period(self, facts: Iterable[Fact], rows: Sequence[Row], source: str) -> Period:
        if any((number, source) in self.attested for number, row in self.rows if row in rows):
            return _attested(rows)
        if any(isinstance(fact, Identifier) and fact.scheme == "organisationNumber" for fact in facts):
            return _without_start(rows)
        return _period(rows)

    def _collect(self) -> None:
        """Find the unit's facts, by the rows, source and certainty of the claim that they share."""
        kind, scheme = self.register.kind, self.register.number_scheme
        for run in self._runs():
            self._note(run, Existence(entity=self.area, entity_kind="place", type=kind))
            if self._has_body():
                self._note(
                    run,
                    Existence(entity=self.organisation, entity_kind="organisation", type=kind),
                    Relation(subject=self.organisation, type="governsArea", object=self.area),
                )
            if kind == "county":
                self._note(run, Relation(subject=self.area, type="within", object=NORWAY))
        for run in self._runs("name"):
            name = run.rows[0][1]["name"]
            facts: list[Fact] = [Name(entity=self.area, text=name, lang="nb")]
            if self._has_body():
                facts.append(Name(entity=self.organisation, text=f"{name} {self.register.suffix}", lang="nb"))
            self._note(run, *facts)
        for name in sorted({name for _, row in self.rows for name in row["alt_names"].split("|") if name}):
            with_name = ((number, row) for number, row in self.rows if name in row["alt_names"].split("|"))
            self._note(_Run(tuple(with_name)), Name(entity=self.area, text=name, form="alias"))
        for run in self._runs("number"):
            number = run.rows[0][1]["number"]
            self._note(run, Identifier(entity=self.area, scheme=scheme, value=number))
        if kind == "municipality":
            for run in self._runs("county_number"):
                self._note(run, self._within_county(run))
        if self._has_body():
            self._identifiers("organisation_number", "organisationNumber", self.organisation)
        self._identifiers("wikidata", "wikidata", self.area)
        self._identifiers("iso_3166_2", "iso3166-2", self.area)

    def _has_body(self) -> bool:
        """Oslo is both: its county has an area but no body of its own beside the municipality."""
        return self.register.kind == "municipality" or self.organisation.endswith("-fylkeskommune")

    def _identifiers(self, column: str, scheme: str, entity: str) -> None:
        """Identifiers, with their own source and certainty in each row.

        Where all rows agree on these, one claim covers them. Else what was carried along a change of number is one implied claim over
        all of them, and each source's own rows are claims that it was so then.
        """
        for run in self._runs(column):
            value = run.rows[0][1].get(column, "")
            if not value:
                continue
            fact = Identifier(entity=entity, scheme=scheme, value=value)
            named: dict[tuple[str, bool], list[int]] = {}
            for number, row in run.rows:
                implied = row.get(f"{column}_certainty") == "implied"
                named.setdefault((row.get(f"{column}_source") or run.source, implied), []).append(number)
            if len(named) > 1:
                self.claims.setdefault((run.numbers, run.source, True), []).append(fact)
            for (source, implied), numbers in named.items():
                if len(named) == 1 or not implied:
                    self.claims.setdefault((tuple(numbers), source, implied), []).append(fact)
                    self.attested.update((number, source) for number in numbers if len(named) > 1)

    def _note(self, run: _Run, *facts: Fact | None) -> None:
        found = [fact for fact in facts if fact is not None]
        if found:
            self.claims.setdefault((run.numbers, run.source, False), []).extend(found)

    def _runs(self, column: str | None = None) -> Iterator[_Run]:
        """The unit's rows in order of time, cut where the value of `column` changes (never, without a column)."""
        for _, group in groupby(
            self.rows, key=lambda numbered: numbered[1].get(column, "") if column else ""
        ):
            yield _Run(tuple(group))

    def _within_county(self, run: _Run) -> Relation | None:
        number, row = run.rows[0]
        start, end = row["valid_from"], run.rows[-1][1]["valid_to"] or "9"
        for county in self.counties.get(row["county_number"], []):
            if start < (county["valid_to"] or "9") and county["valid_from"] < end:
                return Relation(subject=self.area, type="within", object=county["area_id"])
        nb, en = f"ukjent fylke {row['county_number']}", f"unknown county {row['county_number']}"
        self.assembly.report("unknown-county", Origin(self.path, number + 1), nb, en)
        return None
