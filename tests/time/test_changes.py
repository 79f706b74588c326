"""Changes in actor terms: the most telling word, whom it is told of, and what goes along."""

from collections.abc import Iterable
from datetime import date

import pytest

from graph.network.network import Network
from graph.time.changes import Change, changes, chosen, together
from graph.time.diff import DayDiff, Turn, diff_days
from graph.time.kinds import KINDS
from graph.time.wording import Wording
from tests.time.sample_changes import changing


@pytest.fixture(scope="module")
def network() -> Network:
    """The network of the small release."""
    return changing().network


def between(network: Network, before: str, after: str) -> DayDiff:
    """The difference of two days."""
    return diff_days(network.facts.values(), date.fromisoformat(before), date.fromisoformat(after))


def words(network: Network, diff: DayDiff, found: Iterable[Change], lang: str = "nb") -> set[str]:
    """Changes in short: kind, whom, in what, before, after, in between, date."""
    wording = Wording(network, diff, lang)
    rows = ((change.kind, wording.row(change)) for change in found)
    return {
        f"{kind} | {row.about} | {row.what} | {row.before} > {row.after} | {row.between} | {row.date}"
        for kind, row in rows
    }


NEW_YEAR_2020 = {
    "founded | Ny kommune |  | Nord kommune + Sør kommune >  |  | 2020-01-01",
    "merged | Nord kommune |  |  > Ny kommune |  | 2020-01-01",
    "merged | Sør kommune |  |  > Ny kommune |  | 2020-01-01",
    "renamed | Fast kommune |  | Gamle Fast kommune > Fast kommune |  | 2020-01-01",
    "renumbered | Fast kommune | kommunenummer | 0102 > 3002 |  | 2020-01-01",
    "county | Fast kommune |  | Øst > Vest |  | 2020-01-01",
    "manager | Postkassen |  | Departementet > Etaten |  | 2020-01-01",
    "supplier | Postkassen |  |  > Firmaet |  | 2020-01-01",
    "name | Etaten |  |  > ET |  | 2020-01-01",
}
YEAR_2019 = {
    "passed | Kortvarig |  |  >  |  | 2019-02-01 – 2019-11-01",
    "tasks | Etaten | oppgaveoverføring |  > oppgaveoverføring: Departementet → Etaten |  | 2019-06-01",
    "head | Etaten | direktør | Åse Øst > Ola Nord | Per Sør | "
    "2019-04-01; 2019-08-01; 2019-04-01 – 2019-08-01",
    "post | Etaten | IT-direktør |  > Per Sør |  | 2019-08-01",
    "member | Etaten | medlem |  > Firmaet |  | 2019-08-01",
    "owner | Firmaet |  |  > Departementet |  | 2019-05-01",
    "joined | Gamle Fast kommune |  |  > Kortvarig |  | 2019-03-01",
    "manager | Postkassen |  |  > Departementet |  | 2019-03-01",
    "solution | Postkassen |  |  > Postkassen |  | 2019-03-01",
    "event | Møtet |  |  > Møtet · Åse Øst – paneldeltaker – Møtet |  | 2019-09-01",
    "known | Etaten | organisasjonsnummer |  > 991825827 (kanskje også før) |  | 2019-01-01",
}
NEW_YEAR_2017 = {
    "split | Stokk |  |  > Hoved + Nabo |  | 2017-01-01",
    "split-from | Hoved |  | Stokk >  |  | 2017-01-01",
    "reorganised | Gml |  |  > Omd |  | 2017-01-01",
    "founded | Omd |  | Gml >  |  | 2017-01-01",
    "ended | Slutt |  |  >  |  | 2017-01-01",
}
NEW_YEAR_2024 = {
    "split-from | Det nye |  | Departementet >  |  | 2024-01-01",
    "superior | Etaten | underlagt | Departementet > Det nye |  | 2024-01-01",
    "portfolio | IT |  | Departementet > Det nye |  | 2024-01-01",
}


