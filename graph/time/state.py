"""The state of one day: direct triples for what holds or is presumed then, and what follows from them.

It is made when asked for and never stored in a release.
"""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from graph.errors import QueryError
from graph.model.dates import Status, at_least
from graph.query.questions import plain_query
from graph.store.base import Store
from graph.store.memory import MemoryStore
from graph.time.inference import GRAPH, infer, profile_triples
from graph.time.rulefiles import RuleFile, named, rule_files
from graph.vocabulary import DEFAULT_BASE


def direct_triples(store: Store, day: date, status: Status = Status.PRESUMED) -> Iterator[ox.Triple]:
    """The direct triples of a day (`org:heldBy`, `org:memberOf`, `ak:subordinateTo`, `ak:manages` …).

    Args:
        store: A release.
        day: The day.
        status: How sure a fact must be at least.
    """
    for rule in rule_files("state"):
        yield from (triple for triple, _ in direct(rule, store, day, status))


def direct(
    rule: RuleFile, store: Store, day: date, status: Status = Status.PRESUMED
) -> Iterator[tuple[ox.Triple, ox.NamedNode]]:
    """The direct triples that one rule makes, each with the fact that it stands for."""
    wanted = sorted({part for pattern in rule.made for part in pattern if part.startswith("?")})
    found = store.query(plain_query(rule.select("?fact", *wanted), {}, day, at_least(status)))
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError("a rule of the day's state makes no rows")
    for row in found:
        for pattern in rule.made:
            parts = [row[part[1:]] if part.startswith("?") else named(part) for part in pattern]
            yield ox.Triple(*parts), row["fact"]


def state_of_day(
    store: Store, day: date, status: Status = Status.PRESUMED, base: str = DEFAULT_BASE
) -> MemoryStore:
    """A store in memory with a release's quads and, in its default graph, the direct triples of one day.

    What follows from those (`ontology/inference/`) stands in the graph `graph/inferred` below the base.

    Args:
        store: A release.
        day: The day.
        status: How sure a fact must be at least.
        base: Data base IRI of the release.
    """
    triples = list(direct_triples(store, day, status))
    made = MemoryStore(store.quads())
    made.add(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    graph = ox.NamedNode(base + GRAPH)
    inferred = infer(profile_triples(store, triples))
    made.add(ox.Quad(one.subject, one.predicate, one.object, graph) for one in inferred)
    return made
