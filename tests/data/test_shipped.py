"""The shipped data: sound, covering its text, true to what is known of the world, inventing nothing."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.build.release import Built
from graph.check.evidence import Verdict, check_place, frozen_texts, read_texts, sha256
from graph.check.report import check_folders
from graph.files import data_folder
from graph.model.dates import Status
from graph.model.facts import (
    Existence,
    Fact,
    Figure,
    Identifier,
    Name,
    Participation,
    ReportedClaim,
    Statement,
)
from graph.model.ids import valid_organisation_number
from graph.model.source import Place
from tests.lanes import quick

LEDGERS = sorted((data_folder() / "ledger").glob("*.yaml"))
COPIED_WORDS = 8
"""So many words in a row, the same as in a source, are no longer our own."""
Ledger = Mapping[str, Any]  # Any: YAML


@pytest.mark.parametrize("shapes", quick([False, True], [False]), ids=["quick", "with-shapes"])
def test_the_data_is_sound(*, shapes: bool) -> None:
    """Form, ids, evidence and rules: nothing is wrong; nor by the shapes, which take four times as long."""
    report = check_folders([data_folder()], texts_folder(), shapes=shapes)
    assert [problem.describe("en") for problem in report.violations] == []
    assert report.claims["uncited"] == 0
    assert sum(report.claims.values()) > 3000


def test_no_claim_is_without_evidence(built: Built) -> None:
    """Each claim says where in its source it stands, and each fact rests on one."""
    assert [str(claim.origin) for claim in built.loaded.model.claims if not claim.places] == []
    assert set(built.facts) == set(built.loaded.model.facts)


# Coverage


def texts_folder() -> Path | None:
    """The folder with copies of the texts, where the environment names one; the repository has none."""
    named = os.environ.get("AKTORKART_TEXTS")
    return Path(named) if named else None


def texts(built: Built) -> Mapping[str, str]:
    """The texts at hand, by source."""
    folder = texts_folder()
    return read_texts(folder, frozen_texts(built.loaded.model.sources.values())) if folder else {}


def read_ledger(path: Path) -> Ledger:
    """What is said of the lines of a text."""
    found: Ledger = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def spans(built: Built, source: str) -> set[Place]:
    """The spans in a source's text that claims rest on."""
    claims = (claim for claim in built.loaded.model.claims if claim.source == source)
    return {place for claim in claims for place in claim.places if place.chars is not None}


def skipped(ledger: Ledger) -> list[int]:
    """Lines that yield nothing, for a reason."""
    return [line for item in ledger["skipped"] for line in item["lines"]]


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)
def test_every_line_is_accounted_for(built: Built, path: Path) -> None:
    """A line of the text is empty, or a claim rests on it, or the ledger says why not; never two of these."""
    ledger = read_ledger(path)
    used = {place.line for place in spans(built, ledger["source"])}
    lines = Counter([*used, *ledger["empty"], *skipped(ledger)])
    assert sorted(lines, key=lambda line: line or 0) == list(range(1, ledger["lines"] + 1))
    assert set(lines.values()) == {1}
    assert all(set(item["reason"]) == {"nb", "en"} for item in ledger["skipped"])


def test_every_frozen_text_has_a_ledger(built: Built) -> None:
    """A text with spans is one that was read line by line."""
    frozen = frozen_texts(built.loaded.model.sources.values())
    assert {path.stem for path in LEDGERS} == set(frozen)


def complaints(text: str, ledger: Ledger, places: Iterable[Place]) -> Iterator[str]:
    """What is not in a text as ledger and places say."""
    lines = text.split("\n")
    if [number for number, line in enumerate(lines, 1) if not line] != ledger["empty"]:
        yield "other lines are empty"
    if len(lines) != ledger["lines"]:
        yield f"there are {len(lines)} lines"
    for place in places:
        checked = check_place(place, text)
        line = text.count("\n", 0, place.chars[0]) + 1 if place.chars else None
        if checked.verdict is not Verdict.VERIFIED or line != place.line:
            yield f"{place.path}: {checked.verdict.value}, line {line}"


def test_complaints_are_found() -> None:
    """The comparison with a text, tried on a small one, since the repository has no texts."""
    ledger = {"lines": 3, "empty": [2]}
    good = Place("t", chars=(0, 3), sha256=sha256("abc"), line=1)
    bad = Place("t", chars=(5, 8), sha256=sha256("def"), line=2)
    assert list(complaints("abc\n\ndef", ledger, [good])) == []
    assert list(complaints("abc\n\ndef", ledger, [bad])) == ["source/t#char=5,8: verified, line 3"]
    assert len(list(complaints("abc\ndef", ledger, [good]))) == 2


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)
def test_the_text_is_as_the_ledger_says(built: Built, path: Path) -> None:
    """With the text at hand: its hash is right, those lines are empty, every span is where it should be."""
    ledger = read_ledger(path)
    frozen = frozen_texts(built.loaded.model.sources.values())[ledger["source"]]
    for text in (text for source, text in texts(built).items() if source == ledger["source"]):
        assert (sha256(text), len(text)) == (frozen.sha256, frozen.length)
        assert list(complaints(text, ledger, spans(built, ledger["source"]))) == []
    assert max(place.chars[1] for place in spans(built, ledger["source"]) if place.chars) <= frozen.length


# Nothing copied


