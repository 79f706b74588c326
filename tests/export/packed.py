"""Reads the data of a page back, independently of what wrote it and of the page's own scripts."""

import base64
import json
import re
import zlib
from typing import Any, cast

Json = Any
"""Whatever JSON holds; the tests compare it as a whole."""


def rows_of(table: Json, pool: Json) -> list[dict[str, Json]]:
    """The rows of a table of columns."""
    rows: list[dict[str, Json]] = [{} for _ in range(table["n"])]

    def word(number: int) -> str | None:
        return None if number == -1 else cast("str", pool["strings"][number])

    for name, form, *given in table["columns"]:
        if form == "digest":
            head, length, packed = given
            digits = base64.b64decode(packed).hex()
            for at, row in enumerate(rows):
                row[name] = head + digits[at * length * 2 : (at + 1) * length * 2]
            continue
        for at, row in enumerate(rows):
            value = given[0][at]
            if form == "raw":
                row[name] = value
            elif form == "runs":
                row[name] = _spelled(value)
            elif form == "text":
                row[name] = word(value)
            elif form == "texts":
                row[name] = [word(one) for one in value]
            elif form == "both":
                row[name] = None if value == -1 else {"nb": word(value), "en": word(given[1][at])}
            elif form == "span":
                row["b"], row["p"] = pool["spans"][value][:4], pool["spans"][value][4:]
            else:
                assert form in ("rows", "shared"), form
        if form == "shared":
            shared = rows_of(given[1], pool)
            for row, number in zip(rows, given[0], strict=True):
                row.update(shared[number])
        if form == "rows":
            inner = iter(rows_of(given[1], pool))
            for row, count in zip(rows, given[0], strict=True):
                row[name] = [next(inner) for _ in range(count)]
            assert next(inner, None) is None
    return rows


def _spelled(numbers: list[int]) -> list[int]:
    found: list[int] = []
    for number in numbers:
        found += [number] if number >= 0 else range(found[-1] + 1, found[-1] + 1 - number)
    return found


def said_text(packed: str) -> str:
    """The second part of a page's data as text."""
    return zlib.decompress(base64.b64decode(packed)).decode()


def page_text(html: str) -> str:
    """A page with its packed part spelled out, for looking for words in it."""
    found = re.search(r'id="details-data">([^<]*)<', html)
    assert found is not None
    return html + said_text(found.group(1))


def unpacked(seen: Json, said: str, network: Json) -> dict[str, Json]:
    """The view model that the parts of a page make up."""
    rest = json.loads(said_text(said))
    facts = [
        {
            key: value
            for key, value in {**when, **what}.items()
            if key not in ("series", "value") or value is not None
        }
        for when, what in zip(rows_of(seen["facts"], seen), rows_of(rest["facts"], rest), strict=True)
    ]
    nodes = [
        {**node, "x": network["x"][at], "y": network["y"][at], "size": network["size"][at]}
        for at, node in enumerate(rows_of(seen["nodes"], seen))
    ]
    view = {key: value for key, value in seen.items() if key not in ("strings", "spans")}
    sources = [{**one, **more} for one, more in zip(seen["sources"], rest["sources"], strict=True)]
    edges = rows_of(seen["edges"], seen)
    return {**view, "nodes": nodes, "edges": edges, "facts": facts, "sources": sources}
