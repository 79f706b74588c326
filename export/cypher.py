"""Cypher text that builds the network in Neo4j or another database that speaks openCypher.

The text uses what Neo4j and the embedded databases have in common: UNWIND over rows, MERGE and SET. Texts
from the data stand in string literals alone, never in names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import BinaryIO

from export.contract import Content, Format
from export.records import tie_text, used_sources
from export.spells import Spell, node_spells, shown
from graph.model.text import Text
from graph.network.views import EntityView, SourceView, Tie

BATCH = 200
"""Rows of one statement: enough to be fast, few enough for a transaction."""

Property = str | Sequence[str]
Row = Mapping[str, Property]

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"\\u|[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")


def literal(text: str) -> str:
    r"""A text as a string literal.

    A `u` after a backslash is written as an escape of its own: readers that resolve `\u0027` before they look
    for quotes, as Neo4j's did, would otherwise let a text with these signs end the literal.
    """
    return f"'{_SPECIAL.sub(lambda match: _escape(match[0]), text)}'"


def _escape(sign: str) -> str:
    if sign == "\\u":
        return "\\\\\\u0075"
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04X}"


def relation_name(tie: str) -> str:
    """The type of a relation: `holdsPost` is `HOLDS_POST`."""
    return _WORDS.sub("_", tie).strip("_").upper() or "TIE"


def label_name(kind: str) -> str:
    """The label of a kind of entity: `organisation` is `Organisation`."""
    return "".join(word[:1].upper() + word[1:] for word in _WORDS.split(kind) if word) or "Entity"


def write_cypher(content: Content, file: BinaryIO) -> None:
    """Write statements that end in a semicolon: constraints, nodes, then relations.

    A node has the label of its kind, a relation the type of its tie. Both have `from_date` and `to_date` as
    authored, and `shown_from` and `shown_to`: the first and last days of the spells in which they are shown,
    as ISO dates, `0001-01-01` and `9999-12-31` where there is no end. `sources` and `places` of a relation
    are two lists of the same length. Empty lists are left out. Loading the text twice changes nothing.
    """
    groups: dict[str, list[EntityView]] = {}
    for entity in content.nodes():
        groups.setdefault(entity.kind, []).append(entity)
    _comment(file, content.about())
    for label in ("Source", *map(label_name, sorted(groups))):
        name = f"aktorkart_{label.lower()}_id"
        text = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE;\n"
        file.write(text.encode())
    _nodes(file, "Source", (_source(content, source) for source in used_sources(content)))
    spells = node_spells(content)
    for kind in sorted(groups):
        _nodes(file, label_name(kind), (_node(content, one, spells[one.id]) for one in groups[kind]))
    _relations(content, file)


def _relations(content: Content, file: BinaryIO) -> None:
    entities = content.network.entities
    groups: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in content.ties():
        groups.setdefault((entities[tie.a].kind, tie.tie, entities[tie.b].kind), []).append(tie)
    for (a, name, b), ties in sorted(groups.items()):
        match = f"MATCH (a:`{label_name(a)}` {{id: row.a}}), (b:`{label_name(b)}` {{id: row.b}})"
        merge = f"{match}\nMERGE (a)-[r:`{relation_name(name)}` {{fact: row.fact}}]->(b)"
        _statements(file, (_relation(content, tie) for tie in ties), merge, "r", {"a", "b", "fact"})


def _nodes(file: BinaryIO, label: str, rows: Iterable[Row]) -> None:
    _statements(file, rows, f"MERGE (n:`{label}` {{id: row.id}})", "n", {"id"})


def _statements(file: BinaryIO, rows: Iterable[Row], merge: str, name: str, keys: set[str]) -> None:
    """A statement for every batch of rows: each row is merged by its keys, then gets its other properties."""
    for batch in _batches(rows):
        listed = ",\n".join(_map(row) for row in batch)
        sets = ", ".join(f"{name}.{key} = row.{key}" for key in batch[0] if key not in keys)
        file.write(f"UNWIND [\n{listed}\n] AS row\n{merge}\nSET {sets};\n".encode())


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in batches whose rows have the same properties: an empty list is of no type, so it is none."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        alike: dict[tuple[str, ...], list[Row]] = {}
        for row in batch:
            kept = {key: value for key, value in row.items() if isinstance(value, str) or value}
            alike.setdefault(tuple(kept), []).append(kept)
        yield from alike.values()


def _map(row: Row) -> str:
    return f"{{{', '.join(f'{key}: {_value(value)}' for key, value in row.items())}}}"


def _value(value: Property) -> str:
    return literal(value) if isinstance(value, str) else f"[{', '.join(map(literal, value))}]"


def _days(spells: Sequence[Spell]) -> Row:
    return {
        "shown_from": [spell.first.isoformat() if spell.first else "0001-01-01" for spell in spells],
        "shown_to": [spell.last.isoformat() if spell.last else "9999-12-31" for spell in spells],
    }


def _node(content: Content, entity: EntityView, spells: Sequence[Spell]) -> Row:
    life = entity.existence
    return {
        "id": entity.id,
        "label": content.label(entity.id),
        "kind": entity.kind,
        "type": entity.type or "",
        "from_date": life.start,
        "to_date": life.end,
        "support": life.support,
        "aliases": entity.aliases,
        "sources": list(dict.fromkeys(claim.source for claim in life.claims)),
        **_days(spells),
    }


def _source(content: Content, source: SourceView) -> Row:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "interest": source.interest,
        "published": source.date,
        "url": source.url or "",
        "licence": source.licence.in_language(content.lang),
        "citation": source.citation,
    }


def _relation(content: Content, tie: Tie) -> Row:
    fact, records = tie.fact, tie.records()
    return {
        "a": tie.a,
        "b": tie.b,
        "fact": fact.path,
        "tie": tie.tie,
        "label": tie_text(content, tie),
        "from_date": fact.start,
        "to_date": fact.end,
        "certainty": fact.certainty,
        "support": fact.support,
        "sources": [record[3] for record in records],
        "places": [record[4] for record in records],
        **_days(shown(fact)),
    }


def _comment(file: BinaryIO, about: Mapping[str, str]) -> None:
    for key, value in about.items():
        file.write(f"// {key}: {' '.join(value.split())}\n".encode())


FORMATS = (
    Format(
        "cypher",
        ".cypher",
        Text(
            "Cypher-setninger for Neo4j og andre grafdatabaser",
            "Cypher statements for Neo4j and other graph databases",
        ),
        write_cypher,
        network=True,
    ),
)
