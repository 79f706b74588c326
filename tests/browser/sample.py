"""A made-up field of stakeholders, as a view model: what the viewer's tests look at.

Every name, number and date is invented. It has what the real data has: a ministry that changed its name,
an agency that merged into another, counties with folded municipalities and one that came later, posts with
holders, an event with a panel, statements, figures, a disputed fact, facts without dates, and labels meant to
break a page.
"""

import sys
from pathlib import Path

from export.viewer.contract import Claim, Source, View
from export.viewer.html import render_html
from tests.browser.builder import ViewBuilder, both, claim, place
from tests.browser.sample_tables import COUNTIES, FUZZ, KINDS, LABELS, PEOPLE, SOLUTIONS, SUPPLIERS, TOPICS

MEETING = "event/mote-2016"


def slug(text: str) -> str:
    """Return a name as the last part of an id."""
    folded = text.lower().replace("å", "a").replace("ø", "o").replace("æ", "a")
    return folded.replace(" ", "-")


def _sources(build: ViewBuilder) -> None:
    """Add a sponsor's article, a register, and a newspaper with an address that must not become a link."""
    stake = both("Var sponsor for møtet og satt i panelet.", "Sponsored the meeting and sat on its panel.")
    for source_id, title, publisher, interest, url, citation in (
        (
            "nordsoft-2016",
            "Møtet om digital hverdag",
            "Nordsoft",
            "vendor-sponsor",
            "https://example.org/motet",
            "cited",
        ),
        (
            "liste-2024",
            "Enhetslisten",
            "Registeretaten",
            "register-owner",
            "https://example.org/l?a=1&b=2",
            "cited",
        ),
        (
            "avisa-2015",
            "Ny direktør på plass",
            "Avisa",
            "news-media",
            "javascript:window.hacked=3",
            "weaklyCited",
        ),
    ):
        build.source(
            Source(
                id=source_id,
                title=title,
                publisher=publisher,
                role=both("Utgiver", "Publisher"),
                interest=interest,
                interestNote=stake if interest == "vendor-sponsor" else None,
                date=source_id[-4:],
                url=url,
                licence=both("Ingen lisens oppgitt", "No licence given"),
                citation=citation,
            )
        )


def _seen(line: int, heading: str = "DEL 3") -> Claim:
    """Return a claim by the article, at a line."""
    where = place(
        heading=heading, paragraph=2, line=line, before="til slutt var det", after="som svarte på spørsmål"
    )
    return claim(0, where, start="unknown", end="unknown", attested=("2016",))


def _listed(row: int, start: str | None, end: str | None) -> Claim:
    """Return a claim by the register, in a row."""
    return claim(1, place(row=row), start=start or "unknown", end=end or "unknown")


def _public_bodies(build: ViewBuilder) -> None:
    """Add ministries and agencies; one changed its name, one merged into another."""
    name = build.name
    build.node(
        "org/fornying",
        "government",
        "ministry",
        name("Fornyingsdepartementet", "2010", "2018-01-17"),
        name("Digitaldepartementet", "2018-01-17", "ongoing"),
        name("Ministry of Digital Affairs", "2018-01-17", "ongoing", lang="en"),
        name("FDEP", "2010", "2018-01-17", form="abbreviation"),
        ids=("900000001",),
        life=("2010", "ongoing"),
    )
    build.node(
        "org/kultur", "government", "ministry", name("Kulturarvdepartementet"), life=("2005", "ongoing")
    )
    build.node(
        "org/disam",
        "agency",
        "agency",
        name("Direktoratet for samordning og forenkling", "2008-01-01", "2020-01-01"),
        name("Disam", "2008-01-01", "2020-01-01", form="short"),
        name("Dissam", form="misprint"),
        ids=("900000002",),
        life=("2008-01-01", "2020-01-01"),
    )
    build.node(
        "org/samdir",
        "agency",
        "agency",
        name("Samordningsdirektoratet for hele forvaltningen", "2020-01-01", "ongoing"),
        name("Samdir", "2020-01-01", "ongoing", form="short"),
        ids=("900000003",),
        life=("2020-01-01", "ongoing"),
    )
    for text in ("Registeretaten", "Avgiftsetaten"):
        node_id = "org/avgift" if text == "Avgiftsetaten" else f"org/{slug(text)}"
        build.node(node_id, "agency", "agency", name(text), life=("1990", "ongoing"))


