"""What became of municipalities and counties, and which there were: answers written by hand."""

from collections.abc import Iterable

import pytest

from graph.kart import Kart
from graph.query.answers import Answer


def events(answer: Answer) -> list[tuple[str, str, list[str], list[str]]]:
    """Day, type, before and after of each row, in order of time."""
    before, after = ("from", "to") if "from" in answer.columns else ("before", "after")
    return [
        (row["start"].id, row["type"].id, sorted(row[before].id.split()), sorted(row[after].id.split()))
        for row in answer
    ]


def short(names: Iterable[str], suffix: str = "kommune") -> list[str]:
    """Ids of municipalities (or counties) by the middle of their ids, sorted."""
    return sorted(f"org/{name}-{suffix}" for name in names)


def test_what_became_of_stokke(kart: Kart) -> None:
    """Stokke ended on 2017-01-01: with Andebu into Sandefjord, and a part to Tønsberg, which lived on."""
    rows = events(kart.ask("became", organisation="Stokke", as_of="2017-06-01"))
    assert rows[:2] and {(day, kind) for day, kind, *_ in rows} == {
        ("2017-01-01", "merger"),
        ("2017-01-01", "boundaryAdjustment"),
    }
    assert (
        "2017-01-01",
        "merger",
        short(["andebu", "sandefjord-0706", "stokke"]),
        short(["sandefjord"]),
    ) in rows
    adjusted = next(row for row in rows if row[1] == "boundaryAdjustment")
    assert (adjusted[2], adjusted[3]) == (short(["stokke", "tonsberg-0704"]), short(["tonsberg-0704"]))


def test_stokke_is_gone_and_sandefjord_is_there(kart: Kart) -> None:
    """The day of the merger is the first without Stokke."""

    def there(day: str) -> set[str]:
        rows = kart.ask("municipalities", county="place/vestfold-07-fylke", as_of=day)
        return {row["municipality"].id for row in rows}

    assert "org/stokke-kommune" in there("2016-12-31")
    assert "org/stokke-kommune" not in there("2017-01-01")
    assert "org/sandefjord-kommune" in there("2017-01-01")


def test_where_alesund_came_from(kart: Kart) -> None:
    """Ålesund of 2020 came from five; Haram left again in 2024."""
    rows = events(kart.ask("came-from", organisation="org/alesund-kommune"))
    assert rows == [
        (
            "2020-01-01",
            "merger",
            short(["alesund-1504", "haram-1534", "orskog", "sandoy", "skodje"]),
            short(["alesund-1507"]),
        ),
        ("2024-01-01", "split", short(["alesund-1507"]), short(["alesund", "haram"])),
    ]


@pytest.mark.parametrize(
    ("question", "county", "expected"),
    [
        (
            "came-from",
            "trondelag",
            [("2018-01-01", "merger", ["nord-trondelag", "sor-trondelag"], ["trondelag"])],
        ),
        (
            "came-from",
            "viken",
            [("2020-01-01", "merger", ["akershus-02", "buskerud-06", "ostfold-01"], ["viken"])],
        ),
        ("became", "viken", [("2024-01-01", "split", ["viken"], ["akershus", "buskerud", "ostfold"])]),
    ],
)
def test_counties(
    kart: Kart, question: str, county: str, expected: list[tuple[str, str, list[str], list[str]]]
) -> None:
    """Trøndelag came from two; Viken came from three and became three."""
    rows = events(kart.ask(question, organisation=f"org/{county}-fylkeskommune"))
    assert rows == [
        (day, kind, short(before, "fylkeskommune"), short(after, "fylkeskommune"))
        for day, kind, before, after in expected
    ]


def test_changes_between_two_days(kart: Kart) -> None:
    """The mergers of 1 January 2018: four of municipalities and that of Trøndelag."""
    answer = kart.ask("changes", **{"from": "2018-01-01", "to": "2018-01-02", "type": "merger"})
    assert sorted(after for _, _, _, after in events(answer)) == [
        ["org/faerder-kommune"],
        ["org/holmestrand-0715-kommune"],
        ["org/indre-fosen-kommune"],
        ["org/larvik-kommune"],
        ["org/trondelag-fylkeskommune"],
    ]


@pytest.mark.parametrize(
    "day", ["2016-10-01", "2017-01-01", "2018-01-01", "2019-01-01", "2020-01-01", "2024-01-01", "2026-01-01"]
)
def test_every_municipality_is_in_one_county(kart: Kart, day: str) -> None:
    """On every day of change each municipality stands once, with one number."""
    rows = list(kart.ask("municipalities", as_of=day))
    count = next(iter(kart.ask("municipality-count", as_of=day)))["count"].id
    assert len(rows) == len({row["municipality"].id for row in rows}) == int(count)
    assert len({row["number"].id for row in rows}) == len(rows)


def test_ministers_and_heads(kart: Kart) -> None:
    """The ministers of local government since 2013, in order; digitalisation has a post of its own."""
    rows = kart.ask("ministers-and-heads", organisation="org/kdd", as_of="2021-06-01")
    local = [row["person"].id for row in rows if row["post"].id == "post/kmd-minister"]
    assert local[:3] == ["person/jan-tore-sanner", "person/monica-maeland", "person/nikolai-astrup"]
    current = {row["person"].id for row in rows if row["status"].id in ("holds", "presumed")}
    assert current == {"person/nikolai-astrup", "person/linda-hofstad-helleland"}


def test_population(kart: Kart) -> None:
    """The inhabitants of a municipality by year, the latest first; none of a later day."""
    rows = kart.ask("population", municipality="Tjøme", as_of="2016-08-24")
    assert [(row["period"].id, row["value"].id) for row in rows] == [("2016", "4971"), ("2015", "4962")]
    assert {row["by"].id for row in rows} == {"org/ssb"}


@pytest.mark.parametrize(
    ("day", "municipality", "inhabitants"),
    [
        ("2016-08-24", "org/tjome-kommune", "4971"),
        ("2017-01-01", "org/tjome-kommune", "4928"),
        ("2016-08-24", "org/stokke-kommune", ""),
        ("2026-01-01", "org/stad-kommune", "9457"),
    ],
)
def test_municipalities_with_inhabitants(kart: Kart, day: str, municipality: str, inhabitants: str) -> None:
    """Those of the latest year that is not after the day; nothing where no number is known."""
    rows = {row["municipality"].id: row for row in kart.ask("municipalities", as_of=day)}
    found = rows[municipality].get("inhabitants")
    assert (found.id if found else "") == inhabitants
