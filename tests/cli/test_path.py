"""`aktorkart path`: forms, summaries, errors."""

import json

from tests.cli.runner import SMALL, ok, run

DAY = ("--as-of", "2016-08-24")


def test_a_table_and_its_summary() -> None:
    """The path on standard output, its length on standard error."""
    result = ok("path", "Ola Øst", "org/m", *DAY, "--tie", "belongsTo", "--tie", "underlagt", *SMALL)
    assert result.stdout.startswith("Ola Øst – Nydepartementet (per 2016-08-24)\n")
    assert "[1] s: Source s · Publisher s (ingen kjent): page 2\n" in result.stdout
    assert result.stderr == "1 path of 2 steps\n"


def test_more_paths_than_are_shown() -> None:
    """It is said, with the option that shows them."""
    words = ("path", "topic/it", "proposition/sky-er-bra", *DAY, "--status", "possible", *SMALL)
    assert ok(*words).stderr == "2 paths of 2 steps\n"
    assert ok(*words, "--limit", "1").stderr == "The first 1 of 2 paths of 2 steps (--limit 1)\n"
    longer = ("path", "org/m", "proposition/sky-er-bra", *DAY, "--status", "possible", "--talk", *SMALL)
    assert ok(*longer).stderr == "The first 1 of 3 paths of 3 steps (show them with --all)\n"
    assert ok(*longer, "--all").stderr == "3 paths of 3 steps\n"


def test_no_path_is_an_answer() -> None:
    """In words, with what to try next; as JSON without paths."""
    words = ("path", "Ola Øst", "org/a", "--as-of", "2018-01-01", *SMALL)
    result = ok(*words)
    assert result.stdout == "Ingen vei på opptil 6 ledd mellom Ola Øst og Etaten A.\n"
    tried = "--as-of, --status possible, --talk or --max-hops 8"
    assert result.stderr == f"0 paths; try another day with {tried}\n"
    assert json.loads(ok(*words, "--format", "json").stdout)["paths"] == []
    assert ok(*words, "--status", "possible").stderr == "1 path of 1 step\n"


def test_markdown_and_json_name_the_facts() -> None:
    """The same facts in both."""
    words = ("path", "Åse", "Etaten A", *DAY, *SMALL)
    document = json.loads(ok(*words, "--format", "json").stdout)
    (tie,) = document["paths"][0]["steps"][0]["ties"]
    assert tie["fact"] in ok(*words, "--format", "markdown").stdout


def test_errors_are_one_line() -> None:
    """A name that fits several, and a tie that there is not."""
    result = run("path", "Øst", "org/a", *SMALL)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: “Øst” can be ")
    result = run("path", "org/a", "org/m", "--tie", "x", *SMALL)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
