"""Each named question with an answer written by hand from the sources."""

from pathlib import Path

import pytest

from graph.kart import Kart
from graph.query.questions import questions
from tests.query.rows import column

DAY = "2016-08-24"
MEETING = "event/mote-digital-agenda-2016"
PANEL = f"{MEETING}-panel"


def test_who_held_post(kart: Kart) -> None:
    """Who led Difi at the time of the meeting, and on whose word."""
    answer = kart.ask("who-held-post", organisation="Difi", as_of=DAY)
    assert column(answer, "person", "post", "status") == [
        ("person/steffen-sutorius", "post/difi-direktor", "holds")
    ]
    assert "visma-it-i-praksis-2016" in next(iter(answer))["sources"].id.split()


def test_career(kart: Kart) -> None:
    """Holte went from Difi to the tax administration to NAV; all three are always told, with status."""
    answer = kart.ask("career", person="Hans Christian Holte", as_of="2019-01-01")
    assert column(answer, "organisation", "status") == [
        ("org/difi", "none"),
        ("org/skatteetaten", "holds"),
        ("org/nav", "none"),
    ]


def test_event_roles(kart: Kart) -> None:
    """Sponsor, inviters, speaker, venue, moderator and panel are told apart."""
    rows = set(column(kart.ask("event-roles", event=MEETING), "role", "participant", "part"))
    assert {
        ("sponsor", "org/visma", MEETING),
        ("inviter", "org/ikt-norge", MEETING),
        ("inviter", "org/ramboll-mc", MEETING),
        ("invitee", "person/jan-tore-sanner", MEETING),
        ("venue", "place/toyen-startup-village", MEETING),
        ("moderator", "person/lars-van-marion", PANEL),
    } <= rows
    assert {participant for role, participant, _ in rows if role == "panellist"} == {
        "person/paul-chaffey",
        "person/heidi-austlid",
        "person/steffen-sutorius",
        "person/hans-christian-holte",
        "person/arve-foyen",
        "person/oystein-moan",
        "person/dag-skage",
        "person/lars-peder-brekk",
    }


def test_event_roles_of_one_role(kart: Kart) -> None:
    """Only one person moderated."""
    answer = kart.ask("event-roles", event=MEETING, role="moderator")
    assert column(answer, "participant") == [("person/lars-van-marion",)]


def test_statements(kart: Kart) -> None:
    """Moan spoke twice on benefits realisation: in the panel and afterwards."""
    answer = kart.ask("statements", person="Moan", topic="gevinstrealisering")
    assert set(column(answer, "occasion", "act")) == {
        (PANEL, "informs"),
        (f"{MEETING}-sluttkommentar", "criticises"),
    }


@pytest.mark.parametrize("silent", ["Arve Føyen", "Dag Skage"])
def test_the_two_who_are_not_quoted_say_nothing(kart: Kart, silent: str) -> None:
    """Being in the panel is not a statement."""
    assert len(kart.ask("statements", person=silent)) == 0


def test_positions(kart: Kart) -> None:
    """Speakers of two organisations agree that others than the public sector may deliver."""
    answer = kart.ask("positions", proposition="proposition/andre-enn-det-offentlige-kan-levere")
    assert column(answer, "person", "for", "stance") == [
        ("person/hans-christian-holte", "org/skatteetaten", "agree"),
        ("person/heidi-austlid", "org/ikt-norge", "agree"),
    ]


def test_positions_on_a_topic_invent_no_dispute(kart: Kart) -> None:
    """That municipalities lack money and that they have an incentive are two propositions."""
    rows = column(
        kart.ask("positions", topic="finansiering-av-kommunal-digitalisering"),
        "proposition",
        "person",
        "stance",
    )
    assert {
        ("proposition/kommunene-mangler-midler", "person/oystein-moan", "agree"),
        ("proposition/kommunene-har-insentiv", "person/paul-chaffey", "agree"),
    } <= set(rows)
    assert {stance for *_, stance in rows} == {"agree"}


def test_solution_roles(kart: Kart) -> None:
    """What Digdir manages at the reference date."""
    answer = kart.ask("solution-roles", actor="Digdir", role="manager")
    assert {solution for (solution,) in column(answer, "solution")} == {
        "solution/altinn",
        "solution/digital-postkasse",
        "solution/eformidling",
        "solution/einnsyn",
        "solution/esignering",
        "solution/id-porten",
        "solution/krr",
        "solution/maskinporten",
    }


def test_responsible_ministry(kart: Kart) -> None:
    """The ministry of digitalisation at the reference date, presumed since its source is older."""
    answer = kart.ask("responsible-ministry", topic="topic/digitalisering")
    assert column(answer, "ministry", "status") == [("org/dfd", "presumed")]


