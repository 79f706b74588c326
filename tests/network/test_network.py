"""The network as a whole: names of a day, mentions, what is a node."""

from datetime import date
from itertools import pairwise

import pytest

from graph.kart import Kart
from tests.network.sample import sample


@pytest.mark.parametrize(
    ("entity", "day", "lang", "short", "label"),
    [
        ("org/m", "2013-12-31", "nb", False, "Gamledepartementet"),
        ("org/m", "2014-01-01", "nb", False, "Nydepartementet"),
        ("org/m", "2014-01-01", "en", False, "Departementet"),
        ("org/a", "2016-08-24", "nb", False, "Etaten A"),
        ("org/a", "2016-08-24", "en", False, "Agency A"),
        ("org/a", "2016-08-24", "nb", True, "EtA"),
        ("org/nobody", "2016-08-24", "nb", False, "org/nobody"),
    ],
)
def test_labels(entity: str, day: str, lang: str, short: bool, label: str) -> None:
    """The name that holds on the day, in the language, short where asked; never a misprint; else the id."""
    assert sample().network.label(entity, date.fromisoformat(day), lang, short=short) == label


def test_label_without_a_day_is_that_of_the_reference_date() -> None:
    """The release's reference date stands in for a day."""
    assert sample().network.label("org/m") == "Nydepartementet"


def test_facts_about_an_entity() -> None:
    """All facts that name it in any role: its post, its part in events, what it said."""
    kinds = {fact.kind for fact in sample().network.facts_about("person/ase")}
    expected = {"existence", "name", "membership", "participation", "statement", "figure", "reportedClaim"}
    assert kinds == expected
    assert sample().network.facts_about("person/nobody") == ()


def test_what_is_a_node() -> None:
    """Posts, indicators and populations describe facts; what does not exist is no node either."""
    network = sample().network
    assert network.is_node("person/ase")
    assert network.is_node("topic/sky")
    for entity in ("post/leder", "indicator/brukere", "population/alle", "person/nobody"):
        assert not network.is_node(entity)


def test_ties_have_a_fixed_order(kart: Kart) -> None:
    """Sorted by ends, tie and fact, each tie once."""
    keys = [(tie.a, tie.tie, tie.b, tie.fact.path) for tie in kart.network.ties]
    assert all(before < after for before, after in pairwise(keys))
