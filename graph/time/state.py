"""The state of one day: direct triples for what holds or is presumed then.

It is made when asked for and never stored in a release.
"""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from graph.errors import QueryError
from graph.model.dates import Status
from graph.model.text import Text
from graph.query.questions import Question
from graph.store.base import Store
from graph.store.memory import MemoryStore

_TEMPLATE = "CONSTRUCT { %s } WHERE {\n  %s\n  #LASTING ?fact\n}"
_RULES = (
    (
        "?post org:heldBy ?member . ?member org:holds ?post",
        "?fact a org:Membership ; org:member ?member ; ak:post ?post .",
    ),
    (
        "?member org:memberOf ?organisation . ?organisation org:hasMember ?member",
        "?fact a org:Membership ; org:member ?member ; org:organization ?organisation .",
    ),
    (
        "?member org:headOf ?organisation",
        "?fact a org:Membership ; org:member ?member ; org:organization ?organisation ; org:role ?role .\n"
        "  VALUES ?role { ak:postRole-minister ak:postRole-head ak:postRole-ceo ak:postRole-council-chair }",
    ),
    (
        "?subject ?direct ?object",
        "?fact a ak:Relation ; ak:subject ?subject ; ak:relationType ?type ; ak:object ?object .\n"
        "  ?type ak:directProperty ?direct .",
    ),
    (
        "?actor ?direct ?solution",
        "?fact a ak:SolutionRole ; ak:actor ?actor ; cv:role ?role ; ak:solution ?solution .\n"
        "  ?role ak:directProperty ?direct .",
    ),
    (
        "?solution ?direct ?actor",
        "?fact a ak:SolutionRole ; ak:actor ?actor ; cv:role ?role ; ak:solution ?solution .\n"
        "  ?role ak:inverseDirectProperty ?direct .",
    ),
)


def direct_triples(store: Store, day: date, status: Status = Status.PRESUMED) -> Iterator[ox.Triple]:
    """The direct triples of a day (`org:heldBy`, `org:memberOf`, `ak:subordinateTo`, `ak:manages` …).

    Args:
        store: A release.
        day: The day.
        status: How sure a fact must be at least.
    """
    for template, pattern in _RULES:
        asked = Question("state", Text("", ""), {}, "", status, False, _TEMPLATE % (template, pattern))
        found = store.query(asked.sparql({}, day))
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("a rule of the day's state is not a CONSTRUCT query")
        yield from found


def state_of_day(store: Store, day: date, status: Status = Status.PRESUMED) -> Store:
    """A store in memory with a release's quads and, in its default graph, the direct triples of one day."""
    quads = [ox.Quad(one.subject, one.predicate, one.object) for one in direct_triples(store, day, status)]
    made = MemoryStore(store.quads())
    made.add(quads)
    return made
