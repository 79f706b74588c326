"""Small makers of RDF terms for a build."""

from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from graph.model.text import Text
from graph.vocabulary import AK, XSD

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


class Terms:
    """Makes the terms of one data base IRI."""

    def __init__(self, base: str) -> None:
        self.base = base

    def path(self, path: str) -> ox.NamedNode:
        """The IRI of a path below the base (`fact/…`, `source/…`)."""
        return ox.NamedNode(self.base + path)

    def entity(self, compact_id: str) -> ox.NamedNode:
        """The IRI of an entity."""
        return ox.NamedNode(f"{self.base}id/{compact_id}")


def concept(scheme: str, notation: str) -> ox.NamedNode:
    """The IRI of an entry of a SKOS list."""
    return AK(f"{scheme}-{notation}")


def plain(text: str) -> ox.Literal:
    """A literal without language."""
    return ox.Literal(text)


def both(predicate: ox.NamedNode, text: Text | None) -> Iterable[Pair]:
    """A text in both languages, as two triples."""
    return [(predicate, ox.Literal(words, language=lang)) for lang, words in text.items()] if text else []


def day(value: date) -> ox.Literal:
    """An `xsd:date`."""
    return ox.Literal(value.isoformat(), datatype=XSD("date"))


def number(value: int) -> ox.Literal:
    """An `xsd:integer`."""
    return ox.Literal(str(value), datatype=XSD("integer"))


def truth(value: bool) -> ox.Literal:
    """An `xsd:boolean`."""
    return ox.Literal("true" if value else "false", datatype=XSD("boolean"))
