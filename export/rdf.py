"""N-Quads, TriG and Turtle."""

from collections.abc import Iterable
from typing import BinaryIO

import pyoxigraph as ox

from export.contract import Content, Format
from graph.model.text import Text
from graph.vocabulary import prefixes


def ordered_quads(content: Content) -> list[ox.Quad]:
    """All quads in the order of their canonical N-Quads lines."""
    return [
        quad
        for _, quad in sorted(((str(quad), quad) for quad in content.store.quads()), key=lambda pair: pair[0])
    ]


def write_nquads(content: Content, file: BinaryIO) -> None:
    """Canonical N-Quads: sorted by code point, each quad once; without a day the very bytes of the release."""
    for quad in ordered_quads(content):
        file.write(f"{quad} .\n".encode())


def write_trig(content: Content, file: BinaryIO) -> None:
    """TriG with the project's prefixes, in a fixed order."""
    _serialize(ordered_quads(content), file, ox.RdfFormat.TRIG, content)


def write_turtle(content: Content, file: BinaryIO) -> None:
    """Turtle: all triples in one graph; claims name their source, so nothing of the provenance is lost."""
    triples = sorted({str(quad.triple): quad.triple for quad in content.store.quads()}.items())
    _serialize([triple for _, triple in triples], file, ox.RdfFormat.TURTLE, content)


def _serialize(
    data: Iterable[ox.Quad] | Iterable[ox.Triple], file: BinaryIO, form: ox.RdfFormat, content: Content
) -> None:
    base = content.network.release.base
    file.write(ox.serialize(data, format=form, prefixes=prefixes(base)))


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
