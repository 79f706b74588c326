"""Each rule over several facts, against its smallest good and bad data folders."""

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build.release import build_loaded
from graph.check.report import origins
from graph.check.rules import Rule, broken, rules
from graph.errors import QueryError
from graph.model.problems import Problem, Severity
from graph.model.text import Text
from graph.store.memory import MemoryStore
from graph.vocabulary import AK, DEFAULT_BASE
from tests.conftest import Tiny
from tests.fixtures.small import load, told

HEAD = "source: s\nentities:\n"
TWO = HEAD + (
    "  - {id: org/a, kind: organisation, type: agency, at: p}\n"
    "  - {id: org/b, kind: organisation, type: agency, at: p}\n"
)
SEAT = (
    TWO + "  - {id: person/x, kind: person, at: p}\n"
    "  - {id: person/y, kind: person, at: p}\n"
    "  - {id: post/p, kind: post, organisation: org/a, role: head, at: p}\n"
    "memberships:\n"
)
MANY = SEAT.replace("role: head", "role: head, single_seat: false")
AREAS = HEAD + (
    "  - {id: place/m, kind: place, type: municipality, at: p}\n"
    "  - {id: place/c, kind: place, type: county, at: p}\n"
    "  - {id: place/d, kind: place, type: county, at: p}\n"
    "relations:\n"
)


def life(period: str) -> str:
    """An organisation with a life, and a person."""
    return f"{HEAD}  - {{id: org/a, kind: organisation, type: agency, {period}, at: p}}\n" + (
        "  - {id: person/x, kind: person, at: p}\nmemberships:\n"
    )


def owned(what: str) -> str:
    """An organisation that owns something."""
    return f"{TWO}relations:\n  - {{subject: org/a, type: owns, object: {what}, start: 2000, at: p}}\n"


def held(*who: str) -> str:
    """Memberships, each a member and what is said of the membership."""
    return "".join(f"  - {{member: person/{one}, at: p}}\n" for one in who)


def in_post(*who: str) -> str:
    """Holders of the post, each a person and what is said of the holding."""
    return held(*(f"{one[0]}, post: post/p{one[1:]}" for one in who))


def numbers(*who: str) -> str:
    """Organisations with one number, each an organisation and the time."""
    rows = "".join(
        f"  - {{entity: org/{one[0]}, scheme: organisationNumber, value: '991825827'{one[1:]}, at: p}}\n"
        for one in who
    )
    return f"{TWO}identifiers:\n{rows}"


def areas(*where: str) -> str:
    """Counties that the municipality is in, each a county and the time."""
    return AREAS + "".join(
        f"  - {{subject: place/m, type: within, object: place/{one[0]}{one[1:]}, at: p}}\n" for one in where
    )


A_LIFE = life("start: 2000-01-01, end: 2010-01-01")
A_VAGUE_LIFE = life("start: 2000, end: 2010")
GOOD: Mapping[str, tuple[str, ...]] = {
    "no-claim": (TWO,),
    "not-itself": (owned("org/b"),),
    "number-of-one": (
        numbers("a, start: 2000-01-01, end: 2008-01-01", "b, start: 2008-01-01"),
        numbers("a, start: 2000-01-01, end: 2008", "b, start: 2008"),
        numbers("a, start: unknown", "b, start: unknown"),
    ),
    "one-county": (
        areas("c, start: 2000-01-01, end: 2020-01-01", "d, start: 2020-01-01"),
        areas("c, start: 2000-01-01", "c, number: 2, start: 2010-01-01"),
    ),
    "one-holder": (
        SEAT + in_post("x, start: 2010-01-01, end: 2015-05-01", "y, start: 2015-05-01"),
        SEAT + in_post("x, start: 2010-01-01, end: 2015", "y, start: 2015"),
        SEAT + in_post("x, start: 2010-01-01, end: 2016-01-01", "y, start: 2015-01-01, acting: true"),
        SEAT + in_post("x, start: 2010-01-01, end: 2016-01-01", "x, number: 2, start: 2015-01-01"),
        SEAT + in_post("x, attested: 2015", "y, attested: 2015"),
        SEAT + in_post("x, attested: 2015", "y, start: 2015-01-02, end: 2020-01-01"),
        MANY + in_post("x, start: 2010-01-01, end: 2016-01-01", "y, start: 2015-01-01"),
    ),
    "within-life": (
        A_LIFE + held("x, organisation: org/a, start: 2005-01-01, end: 2010-01-01"),
        A_LIFE + held("x, organisation: org/a, start: 2009-12-31"),
        A_VAGUE_LIFE + held("x, organisation: org/a, through: 2010"),
    ),
    "not-before-life": (
        A_LIFE + held("x, organisation: org/a, start: 2000-01-01, end: 2001-01-01"),
        A_LIFE + held("x, organisation: org/a, end: 2000-01-02"),
        A_VAGUE_LIFE + held("x, organisation: org/a, start: 2000-01, end: 2001-01-01"),
    ),
}  # fmt: skip
BAD: Mapping[str, tuple[tuple[str, int], ...]] = {
    "not-itself": ((owned("org/a"), 6),),
    "number-of-one": (
        (numbers("a, start: 2000-01-01, end: 2008-01-02", "b, start: 2008-01-01"), 6),
        (numbers("a, start: 2000-01-01, end: 2020-01-01", "b, attested: 2008"), 6),
    ),
    "one-county": ((areas("c, start: 2000-01-01, end: 2020-01-02", "d, start: 2020-01-01"), 7),),
    "one-holder": (
        (SEAT + in_post("x, start: 2010-01-01, end: 2015-05-02", "y, start: 2015-05-01"), 10),
        (SEAT + in_post("x, start: 2010-01-01, end: 2020-01-01", "y, attested: 2015"), 10),
        (SEAT + in_post("y, attested: 2015-03-03", "x, start: 2010-01-01, end: 2020-01-01"), 9),
    ),
    "within-life": (
        (A_LIFE + held("x, organisation: org/a, start: 2010-01-01"), 6),
        (A_LIFE + held("x, organisation: org/a, start: 2005-01-01, end: 2012-01-01"), 6),
        (A_LIFE + held("x, organisation: org/a, attested: 2011"), 6),
        (A_VAGUE_LIFE + held("x, organisation: org/a, attested: 2011"), 6),
    ),
    "not-before-life": (
        (A_LIFE + held("x, organisation: org/a, end: 2000-01-01"), 6),
        (A_LIFE + held("x, organisation: org/a, start: 1999-12-31, end: 2005-01-01"), 6),
        (A_LIFE + held("x, organisation: org/a, attested: 1999"), 6),
    ),
}  # fmt: skip