def _organisations(build: ViewBuilder) -> None:
    """Add organisations and companies."""
    for node_id, text in (
        ("org/iktlaget", "IKT-laget"),
        ("org/datalaget", "Norsk Datalag"),
        ("org/kommuneforum", "Kommuneforum"),
    ):
        build.node(
            node_id, "organisation", "interest-organisation", build.name(text), life=("1970", "ongoing")
        )
    for text in ("Nordsoft", "Rådgiverne", "Fjordfly", "Skyverk", "Kodeloftet", "Østdata"):
        build.node(
            f"org/{slug(text)}", "company", "vendor", build.name(text, lang=None), life=("1996", "ongoing")
        )
    build.node("org/lag", "organisation", "interest-organisation", build.name("Skriptlaget <b>x</b>"))


def _counties(build: ViewBuilder) -> None:
    """Add counties with municipalities; those of the east lay in a county of the west until 2020."""
    for node_id, text, life, number in (
        ("county/nord", "Nordfylke", ("1964", "ongoing"), "91"),
        ("county/sor", "Sørfylke", ("1964", "ongoing"), "92"),
        ("county/ost", "Østfylke", ("2020-01-01", "ongoing"), "93"),
        ("county/vest", "Vestfylke", ("1964", "2020-01-01"), "94"),
    ):
        build.node(node_id, "county", "county", build.name(f"{text} fylkeskommune"), life=life, ids=(number,))
    stems = [(county, stem) for county, names in COUNTIES for stem in names.split()]
    for row, (county, stem) in enumerate(stems, start=1):
        node_id = f"municipality/{slug(stem)}"
        spans: tuple[tuple[str, str | None, str | None], ...] = ((county, "1964", "ongoing"),)
        if county == "county/ost":
            spans = ((county, "2020-01-01", "ongoing"), ("county/vest", None, "2020-01-01"))
        build.node(
            node_id,
            "municipality",
            "municipality",
            build.name(f"{stem}dal kommune"),
            life=("1964", "ongoing"),
            ids=(f"{9100 + row}",),
            parents=spans,
        )
        for owner, start, end in spans:
            words = both("ligger i", "lies in")
            build.link(
                "relation", node_id, "within", owner, words, [_listed(row, start, end)], start=start, end=end
            )


def _disputed() -> list[Claim]:
    """Return two claims that do not agree."""
    return [
        claim(1, place(row=7), start="2014-03-01", end="2020-01-01", title="direktør", preferred=True),
        claim(
            2,
            place(at="første avsnitt", text="Stillingen ble besatt på nyåret."),
            start="2014-01",
            end="unknown",
            title="konstituert direktør",
            conflict="title",
        ),
    ]


def _people(build: ViewBuilder) -> None:
    """Add people with posts; one post is disputed."""
    for number, (person, title, body, start, end) in enumerate(PEOPLE):
        person_id, post_id = f"person/{slug(person)}", f"post/{body[4:]}-{slug(title.split()[-1])}"
        build.node(person_id, "person", "person", build.name(person, lang=None))
        owner = build.first_name(body)
        if post_id not in build.index:
            build.node(post_id, "other", "post", build.name(f"{title} i {owner}"))
            words = both("er et verv i", "is a post in")
            build.link("relation", post_id, "postIn", body, words, [_seen(90 + number)])
        disputed = person == "Bjørn Åsheim"
        build.fact(
            "membership",
            both(f"{person} er {title} i {owner}", f"{person} is {title} of {owner}"),
            [person_id, post_id, body],
            _disputed() if disputed else [_seen(90 + number), _listed(number + 40, start, end)],
            start=start,
            end=end,
            support="disputed" if disputed else "corroborated",
            ties=(
                (person_id, "holdsPost", post_id, both("har vervet", "holds")),
                (person_id, "worksFor", body, both(title)),
            ),
        )


def _solutions(build: ViewBuilder) -> None:
    """Add shared solutions: managed by agencies, supplied by companies, used by municipalities."""
    municipalities = [node_id for node_id in build.index if node_id.startswith("municipality/")]
    for number, (solution, text, before, after) in enumerate(SOLUTIONS):
        build.node(solution, "solution", "shared-solution", build.name(text))
        spans = [(before, "2012", "2020-01-01"), (after, "2020-01-01", "ongoing")]
        for actor, start, end in [(before, "2012", "ongoing")] if before == after else spans:
            claims = [_listed(60 + number, start, end), _seen(40)]
            words = both("forvalter", "manages")
            build.link(
                "solutionRole", actor, "manages", solution, words, claims,
                start=start, end=end, support="corroborated",
            )  # fmt: skip
        words = both("leverer", "supplies")
        build.link("solutionRole", SUPPLIERS[number], "supplies", solution, words, [_seen(44)])
        for row, node_id in enumerate(municipalities):
            if row % 5 == number:
                claims = [_listed(100 + row, "2015", "ongoing")]
                words = both("bruker", "uses")
                build.link(
                    "solutionRole", node_id, "uses", solution, words, claims, start="2015", end="ongoing"
                )


