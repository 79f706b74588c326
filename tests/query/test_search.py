"""Questions are found by plain words of both languages, with typing errors and without Norwegian letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotFoundError
from graph.model.dates import Status
from graph.model.text import Text
from graph.query.questions import Parameter, Question, questions
from graph.query.search import search, tokens


def made(name: str, nb: str, en: str, words: str = "", parameter: str = "") -> Question:
    """A question with a title, search words and perhaps a parameter."""
    taken = {parameter: Parameter(parameter, "entity", Text("", ""))} if parameter else {}
    return Question(name, Text(nb, en), taken, "", Status.HOLDS, False, "", Text.of(words))


KNOWN = {
    one.name: one
    for one in (
        made("owners", "Hvem eier løsningen?", "Who owns the solution?", "eierskap"),
        made("people", "Hvem leder etaten?", "Who leads the agency?", "sjef direktør", "solution"),
        made("places", "Hvilke steder finnes?", "What places are there?", "kommune"),
    )
}


def names(text: str) -> list[str]:
    """The names of the questions found, in order."""
    return [match.question.name for match in search(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hvem eier", "owners"),
        ("who owns", "owners"),
        ("eeir", "owners"),  # two letters changed places
        ("eierskapet", "owners"),  # an inflected synonym
        ("løsningen", "owners"),
        ("losningen", "owners"),
        ("loesningen", "owners"),
        ("LØSNINGEN!", "owners"),
        ("direktor", "people"),
        ("direktøer", "people"),
        ("kommuner", "places"),
        ("stder", "places"),  # a letter left out
    ],
)
def test_what_is_meant(text: str, first: str) -> None:
    """The question that is meant comes first."""
    assert names(text)[0] == first


def test_a_title_counts_more_than_a_parameter() -> None:
    """Both have to do with a solution; one asks about it."""
    assert names("solution") == ["owners", "people"]
    scores = [match.score for match in search("solution", KNOWN)]
    assert scores[0] == 2 * scores[1]


def test_common_words_decide_nothing() -> None:
    """“Hvem” stands in two titles, “leder” in one."""
    assert names("hvem leder")[0] == "people"
    assert names("leder hvem") == names("hvem leder")


@pytest.mark.parametrize("text", ["", "  ", "?", "zzzz", "xkcd qqq"])
def test_words_that_no_question_has(text: str) -> None:
    """It is told, with what to do."""
    with pytest.raises(NotFoundError, match="List them with: aktorkart ask"):
        search(text, KNOWN)


@pytest.mark.parametrize("short", ["who", "wha", "hvm"])
def test_short_words_are_taken_as_they_are(short: str) -> None:
    """With three letters one typing error makes any word of any other."""
    found = names(short) if short == "who" else []
    assert found == (["owners", "people"] if short == "who" else [])
    if short != "who":
        with pytest.raises(NotFoundError):
            search(short, KNOWN)


@given(st.text(max_size=30))
def test_any_text_finds_something_or_says_so(text: str) -> None:
    """Nothing that can be typed breaks it, and the order is by score."""
    try:
        scores = [match.score for match in search(text, KNOWN)]
    except NotFoundError:
        return
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_found_by_its_title(name: str) -> None:
    """Every shipped question comes first for its own title, in both languages and with digraphs."""
    title = questions()[name].title
    for text in (title.nb, title.en, title.nb.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")):
        assert search(text)[0].question.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hvem eier", "owners-chain"),
        ("who runs", "solution-roles"),
        ("svingdør", "people-moving"),
        ("revolving door", "people-moving"),
        ("leverandører", "suppliers-of"),
        ("vacant", "vacant-posts"),
        ("ledig stilling", "vacant-posts"),
        ("enig", "same-side"),
        ("motstandere", "other-side"),
        ("forbindelse mellom", "links"),
        ("avhengighet", "depends-on"),
        ("wikipedia", "weakly-cited"),
        ("kommunesammenslåing fusjon", "changes"),
        ("innbyggertall", "population"),
        ("overtok", "handovers"),
        ("navneskifte", "names-of"),
    ],
)
def test_the_shipped_questions(text: str, name: str) -> None:
    """What people ask for is among the first three."""
    assert name in [match.question.name for match in search(text)][:3]


def test_tokens() -> None:
    """Words for comparison, however their letters are written."""
    assert tokens("Ålesund, Øye og Æra") == ["alesund", "oye", "og", "ara"]
    assert tokens("Aalesund, Oeye og Aera") == ["alesund", "oye", "og", "ara"]
