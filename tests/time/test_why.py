"""Why something follows: the rule in words, and its premises down to facts and sources."""

import json
from datetime import date

from graph.time.inference import axioms
from graph.time.why import Reason, reasons, why_json, why_text
from tests.cli.runner import SMALL, ok
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def found(entity: str) -> list[Reason]:
    """What follows about an entity of the small release."""
    return reasons(sample().store, entity, DAY, sample().release.base)


def leaves(reason: Reason) -> list[Reason]:
    """What a reason rests on in the end."""
    return [leaf for one in reason.premises for leaf in leaves(one)] if reason.premises else [reason]


def test_it_ends_in_facts_and_axioms() -> None:
    """Every chain of premises ends in a fact, in the graph, or in the ontology."""
    network = sample().network
    all_found = [one for entity in network.entities for one in found(entity)]
    assert all_found
    ends = [leaf for one in all_found for leaf in leaves(one)]
    assert any(leaf.fact in network.facts for leaf in ends)
    assert any(leaf.triple in axioms() for leaf in ends)
    for leaf in ends:
        assert leaf.fact in network.facts if leaf.rule else leaf.fact is None


def test_in_words() -> None:
    """Names, the rule and the sources, in the language asked for; nothing is said to be so."""
    network = sample().network
    entity = next(one for one in network.entities if found(one))
    text = why_text(found(entity), network, DAY, "en", markdown=False)
    assert text.startswith("Follows from the rules\n- ")
    assert "OWL 2 RL" in text
    assert "stands in the ontology" in text
    assert network.label(entity, DAY, "en") in text
    assert why_text(found(entity), network, DAY, "nb", markdown=True).startswith("## Følger av reglene\n- ")
    assert why_text([], network, DAY, "en", markdown=False).endswith("Nothing follows from the rules.\n")


def test_for_machines() -> None:
    """The same tree."""
    network = sample().network
    entity = next(one for one in network.entities if found(one))
    rows = why_json(found(entity), network, DAY, "en")
    assert len(rows) == len(found(entity))
    assert {"subject", "predicate", "object", "text", "rule", "explanation", "premises"} <= rows[0].keys()


def test_on_the_command_line() -> None:
    """`show --why` adds it to the dossier, in text and JSON; without, it is not there."""
    words = ("show", "org/a", "--as-of", DAY.isoformat(), "--lang", "en", *SMALL)
    assert "\nFollows from the rules\n" in ok(*words, "--why").stdout
    assert "Follows from the rules" not in ok(*words).stdout
    document = json.loads(ok(*words, "--why", "--format", "json").stdout)
    assert len(document["inferred"]) == len(found("org/a"))
    assert "inferred" not in json.loads(ok(*words, "--format", "json").stdout)
