"""What makes two facts the same fact, and what a fact refers to."""

from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from graph.model.facts import (
    Change,
    DocumentRole,
    Existence,
    Fact,
    Figure,
    Identifier,
    Membership,
    Name,
    Participation,
    Relation,
    ReportedClaim,
    SolutionRole,
    Statement,
)
from graph.model.ids import is_compact_id
from graph.model.text import Text

TEXT = Text("ord", "words")
STATEMENT = Statement(
    label="a-1",
    speaker="person/a",
    occasion="event/e",
    on_behalf_of="org/o",
    post="post/p",
    mode="direct",
    act="informs",
    topics=("topic/t",),
    positions=(("proposition/x", "agree"),),
    paraphrase=TEXT,
)
FIGURE = Figure(
    label="f1",
    source="s",
    indicator="indicator/i",
    population="population/p",
    answer="yes",
    survey="survey/s",
    value=Decimal("82"),
    unit="percent",
    qualifier="exact",
    period="2016",
    claimed_by="person/a",
    about=("solution/s",),
    statement=STATEMENT.path,
    text=TEXT,
)
FACTS: tuple[Fact, ...] = (
    Existence(entity="org/o", entity_kind="organisation", type="agency"),
    Name(entity="org/o", text="O", lang="nb"),
    Identifier(entity="org/o", scheme="organisationNumber", value="991825827"),
    Membership(member="person/a", organisation="org/o", post="post/p", role="head"),
    Relation(subject="org/o", type="owns", object="org/q"),
    Change(type="merger", originals=("org/a", "org/b"), results=("org/o",), continued=("org/a",)),
    SolutionRole(actor="org/o", role="manager", solution="solution/s"),
    Participation(
        event="event/e", participant="person/a", role="speaker", on_behalf_of="org/o", post="post/p"
    ),
    DocumentRole(document="doc/d", agent="org/o", role="publisher"),
    STATEMENT,
    FIGURE,
    ReportedClaim(
        label="c1",
        statement=STATEMENT.path,
        occasion="event/e",
        claimed_by="person/a",
        about=("place/n",),
        paraphrase=TEXT,
    ),
)
LASTING = {"existence", "name", "identification", "membership", "relation", "solutionRole"}


def of_kind(kind: str) -> Fact:
    """The example of a kind."""
    return next(fact for fact in FACTS if fact.kind == kind)


def test_each_kind_of_fact_has_an_example() -> None:
    """A kind that is added must be added here."""
    assert {fact.kind for fact in FACTS} == {cls.kind for cls in Fact.__subclasses__()}


def test_kinds_do_not_share_paths() -> None:
    """The kind is part of the name, so that facts of two kinds never fall together."""
    assert len({fact.path for fact in FACTS}) == len(FACTS)
    assert all(fact.path.startswith("fact/") for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_a_fact_names_all_entities_in_it(fact: Fact) -> None:
    """Whatever field holds a compact id is found, so that references and withheld ids are found too."""
    values = [getattr(fact, field.name) for field in fields(fact)]
    flat = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    flat += [proposition for pair in flat if isinstance(pair, tuple) for proposition in pair]
    ids = {value for value in flat if isinstance(value, str) and is_compact_id(value)}
    inherited = {"event/e"} if isinstance(fact, ReportedClaim) else set()
    assert set(fact.entities()) == ids - inherited


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_what_lasts_and_what_happened(fact: Fact) -> None:
    """A point in time has happened for good; a period ends."""
    assert fact.happened == (fact.kind not in LASTING)


def test_an_event_happens_and_an_organisation_lasts() -> None:
    """Of entities, only events happen."""
    assert Existence(entity="event/e", entity_kind="event").happened
    assert not Existence(entity="survey/s", entity_kind="survey").happened


def changed(kind: str, **values: object) -> Callable[[], tuple[Fact, Fact]]:
    """A fact of a kind, and the same with other values."""

    def make() -> tuple[Fact, Fact]:
        known = of_kind(kind)
        return known, replace(known, **values)

    make.__name__ = f"{kind}: {', '.join(values)}"
    return make


@pytest.mark.parametrize(
    "pair",
    [
        changed("membership", acting=True),
        changed("membership", number=2),
        changed("membership", member="person/b"),
        changed("membership", post=None),
        changed("relation", number=2),
        changed("relation", subject="org/q", object="org/o"),
        changed("name", lang="en"),
        changed("name", form="short"),
        changed("change", results=("org/q",)),
        changed("participation", role="panellist"),
        changed("statement", label="a-2"),
        changed("statement", occasion="event/f"),
        changed("figure", source="other"),
        changed("solutionRole", role="owner"),
    ],
    ids=lambda make: make.__name__,
)
def test_another_fact(pair: Callable[[], tuple[Fact, Fact]]) -> None:
    """Other participants, another role or number: another fact."""
    one, other = pair()
    assert one.path != other.path


@pytest.mark.parametrize(
    "pair",
    [
        changed("existence", type="ministry", aliases=("org/x",)),
        changed("membership", organisation="org/q", role="member"),
        changed("change", originals=("org/b", "org/a"), continued=()),
        changed("participation", on_behalf_of=None, post=None),
        changed("statement", paraphrase=Text("andre ord", "other words"), positions=()),
        changed("figure", value=Decimal("83"), text=Text("a", "b")),
    ],
    ids=lambda make: make.__name__,
)
def test_the_same_fact(pair: Callable[[], tuple[Fact, Fact]]) -> None:
    """What is said of a fact does not make it another."""
    one, other = pair()
    assert one.path == other.path


@pytest.mark.parametrize("method", [Fact.key, Fact.entities])
def test_a_fact_has_a_kind(method: Callable[[Fact], object]) -> None:
    """The common base is no fact of its own."""
    with pytest.raises(TypeError):
        method(Fact())
