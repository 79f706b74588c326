"""Decisions on identity, as they are read and applied."""

from pathlib import Path

import pytest

from graph.build.release import Built, build
from graph.errors import DataError
from graph.ingest.decisions import VERDICTS
from graph.ingest.loading import load_folders
from graph.model.facts import Change, Existence, Figure, Identifier, Relation, ReportedClaim, Statement
from graph.ontology import load_lists
from tests.conftest import Tiny

FACTS = """\
source: s
entities:
  - {id: org/a, kind: organisation, type: agency, name: {nb: A}, at: x}
  - {id: org/b, kind: organisation, type: agency, aliases: [org/old-b], name: {nb: B}, at: y}
  - {id: org/c, kind: organisation, type: ministry, name: {nb: C}, at: x}
  - {id: person/p, kind: person, name: P, at: x}
  - {id: person/q, kind: person, name: Q, at: x}
  - {id: topic/t, kind: topic, name: {nb: T}, at: x}
  - {id: indicator/i, kind: indicator, unit: persons, name: {nb: I}, text: {nb: i}, at: x}
identifiers:
  - {entity: org/b, scheme: organisationNumber, value: "991825827", attested: 2016, at: y}
relations:
  - {subject: org/a, type: subordinateTo, object: org/c, start: 2000, end: ongoing, at: x}
  - {subject: org/b, type: subordinateTo, object: org/c, start: 2000, end: ongoing, source: w, at: y}
statements:
  - {key: k, speaker: person/q, for: org/b, mode: direct, act: informs, topics: [topic/t],
     paraphrase: {nb: noe}, on: 2016-01-01, at: x}
figures:
  - {key: f, indicator: indicator/i, value: 1, unit: persons, qualifier: exact, period: 2016,
     claimed_by: person/q, statement: k, text: {nb: en}, on: 2016, at: x}
reported_claims:
  - {key: c, in: k, by: person/q, about: [org/b], paraphrase: {nb: sier noe}, at: x}
"""


def decision(verdict: str, first: str, second: str, undone: str = "false") -> str:
    """One item of a file of decisions, on one line."""
    return (
        f"  - {{verdict: {verdict}, ids: [{first}, {second}], reason: fordi, date: 2026-01-01, by: K,"
        f" undone: {undone}}}\n"
    )


def folder(tiny: Tiny, *decisions: str, facts: str = FACTS) -> Path:
    """A data folder with decisions."""
    return tiny({"facts/a.yaml": facts, "decisions/d.yaml": "decisions:\n" + "".join(decisions)})


def problems(path: Path) -> list[tuple[str, str | None, int | None]]:
    """Rule, file and line of what is wrong."""
    loaded = load_folders([path], load_lists().notations())
    return [(one.code, one.file.name if one.file else None, one.line) for one in loaded.problems]


def entities(built: Built) -> dict[str, Existence]:
    """The entities of a built folder."""
    facts = (each.fact for each in built.facts.values())
    return {fact.entity: fact for fact in facts if isinstance(fact, Existence)}


def test_same_merges_facts_and_claims(tiny: Tiny) -> None:
    """The first id has all facts of the second, once, with the claims of both; the second is an alias."""
    built = build(
        [folder(tiny, decision("same", "org/a", "org/b"), decision("same", "person/p", "person/q"))]
    )
    found = entities(built)
    assert "org/b" not in found
    assert found["org/a"].aliases == ("org/b", "org/old-b")
    facts = [each.fact for each in built.facts.values()]
    assert [fact.entity for fact in facts if isinstance(fact, Identifier)] == ["org/a"]
    (relation,) = [each for each in built.facts.values() if isinstance(each.fact, Relation)]
    assert {claim.source for claim in relation.claims} == {"s", "w"}
    assert relation.support == "corroborated"
    (statement,) = [fact for fact in facts if isinstance(fact, Statement)]
    assert (statement.speaker, statement.on_behalf_of) == ("person/p", "org/a")
    said = [fact.statement for fact in facts if isinstance(fact, Figure | ReportedClaim)]
    assert said == [statement.path] * 2
    assert all(path in built.facts for claim in built.loaded.model.claims for path in claim.about)


