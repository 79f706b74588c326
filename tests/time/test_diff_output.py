"""Changes as Markdown and JSON: every fact with date, id and sources, and what a reader has to know."""

import json
from datetime import date

import pytest

from graph.network.network import Network
from graph.time.changes import Change, changes
from graph.time.diff import DayDiff, Turn, diff_days
from graph.time.diff_output import diff_json, diff_markdown, escaped, remarks
from graph.time.kinds import KINDS
from graph.time.wording import COLUMNS, Row, used_columns
from tests.time.sample_changes import changing


@pytest.fixture(scope="module")
def network() -> Network:
    """The network of the small release."""
    return changing().network


def between(network: Network, before: str, after: str) -> tuple[DayDiff, list[Change]]:
    """The difference of two days, and the changes that tell it."""
    diff = diff_days(network.facts.values(), date.fromisoformat(before), date.fromisoformat(after))
    return diff, changes(network, diff)


@pytest.mark.parametrize(
    ("before", "after", "hidden", "expected"),
    [
        ("2019-01-01", "2020-01-01", 0, []),
        ("2019-01-01", "2020-01-01", 3, ["What both began and ended in between is left out (facts: 3)"]),
        (
            "2020-01-01",
            "2019-01-01",
            0,
            ["Read backwards: the changes are told as they went from 2019-01-01"],
        ),
        ("2019-01-01", "2026-01-02", 0, ["After the reference date 2026-01-01"]),
        ("2026-01-02", "2027-01-02", 0, []),
    ],
)
def test_remarks(network: Network, before: str, after: str, hidden: int, expected: list[str]) -> None:
    """Said when it applies: read backwards, beyond the reference date, facts left out."""
    diff, _ = between(network, before, after)
    found = remarks(network, diff, "en", hidden)
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(found, expected, strict=True))


def test_json_has_every_fact(network: Network) -> None:
    """JSON lists each fact once with turn, effect, day and sources, and describes the sources."""
    diff, found = between(network, "2019-01-01", "2020-01-01")
    document = json.loads(diff_json(network, diff, found, "en"))
    facts = [fact for change in document["changes"] for fact in change["facts"]]
    assert sorted(fact["id"] for fact in facts) == sorted(one.fact.path for one in diff.turned)
    effects = {fact["turn"]: fact["effect"] for fact in facts}
    assert effects == {"began": "added", "happened": "added", "ended": "removed"}
    assert all(fact["sources"] == ["s"] and fact["date"] for fact in facts)
    assert [source["id"] for source in document["sources"]] == ["s"]
    assert sum(document["counts"].values()) == len(document["changes"])
    merger = next(one for one in document["changes"] if one["about"]["id"] == "org/ny")
    assert (merger["kind"], merger["origins"]) == ("founded", ["org/nord", "org/sor"])


def test_backwards_has_the_opposite_effect(network: Network) -> None:
    """With the later day first the turns are the same, and what began is taken away."""
    diff, found = between(network, "2020-01-01", "2019-01-01")
    document = json.loads(diff_json(network, diff, found, "nb"))
    effects = {fact["turn"]: fact["effect"] for change in document["changes"] for fact in change["facts"]}
    assert document["backwards"] is True
    assert effects == {"began": "removed", "happened": "removed", "ended": "added"}


def test_markdown(network: Network) -> None:
    """A heading a kind, a row a change with ids and numbered sources, and the sources beneath."""
    diff, found = between(network, "2019-12-31", "2020-01-01")
    text = diff_markdown(network, diff, found, "nb")
    assert text.startswith("# Hva som endret seg fra 2019-12-31 til 2020-01-01\n")
    assert "## Slått sammen (2)" in text
    row = next(line for line in text.splitlines() if line.startswith("| Fast kommune | kommunenummer"))
    assert row.startswith("| Fast kommune | kommunenummer | 0102 | 3002 | 2020-01-01 | fact/")
    assert row.endswith("| \\[1\\] |")
    assert "\\[1\\] s: Source s" in text


def test_nothing_changed(network: Network) -> None:
    """Two equal days differ in nothing, which is said."""
    diff, found = between(network, "2020-01-01", "2020-01-01")
    assert found == []
    assert "Nothing." in diff_markdown(network, diff, found, "en")
    assert json.loads(diff_json(network, diff, found, "en"))["changes"] == []


def test_escaped() -> None:
    """What a name has of mark-up is shown, not obeyed; a text is one line."""
    assert escaped("a|b\n<i>*x*</i>") == "a\\|b \\<i\\>\\*x\\*\\</i\\>"


def test_words_are_in_both_languages() -> None:
    """Every heading differs by language or is the same word in both."""
    texts = [text for kind in KINDS.values() for text in (kind.heading, kind.noun)]
    assert all(text.nb and text.en for text in (*texts, *COLUMNS.values()))
    assert {turn.value for turn in Turn} == {"began", "ended", "happened", "passed"}


def test_empty_columns_are_left_out() -> None:
    """A part that no row has makes no column."""
    row = Row("A", "", "x", "", "", "2020", ("fact/0",), ("s",))
    assert used_columns([row]) == ["about", "before", "date", "facts", "sources"]
