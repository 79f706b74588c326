"""What follows from a day's direct triples: each rule by hand, and the whole as OWL 2 RL has it."""

from collections.abc import Iterable
from datetime import date

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.kart import Kart
from graph.time.inference import GRAPH, axioms, infer, profile_triples
from graph.time.rulefiles import rule_files
from graph.time.state import direct_triples
from graph.vocabulary import DEFAULT_BASE, OWL, RDF_TYPE, prefixes, to_rdflib
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built
from tests.network.sample import sample

Said = tuple[str, str, str]

CASES: dict[str, tuple[list[Said], Said]] = {
    "10-subproperty": ([("a", "ak:subordinateTo", "b")], ("a", "org:subOrganizationOf", "b")),
    "20-inverse": ([("a", "org:holds", "b")], ("b", "org:heldBy", "a")),
    "21-inverse-of": ([("a", "org:heldBy", "b")], ("b", "org:holds", "a")),
    "30-symmetric": ([("a", "ak:cooperatesWith", "b")], ("b", "ak:cooperatesWith", "a")),
    "40-chain": ([("a", "org:holds", "b"), ("b", "org:postIn", "c")], ("a", "org:memberOf", "c")),
    "50-transitive": (
        [("a", "org:transitiveSubOrganizationOf", "b"), ("b", "org:transitiveSubOrganizationOf", "c")],
        ("a", "org:transitiveSubOrganizationOf", "c"),
    ),
    "60-subclass": ([("a", "rdf:type", "foaf:Person")], ("a", "rdf:type", "foaf:Agent")),
}
"""For each rule the smallest data for which it makes something, and what it makes."""


def term(text: str) -> ox.NamedNode:
    """A prefixed name, or a thing of the tests."""
    prefix, colon, local = text.partition(":")
    return ox.NamedNode(prefixes()[prefix] + local if colon else f"https://example.org/{text}")


def triples(said: Iterable[Said]) -> list[ox.Triple]:
    """Triples in short."""
    return [ox.Triple(*(term(part) for part in one)) for one in said]


@pytest.mark.parametrize("name", [rule.name for rule in rule_files("inference")])
def test_each_rule(name: str) -> None:
    """It makes this, and says that it did; its explanation is in both languages."""
    data, made = CASES[name]
    (wanted,) = triples([made])
    found = infer(triples(data))
    assert found[wanted].rule.name == name
    assert set(found[wanted].premises) - axioms() == set(triples(data))
    assert found[wanted].rule.explanation.nb != found[wanted].rule.explanation.en


def test_a_hierarchy_step_by_step() -> None:
    """An agency under a ministry under a government: all steps up, nobody a member above."""
    data = [
        ("a", "ak:subordinateTo", "b"),
        ("b", "ak:subordinateTo", "c"),
        ("p", "org:holds", "q"),
        ("q", "org:postIn", "a"),
    ]
    found = {one for one in infer(triples(data)) if one.predicate == term("org:transitiveSubOrganizationOf")}
    up = "org:transitiveSubOrganizationOf"
    assert found == set(triples([("a", up, "b"), ("b", up, "c"), ("a", up, "c")]))
    members = {one for one in infer(triples(data)) if one.predicate == term("org:memberOf")}
    assert members == set(triples([("p", "org:memberOf", "a")]))


PROPERTIES = ["ak:subordinateTo", "ak:cooperatesWith", "ak:within", "org:holds", "org:postIn", "org:headOf",
              "org:memberOf", "org:hasMember", "org:unitOf", "org:subOrganizationOf"]  # fmt: skip
CLASSES = ["foaf:Person", "org:FormalOrganization", "cv:PublicOrganisation", "org:OrganizationalUnit"]
THINGS = st.sampled_from("abcdef")
DATA = st.lists(
    st.one_of(
        st.tuples(THINGS, st.sampled_from(PROPERTIES), THINGS),
        st.tuples(THINGS, st.just("rdf:type"), st.sampled_from(CLASSES)),
    ),
    max_size=8,
)


def closure(data: Iterable[ox.Triple]) -> set[ox.Triple]:
    """What owlrl makes of the same data and axioms, in the properties and classes of the profile."""
    graph = rdflib.Graph()
    for triple in {*data, *axioms()}:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    named = {str(end) for one in axioms() for end in (one.subject, one.object)} | {str(RDF_TYPE)}
    found = set()
    for subject, predicate, value in graph:
        if all(isinstance(part, rdflib.URIRef) for part in (subject, predicate, value)):
            triple = ox.Triple(*(ox.NamedNode(str(part)) for part in (subject, predicate, value)))
            kept = str(triple.predicate) in named and triple.subject != triple.object
            if kept and (triple.predicate != RDF_TYPE or str(triple.object) in named):
                found.add(triple)
    return found


def of_data(found: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Triples about things, not about the terms of vocabularies."""
    spaces = tuple(f"<{iri}" for prefix, iri in prefixes().items() if not prefix.startswith("a-"))
    return {one for one in found if not str(one.subject).startswith(spaces) and one.subject != one.object}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(DATA)
def test_as_owl_has_it(data: list[Said]) -> None:
    """On any small graph the rules make what owlrl makes in the same profile, no more and no less."""
    given_ = triples(data)
    assert of_data({*given_, *infer(given_)}) == of_data(closure(given_) | set(given_))


def test_as_owl_has_it_on_a_release(tiny: Tiny) -> None:
    """The same for the state of a day of the small release."""
    from graph.store.memory import MemoryStore

    store = MemoryStore(built(tiny(GOOD)).quads)
    data = profile_triples(store, direct_triples(store, date(2016, 8, 24)))
    found = infer(data)
    assert found
    assert of_data({*data, *found}) == of_data(closure(data) | set(data))


def test_nothing_is_said_about_identity(kart: Kart) -> None:
    """No `owl:sameAs`, whatever holds."""
    for day in (date(2016, 8, 24), date(2024, 6, 1)):
        found = infer(profile_triples(kart.store, direct_triples(kart.store, day)))
        assert len(found) > 1000
        assert not any(str(one.predicate).startswith(f"<{OWL.iri}") for one in found)


def test_every_premise_holds(kart: Kart) -> None:
    """What a triple was made of stands in the data or the ontology, or was made before it."""
    data = profile_triples(kart.store, direct_triples(kart.store, date(2020, 6, 1)))
    known = {*data, *axioms()}
    for triple, derivation in infer(data).items():
        assert triple not in known
        assert derivation.premises
        assert known.issuperset(derivation.premises)
        known.add(triple)


def test_the_same_every_time() -> None:
    """The order of the data leaves no trace, in what is made or why."""
    data = triples([*CASES["40-chain"][0], ("a", "org:holds", "d"), ("d", "org:postIn", "c")])
    there, back = infer(data), infer(reversed(data))
    assert list(there.items()) == list(back.items())


def test_it_stands_in_a_graph_of_its_own() -> None:
    """The default graph of a day's state has the direct triples, the graph of inferences what follows."""
    graph = ox.NamedNode(DEFAULT_BASE + GRAPH)
    state = sample().state("2016-08-24")
    inferred = {quad.triple for quad in state.quads(graph=graph)}
    direct = {quad.triple for quad in state.quads(graph=ox.DefaultGraph())}
    assert inferred
    assert not inferred & direct
    assert not list(sample().store.quads(graph=graph))