def test_succession_in_both_directions(kart: Kart) -> None:
    """Difi came from three bodies and became Digdir, with some tasks to DFØ."""
    rows = column(kart.ask("succession", organisation="org/difi"), "direction", "type", "from", "to")
    assert sorted(
        (way, kind, sorted(before.split()), sorted(after.split())) for way, kind, before, after in rows
    ) == [
        ("became", "reorganisation", ["org/altinn-org", "org/difi"], ["org/digdir"]),
        ("became", "transferOfTasks", ["org/difi"], ["org/dfo"]),
        (
            "came-from",
            "merger",
            ["org/e-handelssekretariatet", "org/norge-no", "org/statskonsult"],
            ["org/difi"],
        ),
    ]


def test_succession_lies_in_the_future_on_an_earlier_day(kart: Kart) -> None:
    """In 2016 Difi had not become anything yet."""
    rows = column(kart.ask("succession", organisation="org/difi", as_of=DAY), "direction")
    assert rows == [("came-from",)]


def test_figures_on_a_solution(kart: Kart) -> None:
    """The two user numbers of the digital mailbox that Sanner gave."""
    rows = column(kart.ask("figures", solution="Digital postkasse"), "value", "unit", "by")
    assert rows == [
        ("100000", "persons", "person/jan-tore-sanner"),
        ("1000000", "persons", "person/jan-tore-sanner"),
    ]


def test_figures_keep_populations_apart(kart: Kart) -> None:
    """91 percent is the municipalities' IT managers, 40 percent the state's."""
    answer = kart.ask("figures", indicator="indicator/ser-potensial-for-digitalisering-mot-innbyggerne")
    assert set(column(answer, "value", "population", "answer")) == {
        ("91", "population/it-ledere-i-kommunene", "seePotential"),
        ("40", "population/it-ledere-i-staten", "seePotential"),
    }


def test_disputed_shows_both_values(kart: Kart) -> None:
    """The day of the meeting: two sources, two answers, and which one decides."""
    rows = column(kart.ask("disputed"), "source", "claimedStart", "preferred")
    assert ("effektivvelferd-2016", "2016-08-24", "true") in rows
    assert ("e-boks-2016-08-31", "2016-08-29/2016-08-31", "") in rows


def test_disputed_title(kart: Kart) -> None:
    """Brekk is printed as head of Altinn; the better sources say director of Brønnøysundregistrene."""
    rows = column(kart.ask("disputed"), "source", "printed", "conflict")
    assert ("visma-it-i-praksis-2016", "øverste sjef i Altinn", "title") in rows


def test_implied(kart: Kart) -> None:
    """That Holte's post is in the tax administration is concluded from his title."""
    labels = {row["label"].text for row in kart.ask("implied", source="visma-it-i-praksis-2016")}
    assert any("Skatteetaten" in label for label in labels)


def test_reported_claims(kart: Kart) -> None:
    """What Austlid says of Denmark is reported, and nowhere a fact."""
    rows = column(kart.ask("reported-claims", person="Heidi Austlid"), "about")
    assert any("place/danmark" in about.split() for (about,) in rows)


def test_from_source(kart: Kart) -> None:
    """Everything that rests on the small item on e-Boks: the date of the meeting."""
    rows = column(kart.ask("from-source", source="e-boks-2016-08-31"), "kind", "support")
    assert rows == [("existence", "disputed")]


def test_subordinates(kart: Kart) -> None:
    """The agencies under the ministry of digitalisation."""
    rows = column(kart.ask("subordinates", organisation="org/dfd"), "subordinate", "relation")
    assert {
        ("org/digdir", "subordinateTo"),
        ("org/nkom", "subordinateTo"),
        ("org/datatilsynet", "subordinateTo"),
    } <= set(rows)


def test_actors_of_a_type(kart: Kart) -> None:
    """Vendors are asked for by type; names and words are understood too."""
    rows = column(kart.ask("actors", type="leverandør"), "actor")
    assert ("org/visma",) in rows
    assert ("org/difi",) not in rows


def test_sources_by_interest(kart: Kart) -> None:
    """The article was published by a sponsor of the meeting it reports."""
    assert ("visma-it-i-praksis-2016",) in column(kart.ask("sources", interest="vendor-sponsor"), "source")


@pytest.mark.parametrize(
    ("day", "municipalities", "counties"),
    [
        ("2016-10-01", "428", "19"),
        ("2017-06-01", "426", "19"),
        ("2018-06-01", "422", "18"),
        ("2019-06-01", "422", "18"),
        ("2020-06-01", "356", "11"),
        ("2023-06-01", "356", "11"),
        ("2024-06-01", "357", "15"),
        (None, "357", "15"),
    ],
)
def test_municipality_count_and_county_count(
    kart: Kart, day: str | None, municipalities: str, counties: str
) -> None:
    """How many municipalities and counties Norway had, as Statistics Norway's classification has it."""
    assert column(kart.ask("municipality-count", as_of=day), "count") == [(municipalities,)]
    assert column(kart.ask("county-count", as_of=day), "count") == [(counties,)]


def test_every_question_has_an_answer_here() -> None:
    """A question without a hand-written answer in this folder fails."""
    folder = Path(__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("test_*.py")))
    assert [name for name in questions() if f'ask("{name}"' not in text] == []
