"""What the code needs to know of the ontology folder: notations and labels of the SKOS lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from graph.errors import DataError
from graph.files import ontology_folder
from graph.model.text import Text
from graph.vocabulary import AK, SKOS, Term


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a SKOS list.

    Attributes:
        scheme: Name of the list (`eventRole`).
        notation: Its short form in fact files (`panellist`).
        label: Preferred label.
        inverse: How a tie of this type reads from the object's side.
        direct: Local name of the property that a day's state derives from it.
    """

    scheme: str
    notation: str
    label: Text
    inverse: Text | None = None
    direct: ox.NamedNode | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """All SKOS lists of the ontology.

    Attributes:
        concepts: By scheme and notation.
    """

    concepts: Mapping[tuple[str, str], Concept]

    def notations(self) -> dict[str, frozenset[str]]:
        """The notations of each scheme."""
        found: dict[str, set[str]] = {}
        for scheme, notation in self.concepts:
            found.setdefault(scheme, set()).add(notation)
        return {scheme: frozenset(notations) for scheme, notations in found.items()}

    def label(self, scheme: str, notation: str | None) -> Text:
        """The label of a concept; its notation when it has none."""
        concept = self.concepts.get((scheme, notation or ""))
        return concept.label if concept else Text.of(notation or "")

    def inverse(self, scheme: str, notation: str) -> Text:
        """How the concept reads from the object's side."""
        concept = self.concepts.get((scheme, notation))
        return (concept.inverse or concept.label) if concept else Text.of(notation)


@lru_cache(maxsize=4)
def load_lists(folder: Path | None = None) -> Lists:
    """Read `schemes.ttl` of an ontology folder (default: the shipped one).

    Raises:
        DataError: The file is missing or not Turtle.
    """
    path = (folder or ontology_folder()) / "schemes.ttl"
    try:
        store = ox.Store()
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise DataError(f"The ontology's lists cannot be read: {path}: {error}") from error
    concepts = {}
    for quad in store.quads_for_pattern(None, SKOS("notation"), None):
        scheme = _one(store, quad.subject, SKOS("inScheme"))
        if isinstance(scheme, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            name = scheme.value.removeprefix(AK("scheme-").value)
            concept = Concept(
                name,
                quad.object.value,
                _text(store, quad.subject, SKOS("prefLabel")) or Text.of(quad.object.value),
                _text(store, quad.subject, AK("inverseLabel")),
                direct
                if isinstance(direct := _one(store, quad.subject, AK("directProperty")), ox.NamedNode)
                else None,
            )
            concepts[(name, concept.notation)] = concept
    return Lists(concepts)


Subject = ox.NamedNode | ox.BlankNode | ox.Triple


def _one(store: ox.Store, subject: Subject, predicate: ox.NamedNode) -> Term | None:
    return next((quad.object for quad in store.quads_for_pattern(subject, predicate, None)), None)


def _text(store: ox.Store, subject: Subject, predicate: ox.NamedNode) -> Text | None:
    found = {
        quad.object.language or "": quad.object.value
        for quad in store.quads_for_pattern(subject, predicate, None)
        if isinstance(quad.object, ox.Literal)
    }
    return Text.of(found) if found else None
