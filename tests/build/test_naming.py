"""What things are called on a day, and the one line that sums a fact up."""

from datetime import date

import pytest

from graph.build.effective import effective_facts
from graph.build.naming import DatedName, Naming
from graph.build.summaries import Summaries
from graph.model.dates import PartialDate, Period
from graph.ontology import load_lists
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built, load

REFERENCE = date(2026, 1, 1)


def name(
    text: str, lang: str | None = "nb", form: str = "official", start: str = "", end: str = ""
) -> DatedName:
    """A name with a period; without one, nothing is known of its time."""
    parse = PartialDate.parse
    period = Period(parse(start) if start else None, parse(end) if end else None)
    return DatedName(text, lang, form, period.bounds(None, REFERENCE))


MINISTRY = (
    name("KRD-navnet", start="2000-01-01", end="2014-01-01"),
    name("KMD-navnet", start="2014-01-01", end="2022-01-01"),
    name("KDD-navnet", start="2022-01-01"),
    name("KMD", "nb", "abbreviation", "2014-01-01", "2022-01-01"),
    name("Ministry of Local Government", "en", start="2014-01-01", end="2022-01-01"),
    name("KMB-navnet", "nb", "misprint"),
)


@pytest.mark.parametrize(
    ("names", "day", "lang", "short", "expected"),
    [
        (MINISTRY, "2010-01-01", "nb", False, "KRD-navnet"),
        (MINISTRY, "2013-12-31", "nb", False, "KRD-navnet"),
        (MINISTRY, "2014-01-01", "nb", False, "KMD-navnet"),
        (MINISTRY, "2023-01-01", "nb", False, "KDD-navnet"),
        (MINISTRY, "2016-08-24", "en", False, "Ministry of Local Government"),
        (MINISTRY, "2016-08-24", "nb", True, "KMD"),
        (MINISTRY, "2016-08-24", "en", True, "KMD"),
        (MINISTRY, "2010-01-01", "en", False, "KRD-navnet"),
        (MINISTRY, "2010-01-01", "nb", True, "KRD-navnet"),
        (MINISTRY, "1990-01-01", "nb", False, "KDD-navnet"),
        ((name("Visma", None), name("Visma-navnet", "en")), "2016-01-01", "nb", False, "Visma"),
        ((name("Visma", None), name("Visma-navnet", "en")), "2016-01-01", "en", False, "Visma-navnet"),
        ((name("på samisk", "se"), name("alias", "nb", "alias")), "2016-01-01", "en", False, "på samisk"),
        ((name("på samisk", "se"),), "2016-01-01", "en", False, "på samisk"),
        (
            (name("Altin", "nb", "misprint"), name("Altinns", "nb", "inflected")),
            "2016-01-01",
            "nb",
            False,
            "org/a",
        ),
        ((), "2016-01-01", "nb", False, "org/a"),
        ((name("b"), name("a")), "2016-01-01", "nb", False, "a"),
    ],
)
def test_label(names: tuple[DatedName, ...], day: str, lang: str, short: bool, expected: str) -> None:
    """The name of the day in the language asked for, else the nearest there is; never a misprint."""
    for order in (names, names[::-1]):
        naming = Naming(("org/a", one) for one in order)
        assert naming.label("org/a", date.fromisoformat(day), lang, short=short) == expected


def test_all_names_are_kept() -> None:
    """Misprints and old names are still found by searching."""
    naming = Naming(("org/a", one) for one in MINISTRY)
    assert {one.text for one in naming.all("org/a")} == {one.text for one in MINISTRY}
    assert naming.all("org/b") == []


SUMMARIES = {
    "existence": ("Etaten A (etat)", "Agency A (agency)"),
    "name": ("EA: offisielt navn “Etaten A”", "EA: official name “Etaten A”"),
    "membership": ("Kari Nordmann: leder (EA)", "Kari Nordmann: head (EA)"),
    "relation": ("EA – underlagt – Departementet B", "EA – subordinate to – Ministry B"),
    "participation": (
        "Kari Nordmann (EA) – paneldeltaker – Panelet",
        "Kari Nordmann (EA) – panellist – The panel",
    ),
    "statement": ("Kari Nordmann: Sky er noe å satse på.", "Kari Nordmann: Cloud is worth betting on."),
    "figure": ("Over en million brukere", "More than a million users"),
    "reportedClaim": ("Kari Nordmann: Norge er sent ute", "Kari Nordmann: Norway is late"),
}


def test_summaries(tiny: Tiny) -> None:
    """Each kind of fact reads as a line in both languages, with the names of its time."""
    loaded = load(tiny(GOOD))
    facts = effective_facts(loaded.model, loaded.reference)
    summaries = Summaries(Naming.of(facts.values()), load_lists(), loaded.reference)
    found = {one.fact.kind: summaries.of(one) for one in reversed(facts.values())}
    assert {kind: (found[kind].nb, found[kind].en) for kind in SUMMARIES} == SUMMARIES
    assert len({one.fact.kind for one in facts.values()}) == len(found)
    assert all(text.strip() and "fact/" not in text for one in found.values() for _, text in one.items())


def test_labels_in_the_graph(tiny: Tiny) -> None:
    """One preferred label a language, that of the reference date; other names beside it, misprints hidden."""
    more = (
        "source: s\nnames:\n"
        "  - {entity: org/a, text: Etaten X, lang: nb, start: 1980-01-01, end: 2000-01-01, at: page 1}\n"
        "  - {entity: org/a, text: Etatn A, lang: nb, form: misprint, at: page 9}\n"
    )
    subject = "<https://w3id.org/aktorkart/id/org/a> <http://www.w3.org/2004/02/skos/core#"
    lines = [line.removeprefix(subject) for line in built(tiny({**GOOD, "facts/more.yaml": more})).lines]
    labels = {line for line in lines if line.startswith(("prefLabel>", "altLabel>", "hiddenLabel>"))}
    assert labels == {
        'prefLabel> "Etaten A"@nb .',
        'prefLabel> "Agency A"@en .',
        'altLabel> "EA"@nb .',
        'altLabel> "Etaten X"@nb .',
        'hiddenLabel> "Etatn A"@nb .',
    }
