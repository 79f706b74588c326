"""GEXF 1.3, streamed, with time as Gephi reads it.

`start` and `end` of a spell are both inclusive, and one that is left out is without end (GEXF 1.3 primer,
section Dynamics; open bounds were taken out of 1.3). The ends of the model are exclusive, so a spell ends on
the day before: on the day of a handover only the successor is shown.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from export.contract import Content, Format
from export.spells import Spell, node_spells, shown
from export.xml import XmlWriter
from graph.model.text import Text
from graph.network.ties import tie_label
from graph.network.views import Tie

_COLUMNS: Mapping[str, Sequence[str]] = {
    "node": ("kind", "type", "from", "to"),
    "edge": ("tie", "fact", "from", "to", "certainty", "support", "sources", "evidence"),
}
_TIME = Text(
    "start og end er dager som begge er med; det som ikke har dato, har ingen tid",
    "start and end are days, both included; what has no date has no time",
)


def write_gexf(content: Content, file: BinaryIO) -> None:
    """Write GEXF 1.3 with a dynamic graph.

    A node or edge has spells for the days on which it is shown (`export.spells`), the same as `--as-of` gives
    on each of them; what has no date has none. `from` and `to` are the dates as authored, `evidence` of an
    edge is a JSON list of pairs of source and place. Signs that XML cannot hold become U+FFFD.
    """
    xml = XmlWriter(file)
    xml.start("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    _meta(xml, content)
    time = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    xml.start("graph", {"defaultedgetype": "directed", "idtype": "string", **time})
    for name, columns in _COLUMNS.items():
        xml.start("attributes", {"class": name})
        for column in columns:
            xml.empty("attribute", {"id": column, "title": column, "type": "string"})
        xml.end("attributes")
    _nodes(xml, content)
    xml.start("edges")
    for number, tie in enumerate(content.ties()):
        _edge(xml, content, number, tie)
    xml.end("edges")
    xml.end("graph")
    xml.end("gexf")
    xml.close()


def _meta(xml: XmlWriter, content: Content) -> None:
    about = content.about()
    described = "; ".join(f"{key}: {value}" for key, value in about.items())
    xml.start("meta", {"lastmodifieddate": about["date"]})
    xml.text("creator", "Aktørkart")
    xml.text("description", f"{described}. {_TIME.in_language(content.lang)}")
    xml.end("meta")


def _nodes(xml: XmlWriter, content: Content) -> None:
    spells = node_spells(content)
    xml.start("nodes")
    for entity in content.nodes():
        xml.start("node", {"id": entity.id, "label": content.label(entity.id)})
        life = entity.existence
        _values(xml, "node", (entity.kind, entity.type or "", life.start, life.end))
        _spells(xml, spells[entity.id])
        xml.end("node")
    xml.end("nodes")


def _edge(xml: XmlWriter, content: Content, number: int, tie: Tie) -> None:
    fact, records = tie.fact, tie.records()
    label = tie_label(tie, content.network.lists).in_language(content.lang)
    xml.start("edge", {"id": f"e{number}", "source": tie.a, "target": tie.b, "label": label, "kind": tie.tie})
    sources = ", ".join(dict.fromkeys(record[3] for record in records))
    evidence = json.dumps([record[3:5] for record in records], ensure_ascii=False)
    values = (tie.tie, fact.path, fact.start, fact.end, fact.certainty, fact.support, sources, evidence)
    _values(xml, "edge", values)
    _spells(xml, shown(fact))
    xml.end("edge")


def _values(xml: XmlWriter, element: str, values: Iterable[str]) -> None:
    xml.start("attvalues")
    for column, value in zip(_COLUMNS[element], values, strict=True):
        if value:
            xml.empty("attvalue", {"for": column, "value": value})
    xml.end("attvalues")


def _spells(xml: XmlWriter, spells: Sequence[Spell]) -> None:
    if not spells:
        return
    xml.start("spells")
    for spell in spells:
        days = (("start", spell.first), ("end", spell.last))
        xml.empty("spell", {name: day.isoformat() for name, day in days if day is not None})
    xml.end("spells")


FORMATS = (
    Format(
        "gexf",
        ".gexf",
        Text("GEXF 1.3 med tid, for tidslinjen i Gephi", "GEXF 1.3 with time, for the timeline of Gephi"),
        write_gexf,
        network=True,
    ),
)
