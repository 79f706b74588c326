"""`aktorkart ask`: the list, the search in plain words, limits."""

import json

import pytest

from graph.query.prefixes import unknown_terms
from graph.query.questions import questions
from tests.cli.runner import SMALL, ok, run
from tests.query.small import CASES, DAY, small

NAMES = ("ask", "names-of", "--about", "org/m", "--status", "possible")


def test_the_list() -> None:
    """With and without `--list`: every question."""
    listed = ok("ask", "--list").stdout
    assert listed == ok("ask").stdout
    assert [name for name in questions() if name not in listed] == []
    assert questions()["links"].title.nb in ok("ask", "--list", "--lang", "nb").stdout


def test_a_search() -> None:
    """The best first, in the language asked for; the count and an example that runs on standard error."""
    result = ok("ask", "--search", "who runs")
    assert result.stdout.splitlines()[2].split()[0] == "solution-roles"
    example = questions()["solution-roles"].call
    assert result.stderr.endswith(f"of {len(questions())}. Try: {example}\n")
    norwegian = ok("ask", "--search", "hvem eier", "--lang", "nb").stdout
    assert "Hvem eier, forvalter, leverer eller bruker løsningen?" in norwegian


def test_a_search_that_finds_nothing() -> None:
    """One line that says what to do."""
    result = run("ask", "--search", "zzzz")
    message = "Error: No question has to do with “zzzz”. List them with: aktorkart ask\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", message)


@pytest.mark.parametrize(
    "words", [("--list", "--search", "x"), ("--search", "x", "career"), ("--list", "career")]
)
def test_one_thing_at_a_time(words: tuple[str, ...]) -> None:
    """A question, the list or a search."""
    result = run("ask", *words, *(SMALL if "career" in words else ()))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: Give either ")


def test_a_limit_that_was_hit() -> None:
    """It is said on standard error, whatever the form, and in JSON; one that was not hit leaves no trace."""
    words = (*NAMES, "--as-of", "2015-01-01", *SMALL)
    assert ok(*words).stderr == "2 rows\n"
    assert ok(*words, "--limit", "1").stderr == "The first 1 of 2 rows (--limit 1)\n"
    assert ok(*words, "--limit", "2").stderr == "2 rows\n"
    for form in ("json", "csv"):
        assert ok(*words, "--limit", "1", "--format", form).stderr == "The first 1 of 2 rows (--limit 1)\n"
        assert ok(*words, "--format", form).stderr == ""
    document = json.loads(ok(*words, "--limit", "1", "--format", "json").stdout)
    told = {name: document[name] for name in ("count", "total", "limit", "limit_hit")}
    assert told == {"count": 1, "total": 2, "limit": 1, "limit_hit": True}
    assert len(document["rows"]) == 1
    document = json.loads(ok(*words, "--format", "json").stdout)
    assert (document["limit"], document["limit_hit"], document["total"]) == (None, False, 2)


def test_the_query_with_its_limit_can_be_run() -> None:
    """What `--sparql` shows gives the rows of the answer in `query`."""
    words = (*NAMES, "--as-of", "2015-01-01", "--limit", "1", *SMALL)
    sparql = ok(*words, "--sparql").stdout
    result = ok("query", "-", "--format", "json", *SMALL, stdin=sparql)
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    (answered,) = json.loads(ok(*words, "--format", "json").stdout)["rows"]
    assert row["name"]["value"] == answered["name"]["text"]
    assert row["fact"]["value"].endswith(answered["fact"]["id"])


@pytest.mark.parametrize("name", sorted(questions()))
def test_no_query_has_a_term_that_there_is_not(name: str) -> None:
    """`query` warns of terms that no vocabulary of the project has; no question gives it cause to."""
    assert unknown_terms(small().asker.sparql(name, CASES[name], as_of=DAY)) == []


def test_why_an_answer_is_empty() -> None:
    """A question without rows in the shipped data says why, in the language asked for."""
    result = ok("ask", "other-side", "--lang", "en", *SMALL)
    reason = questions()["other-side"].empty
    assert reason is not None
    assert result.stderr == f"0 rows. {reason.en}\n"
