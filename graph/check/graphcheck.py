"""Runs the SHACL shapes and the rules over the part of the graph that a change touches.

With nothing remembered that part is the whole graph: there is one way to check, not two.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.build.effective import Effective
from graph.build.quads import QuadMaker
from graph.check.memory import Memory
from graph.check.rules import blamed, rules
from graph.check.units import ClaimUnits, FactUnits
from graph.ingest.loading import Loaded
from graph.model.claims import Claim
from graph.model.problems import Problem
from graph.ontology import load_lists
from graph.store.memory import MemoryStore
from graph.vocabulary import DEFAULT_BASE

Origins = Callable[[], Mapping[str, tuple[Path, int]]]
"""Gives file and line of each fact, claim and entity; asked only when something is wrong."""


@dataclass(slots=True)
class Outcome:
    """What was found in a graph.

    Attributes:
        problems: What is wrong.
        memory: What is sound now; the old memory when something is wrong.
        checked: How many facts and claims were checked.
        of: How many there are.
    """

    problems: list[Problem]
    memory: Memory
    checked: int
    of: int


def check_graph(
    loaded: Loaded, facts: Mapping[str, Effective], where: Origins, memory: Memory, *, shapes: bool = True
) -> Outcome:
    """Check the graph of data folders, but for what is remembered as sound.

    Args:
        loaded: The folders.
        facts: Their effective facts.
        where: Gives the lines to blame.
        memory: What was sound before, under the same shapes and rules.
        shapes: Whether to run the SHACL shapes, the slowest part; without, nothing new is remembered.
    """
    made = _Made(QuadMaker(loaded.model, dict(facts), loaded.settings, load_lists(), DEFAULT_BASE))
    fact_units, claim_units = FactUnits(facts), ClaimUnits(loaded.model, made.maker.entities)
    fact_keys, claim_keys = fact_units.keys(), claim_units.keys()
    of = len(fact_keys) + len(claim_keys)
    problems = list(_check_rules(made, fact_units, memory, where))
    if not shapes:
        return Outcome(problems, memory, 0, of)
    new_facts = {path for path, key in fact_keys.items() if key not in memory.units}
    new_claims = {path for path, key in claim_keys.items() if key not in memory.units}
    if new_facts:
        problems += _check_shapes(_fact_part(made, fact_units, new_facts), where)
    if new_claims:
        problems += _check_shapes(_claim_part(made, claim_units, new_claims), where)
    units = frozenset(fact_keys.values()) | frozenset(claim_keys.values())
    sound = Memory(memory.rules, frozenset(fact_units.own.values()), units)
    return Outcome(problems, memory if problems else sound, len(new_facts) + len(new_claims), of)


class _Made:
    """The quads of facts and claims, each made once however often it is looked at.

    Attributes:
        maker: Makes them.
    """

    def __init__(self, maker: QuadMaker) -> None:
        self.maker = maker
        self._facts: dict[str, list[ox.Quad]] = {}
        self._claims: dict[int, list[ox.Quad]] = {}

    def fact(self, path: str) -> list[ox.Quad]:
        """The quads of a fact."""
        if path not in self._facts:
            self._facts[path] = list(self.maker.fact(self.maker.facts[path]))
        return self._facts[path]

    def claim(self, claim: Claim) -> list[ox.Quad]:
        """The quads of a claim, which is one of the model."""
        if id(claim) not in self._claims:
            self._claims[id(claim)] = list(self.maker.claim(claim))
        return self._claims[id(claim)]


@dataclass(slots=True)
class _Part:
    """A part of the graph.

    Attributes:
        quads: What is looked at.
        nodes: The nodes about which there is enough in it to judge them; `None`: all.
    """

    quads: list[ox.Quad]
    nodes: set[str] | None


def _fact_part(made: _Made, units: FactUnits, chosen: set[str]) -> _Part:
    """The default graph, as far as these facts need it."""
    whole = len(chosen) == len(units.facts)
    quads = [
        quad for path in sorted(units.facts if whole else units.around(chosen)) for quad in made.fact(path)
    ]
    quads += (quad for quad in made.maker.about_release() if isinstance(quad.graph_name, ox.DefaultGraph))
    nodes = None if whole else _ends(quad for path in chosen for quad in made.fact(path))
    return _Part(quads, nodes)


def _claim_part(made: _Made, units: ClaimUnits, chosen: set[str]) -> _Part:
    """The claims, as far as these need them, and all sources."""
    whole = len(chosen) == len(units.claims)
    sources = list(made.maker.about_sources())
    quads = [quad for claim in units.around(chosen) for quad in made.claim(claim)] + sources
    quads += (quad for quad in made.maker.about_release() if not isinstance(quad.graph_name, ox.DefaultGraph))
    claims = (claim for path in chosen for claim in units.claims[path])
    nodes = None if whole else _ends(sources) | _ends(quad for claim in claims for quad in made.claim(claim))
    return _Part(quads, nodes)


def _ends(quads: Iterable[ox.Quad]) -> set[str]:
    """All subjects and objects that are named nodes."""
    nodes = (node for quad in quads for node in (quad.subject, quad.object))
    return {node.value for node in nodes if isinstance(node, ox.NamedNode)}


def _check_shapes(part: _Part, where: Origins) -> Iterator[Problem]:
    from graph.check.shapes import as_problems, findings, shapes_graph
    from graph.store.rdflib_face import to_graph

    found = list(findings(to_graph(part.quads, {}), shapes_graph()))
    judged = [one for one in found if part.nodes is None or one.node in part.nodes]
    if judged:
        yield from as_problems(judged, DEFAULT_BASE, where())


def _check_rules(made: _Made, units: FactUnits, memory: Memory, where: Origins) -> Iterator[Problem]:
    """What breaks a rule, in the part of the graph that the new facts can be joined with."""
    changed = {path for path, own in units.own.items() if own not in memory.facts}
    if not changed:
        return
    kinds = {kind for rule in rules() for kind in rule.kinds()}
    chosen = changed if len(changed) == len(units.own) else units.joined(changed, kinds)
    quads = [quad for path in sorted(chosen) for quad in made.fact(path)]
    for claim in made.maker.model.claims:
        if not chosen.isdisjoint(claim.about):
            quads += made.claim(claim)
    store = MemoryStore(quads)
    for rule in rules():
        rows = list(rule.rows(store, DEFAULT_BASE))
        if rows:
            yield from blamed(rule, rows, where())
