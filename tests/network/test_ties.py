"""Which ties each kind of fact makes, and what they are called."""

from datetime import date

import pytest

from graph.model.dates import Status
from graph.network.ties import TIE_LABELS, TIES, tie_label
from graph.network.views import Tie
from tests.network.sample import sample

TABLE = [
    ("membership", "person/ase", "holdsPost", "org/a"),
    ("membership", "person/ola", "belongsTo", "org/a"),
    ("relation", "org/a", "subordinateTo", "org/m"),
    ("relation", "org/b", "subordinateTo", "org/m"),
    ("relation", "org/m", "responsibleFor", "topic/it"),
    ("solutionRole", "org/a", "manager", "solution/post"),
    ("solutionRole", "org/folk", "targetGroup", "solution/post"),
    ("participation", "person/ase", "panellist", "event/panel"),
    ("documentRole", "org/a", "publisher", "doc/rapport"),
    ("change", "org/a", "became", "org/b"),
    ("statement", "person/ase", "spokeOn", "topic/it"),
    ("statement", "person/ase", "spokeOn", "topic/sky"),
    ("statement", "person/ase", "agree", "proposition/sky-er-bra"),
    ("figure", "person/ase", "gaveFigure", "solution/post"),
    ("reportedClaim", "person/ase", "claimedAbout", "place/norge"),
    ("existence", "event/panel", "partOf", "event/mote"),
    ("existence", "topic/sky", "narrowerThan", "topic/it"),
    ("existence", "proposition/sky-er-bra", "concerns", "topic/sky"),
]
"""Every tie of the small release: the kind of fact, and who is tied to whom."""


def find(name: str, a: str = "") -> Tie:
    """The first tie of a name in the small release."""
    return next(tie for tie in sample().network.ties if tie.tie == name and a in ("", tie.a))


def shown(ties: list[Tie] | tuple[Tie, ...]) -> set[tuple[str, str, str]]:
    """Who is tied to whom, and how."""
    return {(tie.a, tie.tie, tie.b) for tie in ties}


def test_one_case_a_kind() -> None:
    """The ties of the small release are exactly these; posts and indicators are no nodes."""
    found = [(tie.fact.kind, tie.a, tie.tie, tie.b) for tie in sample().network.ties]
    assert sorted(found) == sorted(TABLE)


@pytest.mark.parametrize(
    ("day", "only_then", "not_then"),
    [
        ("2010-01-01", ("org/a", "subordinateTo", "org/m"), ("org/b", "subordinateTo", "org/m")),
        ("2016-08-23", ("person/ase", "holdsPost", "org/a"), ("person/ase", "panellist", "event/panel")),
        ("2016-08-24", ("person/ase", "panellist", "event/panel"), ("org/a", "became", "org/b")),
        ("2020-01-01", ("org/a", "became", "org/b"), ("org/a", "subordinateTo", "org/m")),
    ],
)
def test_ties_of_a_day(day: str, only_then: tuple[str, str, str], not_then: tuple[str, str, str]) -> None:
    """Half-open periods; what has happened stays a tie."""
    ties = shown(sample().network.ties_on(date.fromisoformat(day)))
    assert only_then in ties
    assert not_then not in ties


def test_ties_by_how_sure_they_are() -> None:
    """The employee is attested in 2016: presumed then, possible later; both can be asked for or left out."""
    network, employee = sample().network, ("person/ola", "belongsTo", "org/a")
    assert employee in shown(network.ties_on(date(2016, 5, 1)))
    assert employee not in shown(network.ties_on(date(2016, 5, 1), [Status.HOLDS]))
    assert employee not in shown(network.ties_on(date(2018, 1, 1)))
    assert employee in shown(network.ties_on(date(2018, 1, 1), [Status.POSSIBLE]))


def test_records_are_the_places_of_all_claims() -> None:
    """A record for each place: who, tie, whom, source, place, from, to."""
    tie = find("holdsPost")
    assert [record[:4] for record in tie.records()] == [
        ("person/ase", "holdsPost", "org/a", source) for source in ("s", "t", "w")
    ]
    assert {record[5:] for record in tie.records()} == {("2015-05-01", "2017-01-01")}
    assert [record[4] for record in tie.records()] == [
        place.path for claim in tie.fact.claims for place in claim.places
    ]


@pytest.mark.parametrize(
    ("tie", "label", "inverse"),
    [
        ("holdsPost", "har posten i", "post holdes av"),
        ("subordinateTo", "underlagt", None),
        ("became", "ble til", "kom fra"),
    ],
)
def test_labels_from_both_ends(tie: str, label: str, inverse: str | None) -> None:
    """A tie reads one way from its first and another way from its second entity."""
    found, lists = find(tie), sample().network.lists
    assert tie_label(found, lists).nb == label
    from_the_other_end = tie_label(found, lists, inverse=True).nb
    assert from_the_other_end != label
    assert inverse in (None, from_the_other_end)


def test_every_tie_has_labels_in_both_languages() -> None:
    """Whether named by a list or here."""
    for tie in sample().network.ties:
        for inverse in (False, True):
            text = tie_label(tie, sample().network.lists, inverse=inverse)
            assert text.nb
            assert text.en
            assert text.nb != tie.tie
    assert all(one.nb != one.en for pair in TIE_LABELS.values() for one in pair)
    assert {tie.tie for tie in sample().network.ties if tie.scheme == TIES} <= set(TIE_LABELS)
