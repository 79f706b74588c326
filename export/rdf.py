"""N-Quads, TriG, and three formats of one graph: N-Triples, Turtle and RDF/XML."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, cast

import pyoxigraph as ox

from export.contract import Content, Format
from export.xml import UNWRITABLE
from graph.model.text import Text
from graph.vocabulary import prefixes


def quad_lines(content: Content) -> list[bytes]:
    """The canonical N-Quads lines of all quads, sorted by code point, each once."""
    return _lines(content.store.quads(), ox.RdfFormat.N_QUADS)


def triple_lines(content: Content) -> list[bytes]:
    """The canonical N-Triples lines of the triples of all graphs, sorted by code point, each once."""
    return _lines((quad.triple for quad in content.store.quads()), ox.RdfFormat.N_TRIPLES)


def ordered_quads(content: Content) -> Iterator[ox.Quad]:
    """All quads in the order of their lines."""
    return ox.parse(input=b"".join(quad_lines(content)), format=ox.RdfFormat.N_QUADS, lenient=True)


def ordered_triples(content: Content) -> Iterator[ox.Triple]:
    """The triples of all graphs, each once, in the order of their lines."""
    lines = b"".join(triple_lines(content))
    return (quad.triple for quad in ox.parse(input=lines, format=ox.RdfFormat.N_TRIPLES, lenient=True))


def _lines(data: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> list[bytes]:
    """Sorting bytes is sorting code points: UTF-8 keeps their order. Line breaks in texts are escaped."""
    buffer = BytesIO()
    ox.serialize(data, output=buffer, format=form)
    return sorted(set(buffer.getvalue().splitlines(keepends=True)))


def write_nquads(content: Content, file: BinaryIO) -> None:
    """Canonical N-Quads; without a day the bytes of the release."""
    for line in quad_lines(content):
        file.write(line)


def write_ntriples(content: Content, file: BinaryIO) -> None:
    """Canonical N-Triples: what the release states, without the names of its graphs."""
    for line in triple_lines(content):
        file.write(line)


def write_trig(content: Content, file: BinaryIO) -> None:
    """TriG with the project's prefixes, in a fixed order."""
    _serialize(ordered_quads(content), file, ox.RdfFormat.TRIG, content)


def write_turtle(content: Content, file: BinaryIO) -> None:
    """Turtle: all triples in one graph; claims name their source, so nothing of the provenance is lost."""
    _serialize(ordered_triples(content), file, ox.RdfFormat.TURTLE, content)


def write_rdfxml(content: Content, file: BinaryIO) -> None:
    """RDF/XML: all triples in one graph, for tools that read nothing else.

    Signs that XML 1.0 cannot hold become U+FFFD; a carriage return is written as a character reference, since
    it would be read as a line feed.
    """
    target = cast("BinaryIO", _CarriageReturns(file))  # Oxigraph writes and flushes, nothing else
    _serialize(_writable(ordered_triples(content)), target, ox.RdfFormat.RDF_XML, content)
    file.write(b"\n")


class _CarriageReturns:
    """A file to which carriage returns, which occur in texts alone, are written as references."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        """Write bytes; gives how many were taken."""
        self._file.write(bytes(data).replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        """Write what is still held back."""
        self._file.flush()


def _writable(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples with texts that XML can hold."""
    for triple in triples:
        value = triple.object
        if isinstance(value, ox.Literal) and UNWRITABLE.search(value.value):
            text = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value.value)
            language = value.language
            replaced = (
                ox.Literal(text, language=language) if language else ox.Literal(text, datatype=value.datatype)
            )
            yield ox.Triple(triple.subject, triple.predicate, replaced)
        else:
            yield triple


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
    Format(
        "ntriples",
        ".nt",
        Text(
            "N-Triples: alt i én graf, én setning per linje",
            "N-Triples: one graph, one statement a line",
        ),
        write_ntriples,
    ),
    Format(
        "rdfxml",
        ".rdf",
        Text(
            "RDF/XML: alt i én graf, for eldre verktøy",
            "RDF/XML: one graph, for older tools",
        ),
        write_rdfxml,
    ),
)
