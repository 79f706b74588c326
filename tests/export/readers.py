"""Independent readers of the export formats: parsers and databases that others made."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import networkx as nx
import openpyxl
import pytest
import rdflib
from lxml import etree  # type: ignore[import-untyped]

from export.contract import Content, Format
from graph.kart import Kart
from tests.export.cypherdb import Database

if TYPE_CHECKING:
    from followthemoney import EntityProxy

Record = tuple[str, str, str, str, str, str, str]
"""(a, tie, b, source, place, from, to)"""

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def content(kart: Kart, day: date | None = None, lang: str = "nb") -> Content:
    """What an export of a release is given."""
    return Content(kart.network, kart.store if day is None else kart.state(day), day, lang)


def written(form: Format, given: Content) -> dict[str, bytes]:
    """The files of an export by name; the name is empty for a format of one file."""
    if form.files is not None:
        return form.files(given)
    assert form.write is not None
    stream = io.BytesIO()
    form.write(given, stream)
    return {"": stream.getvalue()}


def quads(data: bytes, form: str) -> set[tuple[object, ...]]:
    """The quads that rdflib reads."""
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(data=data, format=form)
    return dataset_quads(dataset)


def dataset_quads(dataset: rdflib.Dataset) -> set[tuple[object, ...]]:
    """The quads of an rdflib dataset; the default graph is called `None`."""
    default = dataset.default_graph.identifier
    return {(s, p, o, None if g == default else g) for s, p, o, g in dataset.quads()}


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def excel_rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file made for Excel: byte order mark, semicolons, apostrophes taken away."""
    assert data.startswith(b"\xef\xbb\xbf")
    read = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    return [{name: value.removeprefix("'") for name, value in row.items()} for row in read]