def _meeting(build: ViewBuilder) -> None:
    """Add a meeting with its organisers and a panel whose members say something."""
    names = (build.name("Møtet om digital hverdag"), build.name("Meeting on digital life", lang="en"))
    build.node(MEETING, "event", "event", *names, life=("2016-08-24", None))
    for topic, text in TOPICS:
        build.node(topic, "topic", "topic", build.name(text))
    people = [node_id for node_id in build.index if node_id.startswith("person/")]
    for number, person in enumerate(people[:9]):
        words = both("satt i panelet på", "was on the panel of")
        claims = [_seen(85 + number)]
        build.link(
            "participation", person, "panellist", MEETING, words, claims, start="2016-08-24", occurs=True
        )
        topic = TOPICS[number % 4][0]
        build.link(
            "statement",
            person,
            "spokeOn",
            topic,
            both("uttalte seg om", "spoke on"),
            [_seen(100 + number)],
            start="2016-08",
            occurs=True,
            text=both(
                f"Mener at dette må løses sammen ({number}).", f"Says it must be solved together ({number})."
            ),
        )
    for actor, words in (
        ("org/iktlaget", both("var arrangør for", "organised")),
        ("org/radgiverne", both("var arrangør for", "organised")),
        ("org/nordsoft", both("var sponsor for", "sponsored")),
    ):
        claims = [_seen(8, "Innledning")]
        build.link(
            "participation", actor, "took part", MEETING, words, claims, start="2016-08-24", occurs=True
        )


def _documents(build: ViewBuilder) -> None:
    """Add documents and a figure."""
    build.node("doc/melding", "document", "document", build.name("Digital plan for landet"))
    build.node("doc/rapport", "document", "document", build.name("IT i hverdagen 2016"))
    build.node("place/hovedstaden", "place", "place", build.name("Hovedstaden"))
    for actor, document, words in (
        ("org/fornying", "doc/melding", both("ga ut", "published")),
        ("org/radgiverne", "doc/rapport", both("skrev", "wrote")),
    ):
        build.link("documentRole", actor, "made", document, words, [_seen(9)], start="2016", occurs=True)
    build.fact(
        "figure",
        both("82 % ser manglende kultur som hinder", "82% see lack of culture as a barrier"),
        ["doc/rapport", "topic/gevinst"],
        [_seen(70)],
        start="2016",
        occurs=True,
        text=both(
            "Andel virksomheter som ser dette som et hinder.", "Share of bodies that see a barrier here."
        ),
    )


def _relations(build: ViewBuilder) -> None:
    """Add who is under whom, a merger, and members."""
    for agency, ministry, start, end in (
        ("org/disam", "org/fornying", "2010", "2020-01-01"),
        ("org/samdir", "org/fornying", "2020-01-01", "ongoing"),
        ("org/registeretaten", "org/fornying", "2010", "ongoing"),
        ("org/avgift", "org/kultur", "2005", "ongoing"),
    ):
        words = both("er underlagt", "is under")
        claims = [_listed(3, start, end)]
        build.link("relation", agency, "subordinateTo", ministry, words, claims, start=start, end=end)
    words = both("gikk inn i", "merged into")
    claims = [_listed(4, "2020-01-01", None)]
    build.link(
        "change", "org/disam", "mergedInto", "org/samdir", words, claims, start="2020-01-01", occurs=True
    )
    for county in ("county/nord", "county/sor", "county/ost"):
        words = both("er medlem av", "is a member of")
        claims = [_listed(80, "2010", "ongoing")]
        build.link(
            "relation", county, "memberOf", "org/kommuneforum", words, claims, start="2010", end="ongoing"
        )


def _fuzz(build: ViewBuilder) -> None:
    """Add labels that are meant to break a page, wherever a text of the data is shown."""
    for node_id, text in FUZZ:
        build.node(node_id, "other", "other", build.name(text, lang=None))
        claims = [claim(2, place(at=text, heading=text, before=text, after=text), title=text)]
        build.link(
            "relation", node_id, "cooperatesWith", "org/kommuneforum", both(text), claims,
            text=both(text), note=both(text),
        )  # fmt: skip


PARTS = (
    _sources,
    _public_bodies,
    _organisations,
    _counties,
    _people,
    _solutions,
    _meeting,
    _documents,
    _relations,
    _fuzz,
)
"""The steps that make the sample, in order."""


def sample_view() -> View:
    """Return the sample view model, equal at every call."""
    build = ViewBuilder(reference="2026-01-01", first="1995-01-01")
    for part in PARTS:
        part(build)
    subtitle = both("Et oppdiktet felt for prøving", "An invented field for testing")
    return build.view(both("Aktørkart", "Stakeholder map"), subtitle, KINDS, LABELS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render_html({**sample_view()}), encoding="utf-8", newline="\n")
