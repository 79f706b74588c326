"""Whatever users type for an entity finds it, or says what is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import AmbiguousNameError, NotFoundError
from graph.kart import Kart
from graph.model.folding import folded
from graph.query.lookup import Lookup
from tests.network.sample import sample

LOOKUP = Lookup(sample().asker.directory)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("org/a", "org/a"),
        ("org/old-m", "org/m"),
        ("old-m", "org/m"),
        ("Etaten A", "org/a"),
        ("agency a", "org/a"),
        ("EtA", "org/a"),
        ("Gamledepartementet", "org/m"),
        ("GAMLEDEPARTEMENTET", "org/m"),
        ("Etatten A", "org/a"),
        ("991825827", "org/a"),
        ("991 825 827", "org/a"),
        ("Åse Øst-Ærlig", "person/ase"),
        ("ase ost aerlig", "person/ase"),
        ("A\u030ase", "person/ase"),
        ("Ærlig", "person/ase"),
        ("Øst, Ola", "person/ola"),
        ("sky er bra", "proposition/sky-er-bra"),
    ],
)
def test_finds(text: str, entity: str) -> None:
    """Ids, aliases, names of all times and languages, misprints, numbers, surnames, any case or accent."""
    assert LOOKUP.find(text) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Difi", "org/difi"),
        ("org/kmd", "org/kdd"),
        ("Kommunal- og moderniseringsdepartementet", "org/kdd"),
        ("Moan", "person/oystein-moan"),
        ("oystein moan", "person/oystein-moan"),
        ("digitalisering", "topic/digitalisering"),
    ],
)
def test_finds_in_the_shipped_data(kart: Kart, text: str, entity: str) -> None:
    """What users of the shipped data type."""
    assert kart.asker.lookup.find(text) == entity


def test_a_surname_of_two_is_ambiguous() -> None:
    """Both are listed with id and name."""
    with pytest.raises(AmbiguousNameError) as caught:
        LOOKUP.find("Øst")
    assert str(caught.value) == (
        "“Øst” can be person/ase (Åse Øst-Ærlig), person/ola (Ola Øst). Give the id."
    )


def test_the_one_person_is_meant_by_a_surname(kart: Kart) -> None:
    """Events are named after people; a surname means the person, unless an event is asked for."""
    assert kart.asker.lookup.find("Moan") == "person/oystein-moan"
    assert kart.asker.lookup.find("Moan", ["event"]) == "event/mote-digital-agenda-2016-sluttkommentar"


def test_a_word_of_many_lists_some(kart: Kart) -> None:
    """Hundreds of candidates are counted, not listed."""
    with pytest.raises(AmbiguousNameError, match=r"and \d{3} more\. Give the id\.$") as caught:
        kart.asker.lookup.find("kommune")
    assert str(caught.value).count("(") == 6


def test_kinds_choose_among_candidates() -> None:
    """Only what is of a wanted kind is meant; of the wrong kind is said so."""
    assert LOOKUP.find("sky", ["topic"]) == "topic/sky"
    assert LOOKUP.find("Etaten A", ["organisation", "unit"]) == "org/a"
    for text in ("person/ola", "Ola Øst"):
        with pytest.raises(
            NotFoundError, match=r"person/ola \(Ola Øst\) is of the kind “person”; this asks for"
        ):
            LOOKUP.find(text, ["organisation"])


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("org/old-n", "Did you mean org/m (Nydepartementet)"),
        ("Etaten Å Bø", "org/a (Etaten A)"),
        ("Gammeldepartementet", "Did you mean org/m (Nydepartementet)"),
        ("xyzzy", "List what there is with: aktorkart ask actors"),
        ("", "List what there is with: aktorkart ask actors"),
        ("source/w", "It is a source: aktorkart ask from-source --source w"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is_near(text: str, offer: str) -> None:
    """A suggestion where one is near, else where to look."""
    with pytest.raises(NotFoundError) as caught:
        LOOKUP.find(text)
    assert str(caught.value).startswith(f"Nothing is called “{text}”. ")
    assert offer in str(caught.value)


def test_suggestions_are_of_the_wanted_kind() -> None:
    """A person is no suggestion where an organisation is asked for."""
    with pytest.raises(NotFoundError) as caught:
        LOOKUP.find("Ola Ost-Etaten", ["organisation"])
    assert "person/" not in str(caught.value)


def test_sources() -> None:
    """A source is found by id, with or without its path; others are suggested."""
    assert LOOKUP.source("s") == LOOKUP.source("source/s") == "s"
    with pytest.raises(NotFoundError, match="There is no source “unknown”"):
        LOOKUP.source("unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åse Øst-Ærlig", "ase ost aerlig"),
        ("A\u030ase", "ase"),
        ("  Møre og\tRomsdal ", "more og romsdal"),
        ("Čáhcesuolu", "cahcesuolu"),
        ("Ole–Johan", "ole johan"),
        ("日本", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    """Case, accents, hyphens and æøå do not matter."""
    assert folded(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text is its own fold, of plain letters and digits with single spaces."""
    once = folded(text)
    assert folded(once) == once
    assert once == " ".join(once.split())
    assert once.isascii()


@given(st.text(max_size=20))
def test_any_text_is_found_or_refused_in_words(text: str) -> None:
    """Whatever is typed gives an entity or one of the two errors."""
    try:
        assert LOOKUP.find(text) in sample().network.entities
    except (AmbiguousNameError, NotFoundError) as error:
        assert f"“{text}”" in str(error)


def test_a_short_name_inside_a_word_is_no_suggestion(kart: Kart) -> None:
    """The municipality Bø is not what “nobody” means; a slip of the pen still finds what was meant."""
    for text in ("nobody", "org/nobody"):
        with pytest.raises(NotFoundError, match="List what there is"):
            kart.asker.lookup.find(text)
    with pytest.raises(NotFoundError, match="Did you mean org/difi"):
        kart.asker.lookup.find("Diffi")