@pytest.mark.parametrize(
    ("before", "after", "passing", "expected"),
    [
        ("2019-12-31", "2020-01-01", False, NEW_YEAR_2020 | {
            "known | Etaten | organisasjonsnummer | 991825827 (kanskje fortsatt) >  |  | 2020-01-01"}),
        ("2016-12-31", "2017-01-01", False, NEW_YEAR_2017),
        ("2018-12-31", "2019-12-31", True, YEAR_2019),
        ("2023-12-31", "2024-01-01", False, NEW_YEAR_2024),
        ("2024-01-01", "2023-12-31", False, NEW_YEAR_2024),
        ("2021-06-01", "2023-06-01", False, set()),
    ],
)  # fmt: skip
def test_words(network: Network, before: str, after: str, passing: bool, expected: set[str]) -> None:
    """Who was founded, merged, renamed …, and what goes along with it without a line of its own."""
    diff = between(network, before, after)
    assert words(network, diff, changes(network, diff, passing=passing)) == expected


def test_in_english(network: Network) -> None:
    """The names of the day in the language asked for; renamings in it or, without any, in Norwegian."""
    diff = between(network, "2023-12-31", "2024-01-01")
    assert words(network, diff, changes(network, diff), "en") == {
        "split-from | The new one |  | The ministry >  |  | 2024-01-01",
        "superior | The agency | subordinate to | The ministry > The new one |  | 2024-01-01",
        "portfolio | computing |  | The ministry > The new one |  | 2024-01-01",
    }
    diff = between(network, "2019-12-31", "2020-01-01")
    renamed = chosen(changes(network, diff), kinds=["renamed"])
    assert words(network, diff, renamed, "en") == {
        "renamed | Fast kommune |  | Gamle Fast kommune > Fast kommune |  | 2020-01-01"
    }


def test_what_goes_along(network: Network) -> None:
    """A merged municipality takes its area, name and number with it; the merger stands with the new one."""
    diff = between(network, "2019-12-31", "2020-01-01")
    found = {(one.kind, one.about): one for one in changes(network, diff)}
    ended = found["merged", "org/nord"]
    assert {one.fact.role("entity") for one in ended.turned} == {"org/nord", "place/nord"}
    assert {one.turn for one in ended.carried} == {Turn.ENDED}
    assert {one.fact.kind for one in ended.carried} >= {"identification", "relation"}
    new = found["founded", "org/ny"]
    assert (new.origins, new.outcome) == (("org/nord", "org/sor"), ())
    assert ("change", Turn.HAPPENED) in {(one.fact.kind, one.turn) for one in new.carried}
    assert ended.outcome == ("org/ny",)


def test_a_boundary_moves(network: Network) -> None:
    """An adjusted boundary founds and ends nothing."""
    diff = between(network, "2020-12-31", "2021-01-01")
    assert {(one.kind, one.about) for one in changes(network, diff)} == {
        ("boundary", "org/fast"),
        ("solution-role", "solution/post"),
    }


def test_after_the_reference_date(network: Network) -> None:
    """When presumptions run out nothing is said to have ended."""
    diff = between(network, "2026-01-01", "2026-01-02")
    found = changes(network, diff)
    assert {one.kind for one in found} == {"known"}
    rows = words(network, diff, chosen(found, ["person/ola"]))
    assert rows == {"known | Etaten | direktør | Ola Nord (kanskje fortsatt) >  |  | 2026-01-02"}


@pytest.mark.parametrize(
    ("actor", "kinds"),
    [
        ("org/fast", {"renamed", "renumbered", "county"}),
        ("place/fast", {"renamed", "renumbered", "county"}),
        ("place/vest", {"county"}),
        ("org/nord", {"merged", "founded"}),
        ("org/dep", {"manager"}),
    ],
)
def test_of_one_actor(network: Network, actor: str, kinds: set[str]) -> None:
    """All that names the actor, or the area that it governs, or the body that governs it."""
    diff = between(network, "2019-12-31", "2020-01-01")
    found = chosen(changes(network, diff), together(network, actor, diff))
    assert {one.kind for one in found} == kinds
    assert chosen(found, kinds=["head"]) == []


def test_order(network: Network) -> None:
    """Changes come by kind in reading order, then by name."""
    diff = between(network, "2018-12-31", "2024-06-01")
    found = changes(network, diff, passing=True)
    order = list(KINDS)
    keys = [(order.index(one.kind), network.label(one.about, diff.late).casefold()) for one in found]
    assert keys == sorted(keys)
