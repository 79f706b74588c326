"""GraphML, streamed: one node an entity, one edge a tie, with its sources, places and dates."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from export.contract import Content, Format
from graph.model.text import Text
from graph.network.ties import tie_label

_KEYS: Mapping[str, Sequence[str]] = {
    "graph": ("title", "version", "date", "reference_date", "licence", "content_sha256", "as_of", "lang"),
    "node": ("label", "kind", "type", "start", "end"),
    "edge": ("tie", "label", "fact", "start", "end", "certainty", "support", "sources", "evidence"),
}
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold."""


def write_graphml(content: Content, file: BinaryIO) -> None:
    """Write GraphML 1.0.

    `evidence` of an edge is a JSON list of pairs of source and place, `sources` names the sources for
    reading. Signs that XML cannot hold become U+FFFD.
    """
    xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
    xml.startDocument()
    _start(xml, "graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for target, keys in _KEYS.items():
        for key in keys:
            _start(
                xml,
                "key",
                {"id": f"{target}-{key}", "for": target, "attr.name": key, "attr.type": "string"},
            )
            xml.endElement("key")
    _start(xml, "graph", {"id": "aktorkart", "edgedefault": "directed"})
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
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()
    file.write(b"\n")


def _start(xml: XMLGenerator, name: str, attributes: Mapping[str, str]) -> None:
    xml.startElement(name, AttributesImpl(dict(attributes)))


def _element(xml: XMLGenerator, name: str, attributes: Mapping[str, str], values: Sequence[str]) -> None:
    _start(xml, name, attributes)
    _data(xml, name, dict(zip(_KEYS[name], values, strict=True)))
    xml.endElement(name)


def _data(xml: XMLGenerator, name: str, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        _start(xml, "data", {"key": f"{name}-{key}"})
        for number, part in enumerate(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value).split("\r")):
            if number:
                xml.ignorableWhitespace("&#13;")  # a bare carriage return would be read as a line feed
            xml.characters(part)
        xml.endElement("data")


FORMATS = (
    Format(
        "graphml",
        ".graphml",
        Text("GraphML for Gephi, yEd og Cytoscape", "GraphML for Gephi, yEd and Cytoscape"),
        write_graphml,
        network=True,
    ),
)
