"""JSON-LD, compacted with the project's own context."""

import json
from typing import BinaryIO

from export.contract import Content, Format
from export.rdf import ordered_quads
from graph.files import ontology_folder
from graph.model.text import Text
from graph.store.rdflib_face import to_dataset
from graph.vocabulary import prefixes


def write_jsonld(content: Content, file: BinaryIO) -> None:
    """JSON-LD 1.1 of the whole dataset, claims in named graphs, keys sorted."""
    path = ontology_folder() / "context.jsonld"
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    dataset = to_dataset(ordered_quads(content), prefixes(content.network.release.base))
    text = dataset.serialize(format="json-ld", context=context, auto_compact=False)
    document = _sorted(json.loads(text))
    file.write(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode())
    file.write(b"\n")


def _sorted(value: object) -> object:
    """The same JSON-LD with sets of values in a fixed order (lists do not occur in the data)."""
    if isinstance(value, dict):
        return {key: item if key == "@context" else _sorted(item) for key, item in value.items()}
    if isinstance(value, list):
        items = [_sorted(item) for item in value]
        return sorted(items, key=lambda item: json.dumps(item, ensure_ascii=False, sort_keys=True))
    return value


FORMATS = (
    Format(
        "jsonld",
        ".jsonld",
        Text(
            "JSON-LD med prosjektets kontekst, for nettutviklere",
            "JSON-LD with the project's context, for web developers",
        ),
        write_jsonld,
    ),
)
