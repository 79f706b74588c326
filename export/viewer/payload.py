"""The view model as the page carries it: what the first picture needs, and the rest, packed.

The first part is JSON in columns. The rest (what facts say, with claims and places) is compressed and decoded
after the first picture; it is by far the larger part.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from typing import cast

from export.viewer.columns import Pool, Row, Shared, Spec, table
from export.viewer.contract import View

NAME: Spec = {"t": "text", "lang": "text", "form": "text", "span": "span"}
PARENT: Spec = {"node": "raw", "span": "span"}
NODE: Spec = {
    "id": "raw",
    "group": "text",
    "kind": "text",
    "parent": "raw",
    "parents": PARENT,
    "names": NAME,
    "ids": "texts",
    "span": "span",
    "facts": "runs",
}
EDGE: Spec = {"a": "raw", "b": "raw", "tie": "text", "label": "both", "fact": "raw"}
FACT_SEEN: Spec = {
    "seen": Shared(
        {"kind": "text", "occurs": "raw", "span": "span", "start": "text", "end": "text", "support": "text"}
    )
}
"""What of a fact the map needs: when it holds."""
PLACE: Spec = {
    "heading": "text",
    "paragraph": "raw",
    "line": "raw",
    "before": "text",
    "after": "text",
    "at": "text",
    "row": "raw",
    "chars": "raw",
    "text": "text",
}
CLAIM: Spec = {
    "source": "raw",
    "certainty": "text",
    "start": "text",
    "end": "text",
    "attested": "texts",
    "title": "text",
    "preferred": "raw",
    "conflict": "text",
    "note": "both",
    "places": PLACE,
}
FACT_SAID: Spec = {
    "id": "digest",
    "label": "both",
    "text": "both",
    "certainty": "text",
    "note": "both",
    "series": "raw",
    "value": "text",
    "claims": CLAIM,
}
"""The rest of a fact: what it says and who says so."""
SOURCE_SEEN = ("id", "title")
"""What of a source the map needs before its facts are there."""
TABLES = frozenset({"nodes", "edges", "facts", "sources"})


def seen(view: Mapping[str, object]) -> dict[str, object]:
    """The part of a view model that the first picture needs, in columns; positions and sizes are not in it.

    Args:
        view: A view model (`export.viewer.contract.View`).
    """
    model = cast("View", view)
    pool = Pool()  # facts come first: they are the most, so their words get the shortest numbers
    nodes: list[Row] = [{"parents": [], **node} for node in model["nodes"]]
    packed = {key: value for key, value in view.items() if key not in TABLES}
    packed["sources"] = [{key: source[key] for key in SOURCE_SEEN} for source in view_sources(view)]
    packed["facts"] = table(model["facts"], FACT_SEEN, pool)
    packed["edges"] = table(model["edges"], EDGE, pool)
    packed["nodes"] = table(nodes, NODE, pool)
    return {**packed, **pool.lists()}


def view_sources(view: Mapping[str, object]) -> list[dict[str, object]]:
    """The sources of a view model."""
    return cast("list[dict[str, object]]", view["sources"])


def said(view: Mapping[str, object]) -> str:
    """The rest of a view model: compressed columns as base64.

    The zlib form carries neither time nor system, so that equal input gives equal bytes.

    Args:
        view: A view model (`export.viewer.contract.View`).
    """
    pool = Pool()
    figureless = {"series": None, "value": None}
    facts = table([{**figureless, **fact} for fact in cast("View", view)["facts"]], FACT_SAID, pool)
    sources = [
        {key: value for key, value in source.items() if key not in SOURCE_SEEN}
        for source in view_sources(view)
    ]
    rest = {"facts": facts, "sources": sources, **pool.lists()}
    text = json.dumps(rest, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
