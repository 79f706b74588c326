"""What the columns of an unknown table hold, told from their names and cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import AktorkartError
from graph.ingest.tables import Table
from graph.ingest.template import FILTERS
from graph.model.folding import folded
from graph.model.ids import is_compact_id, valid_organisation_number

LABEL = frozenset(
    ("label", "name", "navn", "node", "actor", "aktor", "organisation", "organisasjon", "virksomhet", "enhet")
)
TYPE = frozenset(("type", "kind", "category", "kategori", "slag", "relation", "relasjon", "forhold", "rolle"))
FROM = frozenset(("from", "fra", "source", "subject"))
TO = frozenset(("to", "til", "target", "object"))
START = FROM | {
    "start", "startdato", "start date", "fra dato", "from date", "valid from", "gyldig fra",
    "stiftet", "founded",
}  # fmt: skip
END = TO | {
    "end", "slutt", "sluttdato", "end date", "til dato", "to date", "valid to", "gyldig til",
    "nedlagt", "ended",
}  # fmt: skip
IDENTIFIERS = ("organisationNumber", "wikidata", "iso3166-2", "municipalityNumber", "countyNumber")
"""What columns can hold that is an identifier, by the notation of its scheme."""
_MUNICIPALITY = ("kommun", "municipal")
_COUNTY = ("fylke", "county")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table are; `None` or nothing where it has no such column.

    Attributes:
        id: Ids as this project writes them.
        label: Names.
        type: Kinds of actor, or of relation.
        source: Where a relation goes out from.
        target: Where it goes to.
        start: First day.
        end: First day no longer.
        identifiers: Pairs of column and notation of the scheme.
        unused: All other columns.
    """

    id: str | None
    label: str | None
    type: str | None
    source: str | None
    target: str | None
    start: str | None
    end: str | None
    identifiers: Sequence[tuple[str, str]]
    unused: Sequence[str]

    @property
    def relates(self) -> bool:
        """Whether rows are relations."""
        return self.source is not None and self.target is not None

    @property
    def names(self) -> bool:
        """Whether rows are actors."""
        return not self.relates and (self.label is not None or self.id is not None)


def layout(table: Table) -> Layout:
    """What the columns of a table are."""
    kinds = {name: kind_of(name, (row.values[name] for row in table.rows)) for name in table.header}
    texts = [name for name in table.header if kinds[name] == "text"]
    dates = [name for name in table.header if kinds[name] == "date"]
    identifiers = [(name, kind) for name, kind in kinds.items() if kind in IDENTIFIERS]
    label = _called(texts, LABEL)
    source, target = _called(texts, FROM), _called(texts, TO)
    relates = source is not None and target is not None
    if label is None and not relates:
        label = next(iter(texts), None)
    found = Layout(
        id=next((name for name, kind in kinds.items() if kind == "id"), None),
        label=label,
        type=_called([name for name in texts if name != label], TYPE),
        source=source if relates else None,
        target=target if relates else None,
        start=_called(dates, START),
        end=_called(dates, END),
        identifiers=identifiers,
        unused=(),
    )
    used = {found.id, found.label, found.type, found.source, found.target, found.start, found.end}
    used |= {name for name, _ in identifiers}
    unused = tuple(name for name in table.header if name not in used)
    return Layout(**{**{slot: getattr(found, slot) for slot in Layout.__slots__}, "unused": unused})


def kind_of(name: str, cells: Iterable[str]) -> str:
    """What the cells of a column are: an identifier's scheme, `id`, `date`, `number` or `text`.

    Cells that are empty say nothing. Organisation numbers are known by their control digit; four digits are
    the number of a municipality, or a year, only in a column that is called so.
    """
    values = [cell for cell in cells if cell]
    called = folded(name)
    if not values:
        return "empty"
    if all(valid_organisation_number(re.sub(r"\s", "", value)) for value in values):
        return "organisationNumber"
    if all(map(is_compact_id, values)):
        return "id"
    if _all(r"Q[1-9]\d*", values):
        return "wikidata"
    if _all(r"NO-\d\d", values):
        return "iso3166-2"
    if _all(r"\d{4}", values) and any(word in called for word in _MUNICIPALITY):
        return "municipalityNumber"
    if _all(r"\d\d", values) and any(word in called for word in _COUNTY):
        return "countyNumber"
    years_only = _all(r"\d{4}", values)
    if all(_reads("date", value) for value in values) and not (years_only and called not in START | END):
        return "date"
    return "number" if all(_reads("number", value) for value in values) else "text"


def _all(pattern: str, values: Iterable[str]) -> bool:
    return all(re.fullmatch(pattern, value) for value in values)


def _reads(name: str, value: str) -> bool:
    """Whether a filter of the mappings can read a cell."""
    try:
        FILTERS[name](value)
    except AktorkartError:
        return False
    return True


def _called(columns: Iterable[str], names: frozenset[str]) -> str | None:
    """The first of the columns that is called by one of the names."""
    return next((column for column in columns if folded(column) in names), None)
