"""A small debate with ministries, an agency and a vendor: what the tests of the views count by hand."""

from export.viewer.contract import Claim, View
from tests.browser.builder import ViewBuilder, both, claim, place
from tests.browser.sample_tables import KINDS, LABELS

SPOKEN = "2016-08-24"


def _claims() -> list[Claim]:
    return [claim(0, place(line=1), start="unknown", end="unknown")]


def _actors(build: ViewBuilder) -> None:
    name = build.name
    build.node("org/dep", "government", "ministry", name("Departementet"), life=("2000", "ongoing"))
    build.node("org/dep2", "government", "ministry", name("Et annet departement"))
    build.node("org/dir", "agency", "agency", name("Direktoratet"), life=("2008-01-01", "2020-01-01"))
    build.node("org/enhet", "agency", "agency", name("Enheten"))
    build.node("org/firma", "company", "vendor", name("Firmaet"), life=("1990", "ongoing"))
    build.node("county/a", "county", "county", name("Fylket"))
    build.node("mun/a", "municipality", "municipality", name("Byen"), parents=(("county/a", None, None),))
    build.node("mun/b", "municipality", "municipality", name("Bygda"), parents=(("county/a", None, None),))
    build.node("person/anne", "person", "person", name("Anne"))
    build.node("person/bo", "person", "person", name("Bo"))
    for topic in ("topic/sky", "topic/annet"):
        build.node(topic, "topic", "topic", name(topic))
    for proposition in ("prop/billig", "prop/trygg", "prop/fri"):
        build.node(proposition, "proposition", "other", name(proposition))


def _ties(build: ViewBuilder) -> None:
    under, post = both("er underlagt", "is under"), both("har posten i", "holds a post in")
    for a, tie, b, start, end in (
        ("org/dir", "subordinateTo", "org/dep2", "2008-01-01", "2014-01-01"),
        ("org/dir", "subordinateTo", "org/dep", "2014-01-01", "2020-01-01"),
        ("org/enhet", "unitOf", "org/dir", None, None),
    ):
        build.link("relation", a, tie, b, under, _claims(), start=start, end=end)
    build.link(
        "membership", "person/anne", "holdsPost", "org/dir", post, _claims(), start="2010", end="2016-10-01"
    )
    build.link(
        "membership",
        "person/bo",
        "holdsPost",
        "org/firma",
        post,
        _claims(),
        start="2012-05-01",
        end="ongoing",
    )


def _statements(build: ViewBuilder) -> None:
    for speaker, stance, target in (
        ("person/anne", "agree", "prop/billig"),
        ("person/anne", "agree", "prop/billig"),
        ("person/bo", "disagree", "prop/billig"),
        ("org/firma", "mixed", "prop/trygg"),
        ("person/bo", "agree", "prop/fri"),
        ("person/anne", "spokeOn", "topic/sky"),
        ("org/firma", "spokeOn", "topic/annet"),
    ):
        build.link("statement", speaker, stance, target, both(stance), _claims(), start=SPOKEN, occurs=True)
    for proposition in ("prop/billig", "prop/trygg"):
        build.link("existence", proposition, "concerns", "topic/sky", both("gjelder", "concerns"), _claims())


def debate_view() -> View:
    """Return the view model, equal at every call."""
    build = ViewBuilder(reference="2026-01-01", first="2005-01-01")
    build.source(
        {
            "id": "s",
            "title": "Kilden",
            "publisher": "Avisa",
            "role": both("Utgiver", "Publisher"),
            "interest": "news-media",
            "interestNote": None,
            "date": "2016",
            "url": None,
            "licence": both("Ingen", "None"),
            "citation": "cited",
        }
    )
    for part in (_actors, _ties, _statements):
        part(build)
    return build.view(both("Debatten", "The debate"), both("Oppdiktet", "Invented"), KINDS, LABELS)
