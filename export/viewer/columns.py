"""Tables as columns: the compact form in which rows of the view model are put into the page.

A table `{"n": rows, "columns": [[name, form, values…], …]}` describes itself: `web/columns.js` reads it
without knowing what it holds. Texts are numbers into one list of strings and periods numbers into one list of
spans, so that each stands once however often it is used.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

Form = Literal["raw", "runs", "text", "texts", "both", "span", "digest"]
"""How a column is written.

`raw`: the values; `runs`: lists of numbers, of which those that follow one another are counted;
`text`: numbers of strings (-1: none); `texts`: a list of such numbers a row; `both`: two columns of them, one
a language; `span`: numbers of the bounds and the presumed period together; `digest`: what stands before the
hexadecimal digits that the values end in, how many bytes these are, and all the bytes as base64, where every
value is of that form (else the column is `raw`): hexadecimal text packs to more than its bytes.
"""
Spec = Mapping[str, "Form | Spec | Shared"]
"""The form of each column; a spec in a spec is a table of the rows' own rows."""
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Shared:
    """Columns whose values many rows have in common: each combination is written once.

    Attributes:
        spec: The columns.
    """

    spec: Spec


_DIGEST = re.compile(r"(.*?)((?:[0-9a-f]{2})+)", re.DOTALL)
BOUNDS, PRESUMED = "b", "p"
"""The two keys of a row that a span stands for."""


@dataclass(slots=True)
class Pool:
    """The strings and spans that the columns refer to.

    Attributes:
        strings: Each string and its number, in the order of first use.
        spans: Each span (four bounds, two presumed days) and its number.
    """

    strings: dict[str, int] = field(default_factory=dict)
    spans: dict[tuple[int | None, ...], int] = field(default_factory=dict)

    def text(self, value: str | None) -> int:
        """The number of a string; -1 for none."""
        return -1 if value is None else self.strings.setdefault(value, len(self.strings))

    def span(self, row: Row) -> int:
        """The number of a row's period."""
        parts = cast("Sequence[int | None]", row[BOUNDS]), cast("Sequence[int | None]", row[PRESUMED])
        return self.spans.setdefault((*parts[0], *parts[1]), len(self.spans))

    def lists(self) -> dict[str, list[object]]:
        """The strings and spans as the page gets them."""
        return {"strings": list(self.strings), "spans": [list(span) for span in self.spans]}


def table(rows: Sequence[Row], spec: Spec, pool: Pool) -> dict[str, object]:
    """Rows as a table of columns.

    Args:
        rows: The rows; each has every column of the spec.
        spec: The columns and their forms.
        pool: Where strings and spans are collected.
    """
    return {"n": len(rows), "columns": [_column(rows, name, form, pool) for name, form in spec.items()]}


def _column(rows: Sequence[Row], name: str, form: Form | Spec | Shared, pool: Pool) -> list[object]:
    if isinstance(form, Shared):
        return [name, "shared", *_shared(rows, form.spec, pool)]
    if isinstance(form, Mapping):
        parts = [cast("Sequence[Row]", row[name]) for row in rows]
        inner = table([part for some in parts for part in some], form, pool)
        return [name, "rows", [len(some) for some in parts], inner]
    if form == "span":
        return [name, form, [pool.span(row) for row in rows]]
    values = [row[name] for row in rows]
    if form == "text":
        return [name, form, [pool.text(cast("str | None", value)) for value in values]]
    if form == "texts":
        return [name, form, [[pool.text(one) for one in cast("Sequence[str]", value)] for value in values]]
    if form == "runs":
        return [name, form, [_runs(cast("Sequence[int]", value)) for value in values]]
    if form == "both":
        texts = [cast("Mapping[str, str] | None", value) for value in values]
        return [
            name,
            form,
            *([pool.text(text[lang] if text else None) for text in texts] for lang in ("nb", "en")),
        ]
    if form == "digest":
        return [name, *_digests([cast("str", value) for value in values])]
    return [name, form, values]


def _digests(values: Sequence[str]) -> list[object]:
    """The bytes of texts that are one word followed by equally many hexadecimal digits, else the texts."""
    found = [_DIGEST.fullmatch(value) for value in values]
    heads = {(match[1], len(match[2])) for match in found if match}
    if None in found or len(heads) != 1:
        return ["raw", list(values)]
    [(head, length)] = heads
    packed = bytes.fromhex("".join(match[2] for match in found if match))
    return ["digest", head, length // 2, base64.b64encode(packed).decode("ascii")]


def _runs(numbers: Sequence[int]) -> list[int]:
    """Numbers of zero or more, each run of followers as a negative count: 4, 5, 6, 9 is 4, -2, 9."""
    found: list[int] = []
    last: int | None = None
    for number in numbers:
        if last is not None and number == last + 1:
            if found[-1] < 0:
                found[-1] -= 1
            else:
                found.append(-1)
        else:
            found.append(number)
        last = number
    return found


def _shared(rows: Sequence[Row], spec: Spec, pool: Pool) -> tuple[list[int], dict[str, object]]:
    """The number of each row's combination of values, and the combinations as a table."""
    found: dict[str, int] = {}
    first: list[Row] = []
    numbers = []
    wanted = [
        key for name, form in spec.items() for key in ((BOUNDS, PRESUMED) if form == "span" else (name,))
    ]
    for row in rows:
        key = repr([row[name] for name in wanted])
        if key not in found:
            found[key] = len(found)
            first.append(row)
        numbers.append(found[key])
    return numbers, table(first, spec, pool)