def words(text: str) -> list[str]:
    """The words of a text, in lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of so many words that they would be a quotation."""
    found = words(text)
    return {tuple(found[at : at + COPIED_WORDS]) for at in range(len(found) - COPIED_WORDS + 1)}


def own_words(fact: Fact) -> str:
    """What we wrote of a statement, a figure or a reported claim."""
    if isinstance(fact, Statement | ReportedClaim):
        return fact.paraphrase.nb
    return fact.text.nb if isinstance(fact, Figure) else ""


def test_paraphrases_are_our_own(built: Built) -> None:
    """No paraphrase has eight words in a row from a text at hand; anchors are five words at most."""
    quoted = set().union(*(runs(text) for text in texts(built).values()))
    facts = built.loaded.model.facts.values()
    assert [own_words(fact) for fact in facts if runs(own_words(fact)) & quoted] == []
    places = {place for claim in built.loaded.model.claims for place in claim.places}
    anchors = [anchor for place in places for anchor in (place.before, place.after, place.heading)]
    assert [anchor for anchor in anchors if len(anchor.split()) > 5] == []


# Nothing invented


@pytest.mark.parametrize(
    ("scheme", "form"),
    [
        ("organisationNumber", r"[0-9]{9}"),
        ("municipalityNumber", r"[0-9]{4}"),
        ("countyNumber", r"[0-9]{2}"),
        ("wikidata", r"Q[1-9][0-9]*"),
        ("iso3166-2", r"NO-[0-9]{2}"),
    ],
)
def test_identifiers_have_the_form_of_their_register(built: Built, scheme: str, form: str) -> None:
    """Organisation numbers with the right control digit, and so on."""
    facts = built.loaded.model.facts.values()
    values = [fact.value for fact in facts if isinstance(fact, Identifier) and fact.scheme == scheme]
    assert values
    assert [value for value in values if re.fullmatch(form, value) is None] == []
    if scheme == "organisationNumber":
        assert [value for value in values if not valid_organisation_number(value)] == []


def test_a_publisher_is_named_by_its_id(built: Built) -> None:
    """Else one publisher under two names would corroborate itself."""
    facts = built.loaded.model.facts.values()
    names = {fact.text for fact in facts if isinstance(fact, Name) and fact.entity.startswith("org/")}
    sources = built.loaded.model.sources.values()
    assert [source.id for source in sources if source.publisher in names] == []


def statements(built: Built) -> list[Statement]:
    """All statements."""
    return [fact for fact in built.loaded.model.facts.values() if isinstance(fact, Statement)]


@pytest.mark.parametrize("person", ["person/arve-foyen", "person/dag-skage"])
def test_who_only_sat_in_the_panel_said_nothing(built: Built, person: str) -> None:
    """The article names them and quotes nothing of theirs."""
    facts = built.loaded.model.facts.values()
    roles = {fact.role for fact in facts if isinstance(fact, Participation) and fact.participant == person}
    assert "panellist" in roles
    said = (Statement, Figure, ReportedClaim)
    assert [fact for fact in facts if isinstance(fact, said) and person in fact.entities()] == []


def positions(built: Built) -> dict[str, dict[str, set[tuple[str, str | None]]]]:
    """By proposition and stance, who takes it, and for which organisation."""
    found: dict[str, dict[str, set[tuple[str, str | None]]]] = {}
    for statement in statements(built):
        for proposition, stance in statement.positions:
            who = (statement.speaker, statement.on_behalf_of)
            found.setdefault(proposition, {}).setdefault(stance, set()).add(who)
    return found


def test_speakers_of_two_organisations_agree(built: Built) -> None:
    """That others than the public sector may deliver is said for a public body and for the industry."""
    agreeing = positions(built)["proposition/andre-enn-det-offentlige-kan-levere"]["agree"]
    assert {organisation for _, organisation in agreeing} >= {"org/skatteetaten", "org/ikt-norge"}


def test_no_quarrel_is_invented(built: Built) -> None:
    """Moan and Chaffey speak of money for municipalities, but never against each other on one proposition."""
    both = {"person/oystein-moan", "person/paul-chaffey"}
    for proposition, stances in positions(built).items():
        taken = [stance for stance, who in stances.items() for speaker, _ in who if speaker in both]
        assert not {"agree", "disagree"} <= set(taken), proposition
    assert both <= {statement.speaker for statement in statements(built)}


# What is known of the world


@pytest.mark.parametrize(
    ("kind", "day", "number"),
    [
        ("municipality", "2016-08-24", 428),
        ("municipality", "2019-12-31", 422),
        ("municipality", "2020-01-01", 356),
        ("municipality", "2024-01-01", 357),
        ("county", "2016-08-24", 19),
        ("county", "2018-01-01", 18),
        ("county", "2020-01-01", 11),
        ("county", "2024-01-01", 15),
    ],
)
def test_number_of_municipalities_and_counties(built: Built, kind: str, day: str, number: int) -> None:
    """As many areas as the country had on that day."""
    when = date.fromisoformat(day)
    lasting = (Status.HOLDS, Status.PRESUMED)
    areas = {
        each.fact.entity
        for each in built.facts.values()
        if isinstance(each.fact, Existence) and each.fact.entity_kind == "place" and each.fact.type == kind
        if each.bounds.status(when) in lasting
    }
    assert len(areas) == number
