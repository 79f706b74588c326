"""What the map answers “then”: written by hand, from the sources, before the queries."""

import pytest

from graph.kart import Kart

KMD, KDD = "Kommunal- og moderniseringsdepartementet", "Kommunal- og distriktsdepartementet"


@pytest.mark.parametrize(
    ("day", "ministry", "name"),
    [
        ("2013-12-31", "org/fad", "Fornyings-, administrasjons- og kirkedepartementet"),
        ("2014-01-01", "org/kdd", KMD),
        ("2016-08-24", "org/kdd", KMD),
        ("2021-12-31", "org/kdd", KMD),
        ("2022-01-01", "org/kdd", KDD),
        ("2023-12-31", "org/kdd", KDD),
        ("2024-01-01", "org/dfd", "Digitaliserings- og forvaltningsdepartementet"),
    ],
)
def test_ministry_responsible_for_digitalisation(kart: Kart, day: str, ministry: str, name: str) -> None:
    """One ministry at a time; a renamed one is the same unit under its name of the day."""
    rows = list(kart.ask("responsible-ministry", topic="topic/digitalisering", as_of=day))
    assert [(row["ministry"].id, row["ministry"].text, row["status"].id) for row in rows] == [
        (ministry, name, "holds")
    ]


def test_ministry_lives_on_without_the_portfolio(kart: Kart) -> None:
    """The ministry that lost digitalisation in 2024 still exists, under its own name."""
    rows = {row["actor"].id: row for row in kart.ask("actors", type="ministry", as_of="2024-01-01")}
    assert rows["org/kdd"]["status"].id in ("holds", "presumed")
    assert rows["org/kdd"]["actor"].text == KDD
    assert "org/fad" not in rows


@pytest.mark.parametrize(
    ("organisation", "day", "expected"),
    [
        ("org/difi", "2013-01-15", [("person/hans-christian-holte", "holds")]),
        ("org/difi", "2014-06-01", [("person/ingelin-killengreen", "holds")]),
        ("org/difi", "2016-08-24", [("person/steffen-sutorius", "holds")]),
        ("org/difi", "2020-01-01", []),
        ("org/digdir", "2020-01-01", [("person/steffen-sutorius", "holds")]),
        ("org/digdir", "2019-12-31", []),
    ],
)
def test_head_of_difi_and_digdir(
    kart: Kart, organisation: str, day: str, expected: list[tuple[str, str]]
) -> None:
    """The directors of Difi and Digdir, nobody at Difi once it had become Digdir."""
    rows = kart.ask("who-held-post", organisation=organisation, as_of=day, status="possible")
    heads = [(row["person"].id, row["status"].id) for row in rows if row["post"].id.endswith("direktor")]
    assert heads == expected


@pytest.mark.parametrize(
    ("agency", "day", "superior"),
    [
        ("org/difi", "2012-01-01", "org/fad"),
        ("org/difi", "2016-08-24", "org/kdd"),
        ("org/digdir", "2023-06-01", "org/kdd"),
        ("org/digdir", "2024-06-01", "org/dfd"),
    ],
)
def test_agency_under_ministry(kart: Kart, agency: str, day: str, superior: str) -> None:
    """Which ministry Difi and Digdir were under."""
    rows = kart.ask("subordinates", subordinate=agency, as_of=day)
    assert [(row["organisation"].id, row["status"].id) for row in rows] == [(superior, "holds")]


@pytest.mark.parametrize(
    ("day", "manager"),
    [("2016-08-24", "org/brreg"), ("2019-12-31", "org/brreg"), ("2020-01-01", "org/digdir")],
)
def test_who_manages_altinn(kart: Kart, day: str, manager: str) -> None:
    """Brønnøysundregistrene managed Altinn to the end of 2019, Digdir from the next day; never both."""
    rows = kart.ask(
        "solution-roles", solution="solution/altinn", role="manager", as_of=day, status="possible"
    )
    assert [(row["actor"].id, row["status"].id) for row in rows] == [(manager, "holds")]


@pytest.mark.parametrize(
    ("day", "status"),
    [("2013-10-15", None), ("2016-08-24", "holds"), ("2019-06-01", "holds"), ("2024-06-01", None)],
)
def test_chaffey_as_state_secretary(kart: Kart, day: str, status: str | None) -> None:
    """State secretary from 2013-10-16 to 2021-10-14, as his own notes of those days say."""
    rows = kart.ask("who-held-post", post="post/kmd-statssekretaer", as_of=day, status="possible")
    found = {row["person"].id: row["status"].id for row in rows}
    assert found.get("person/paul-chaffey") == status


def test_minister_in_the_ministry_of_local_government(kart: Kart) -> None:
    """Sanner was minister in August 2016 and no longer on the day his successor took over."""

    def holders(day: str) -> list[tuple[str, str]]:
        rows = kart.ask("who-held-post", post="post/kmd-minister", as_of=day)
        return [(row["person"].id, row["status"].id) for row in rows]

    assert holders("2016-08-24") == [("person/jan-tore-sanner", "holds")]
    assert "person/jan-tore-sanner" not in {person for person, _ in holders("2018-01-17")}


def test_director_general_of_taxation(kart: Kart) -> None:
    """Holte led the tax administration until he became head of NAV on 2020-08-03."""

    def posts(day: str) -> set[tuple[str, str]]:
        rows = kart.ask("career", person="person/hans-christian-holte", as_of=day, status="holds")
        return {(row["post"].id, row["organisation"].id) for row in rows}

    assert posts("2016-08-24") == {("post/skattedirektor", "org/skatteetaten")}
    assert posts("2020-08-03") == {("post/nav-direktor", "org/nav")}