def graphml(data: bytes) -> "nx.MultiDiGraph[str]":
    """The graph that NetworkX reads."""
    read = nx.parse_graphml(data.decode("utf-8"), force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    return read


def graphml_edges(data: bytes) -> Iterable[dict[str, str]]:
    """The edges that lxml reads, with their ends and their data by name."""
    root = etree.fromstring(data)
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{GRAPHML}key")}
    for edge in root.iter(f"{GRAPHML}edge"):
        values = {str(names[one.get("key")]): one.text or "" for one in edge.iter(f"{GRAPHML}data")}
        yield {"a": str(edge.get("source")), "b": str(edge.get("target")), **values}


def graphml_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all edges of a GraphML file, as NetworkX reads it."""
    return [
        (a, one["tie"], b, source, place, one["start"], one["end"])
        for a, b, one in graphml(files[""]).edges(data=True)
        for source, place in json.loads(one["evidence"])
    ]


def gexf(data: bytes) -> "nx.MultiDiGraph[str]":
    """The graph that NetworkX reads of a GEXF file."""
    read = nx.read_gexf(io.BytesIO(data), version="1.3")
    return nx.MultiDiGraph(read)


def gexf_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all edges of a GEXF file, as NetworkX reads it."""
    return [
        (a, one["tie"], b, source, place, one["from"], one.get("to", ""))
        for a, b, one in gexf(files[""]).edges(data=True)
        for source, place in json.loads(one["evidence"])
    ]


def nodelink(data: bytes) -> "nx.MultiDiGraph[str]":
    """The graph that NetworkX reads of node-link JSON."""
    read = nx.node_link_graph(json.loads(data), edges="edges")
    assert isinstance(read, nx.MultiDiGraph)
    return read


def nodelink_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all edges of node-link JSON, as NetworkX reads it."""
    return [
        (a, one["tie"], b, place["source"], place["place"], one["start"], one["end"])
        for a, b, one in nodelink(files[""]).edges(data=True)
        for place in one["evidence"]
    ]


def kumu_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all connections of a Kumu blueprint."""
    return [
        (one["from"], one["tie"], one["to"], *place.split(" ", 1), one["start"], one["end"])
        for one in json.loads(files[""])["connections"]
        for place in one["evidence"]
    ]


def cypher(data: bytes) -> Database:
    """A graph database into which the statements were run."""
    database = Database()
    database.load(data.decode("utf-8"))
    return database


def cypher_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all relations in a database."""
    wanted = "a.id, r.tie, b.id, r.sources, r.places, r.from_date, r.to_date"
    found = cypher(files[""]).rows(f"MATCH (a)-[r]->(b) RETURN {wanted}")
    return [
        (str(a), str(tie), str(b), source, place, str(start), str(end))
        for a, tie, b, sources, places, start, end in found
        if isinstance(sources, list) and isinstance(places, list)
        for source, place in zip(sources, places, strict=True)
    ]


def ftm(data: bytes) -> "dict[str, EntityProxy]":
    """The entities that FollowTheMoney reads, by id; each has to be valid, and to keep all its values."""
    reason = "the package followthemoney is not installed (pip install 'aktorkart[ftm]')"
    model = pytest.importorskip("followthemoney", reason=reason).model
    found = {}
    lines = data.decode("utf-8").removesuffix("\n").split("\n")
    for line in lines:
        one = json.loads(line)
        model[one["schema"]].validate(one)
        found[one["id"]] = model.get_proxy(one, cleaned=False)
        for name, values in one["properties"].items():
            assert len(found[one["id"]].get(name)) == len(set(values)), (one["id"], name)
    assert len(found) == len(lines)
    return found


def ftm_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all entities that tie others together."""
    read = ftm(files[""])
    found: list[Record] = []
    for one in read.values():
        if not one.schema.edge:
            continue
        first, second = one.schema.edge_source, one.schema.edge_target
        if one.schema.name == "Documentation":
            first, second = second, first
        (a,), (b,) = one.get(str(first)), one.get(str(second))
        if one.schema.name == "Occupancy":
            (b,) = read[b].get("organization")
        start, _, end = str(one.first("summary")).partition(" – ")
        for place in one.get("recordId"):
            source = place.removeprefix("source/").partition("#")[0]
            assert f"source.{source}" in one.get("proof")
            ends = (a.replace(".", "/"), str(one.id).split(".")[1], b.replace(".", "/"))
            found.append((*ends, source, place, start, end))
    return found


def workbook(data: bytes) -> openpyxl.Workbook:
    """The workbook that openpyxl reads."""
    return openpyxl.load_workbook(io.BytesIO(data))


def cell_text(value: object) -> str:
    """What stands in a cell: days as text, escaped signs as themselves (ECMA-376, ST_Xstring)."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = "" if value is None else str(value)
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def sheet_rows(data: bytes, number: int) -> list[dict[str, str]]:
    """The rows of a sheet as text, by the names in its first row."""
    header, *found = workbook(data).worksheets[number].iter_rows(values_only=True)
    return [dict(zip(map(str, header), map(cell_text, row), strict=True)) for row in found]


def xlsx_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of the second sheet, that of the ties."""
    return row_records(sheet_rows(files[""], 1))


def row_records(found: Iterable[Mapping[str, str]]) -> list[Record]:
    """The records of the rows of a table of ties."""
    return [
        (row["a"], row["tie"], row["b"], row["source"], row["place"], row["from"], row["to"]) for row in found
    ]


def csv_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of `ties.csv`."""
    return row_records(rows(files["ties.csv"]))


def excel_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of `ties.csv` made for Excel."""
    return row_records(excel_rows(files["ties.csv"]))


RECORDS: Mapping[str, Callable[[Mapping[str, bytes]], list[Record]]] = {
    "graphml": graphml_records,
    "gexf": gexf_records,
    "json": nodelink_records,
    "kumu": kumu_records,
    "cypher": cypher_records,
    "ftm": ftm_records,
    "xlsx": xlsx_records,
    "csv": csv_records,
    "csv-excel": excel_records,
}
"""How the records are read back from each network format."""


def graphml_texts(data: bytes) -> set[str]:
    """All texts of a GraphML file, as lxml reads them."""
    return {one.text or "" for one in etree.fromstring(data).iter(f"{GRAPHML}data")}
