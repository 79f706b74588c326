"""Small Turtle snippets from a real graph: one telling instance of each class, one use of each property."""

import pyoxigraph as ox

from export.ontology.names import own
from export.ontology.reading import Ontology, Term
from export.ontology.turtle import turtle
from graph.model.dates import BOUND_NAMES
from graph.store.base import Store
from graph.vocabulary import AK, DCT, RDF_TYPE

_MOST = 24
"""Triples of an instance; a longer snippet explains nothing."""
_LOOKED_AT = 400
"""How many instances or uses are compared; among so many there is a good one."""
_SAID_NOTHING = frozenset({"unknown", "ongoing"})
"""Values that show a property without showing what it is for."""


def examples(ontology: Ontology, store: Store, base: str) -> dict[str, str]:
    """A snippet for each term that the graph uses, by local name.

    Args:
        ontology: The terms.
        store: A release, with the direct triples of a day for what is derived only.
        base: IRI that the names of the data start with.
    """
    found = {}
    for term in ontology.terms:
        subjects = _instance(store, term) if "owl:Class" in term.types else _use(store, term)
        if subjects:
            found[term.name] = turtle(subjects, base)
    return found


def _instance(store: Store, term: Term) -> list[list[ox.Quad]]:
    """The instance that shows most: many properties, a claim of two sources, a place under a heading.

    A claim comes with the place that it points to, a fact with its claims' sources.
    """
    some = sorted(
        (quad.subject for quad in store.quads(None, RDF_TYPE, ox.NamedNode(term.iri)) if _named(quad)),
        key=str,
    )
    stories = [_story(store, subject) for subject in some[:_LOOKED_AT]]
    short = [story for story in stories if sum(map(len, story)) <= _MOST]
    if not short:
        return min(stories, key=lambda story: (sum(map(len, story)), str(story[0][0].subject)), default=[])
    return min(short, key=lambda story: (-_telling(story), sum(map(len, story)), str(story[0][0].subject)))


def _story(store: Store, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> list[list[ox.Quad]]:
    """What is said of a thing; with a claim its place, with a fact which claims are about it."""
    said = list(store.quads(subject))
    places = [quad.object for quad in said if quad.predicate == AK("evidence")]
    story = [said]
    if places and isinstance(first := min(places, key=str), ox.NamedNode):
        story.append(list(store.quads(first)))
    if not isinstance(subject, ox.Triple):
        claims = sorted((quad.subject for quad in store.quads(None, AK("about"), subject)), key=str)
        story += [
            [*store.quads(claim, AK("about"), subject), *store.quads(claim, DCT("source"))]
            for claim in claims[:2]
        ]
    return story


def _telling(story: list[list[ox.Quad]]) -> int:
    """How much a story tells: its properties with a value, and most of all a second source or a heading."""
    quads = [quad for block in story for quad in block]
    told = {quad.predicate for quad in quads if _says(quad)}
    sources = {quad.object for quad in quads if quad.predicate == DCT("source")}
    return len(told) + _MOST * ((len(sources) > 1) + (AK("heading") in told))


def _use(store: Store, term: Term) -> list[list[ox.Quad]]:
    """A property on the thing that shows it best, with that thing's class."""
    uses = sorted(
        (
            quad
            for quad in store.quads(None, ox.NamedNode(term.iri))
            if _named(quad) and not isinstance(quad.object, ox.BlankNode)
        ),
        key=str,
    )[:_LOOKED_AT]
    if not uses:
        return []
    # a bound in time is only understood beside the others
    beside = [ox.NamedNode(str(own(name))) for name in BOUND_NAMES] if term.name in BOUND_NAMES else []
    stories = [
        [quad, *(other for one in beside for other in store.quads(quad.subject, one) if other != quad)]
        for quad in uses
    ]
    best = min(
        stories,
        key=lambda story: (-len({str(quad.object) for quad in story}), not _says(story[0]), str(story[0])),
    )
    return [[*store.quads(best[0].subject, RDF_TYPE), *best]]


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.NamedNode)


def _says(quad: ox.Quad) -> bool:
    """Whether the value tells something."""
    return not (isinstance(quad.object, ox.Literal) and quad.object.value in _SAID_NOTHING)
