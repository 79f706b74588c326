"""JSON-LD, compacted with the project's own context; as it is, or an actor an object."""

from typing import BinaryIO

import pyoxigraph as ox

from export.compacting import Compactor, dump, read_context, term_name
from export.contract import Content, Format
from export.framing import Framer, Nodes, read_frame
from export.rdf import ordered_quads
from graph.model.text import Text
from graph.network.network import SHOWN


def write_jsonld(content: Content, file: BinaryIO) -> None:
    """JSON-LD 1.1 of the whole dataset, one node a line; claims stand in the graphs of their sources."""
    compactor = Compactor(read_context(), content.network.release.base)
    graphs: dict[str, Nodes] = {"": {}}
    for quad in ordered_quads(content):
        named = not isinstance(quad.graph_name, ox.DefaultGraph)
        nodes = graphs.setdefault(term_name(quad.graph_name) if named else "", {})
        nodes.setdefault(term_name(quad.subject), []).append((quad.predicate.value, quad.object))
    file.write(f'{{"@context": {dump(compactor.context)},\n"@graph": [\n'.encode())
    blocks = [dump(compactor.node(subject, pairs)) for subject, pairs in graphs.pop("").items()]
    for name in sorted(graphs):
        lines = ",\n".join(dump(compactor.node(*one)) for one in graphs[name].items())
        blocks.append(dump(compactor.graph(name)).removesuffix("]}") + f"\n{lines}\n]}}")
    file.write(",\n".join(blocks).encode())
    file.write(b"\n]}\n")


def write_actors(content: Content, file: BinaryIO) -> None:
    """JSON-LD in which each actor is an object, one a line, framed by `ontology/frames/actor.jsonld`.

    Facts stand under the actor by the part that it has in them, claims under their fact, evidence and source
    under their claim; other actors and things have their names alone. The graphs are merged. On a day, facts
    that are not shown on it are left out, and actors of which nothing is left.
    """
    base = content.network.release.base
    context = read_context()
    framer = Framer(Compactor(context, base), read_frame("actor"), ordered_quads(content))
    for path, fact in content.network.facts.items():
        if content.day is not None and fact.status(content.day) not in SHOWN:
            framer.leave_out(base + path)
    document = {**context, **framer.reverse_terms, "@base": base}
    file.write(f'{{"@context": {dump(document)},\n"@graph": [\n'.encode())
    first = True
    for actor in framer.framed():
        if content.day is None or framer.reverse_terms.keys() & actor.keys():
            file.write(f"{'' if first else ','}{dump(actor)}\n".encode())
            first = False
    file.write(b"]}\n")


_ACTOR_FORMAT = Format(
    "jsonld-actor",
    ".actors.jsonld",
    Text(
        "JSON-LD der hver aktør står med sine poster, bånd og belegg",
        "JSON-LD in which each actor stands with its posts, ties and evidence",
    ),
    write_actors,
)
FORMATS = (
    Format(
        "jsonld",
        ".jsonld",
        Text(
            "JSON-LD; --frame actor: ett objekt per aktør",
            "JSON-LD; --frame actor: an object an actor",
        ),
        write_jsonld,
        variants={"actor": _ACTOR_FORMAT},
    ),
)
