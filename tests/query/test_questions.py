"""The named questions as files: described, runnable, with the same rule of time as the rest of the code."""

from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery

from graph.errors import NotFoundError, QueryError
from graph.kart import Kart
from graph.model.dates import Status
from graph.model.text import Text
from graph.query.questions import Question, question, questions, read_question

DAY = date(2016, 8, 24)


def options(asked: Question) -> dict[str, str]:
    """The parameters of a question's example."""
    words = asked.example.split()
    pairs = dict(zip(words[::2], words[1::2], strict=True))
    return {name.removeprefix("--"): value for name, value in pairs.items() if name.startswith("--")}


@pytest.mark.parametrize("name", sorted(questions()))
def test_described_and_runnable(kart: Kart, name: str) -> None:
    """Title and search words in both languages; the example gives rows, unless it is said why it cannot."""
    asked = question(name)
    assert asked.title.nb != asked.title.en
    assert asked.words.nb != asked.words.en
    given_options = options(asked)
    day = given_options.pop("as-of", None)
    given_options.pop("lang", None)
    status = given_options.pop("status", None)
    answer = kart.ask(name, as_of=day, status=status, **given_options)
    assert (len(answer) == 0) == (asked.empty is not None)


LONG = {"links", "owners-chain", "depends-on"}
"""Questions that take rdflib's parser seconds."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in sorted(questions())],
)
def test_plain_sparql(name: str) -> None:
    """What `--sparql` shows is SPARQL 1.1 for any engine: another parser reads it too."""
    sparql = question(name).sparql({}, DAY)
    assert "#" not in "".join(line.split("<")[0] for line in sparql.splitlines() if "PREFIX" not in line)
    assert prepareQuery(sparql).algebra is not None


def test_second_facts_have_variables_of_their_own() -> None:
    """Marks with a name bind their own status and dates, and the weakest of several is the row's."""
    body = """SELECT * WHERE {
      #LASTING ?one AS one
      #OCCURRED ?other AS other
      #WEAKEST ?oneStatus ?otherStatus
    }"""
    sparql = Question("two", Text("", ""), {}, "", Status.POSSIBLE, False, body).sparql({}, DAY)
    found = {str(name) for name in prepareQuery(sparql).algebra.PV}
    assert {"oneStatus", "oneStart", "oneEnd", "otherStatus", "otherStart", "status"} <= found
    assert not {"start", "end", "otherEnd"} & found


@pytest.mark.parametrize(
    ("statuses", "weakest"),
    [
        (("holds", "holds"), "holds"),
        (("holds", "presumed"), "presumed"),
        (("possible", "presumed"), "possible"),
        (("none", "possible"), "none"),
        (("presumed", "holds", "none"), "none"),
    ],
)
def test_the_weakest_status(statuses: tuple[str, ...], weakest: str) -> None:
    """A row is as sure as the least sure of its facts."""
    given = "\n".join(f'BIND("{status}" AS ?s{number})' for number, status in enumerate(statuses))
    names = " ".join(f"?s{number}" for number in range(len(statuses)))
    body = f"SELECT ?status WHERE {{\n{given}\n#WEAKEST {names}\n}}"
    sparql = Question("weakest", Text("", ""), {}, "", Status.POSSIBLE, False, body).sparql({}, DAY)
    found = ox.Store().query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["status"].value for row in found] == [weakest]


def statuses(kart: Kart, mark: str, day: date) -> dict[str, str]:
    """The status of every fact on a day, as the rule in SPARQL gives it."""
    body = f"SELECT ?fact ?status WHERE {{\n  ?fact ak:support ?support .\n  {mark} ?fact\n}}"
    asked = Question("all", Text("", ""), {}, "", Status.POSSIBLE, True, body)
    found = kart.store.query(asked.sparql({}, day))
    assert isinstance(found, ox.QuerySolutions)
    base = kart.release.base
    return {row["fact"].value.removeprefix(base): row["status"].value for row in found}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(1985, 1, 1), date(2030, 12, 31)))
def test_the_rule_in_sparql_is_the_rule_in_python(kart: Kart, day: date) -> None:
    """On any day, for every fact of the shipped release, the query and the code say the same."""
    told = statuses(kart, "#EITHER", day)
    assert told == {path: fact.status(day).value for path, fact in kart.network.facts.items()}


def test_the_rule_on_the_days_of_change(kart: Kart) -> None:
    """The same on the first and last days of facts, where a wrong comparison would show."""
    starts = sorted(
        {fact.bounds.latest_start for fact in kart.network.facts.values() if fact.bounds.latest_start}
    )
    for day in (starts[-1], starts[len(starts) // 2], starts[-1] - timedelta(days=1)):
        told = statuses(kart, "#EITHER", day)
        lasting = statuses(kart, "#LASTING", day)
        happened = statuses(kart, "#OCCURRED", day)
        for path, fact in kart.network.facts.items():
            assert told[path] == fact.status(day).value
            assert (happened if fact.happened else lasting)[path] == fact.status(day).value


HEAD = "# title: {nb: a, en: b}\n# words: {nb: c, en: d}\n"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("# title: {nb: a, en: b}\n", "words"),
        (f"{HEAD}# histroy: true\n", "there is no key histroy"),
        (f"{HEAD}# status: sure\n", "sure"),
        ("# title: [\n", "no readable description"),
        ("SELECT * {}\n", "no readable description"),
    ],
)
def test_a_description_that_cannot_be_read(tmp_path: Path, head: str, message: str) -> None:
    """The message names the file and what is wrong."""
    path = tmp_path / "odd.rq"
    path.write_text(f"{head}SELECT * {{ ?s ?p ?o }}\n", encoding="utf-8")
    with pytest.raises(QueryError, match=message) as told:
        read_question(path)
    assert str(path) in str(told.value)


def test_a_description_may_be_short(tmp_path: Path) -> None:
    """Title and words are enough."""
    path = tmp_path / "short.rq"
    path.write_text(f"{HEAD}SELECT * {{ ?s ?p ?o }}\n", encoding="utf-8")
    asked = read_question(path)
    assert (asked.name, asked.title.nb, asked.words.en, asked.history) == ("short", "a", "d", False)
    assert asked.empty is None


def test_an_unknown_question_or_option(kart: Kart) -> None:
    """Both say what is near."""
    with pytest.raises(NotFoundError, match="who-held-post"):
        question("who-held-pots")
    with pytest.raises(NotFoundError, match="organisation"):
        kart.ask("who-held-post", organization="org/difi")