def problems(folder: Path) -> list[Problem]:
    """What all rules find in a folder whose files are sound."""
    loaded = load(folder)
    assert loaded.problems == []
    built = build_loaded(loaded, "")
    store = MemoryStore(built.quads)
    return [one for rule in rules() for one in broken(rule, store, DEFAULT_BASE, origins(loaded))]


def test_each_rule_has_cases() -> None:
    """A rule that nobody tried is a rule that may never fire."""
    names = {rule.name for rule in rules()}
    assert names == set(GOOD)
    assert names == {*BAD, "no-claim"}


@pytest.mark.parametrize(("name", "content"), [(name, one) for name, some in GOOD.items() for one in some])
def test_good(tiny: Tiny, name: str, content: str) -> None:
    """No rule fires."""
    assert problems(tiny({"facts/a.yaml": content})) == [], name


@pytest.mark.parametrize(
    ("name", "content", "line"), [(name, *one) for name, some in BAD.items() for one in some]
)
def test_bad(tiny: Tiny, name: str, content: str, line: int) -> None:
    """The rule fires once, no other does, the line is that of the fact to blame, the words are filled in."""
    folder = tiny({"facts/a.yaml": content})
    found = problems(folder)
    assert told(found, folder) == [(name, f"facts/a.yaml:{line}")]
    for _, text in found[0].message.items():
        assert not set("{}?<>#") & set(text), text
        assert "/" in text
    assert found[0].message.nb != found[0].message.en
    assert found[0].severity is Severity.VIOLATION


def test_a_fact_that_rests_on_nothing(tiny: Tiny) -> None:
    """A build makes no such fact, so its claims are taken out of the graph by hand."""
    loaded = load(tiny({"facts/a.yaml": TWO}))
    quads = build_loaded(loaded, "").quads
    fact = next(path for path, one in loaded.model.facts.items() if "org/a" in one.entities())
    gone = ox.NamedNode(DEFAULT_BASE + fact)
    store = MemoryStore(quad for quad in quads if (quad.predicate, quad.object) != (AK("about"), gone))
    found = [one for rule in rules() for one in broken(rule, store, DEFAULT_BASE, origins(loaded))]
    assert [(one.code, one.line) for one in found] == [("no-claim", 3)]


def test_what_is_no_rule() -> None:
    """A rule must be a SELECT, for its rows to be what is wrong."""
    rule = Rule("r", Text("a", "b"), Severity.WARNING, "ASK { ?fact ?p ?o }")
    with pytest.raises(QueryError, match="not a SELECT"):
        list(broken(rule, MemoryStore(), DEFAULT_BASE, {}))


def test_rules_of_another_folder(tmp_path: Path) -> None:
    """Message and severity stand at the head; a list's entry is shown by its notation, no value as ?."""
    head = '# message: {nb: "{kind} {nothing} nb", en: "{kind} {nothing} en"}\n# severity: warning\n'
    query = "SELECT ?fact ?kind ?nothing WHERE { ?fact ak:kind ?kind OPTIONAL { ?fact ak:no ?nothing } }\n"
    (tmp_path / "x.rq").write_text(head + query, encoding="utf-8")
    (rule,) = rules(tmp_path)
    quad = ox.Quad(ox.NamedNode(f"{DEFAULT_BASE}id/org/a"), AK("kind"), AK("entityKind-iso3166-2"))
    (found,) = broken(rule, MemoryStore([quad]), DEFAULT_BASE, {})
    assert (found.message.en, found.severity, found.file) == ("iso3166-2 ? en", Severity.WARNING, None)
