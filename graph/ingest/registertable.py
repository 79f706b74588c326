"""The tables of the registers: reading, and checking row by row, before anything is made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from graph.errors import AktorkartError
from graph.ingest.assembly import NO_REFERENCE, Assembly
from graph.ingest.fields import is_language_tag
from graph.ingest.tables import csv_records
from graph.model.dates import ONE_DAY, PartialDate, Period
from graph.model.ids import is_compact_id, valid_organisation_number
from graph.model.origin import Origin

COLUMNS = (
    "id", "area_id", "number", "name", "alt_names", "valid_from", "valid_to",
    "organisation_number", "organisation_number_source", "organisation_number_certainty",
    "wikidata", "wikidata_source", "wikidata_certainty", "source_id",
)  # fmt: skip
SOURCE_COLUMNS = ("source_id", "organisation_number_source", "wikidata_source")
COVERED_FROM = "2016-10-01"
"""The registers hold what existed from this day on. A unit's first row that begins earlier gives the first
day of that version, not of the unit: by then it was there."""
BEFORE_2016 = "2016-01-01"
"""Counties without a first day began before the register does."""
FOREVER = "9"
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register: one version of a unit.

    Attributes:
        number: Its number; the header is row 0.
        origin: File and line.
        values: By column.
        opens: It is the first version of its unit that the register holds.
    """

    number: int
    origin: Origin
    values: Mapping[str, str]
    opens: bool = False

    def __getitem__(self, column: str) -> str:
        """The value in a column; empty where the table has no such column."""
        return self.values.get(column, "")

    @property
    def until(self) -> str:
        """The first day after it, for comparing."""
        return self["valid_to"] or FOREVER

    @property
    def other_names(self) -> list[tuple[str, str | None]]:
        """The unit's other names, each with its language if known: `Deatnu@se|Tana`."""
        parts = [name.partition("@") for name in self["alt_names"].split("|") if name]
        return [(text, lang if at else None) for text, at, lang in parts]


def read_table(assembly: Assembly, path: Path, more: Iterable[str] = ()) -> list[Row]:
    """The usable rows of a table, unit by unit in order of time; the rest is reported.

    Args:
        assembly: What problems are reported to, and knows the sources.
        path: A CSV file.
        more: Columns that this table must have beside the usual ones.
    """
    records = list(csv_records(assembly, path))
    header = records[0][1] if records else []
    missing = [column for column in (*COLUMNS, *more) if column not in header]
    if missing:
        if not assembly.problems_in(path):
            listed = ", ".join(missing)
            nb, en = f"mangler kolonner: {listed}", f"columns missing: {listed}"
            assembly.report("missing-column", Origin(path, 1), nb, en)
        return []
    rows = []
    for number, (line, values) in enumerate(records[1:], 1):
        origin = Origin(path, line)
        if len(values) != len(header):
            nb = f"raden har {len(values)} felter, ikke {len(header)}"
            en = f"the row has {len(values)} fields, not {len(header)}"
            assembly.report("columns", origin, nb, en)
            continue
        row = Row(number, origin, dict(zip(header, values, strict=True)))
        if _usable(assembly, row):
            rows.append(row)
    rows.sort(key=lambda row: (row["id"], row["valid_from"], row["number"]))
    _check_order(assembly, rows)
    known = [None, *(row["id"] for row in rows)]
    return [replace(row, opens=row["id"] != before) for row, before in zip(rows, known, strict=False)]


def _usable(assembly: Assembly, row: Row) -> bool:
    """Whether a row can be read; says why not, unless that has been said of its source."""
    if assembly.unreadable.intersection(row[column] for column in SOURCE_COLUMNS):
        return False
    before = len(assembly.problems)
    for column in ("id", "area_id"):
        if not is_compact_id(row[column]):
            nb, en = f"“{row[column]}” er ingen id ({column})", f"“{row[column]}” is not an id ({column})"
            assembly.report("id", row.origin, nb, en)
    for name, lang in row.other_names:
        if not name or (lang is not None and not is_language_tag(lang)):
            shown = f"{name}@{lang}" if lang is not None else name
            nb = f"“{shown}” er ikke et navn med språkkode (alt_names)"
            en = f"“{shown}” is not a name with a language tag (alt_names)"
            assembly.report("alt-name", row.origin, nb, en)
    number = row["organisation_number"]
    if number and not valid_organisation_number(number):
        nb = f"organisasjonsnummeret {number} har feil kontrollsiffer"
        en = f"the organisation number {number} has a wrong control digit"
        assembly.report("control-digit", row.origin, nb, en)
    for column in SOURCE_COLUMNS:
        source = row[column]
        known = assembly.model.sources.get(source)
        if known is None and (source or column == "source_id"):
            nb, en = f"ukjent kilde “{source}” ({column})", f"unknown source “{source}” ({column})"
            assembly.report("unknown-source", row.origin, nb, en)
        elif known is not None and known.citation == "uncited":
            nb = f"kilden “{source}” er uten henvisning og kan ikke brukes i en utgivelse"
            en = f"the source “{source}” is uncited and cannot enter a release"
            assembly.report("uncited-source", row.origin, nb, en)
    for column in ("organisation_number_certainty", "wikidata_certainty"):
        assembly.notation("certainty", row[column] or None, row.origin)
    try:
        whole([row]).bounds(None, NO_REFERENCE)
    except AktorkartError as error:
        assembly.report("impossible-period", row.origin, error.nb, str(error))
    return len(assembly.problems) == before


def _check_order(assembly: Assembly, rows: Iterable[Row]) -> None:
    """Report rows of a unit that overlap, or leave a time between them: a fact of both would be false."""
    for earlier, later in pairwise(rows):
        if earlier["id"] != later["id"] or earlier.until == later["valid_from"]:
            continue
        first, until = earlier.origin.line, earlier["valid_to"] or "…"
        if later["valid_from"] < earlier.until:
            nb = f"{later['id']} fra {later['valid_from']} overlapper linje {first} (til {until})"
            en = f"{later['id']} from {later['valid_from']} overlaps line {first} (to {until})"
            assembly.report("overlapping-rows", later.origin, nb, en)
        else:
            nb = f"{later['id']} fra {later['valid_from']} fortsetter ikke linje {first} (til {until})"
            en = f"{later['id']} from {later['valid_from']} does not go on from line {first} (to {until})"
            assembly.report("gap-between-rows", later.origin, nb, en)


def whole(rows: Iterable[Row]) -> Period:
    """From the first row's start, where that is the unit's own, to the last row's end."""
    ordered = list(rows)
    first, last = ordered[0]["valid_from"], ordered[-1]["valid_to"]
    founded = first >= COVERED_FROM or (first and not ordered[0].opens)
    start = PartialDate.parse(first) if founded else None
    end = PartialDate.parse(last) if last else None
    attested = () if start else (PartialDate.parse(first or BEFORE_2016),)
    return Period(start=start, end=end, ongoing=not last, attested=attested)


def ends(rows: Iterable[Row]) -> Period:
    """To the end of the last row, and on its last day; since when is not said."""
    period = whole(rows)
    last = PartialDate.parse((period.end.first - ONE_DAY).isoformat()) if period.end else None
    return Period(end=period.end, ongoing=period.ongoing, attested=(last,) if last else ())


def seen(rows: Iterable[Row]) -> Period:
    """Seen at the start of each of these rows; what was before and after is not said."""
    return Period(attested=tuple(PartialDate.parse(row["valid_from"] or BEFORE_2016) for row in rows))
