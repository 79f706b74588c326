"""GraphML, streamed: one node an entity, one edge a tie, with its source, place and dates."""

import json
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator

from export.contract import Content, Format
from graph.model.text import Text
from graph.network.ties import tie_label

NODE_KEYS = ("label", "kind", "type", "start", "end")
EDGE_KEYS = ("tie", "label", "fact", "start", "end", "certainty", "support", "sources", "evidence")


def write_graphml(content: Content, file: BinaryIO) -> None:
    """Write GraphML 1.0; `evidence` is a JSON list of pairs of source and place, `sources` the source ids for reading."""
    xml = XMLGenerator(file, "utf-8", short_empty_elements=True)  # type: ignore[arg-type]  # binary is what it takes
    xml.startDocument()
    xml.startElement("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for target, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            attributes = {"id": f"{target}-{key}", "for": target, "attr.name": key, "attr.type": "string"}
            xml.startElement("key", attributes)
            xml.endElement("key")
    xml.startElement("graph", {"id": "aktorkart", "edgedefault": "directed"})
    for entity in content.nodes():
        life = entity.existence
        values = {
            "label": content.label(entity.id),
            "kind": entity.kind,
            "type": entity.type or "",
            "start": life.start,
            "end": life.end,
        }
        _element(xml, "node", {"id": entity.id}, values)
    for number, tie in enumerate(content.ties()):
        records = tie.records()
        values = {
            "tie": tie.tie,
            "label": tie_label(tie, content.network.lists).in_language(content.lang),
            "fact": tie.fact.path,
            "start": tie.fact.start,
            "end": tie.fact.end,
            "certainty": tie.fact.certainty,
            "support": tie.fact.support,
            "sources": ", ".join(dict.fromkeys(record[3] for record in records)),
            "evidence": json.dumps([record[3:5] for record in records], ensure_ascii=False),
        }
        _element(xml, "edge", {"id": f"e{number}", "source": tie.a, "target": tie.b}, values)
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()
    file.write(b"\n")


def _element(xml: XMLGenerator, name: str, attributes: Mapping[str, str], values: Mapping[str, str]) -> None:
    xml.startElement(name, dict(attributes))
    for key, value in values.items():
        xml.startElement("data", {"key": f"{name}-{key}"})
        xml.characters(_printable(value))
        xml.endElement("data")
    xml.endElement(name)


def _printable(text: str) -> str:
    """Text without the control characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")


FORMATS = (
    Format(
        "graphml",
        ".graphml",
        Text("GraphML for Gephi, yEd og Cytoscape", "GraphML for Gephi, yEd and Cytoscape"),
        write_graphml,
        network=True,
    ),
)
