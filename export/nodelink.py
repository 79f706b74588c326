"""JSON in the node-link form that NetworkX (and, with it, many others) reads."""

from typing import BinaryIO

from export.contract import Content, Format
from export.records import (
    Value,
    dump,
    entity_record,
    evidence_records,
    source_record,
    tie_text,
    used_sources,
    write_items,
)
from graph.model.text import Text
from graph.network.views import Tie


def write_nodelink(content: Content, file: BinaryIO) -> None:
    """Write what `networkx.node_link_graph` reads: a directed multigraph, one node or edge a line.

    Attributes of the graph say what release and day it is of, and describe the sources. `evidence` of an edge
    lists each place in each source, with what that source says.
    """
    about: dict[str, Value] = {**content.about()}
    about["sources"] = [source_record(content, source) for source in used_sources(content)]
    file.write(f'{{"directed": true, "multigraph": true, "graph": {dump(about)},\n"nodes": [\n'.encode())
    write_items(file, (entity_record(content, entity) for entity in content.nodes()))
    file.write(b'],\n"edges": [\n')
    write_items(file, (_edge(content, tie) for tie in content.ties()))
    file.write(b"]}\n")


def _edge(content: Content, tie: Tie) -> dict[str, Value]:
    fact = tie.fact
    return {
        "source": tie.a,
        "target": tie.b,
        "key": f"{fact.path} {tie.tie}",
        "tie": tie.tie,
        "label": tie_text(content, tie),
        "fact": fact.path,
        "start": fact.start,
        "end": fact.end,
        "certainty": fact.certainty,
        "support": fact.support,
        "evidence": [*evidence_records(content, tie)],
    }


FORMATS = (
    Format(
        "json",
        ".json",
        Text(
            "JSON, noder og kanter: NetworkX, egne programmer",
            "JSON, nodes and edges: NetworkX, own programs",
        ),
        write_nodelink,
        network=True,
    ),
)
