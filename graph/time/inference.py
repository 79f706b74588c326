"""What follows from the direct triples of a day: the profile of OWL 2 RL that `ontology/inference/` holds.

The rules run forward until nothing is new. Each triple that they make is kept with the rule and the premises
that first gave it, so that it can be explained; what they make stands in a graph of its own. Nothing is ever
inferred about identity: there is no rule that makes `owl:sameAs`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from graph.errors import QueryError
from graph.files import ontology_folder
from graph.store.base import Store
from graph.store.memory import MemoryStore
from graph.time.rulefiles import Pattern, RuleFile, named, rule_files
from graph.vocabulary import ORG, OWL, RDF, RDF_TYPE, RDFS, Term, prefixes

AXIOMS = frozenset(
    {
        RDFS("subPropertyOf"),
        RDFS("subClassOf"),
        OWL("inverseOf"),
        OWL("propertyChainAxiom"),
        RDF("first"),
        RDF("rest"),
    }
)
"""The properties of the ontology's axioms that the rules read."""
KINDS_OF_PROPERTY = frozenset({OWL("SymmetricProperty"), OWL("TransitiveProperty")})

GRAPH = "graph/inferred"
"""Path, below the data base IRI, of the graph that inferred triples stand in."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Why a triple holds.

    Attributes:
        rule: The rule that made it.
        premises: The triples that it was made of: data and axioms.
    """

    rule: RuleFile
    premises: tuple[ox.Triple, ...]


@lru_cache(maxsize=1)
def axioms() -> frozenset[ox.Triple]:
    """The axioms of the ontology that the rules read."""
    path = ontology_folder() / "aktorkart.ttl"
    found = (quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    return frozenset(
        triple
        for triple in found
        if triple.predicate in AXIOMS or (triple.predicate == RDF_TYPE and triple.object in KINDS_OF_PROPERTY)
    )


def infer(
    triples: Iterable[ox.Triple], tbox: Iterable[ox.Triple] | None = None
) -> dict[ox.Triple, Derivation]:
    """All that follows from some triples, in the order in which it was found.

    Args:
        triples: Data.
        tbox: Axioms; default those of the ontology.
    """
    rules = rule_files("inference")
    known = {*triples}
    schema = frozenset(tbox if tbox is not None else axioms())
    store = MemoryStore(map(_quad, known | schema))
    found: dict[ox.Triple, Derivation] = {}
    growing = True
    while growing:
        growing = False
        for rule in rules:
            new = {
                triple: derivation
                for triple, derivation in _applied(rule, store)
                if triple not in known and triple not in schema
            }
            store.add(map(_quad, new))
            known |= new.keys()
            found |= new
            growing = growing or bool(new)
    return found


def profile_triples(store: Store, direct: Iterable[ox.Triple]) -> list[ox.Triple]:
    """What the rules are applied to: the direct triples of a day, which post is where, and what things are.

    Args:
        store: A release.
        direct: The direct triples.
    """
    graph = ox.DefaultGraph()
    found = list(direct)
    found += (quad.triple for quad in store.quads(None, ORG("postIn"), None, graph))
    ends = {
        end for triple in found for end in (triple.subject, triple.object) if isinstance(end, ox.NamedNode)
    }
    found += (quad.triple for end in ends for quad in store.quads(end, RDF_TYPE, None, graph))
    return found


def _applied(rule: RuleFile, store: MemoryStore) -> Sequence[tuple[ox.Triple, Derivation]]:
    """What a rule makes, each with its premises, the same order every time."""
    (made,), premises = rule.made, rule.premises()
    results = store.query(rule.select("*"), prefixes=prefixes())
    if not isinstance(results, ox.QuerySolutions):
        raise QueryError(f"The rule {rule.name} makes no rows")
    names = [variable.value for variable in results.variables]
    found = []
    for row in results:
        values = {name: row[name] for name in names}
        triple = _filled(made, values)
        if triple is not None and triple.subject != triple.object:
            parts = tuple(part for pattern in premises if (part := _filled(pattern, values)) is not None)
            found.append((triple, Derivation(rule, parts)))
    found.sort(key=lambda one: (str(one[0]), tuple(map(str, one[1].premises))), reverse=True)
    return found  # of several derivations of a triple the first in order is the one that is kept


def _filled(pattern: Pattern, values: Mapping[str, Term | None]) -> ox.Triple | None:
    """A pattern with the values of a row; `None` where that is no triple: a literal is no subject."""
    subject, predicate, value = (
        values[part[1:]] if part.startswith("?") else named(part) for part in pattern
    )
    if not isinstance(subject, ox.NamedNode | ox.BlankNode) or not isinstance(predicate, ox.NamedNode):
        return None
    return ox.Triple(subject, predicate, value) if value is not None else None


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)
