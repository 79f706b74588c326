"""Questions about people, posts and what was said, with answers written by hand from the data files."""

import pytest

from graph.kart import Kart
from graph.query.questions import question
from tests.query.rows import column

DAY = "2016-08-24"
MEETING = "event/mote-digital-agenda-2016"
PANEL = f"{MEETING}-panel"


def test_present_but_silent(kart: Kart) -> None:
    """Føyen and Skage sat in the panel and are not quoted, nor is the moderator."""
    rows = column(kart.ask("present-but-silent", event=MEETING), "person", "role", "part")
    assert rows == [
        ("person/lars-van-marion", "moderator", PANEL),
        ("person/arve-foyen", "panellist", PANEL),
        ("person/dag-skage", "panellist", PANEL),
    ]


def test_spoke_without_post(kart: Kart) -> None:
    """Only Brekk: the article has him stand for Altinn, while his post was at Brønnøysundregistrene."""
    rows = column(kart.ask("spoke-without-post"), "person", "organisation", "kind")
    assert rows == [
        ("person/lars-peder-brekk", "org/altinn-org", "participation"),
        ("person/lars-peder-brekk", "org/altinn-org", "statement"),
    ]


@pytest.mark.parametrize(
    ("day", "silent"), [("2015-06-01", ["org/kdd"]), (DAY, []), ("2024-06-01", ["org/dfd"])]
)
def test_responsible_but_silent(kart: Kart, day: str, silent: list[str]) -> None:
    """KMD first spoke at the meeting; of the new ministry no statement is known."""
    rows = column(kart.ask("responsible-but-silent", topic="topic/digitalisering", as_of=day), "organisation")
    assert [organisation for (organisation,) in rows] == silent


def test_same_side(kart: Kart) -> None:
    """Holte and Austlid agree that others may deliver; Sanner and Sutorius on coordinating ICT."""
    rows = column(
        kart.ask("same-side", topic="offentlig-privat-samspill"), "proposition", "stance", "person", "other"
    )
    assert rows == [
        (
            "proposition/andre-enn-det-offentlige-kan-levere",
            "agree",
            "person/hans-christian-holte",
            "person/heidi-austlid",
        )
    ]
    difi = column(kart.ask("same-side", actor="org/difi"), "proposition", "person", "other")
    assert difi == [
        (
            "proposition/stat-og-kommune-bor-samordne-ikt",
            "person/jan-tore-sanner",
            "person/steffen-sutorius",
        )
    ]


def test_other_side_is_empty_for_a_reason(kart: Kart) -> None:
    """Only Moan disagrees with anything, and nobody is entered as agreeing with that proposition."""
    assert len(kart.ask("other-side")) == 0
    stances = set(column(kart.ask("positions"), "proposition", "stance"))
    assert [row for row in stances if row[1] != "agree"] == [
        ("proposition/en-standardlosning-kan-passe-alle-kommuner", "disagree")
    ]
    assert question("other-side").empty is not None


def test_statements_by_type(kart: Kart) -> None:
    """On the public and the private sector: Austlid twice, Holte once, the article once in its own voice."""
    answer = kart.ask("statements-by-type", topic="offentlig-privat-samspill")
    assert column(answer, "type", "count", "speakers") == [
        ("interest-organisation", "2", "person/heidi-austlid"),
        ("agency", "1", "person/hans-christian-holte"),
        ("web-article", "1", "doc/visma-artikkel-it-i-praksis-2016"),
    ]


def test_posts_of(kart: Kart) -> None:
    """In 2016 the ministry had a minister and a state secretary; two posts of digitalisation came later."""
    answer = kart.ask("posts-of", organisation="org/kdd", as_of=DAY)
    assert column(answer, "post", "role", "person") == [
        ("post/kdd-digitaliseringsminister", "minister", ""),
        ("post/kmd-digitaliseringsminister", "minister", ""),
        ("post/kmd-minister", "minister", "person/jan-tore-sanner"),
        ("post/kmd-statssekretaer", "state-secretary", "person/paul-chaffey"),
    ]


def test_vacant_posts(kart: Kart) -> None:
    """Who leads NAV in 2026 no source says; Holte was last seen there in 2024. DFD has its minister."""
    rows = column(kart.ask("vacant-posts"), "post", "perhaps")
    assert ("post/nav-direktor", "person/hans-christian-holte") in rows
    assert ("post/brreg-direktor", "person/erik-fossum person/lars-peder-brekk") in rows
    assert ("post/kmd-statssekretaer", "") in rows
    assert not {"post/dfd-minister", "post/kmd-minister"} & {post for post, _ in rows}
    assert "post/difi-direktor" not in {post for post, _ in rows}


def test_post_history(kart: Kart) -> None:
    """The ministers of local government since 2013, one after the other."""
    rows = column(kart.ask("post-history", post="post/kmd-minister"), "person", "start", "end")
    assert rows == [
        ("person/jan-tore-sanner", "2013-10-16", "2018-01"),
        ("person/monica-maeland", "2018-01", "2020-01-24"),
        ("person/nikolai-astrup", "2020-01-24", "2021-10-14"),
        ("person/bjorn-arild-gram", "2021-10-14", "2022-04-12"),
        ("person/sigbjorn-gjelsvik", "2022-04-12", "2023-10"),
        ("person/erling-sande", "2023-10", "2023-10-17/2025-02-16"),
        ("person/kjersti-stenseng", "2025-02-04", "2025-09-16"),
        ("person/bjornar-skjaeran", "2025-09-16", "ongoing"),
    ]


def test_people_moving(kart: Kart) -> None:
    """Three people changed organisation; Holte twice, never straight from Difi to NAV."""
    rows = column(kart.ask("people-moving"), "person", "from", "to")
    assert rows == [
        ("person/hans-christian-holte", "org/difi", "org/skatteetaten"),
        ("person/hans-christian-holte", "org/skatteetaten", "org/nav"),
        ("person/karianne-tung", "org/kdd", "org/dfd"),
        ("person/steffen-sutorius", "org/difi", "org/digdir"),
    ]
    assert column(kart.ask("people-moving", before="ministry", after="ministry"), "person") == [
        ("person/karianne-tung",)
    ]
    early = kart.ask("people-moving", person="Holte", as_of="2016-01-01")
    assert column(early, "to") == [("org/skatteetaten",)]


@pytest.mark.parametrize(
    ("day", "others"),
    [
        (DAY, ["person/jan-tore-sanner"]),
        ("2019-06-01", ["person/monica-maeland", "person/nikolai-astrup"]),
        ("2021-06-01", ["person/linda-hofstad-helleland", "person/nikolai-astrup"]),
        ("2022-01-01", []),
    ],
)
def test_colleagues(kart: Kart, day: str, others: list[str]) -> None:
    """The ministers under whom Chaffey was state secretary, as they followed each other."""
    rows = column(kart.ask("colleagues", person="Chaffey", as_of=day), "other", "organisation")
    assert rows == [(other, "org/kdd") for other in others]


def test_leaders_under(kart: Kart) -> None:
    """The one agency whose head in 2016 is known, and the head of Digdir under the same ministry later."""
    for day, expected in (
        (DAY, [("org/difi", "person/steffen-sutorius")]),
        ("2022-03-23", [("org/digdir", "person/steffen-sutorius")]),
    ):
        answer = kart.ask("leaders-under", organisation="org/kdd", as_of=day)
        assert column(answer, "subordinate", "person") == expected
