"""GraphML, streamed: one node an entity, one edge a tie, with its sources, places and dates."""

import json
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from export.contract import Content, Format
from export.xml import XmlWriter
from graph.model.text import Text
from graph.network.ties import tie_label

_KEYS: Mapping[str, Sequence[str]] = {
    "graph": ("title", "version", "date", "reference_date", "licence", "content_sha256", "as_of", "lang"),
    "node": ("label", "kind", "type", "start", "end"),
    "edge": ("tie", "label", "fact", "start", "end", "certainty", "support", "sources", "evidence"),
}


def write_graphml(content: Content, file: BinaryIO) -> None:
    """Write GraphML 1.0.

    `evidence` of an edge is a JSON list of pairs of source and place, `sources` names the sources for
    reading. Signs that XML cannot hold become U+FFFD.
    """
    xml = XmlWriter(file)
    xml.start("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for target, keys in _KEYS.items():
        for key in keys:
            declared = {"id": f"{target}-{key}", "for": target, "attr.name": key, "attr.type": "string"}
            xml.empty("key", declared)
    xml.start("graph", {"id": "aktorkart", "edgedefault": "directed"})
    _data(xml, "graph", content.about())
    for entity in content.nodes():
        life = entity.existence
        described = (content.label(entity.id), entity.kind, entity.type or "", life.start, life.end)
        _element(xml, "node", {"id": entity.id}, described)
    for number, tie in enumerate(content.ties()):
        records = tie.records()
        values = (
            tie.tie,
            tie_label(tie, content.network.lists).in_language(content.lang),
            tie.fact.path,
            tie.fact.start,
            tie.fact.end,
            tie.fact.certainty,
            tie.fact.support,
            ", ".join(dict.fromkeys(record[3] for record in records)),
            json.dumps([record[3:5] for record in records], ensure_ascii=False),
        )
        _element(xml, "edge", {"id": f"e{number}", "source": tie.a, "target": tie.b}, values)
    xml.end("graph")
    xml.end("graphml")
    xml.close()


def _element(xml: XmlWriter, name: str, attributes: Mapping[str, str], values: Sequence[str]) -> None:
    xml.start(name, attributes)
    _data(xml, name, dict(zip(_KEYS[name], values, strict=True)))
    xml.end(name)


def _data(xml: XmlWriter, name: str, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        xml.text("data", value, {"key": f"{name}-{key}"})


FORMATS = (
    Format(
        "graphml",
        ".graphml",
        Text("GraphML for Gephi, yEd og Cytoscape", "GraphML for Gephi, yEd and Cytoscape"),
        write_graphml,
        network=True,
    ),
)