def test_what_is_not_same_changes_nothing(tiny: Tiny) -> None:
    """Not same, unsure, and an undone decision leave the graph as it is."""
    plain = build([tiny({"facts/a.yaml": FACTS})]).lines
    others = [
        decision("not-same", "org/a", "org/b"),
        decision("unsure", "person/p", "person/q"),
        decision("same", "org/a", "org/b", "true"),
    ]
    assert build([folder(tiny, *others)]).lines == plain
    assert build([folder(tiny, decision("same", "org/a", "org/b"))]).lines != plain


def test_chains_end_in_one(tiny: Tiny) -> None:
    """Of three that are the same, two resolve to the one that stays, in whatever order it is decided."""
    facts = FACTS.replace(
        "  - {id: person/p,", "  - {id: org/d, kind: organisation, name: {nb: D}, at: z}\n  - {id: person/p,"
    )
    built = build(
        [folder(tiny, decision("same", "org/b", "org/d"), decision("same", "org/a", "org/b"), facts=facts)]
    )
    assert entities(built)["org/a"].aliases == ("org/b", "org/d", "org/old-b")


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([("same", "org/a", "org/x")], ("unknown-id", "d.yaml", 2)),
        ([("not-same", "org/a", "org/x")], ("unknown-id", "d.yaml", 2)),
        ([("same", "org/a", "person/p")], ("decision-kinds", "d.yaml", 2)),
        ([("unsure", "org/a", "org/b"), ("same", "org/b", "org/a")], ("duplicate-decision", "d.yaml", 3)),
        ([("same", "org/a", "org/b"), ("same", "person/p", "org/b")], ("decision-kinds", "d.yaml", 3)),
        ([("maybe", "org/a", "org/b")], ("literal-error", "d.yaml", 2)),
        ([("same", "org/a", "org/a")], ("value-error", "d.yaml", 2)),
    ],
)
def test_faults_have_file_and_line(
    tiny: Tiny, decisions: list[tuple[str, str, str]], expected: tuple[str, str, int]
) -> None:
    """Each fault is one problem at its line."""
    assert problems(folder(tiny, *(decision(*one) for one in decisions))) == [expected]


def test_decisions_that_contradict_each_other(tiny: Tiny) -> None:
    """Circles, merging one thing into two, and “not same” of what others make the same are told."""
    facts = FACTS.replace("type: ministry", "type: agency").split("relations:", maxsplit=1)[0]
    same = [decision("same", "org/a", "org/b"), decision("same", "org/b", "org/c")]
    assert problems(folder(tiny, *same, decision("not-same", "org/a", "org/c"), facts=facts)) == [
        ("contradicting-decisions", "d.yaml", 4)
    ]
    assert problems(folder(tiny, *same, decision("same", "org/c", "org/a"), facts=facts)) == [
        ("circular-decisions", "d.yaml", 4)
    ]


def test_what_contradicts_is_told_where_it_stands(tiny: Tiny) -> None:
    """A ministry and an agency cannot be one thing, nor can two things between which there is a relation."""
    path = folder(tiny, decision("same", "org/a", "org/c"))
    found = problems(path)
    assert ("contradiction", "a.yaml", 5) in found
    assert ("related-to-itself", "a.yaml", 13) in found
    with pytest.raises(DataError, match=r"a\.yaml"):
        build([path])


def test_a_change_between_the_two_is_told(tiny: Tiny) -> None:
    """What a change made of one into the other is not one thing entered twice."""
    change = "changes:\n  - {type: reorganisation, from: [org/a], to: [org/b], on: 2020-01-01, at: x}\n"
    path = folder(tiny, decision("same", "org/a", "org/b"), facts=FACTS + change)
    assert [code for code, _, _ in problems(path)] == ["related-to-itself"]
    assert any(
        isinstance(fact, Change)
        for fact in load_folders([path], load_lists().notations()).model.facts.values()
    )


def test_verdicts() -> None:
    """There are three verdicts."""
    assert VERDICTS == ("same", "not-same", "unsure")
