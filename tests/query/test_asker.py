"""How questions are asked: names of parameters, lists, days, statuses, languages."""

from datetime import date

import pytest

from graph.errors import AmbiguousNameError, NotFoundError, QueryError
from graph.kart import Kart
from graph.model.dates import Status
from graph.query.questions import questions
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def people(status: str | None, day: date) -> list[tuple[str, str]]:
    """Who belonged to A, and how surely."""
    rows = sample().ask("career", person="Ola Øst", status=status, as_of=day)
    return [(row["organisation"].id, row["status"].id) for row in rows]


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        (None, DAY, [("org/a", "presumed")]),
        ("holds", DAY, []),
        ("presumed", DAY, [("org/a", "presumed")]),
        ("presumed", date(2018, 1, 1), []),
        ("possible", date(2018, 1, 1), [("org/a", "possible")]),
    ],
)
def test_statuses(status: str | None, day: date, expected: list[tuple[str, str]]) -> None:
    """Each status includes those before it."""
    assert people(status, day) == expected


def test_what_is_left_out_is_counted() -> None:
    """Rows that are only possible are counted, unless they are shown."""
    asker = sample().asker
    less = asker.ask("solution-roles", {"solution": "Postkassen"}, as_of=date(2018, 1, 1))
    more = asker.ask(
        "solution-roles", {"solution": "Postkassen"}, as_of=date(2018, 1, 1), status=Status.POSSIBLE
    )
    assert (len(less), len(more)) == (1, 2)
    assert asker.left_out(less) == 1
    assert asker.left_out(more) == 0
    assert asker.left_out(asker.ask("career", {"person": "Ola Øst"})) == 0
    assert asker.left_out(asker.ask("municipality-count")) == 0


@pytest.mark.parametrize(
    ("limit", "rows", "cut"), [(1, 1, True), (2, 2, True), (3, 3, False), (4, 3, False), (None, 3, False)]
)
def test_a_limit_is_told(limit: int | None, rows: int, cut: bool) -> None:
    """The ministry has three names; the answer says so, and whether the limit kept any back."""
    answer = sample().asker.ask("names-of", {"about": "org/m"}, limit=limit, as_of=DAY)
    assert (len(answer), answer.total, answer.limit, answer.cut) == (rows, 3, limit, cut)
    assert answer.sparql.endswith(f"\nLIMIT {limit}\n") == (limit is not None)


def test_what_is_left_out_is_counted_with_a_limit() -> None:
    """Rows that a limit kept back are not taken for rows that are only possible."""
    asker = sample().asker
    answer = asker.ask("actors", status=Status.PRESUMED, limit=1, as_of=DAY)
    whole = asker.ask("actors", status=Status.PRESUMED, as_of=DAY)
    assert answer.total == len(whole) > 1
    assert asker.left_out(answer) == asker.left_out(whole) > 0


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one(limit: int) -> None:
    """It leaves nothing, so it is refused."""
    with pytest.raises(QueryError, match="leaves no row"):
        sample().asker.ask("implied", limit=limit)


@pytest.mark.parametrize("text", ["membership", "post", "Post"])
def test_kinds_of_fact_by_name_or_word(text: str) -> None:
    """The kind of a fact is known by its name and by its words."""
    answer = sample().asker.ask("single-source", {"kind": text}, as_of=DAY)
    assert [row["kind"].id for row in answer] == ["membership"]
    with pytest.raises(NotFoundError, match=r"“jobb” is not one of: change, .*membership"):
        sample().asker.ask("single-source", {"kind": "jobb"})


@pytest.mark.parametrize("name", sorted(questions()))
def test_left_out_is_never_negative(kart: Kart, name: str) -> None:
    """Asking for less sure rows takes none away, for every question that needs no parameter."""
    if not any(one.required for one in questions()[name].parameters.values()):
        assert kart.asker.left_out(kart.asker.ask(name, as_of=DAY)) >= 0
    else:
        with pytest.raises(QueryError, match=f"needs --.*as in: aktorkart ask {name} --"):
            kart.asker.ask(name)


@pytest.mark.parametrize("text", ["manager", "forvalter"])
def test_entries_of_lists_by_notation_or_label(text: str) -> None:
    """A role is known by its notation and by its labels."""
    rows = list(sample().ask("solution-roles", role=text, as_of=DAY))
    assert [row["actor"].id for row in rows] == ["org/a"]
    assert [(row["role"].id, row["role"].text) for row in rows] == [("manager", "forvalter")]


def test_names_are_those_of_the_day_and_language() -> None:
    """The ministry under its old name, in Norwegian; the agency in English."""
    rows = sample().ask("subordinates", organisation="org/m", as_of="2010-01-01")
    assert [(row["organisation"].text, row["subordinate"].text) for row in rows] == [
        ("Gamledepartementet", "Etaten A")
    ]
    english = sample().ask("subordinates", organisation="org/m", as_of="2016-08-24", lang="en")
    assert [row["subordinate"].text for row in english] == ["Agency A"]
    assert [row["status"].text for row in english] == ["holds"]


def test_sources_of_a_row() -> None:
    """All sources of the fact, the deciding one first."""
    (row,) = sample().ask("career", person="Åse", as_of=DAY)
    assert row["sources"].id == "s t w"
    assert row["fact"].id in sample().network.facts
    assert str(row["person"]) == "Åse Øst-Ærlig"


def test_the_query_is_told() -> None:
    """`--sparql` gives the query that was run, with its day and parameters."""
    answer = sample().asker.ask("career", {"person": "Åse"}, as_of=DAY)
    assert answer.sparql == sample().asker.sparql("career", {"person": "Åse"}, as_of=DAY)
    assert '"2016-08-24"^^xsd:date' in answer.sparql
    assert "<https://w3id.org/aktorkart/id/person/ase>" in answer.sparql


@pytest.mark.parametrize(
    ("name", "parameters", "error", "message"),
    [
        ("no-such-question", {}, NotFoundError, "There is no question “no-such-question”"),
        ("career", {"persn": "x"}, NotFoundError, r"has no --persn\. Did you mean person\?"),
        ("county-count", {"x": "y"}, NotFoundError, r"has no --x\. It takes: none\."),
        ("career", {"person": "Øst"}, AmbiguousNameError, "person/ola"),
        ("career", {"person": "org/a"}, NotFoundError, "is of the kind “organisation”; this asks for person"),
        ("career", {}, QueryError, "needs --person, as in: aktorkart ask career --person"),
        ("solution-roles", {"role": "boss"}, NotFoundError, "“boss” is not one of: .*manager"),
        ("from-source", {"source": "x"}, NotFoundError, "There is no source “x”"),
    ],
)
def test_errors(name: str, parameters: dict[str, str], error: type[Exception], message: str) -> None:
    """Each says what is wrong and what to do."""
    with pytest.raises(error, match=message):
        sample().asker.ask(name, parameters)


def test_an_unknown_language_or_status() -> None:
    """Both list what there is."""
    with pytest.raises(QueryError, match="no language “fr”; choose among nb, en"):
        sample().ask("actors", lang="fr")
    with pytest.raises(QueryError, match="no status “sure”; choose among holds, presumed, possible"):
        sample().ask("actors", status="sure")
