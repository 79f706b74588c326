"""Dates, periods and headings in words."""

import pytest

from graph.kart import Kart
from graph.query.questions import Question, questions
from graph.query.words import HEADINGS, VALUES, date_text, period_text


@pytest.mark.parametrize(
    ("text", "nb", "en"),
    [
        ("2016-08-24", "2016-08-24", "2016-08-24"),
        ("unknown", "ukjent", "unknown"),
        ("ongoing", "varer ved", "ongoing"),
        ("through 2013-06", "til og med 2013-06", "through 2013-06"),
        ("2015/2016", "mellom 2015 og 2016", "between 2015 and 2016"),
        ("", "", ""),
    ],
)
def test_dates(text: str, nb: str, en: str) -> None:
    """A date as authored, in words."""
    assert (date_text(text, "nb"), date_text(text, "en")) == (nb, en)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2008", "2020-01-01", "2008 – 2020-01-01"),
        ("2008", "unknown", "from 2008"),
        ("2008", "ongoing", "from 2008, ongoing"),
        ("2008", "through 2013-06", "2008 through 2013-06"),
        ("2008", "2013/2014", "2008 – (between 2013 and 2014)"),
        ("2007/2008", "unknown", "began between 2007 and 2008"),
        ("unknown", "2020-01-01", "until 2020-01-01"),
        ("unknown", "2013/2014", "ended between 2013 and 2014"),
        ("unknown", "through 2013-06", "through 2013-06"),
        ("unknown", "ongoing", "ongoing"),
        ("unknown", "unknown", "time unknown"),
        ("2016-08-24", "", "2016-08-24"),
        ("unknown", "", "time unknown"),
    ],
)
def test_periods(start: str, end: str, text: str) -> None:
    """A period says what is known, and no more."""
    assert period_text(start, end, "en") == text
    assert period_text(start, end, "nb") != text or text[0].isdigit()


@pytest.mark.parametrize("asked", questions().values(), ids=lambda asked: asked.name)
def test_every_column_of_every_question_has_a_heading(kart: Kart, asked: Question) -> None:
    """No column is called by its variable."""
    required = {name: "" for name, one in asked.parameters.items() if one.required}
    values = dict.fromkeys(required, "<https://w3id.org/aktorkart/id/org/none>")
    sparql = asked.sparql(values, kart.release.reference)
    columns = {variable.value for variable in kart.store.query(sparql).variables}  # type: ignore[union-attr]
    assert columns - set(HEADINGS) == set()


def test_headings_and_values_are_in_both_languages() -> None:
    """Nothing is left blank."""
    assert all(text.nb and text.en for text in (*HEADINGS.values(), *VALUES.values()))
