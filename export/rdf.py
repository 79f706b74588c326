"""N-Quads, TriG and Turtle."""

from collections.abc import Iterable
from typing import BinaryIO

import pyoxigraph as ox

from export.contract import Content, Format
from graph.model.text import Text
from graph.vocabulary import prefixes


def ordered_quads(content: Content) -> list[ox.Quad]:
    """All quads in the order of their canonical N-Quads lines."""
    return sorted(content.store.quads(), key=str)


def write_nquads(content: Content, file: BinaryIO) -> None:
    """Canonical N-Quads: sorted by code point, each quad once; without a day the bytes of the release."""
    for quad in ordered_quads(content):
        file.write(f"{quad} .\n".encode())


def write_trig(content: Content, file: BinaryIO) -> None:
    """TriG with the project's prefixes, in a fixed order."""
    _serialize(ordered_quads(content), file, ox.RdfFormat.TRIG, content)


def write_turtle(content: Content, file: BinaryIO) -> None:
    """Turtle: all triples in one graph; claims name their source, so nothing of the provenance is lost."""
    triples = {quad.triple: None for quad in content.store.quads()}
    _serialize(sorted(triples, key=str), file, ox.RdfFormat.TURTLE, content)


def _serialize(
    data: Iterable[ox.Quad] | Iterable[ox.Triple], file: BinaryIO, form: ox.RdfFormat, content: Content
) -> None:
    ox.serialize(data, output=file, format=form, prefixes=prefixes(content.network.release.base))


FORMATS = (
    Format(
        "nquads",
        ".nq",
        Text(
            "N-Quads, kanonisk: de samme byte som utgivelsen", "N-Quads, canonical: the bytes of the release"
        ),
        write_nquads,
    ),
    Format(
        "trig",
        ".trig",
        Text("TriG: som N-Quads, lettere å lese", "TriG: as N-Quads, easier to read"),
        write_trig,
    ),
    Format(
        "turtle",
        ".ttl",
        Text(
            "Turtle: alt i én graf, for verktøy uten navngitte grafer",
            "Turtle: one graph, for tools without named graphs",
        ),
        write_turtle,
    ),
)
