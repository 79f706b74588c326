"""Templates of a mapping: texts with `{column}` and filters, filled with the cells of rows.

`{column}` is the cell. `{column|filter}` is the cell changed: `date` reads 24.08.2016 and 2016-08-24,
`number` reads 1 234,5, `split` makes several values of a cell parted by semicolons, and the name of a list
under the mapping's `values` looks the cell up there. Filters follow each other from left to right.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from graph.errors import AktorkartError, FormError
from graph.ingest.tables import TableRow
from graph.model.dates import PartialDate

_MARK = re.compile(r"\{([^{}|]+)((?:\|[^{}|]+)*)\}")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
Lists = Mapping[str, Mapping[str, str]]
"""The lists of a mapping: cell -> value, by name."""


class TemplateError(FormError):
    """Rows do not fit a template.

    Attributes:
        code: Name of the problem.
        row: The row that does not fit.
    """

    def __init__(self, code: str, row: TableRow, en: str, nb: str) -> None:
        super().__init__(en, nb)
        self.code = code
        self.row = row


def marks(template: object) -> Iterator[tuple[str, Sequence[str]]]:
    """The columns that a template names, each with its filters."""
    if isinstance(template, str):
        for column, filters in _MARK.findall(template):
            yield column.strip(), _names(filters)
    elif isinstance(template, list):
        for one in template:
            yield from marks(one)
    elif isinstance(template, dict):
        for one in template.values():
            yield from marks(one)


def fill(template: object, rows: Sequence[TableRow], lists: Lists) -> object:
    """A template with the rows' cells put in; `None` where a cell that it needs is empty.

    A list takes the values of all rows, each once; anything else must be the same in all rows.

    Raises:
        TemplateError: The rows do not fit.
    """
    if isinstance(template, str):
        return _single(template, rows, lists)
    if isinstance(template, list):
        found: list[object] = []
        for one in template:
            values = _several(one, rows, lists) if isinstance(one, str) else [fill(one, rows, lists)]
            found += [value for value in values if value is not None and value not in found]
        return found or None
    if isinstance(template, dict):
        filled = {key: fill(one, rows, lists) for key, one in template.items()}
        return {key: value for key, value in filled.items() if value is not None} or None
    return template


def _single(template: str, rows: Sequence[TableRow], lists: Lists) -> str | None:
    """The one text that all rows give."""
    found = _several(template, rows, lists)
    if len(found) > 1:
        en = f"“{template}” gives more than one value: {', '.join(found)}"
        nb = f"“{template}” gir mer enn én verdi: {', '.join(found)}"
        raise TemplateError("differing-rows", rows[-1], en, nb)
    return found[0] if found else None


def _several(template: str, rows: Sequence[TableRow], lists: Lists) -> list[str]:
    """The texts that the rows give, each once, in order."""
    found: dict[str, None] = {}
    for row in rows:
        pieces = [[literal] for literal in _MARK.sub("\0", template).split("\0")]
        cells = [
            _cell(row, column.strip(), _names(names), lists) for column, names in _MARK.findall(template)
        ]
        ordered = [pieces[0]]
        for values, literal in zip(cells, pieces[1:], strict=True):
            ordered += [values, literal]
        found |= dict.fromkeys("".join(parts) for parts in product(*ordered))
    return list(found)


def _names(filters: str) -> list[str]:
    return [name.strip() for name in filters.split("|")[1:]]


def _cell(row: TableRow, column: str, filters: Sequence[str], lists: Lists) -> list[str]:
    """What a cell stands for; nothing when it is empty."""
    values = [row.values[column]]
    for name in filters:
        changed: list[str] = []
        for value in (value for value in values if value):
            try:
                changed += FILTERS[name](value) if name in FILTERS else [_listed(value, name, lists)]
            except AktorkartError as error:
                code = "unknown-value" if name in lists else "cell"
                raise TemplateError(code, row, f"{column}: {error}", f"{column}: {error.nb}") from error
        values = changed
    return [value for value in values if value]


def _listed(value: str, name: str, lists: Lists) -> str:
    if value not in lists[name]:
        en = f"“{value}” is not in the list “{name}” of the mapping"
        nb = f"“{value}” står ikke i listen “{name}” i oppsettet"
        raise FormError(en, nb)
    return lists[name][value]


def _date(text: str) -> list[str]:
    found = _DAY_FIRST.fullmatch(text)
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    return [PartialDate.parse(iso).text]


def _number(text: str) -> list[str]:
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if re.fullmatch(r"[-+]?\d+(\.\d+)?", plain) is None:
        raise FormError(f"“{text}” is not a number", f"“{text}” er ikke et tall")
    return [plain]


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]


FILTERS: Mapping[str, Callable[[str], list[str]]] = {"date": _date, "number": _number, "split": _split}
"""The filters that need no list, by name."""
