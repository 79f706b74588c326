"""Warnings for terms that silently match nothing."""

from datetime import date

import pytest

from graph.query.prefixes import known_terms, unknown_terms
from graph.query.questions import question, questions


@pytest.mark.parametrize(
    ("sparql", "warnings"),
    [
        ("SELECT * { ?post org:heldBy ?who }", []),
        (
            "SELECT * { ?post org:heldby ?who }",
            ["org:heldby is not used in this graph. Did you mean org:heldBy?"],
        ),
        (
            "SELECT * { ?x a schema:http }",
            ["schema:http is not used in this graph. It matches nothing in the graph."],
        ),
        (
            "SELECT * { ?x a ak:Statment }",
            ["ak:Statment is not used in this graph. Did you mean ak:Statement?"],
        ),
        (
            "SELECT * { org:difi ?p ?o }",
            ["org:difi is not used in this graph. It matches nothing in the graph."],
        ),
        ("SELECT * { ?x ak:kind ak:entityKind-person }", []),
        ("SELECT * { ?x own:thing ?y }", []),
        ("PREFIX org: <https://example.org/> SELECT * { ?x org:anything ?y }", []),
        ("SELECT * { ?x rdfs:label 'org:heldby' , \"ak:Nothing\" }", []),
        ("SELECT * { ?x ?y ?z } # org:heldby", []),
        ("SELECT * { ?x ?y <https://example.org/org:heldby> }", []),
        (
            "SELECT * { ?x org:heldby|org:heldby ?z }",
            ["org:heldby is not used in this graph. Did you mean org:heldBy?"],
        ),
    ],
)
def test_warnings(sparql: str, warnings: list[str]) -> None:
    """Terms that a known vocabulary lacks are named once; texts, comments and IRIs are no terms."""
    assert unknown_terms(sparql) == warnings


@pytest.mark.parametrize("name", sorted(questions()))
def test_the_questions_use_known_terms(name: str) -> None:
    """No shipped question warns."""
    assert unknown_terms(question(name).sparql({}, date(2016, 8, 24))) == []


def test_terms_of_all_vocabularies_are_known() -> None:
    """The reused terms and our own, by prefix."""
    assert {"ak", "org", "foaf", "skos", "dct", "prov", "oa", "schema"} <= set(known_terms())
    assert "Claim" in known_terms()["ak"]
    assert "Membership" in known_terms()["org"]
