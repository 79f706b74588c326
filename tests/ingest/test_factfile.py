"""From items of fact files to facts and claims: what is shared, what is merged, what is taken over."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from graph.errors import DataError
from graph.ingest.loading import load_folders
from graph.model.claims import Claim
from graph.model.facts import Existence, Fact, Figure, Membership, Name
from graph.ontology import load_lists
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, load, told

ORG = "source: s\nentities:\n  - {id: org/x, kind: organisation, type: agency, name: X, at: p}\n"


def claims_of(tiny: Tiny, files: Mapping[str, str], fact: Fact) -> list[Claim]:
    """The claims about a fact in a folder without problems."""
    folder = tiny(files)
    loaded = load(folder)
    assert told(loaded.problems, folder) == []
    return [claim for claim in loaded.model.claims if fact.path in claim.about]


def time_of(claim: Claim) -> tuple[str, str, tuple[str, ...]]:
    """Start, end and attestations as authored."""
    return (
        claim.period.stated_start(),
        claim.period.stated_end(),
        tuple(seen.text for seen in claim.period.attested),
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("start: 2015-05-01, end: 2020", ("2015-05-01", "2020", ())),
        ("start: 2015, through: 2020-06", ("2015", "through 2020-06", ())),
        ("on: 2016-08-24", ("2016-08-24", "unknown", ())),
        ("start: unknown, end: ongoing", ("unknown", "ongoing", ())),
        ("attested: 2016", ("unknown", "unknown", ("2016",))),
        ("attested: [2016, 2018-05]", ("unknown", "unknown", ("2016", "2018-05"))),
        ("attested: {from: 2016-08-29, to: 2016-08-31}", ("unknown", "unknown", ("2016-08-29/2016-08-31",))),
        ("start: {from: 2015, to: 2016}, end: 2020", ("2015/2016", "2020", ())),
        ("", ("unknown", "unknown", ())),
    ],
)
def test_time_of_a_claim(tiny: Tiny, said: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    """Every way of writing a period."""
    files = {"facts/a.yaml": ORG.replace("at: p", f"at: p, {said}")}
    (claim,) = claims_of(tiny, files, Existence(entity="org/x", entity_kind="organisation"))
    assert time_of(claim) == expected


@pytest.mark.parametrize(
    ("shared", "own", "expected"),
    [
        ("start: 2015", "end: 2020", ("2015", "2020", ())),
        ("start: 2015, end: 2020", "end: 2021", ("2015", "2021", ())),
        ("start: 2015, end: 2020", "through: 2021", ("2015", "through 2021", ())),
        ("start: 2015, through: 2020", "end: ongoing", ("2015", "ongoing", ())),
        ("on: 2015", "start: 2016", ("2016", "unknown", ())),
        ("attested: 2015", "attested: 2016", ("unknown", "unknown", ("2016",))),
    ],
)
def test_a_claim_of_its_own_says_otherwise(
    tiny: Tiny, shared: str, own: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    """What an item says counts for all its claims, unless a claim says something else in its place."""
    item = f"at: p, {shared}, claims: [{{source: s}}, {{source: w, {own}, certainty: implied}}]"
    files = {"facts/a.yaml": ORG.replace("at: p", item)}
    first, second = claims_of(tiny, files, Existence(entity="org/x", entity_kind="organisation"))
    assert (first.source, first.implied, second.source, second.implied) == ("s", False, "w", True)
    assert time_of(second) == expected
    assert time_of(first) != expected


def test_a_name_given_with_an_entity_has_no_time(tiny: Tiny) -> None:
    """Dates and doubts of the item are about the entity; names change, and say so under `names`."""
    item = "at: p, start: 2015, preferred: true, note: usikkert, certainty: implied"
    files = {"facts/a.yaml": ORG.replace("at: p", item)}
    (claim,) = claims_of(tiny, files, Name(entity="org/x", text="X"))
    assert time_of(claim) == ("unknown", "unknown", ())
    assert (claim.preferred, claim.note, claim.implied) == (False, None, True)


def test_names_by_language(tiny: Tiny) -> None:
    """A map gives a name in each language; a text is a name in none."""
    files = {"facts/a.yaml": ORG.replace("name: X", "name: {nb: X, en: Y, se: Z}")}
    expected = [
        Name(entity="org/x", text=text, lang=lang) for lang, text in (("nb", "X"), ("en", "Y"), ("se", "Z"))
    ]
    loaded = load(tiny(files))
    assert [fact for fact in loaded.model.facts.values() if isinstance(fact, Name)] == expected


def test_a_post_knows_its_organisation_and_role(tiny: Tiny) -> None:
    """Whatever file the post is declared in, also one that is read later."""
    files = {
        "facts/a.yaml": "source: s\nmemberships:\n  - {member: person/p, post: post/p, start: 2015, at: p}\n",
        "facts/b.yaml": ORG + "  - {id: post/p, kind: post, organisation: org/x, role: head, at: p}\n"
        "  - {id: person/p, kind: person, at: p}\n",
    }
    loaded = load(tiny(files))
    (held,) = [fact for fact in loaded.model.facts.values() if isinstance(fact, Membership)]
    assert (held.organisation, held.role, loaded.problems) == ("org/x", "head", [])


DOCUMENT = "source: {}\nentities:\n  - {{id: doc/d, kind: document, {}, at: p}}\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("issued: 2016", "issued: 2016-05", "2016-05"),
        ("issued: 2016-05-03", "issued: 2016", "2016-05-03"),
        ("type: report", "issued: 2016", "2016"),
    ],
)
def test_what_two_files_say_of_one_thing(tiny: Tiny, first: str, second: str, expected: str) -> None:
    """One fills in what the other leaves out; the more exact date of issue counts; other ids add up."""
    files = {
        "facts/a.yaml": DOCUMENT.format("s", f"{first}, aliases: [doc/b]"),
        "facts/b.yaml": DOCUMENT.format("w", f"{second}, aliases: [doc/a]"),
    }
    document = Existence(entity="doc/d", entity_kind="document")
    assert [claim.source for claim in claims_of(tiny, files, document)] == ["s", "w"]
    merged = load(tiny(files)).model.facts[document.path]
    assert isinstance(merged, Existence)
    assert (merged.issued, merged.aliases) == (expected, ("doc/a", "doc/b"))


def test_the_same_claim_in_two_files_is_one(tiny: Tiny) -> None:
    """What is written down twice, word for word, counts once."""
    files = {"facts/a.yaml": ORG, "facts/b.yaml": ORG}
    assert len(claims_of(tiny, files, Existence(entity="org/x", entity_kind="organisation"))) == 1


@pytest.mark.parametrize(
    ("text", "value"), [("82", "82"), ("0.5", "0.5"), ("1e6", "1000000"), ("-3", "-3"), ("1_000", "1000")]
)
def test_numbers_are_decimals(tiny: Tiny, text: str, value: str) -> None:
    """A figure is kept as it was given, without rounding."""
    files = {**GOOD, "facts/facts.yaml": GOOD["facts/facts.yaml"].replace("value: 1000000", f"value: {text}")}
    figures = [fact for fact in load(tiny(files)).model.facts.values() if isinstance(fact, Figure)]
    assert [figure.value for figure in figures] == [Decimal(value)]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "82 %", "", "[1]"])
def test_what_is_no_number(tiny: Tiny, text: str) -> None:
    """Not a number, two of them, none: one line."""
    files = {**GOOD, "facts/facts.yaml": GOOD["facts/facts.yaml"].replace("value: 1000000", f"value: {text}")}
    folder = tiny(files)
    (told_of,) = told(load(folder).problems, folder)
    assert told_of[1] == "facts/facts.yaml:37"


def test_layers_count_together(tiny: Tiny) -> None:
    """Facts in a second folder may be about what the first declares, by sources of either."""
    first = tiny(GOOD)
    second = first.parent / "mine"
    (second / "actors").mkdir(parents=True)
    more = "source: w\nrelations:\n  - {subject: org/b, type: owns, object: org/c, start: 2000, at: p}\n"
    (second / "actors" / "x.yaml").write_text(more, encoding="utf-8")
    loaded = load_folders([first, second], load_lists().notations())
    assert loaded.problems == []
    assert [claim.origin.file.parent.name for claim in loaded.model.claims if claim.source == "w"] == [
        "actors"
    ]
    alone: Sequence[str] = [code for code, _ in told(load(second).problems, second)]
    assert set(alone) == {"unknown-source", "unknown-id", "no-release"}


def test_the_first_problem_stops_a_build(tiny: Tiny) -> None:
    """It is named with its place, and the others counted."""
    loaded = load(tiny({**GOOD, "facts/z.yaml": "a: 1\nb: 2\nc: 3\n"}))
    with pytest.raises(DataError, match=r"z.yaml:1: unknown key “a” .*and 2 more"):
        loaded.require_sound()
