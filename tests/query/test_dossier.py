"""The dossier of an entity: what is known of it on a day, and what it rests on."""

import json
import re
from datetime import date

import pytest

from graph.kart import Kart
from graph.query.dossier import SECTIONS, dossier, dossier_json, dossier_text
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def text(entity: str, day: date = DAY, lang: str = "nb", width: int | None = None) -> str:
    """The dossier of an entity of the small release, as text."""
    return dossier_text(dossier(sample().network, entity, day, lang), width=width)


def section(whole: str, heading: str) -> list[str]:
    """The lines of a section."""
    return whole.split(f"\n{heading}\n")[1].split("\n\n")[0].splitlines()


def test_head() -> None:
    """Name, id, type and day stand first; the name and the words are in the language."""
    assert text("org/a").splitlines()[:2] == ["Etaten A", "org/a · etat · per 2016-08-24"]
    assert text("org/a", lang="en").splitlines()[:2] == ["Agency A", "org/a · agency · as of 2016-08-24"]
    assert text("person/ase").splitlines()[1] == "person/ase · person · per 2016-08-24"
    assert text("org/m", date(2010, 1, 1)).splitlines()[0] == "Gamledepartementet"


def test_a_disputed_fact_shows_every_side() -> None:
    """Each claim with its dates, title and note; the deciding one is marked."""
    first, *sides = section(text("person/ase"), "Poster og personer")
    assert first.endswith("· 2015-05-01 – 2017-01-01 · gjelder · omstridt [1] [2] [3]")
    assert sides == [
        "    [1] 2015-05-01 – 2017-01-01 · “leder” · avgjør",
        "    [2] tid ukjent · sett 2016-08-24",
        "    [3] 2016-05-01 – 2018-01-01 · “sjef” · Trolig feil.",
    ]


def test_what_does_not_hold_stands_apart() -> None:
    """Under its own line: what is over, what is to come, what is only possible."""
    lines = section(text("org/m"), "Forhold til andre")
    apart = lines.index("  Tidligere, senere eller usikkert")
    assert any("org/a" in line or "Etaten A" in line or "EtA" in line for line in lines[:apart])
    assert all("gjelder ·" in line for line in lines[:apart])
    assert any("Etaten B" in line and "gjelder ikke" in line for line in lines[apart:])
    later = section(text("org/m", date(2021, 1, 1)), "Forhold til andre")
    assert "Etaten B" in later[0]


def test_every_kind_of_fact_has_a_section() -> None:
    """Each fact about an entity stands in its dossier exactly once."""
    found = dossier(sample().network, "person/ase", DAY)
    assert {fact.path for fact in found.facts} == {
        fact.path for fact in sample().network.facts_about("person/ase")
    }
    lines = [line for line in dossier_text(found).splitlines() if line.startswith("- ")]
    assert len(lines) == len(found.facts)
    kinds = [kind for _, kinds in SECTIONS for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert {fact.kind for fact in sample().network.facts.values()} <= set(kinds)


def test_sources_are_numbered_as_they_are_used() -> None:
    """Every mark is explained, every source is used; the interest stands beside it."""
    whole = text("person/ase")
    body, sources = whole.split("\nKilder\n")
    explained = re.findall(r"^\[(\d+)\]", sources, re.MULTILINE)
    assert explained == [str(number) for number in range(1, len(explained) + 1)]
    assert set(re.findall(r"\[(\d+)\]", body)) == set(explained)
    assert "[1] Source s · Publisher s · 2020-06-01 · ingen kjent · kan siteres" in sources


@pytest.mark.parametrize("width", [40, 80, 110])
def test_folding(width: int) -> None:
    """Lines fit the width unless a word is longer; nothing is lost."""
    whole = text("person/ase", width=width)
    assert all(len(line) <= width or " " not in line.strip() for line in whole.splitlines())
    assert "".join(whole.split()) == "".join(text("person/ase").split())


def test_an_odd_text_stays_in_its_line() -> None:
    """Line breaks and signs that move the cursor do not reach the terminal."""
    (line,) = section(text("topic/sky"), "Uttalelser")
    assert "«Ærlig» \"talt\" 'så'" in line
    assert "\u2028" not in line
    assert "\u200f" not in line


def test_markdown() -> None:
    """Headings and lists that Markdown knows."""
    lines = dossier_text(dossier(sample().network, "org/a", DAY), markdown=True).splitlines()
    assert lines[0] == "# Etaten A"
    assert "## Kilder" in lines
    assert "### Tidligere, senere eller usikkert" in lines
    assert lines[-1].startswith("- [")


def test_json() -> None:
    """Machine-readable: statuses, dates as authored, claims with places, sources with interest."""
    document = json.loads(dossier_json(dossier(sample().network, "org/m", DAY, "en")))
    assert (document["id"], document["label"], document["type"]) == ("org/m", "Departementet", "ministry")
    assert (document["aliases"], document["as_of"]) == (["org/old-m"], "2016-08-24")
    relation = next(fact for fact in document["facts"] if fact["label"].startswith("EtA"))
    assert (relation["kind"], relation["status"], relation["start"], relation["end"]) == (
        "relation",
        "holds",
        "2008-01-01",
        "2020-01-01",
    )
    (claim,) = relation["claims"]
    assert (claim["source"], claim["places"][0]["locator"]) == ("s", "page 1")
    assert document["sources"][0]["interest"] == "none-known"


def test_the_shipped_dossier_of_difi(kart: Kart) -> None:
    """Difi on the day of the meeting: its name then, its director, its ministry, and the disputed start."""
    whole = dossier_text(dossier(kart.network, "org/difi", DAY))
    assert whole.startswith("Direktoratet for forvaltning og IKT\norg/difi · etat · per 2016-08-24\n")
    assert re.search(r"- Steffen Sutorius: direktør i Difi · .* · gjelder · omstridt", whole)
    assert re.search(r"- Difi – underlagt – KMD · .* · gjelder · bekreftet", whole)
