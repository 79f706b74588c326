"""A made-up field of stakeholders, as a view model: what the viewer's tests look at.

Every name, number and date is invented. It has what the real data has: a ministry that changed its name, an agency that
merged into another, counties with folded municipalities and one that came later, posts with holders, an event with a
panel, statements, figures, a disputed fact, facts without dates, and labels meant to break a page.
"""

import sys
from pathlib import Path

from export.viewer.contract import Claim, Labels, Localised, Source, View
from export.viewer.html import render_html
from tests.browser.builder import ViewBuilder, both, claim, place

KINDS: Labels = {
    "ministry": both("Departement", "Ministry"), "agency": both("Direktorat", "Agency"), "county": both("Fylkeskommune", "County"),
    "municipality": both("Kommune", "Municipality"), "interest-organisation": both("Interesseorganisasjon", "Interest organisation"),
    "vendor": both("Leverandør", "Vendor"), "person": both("Person"), "post": both("Verv", "Post"), "event": both("Arrangement", "Event"),
    "document": both("Dokument", "Document"), "shared-solution": both("Fellesløsning", "Shared solution"), "topic": both("Tema", "Topic"),
    "place": both("Sted", "Place"), "other": both("Annet", "Other"),
}  # fmt: skip
LABELS: dict[str, Labels] = {
    "status": {
        "holds": both("gjelder", "holds"), "presumed": both("antatt", "presumed"),
        "possible": both("mulig", "possible"), "none": both("gjelder ikke", "does not hold"),
    },
    "support": {
        "corroborated": both("flere kilder", "several sources"), "singleSource": both("én kilde", "one source"),
        "disputed": both("omstridt", "disputed"), "impliedOnly": both("bare antydet", "implied only"),
    },
    "certainty": {"stated": both("sagt", "stated"), "implied": both("sluttet", "implied")},
    "citation": {"cited": both("siterbar kilde", "cited"), "weaklyCited": both("svak kilde", "weakly cited")},
    "interest": {
        "vendor-sponsor": both("Leverandør og sponsor", "Vendor and sponsor"), "register-owner": both("Registereier", "Register owner"),
        "news-media": both("Nyhetsmedium", "News media"), "none-known": both("Ingen kjent", "None known"),
    },
}  # fmt: skip
LONG = "Samarbeidsforumet for " + "tverrsektoriell og interkommunal digital samhandling " * 6
FUZZ = (
    ("other/script", "</script><script>window.hacked=1</script>"),
    ("other/image", "<img src=x onerror='window.hacked=2'>"),
    ("other/rtl", "שלום עולם \u202egnihtemos"),
    ("other/emoji", "👩‍👩‍👧‍👦 🇳🇴 é́́"),
    ("other/long", LONG[:300]),
    ("other/empty", ""),
    ("other/proto", "__proto__"),
    ("other/quote", "\"'`&amp;\u2028 {{ view }}"),
)
PEOPLE = (
    ("Astrid Lund", "leder", "org/iktlaget", "2012", "ongoing"), ("Bjørn Åsheim", "direktør", "org/disam", "2014-03-01", "2020-01-01"),
    ("Camilla Øyen", "direktør", "org/samdir", "2020-01-01", "ongoing"), ("Dag Sæther", "statsråd", "org/fornying", "2013-10-16", "2018-01-17"),
    ("Eva Nøkleby", "statsråd", "org/fornying", "2018-01-17", "2021-10-14"), ("Frode Haug", "konserndirektør", "org/nordsoft", "2004", "ongoing"),
    ("Gunn Ås", "administrerende direktør", "org/radgiverne", "2015", "2019"), ("Halvor Brekke", "etatssjef", "org/registeretaten", "2011-05", "ongoing"),
    ("Ingrid Moe", "leder", "org/datalaget", "2016", "2020"), ("Jon Vik", "it-direktør", "org/fjordfly", None, None),
    ("Kari Dahl", "statssekretær", "org/fornying", "2013-10-16", "2018-01-17"), ("Lars Ødegård", "avdelingsdirektør", "org/disam", "2015", "2020-01-01"),
)  # fmt: skip
SOLUTIONS = (
    ("solution/postkassa", "Postkassa", "org/disam", "org/samdir"), ("solution/signering", "Felles signering", "org/disam", "org/samdir"),
    ("solution/innlogging", "Innloggingsporten", "org/disam", "org/samdir"), ("solution/skjema", "Skjemabasen", "org/registeretaten", "org/samdir"),
    ("solution/folkeliste", "Folkelista", "org/avgift", "org/avgift"),
)  # fmt: skip


def _sources(build: ViewBuilder) -> None:
    """Add three sources: a sponsor's article, a register, a newspaper with a link that must not become one."""
    rows = (
        ("nordsoft-2016", "Møtet om digital hverdag", "Nordsoft", "vendor-sponsor", "https://example.org/motet", "cited",
         both("Var sponsor for møtet og satt selv i panelet.", "Sponsored the meeting and sat on its panel.")),
        ("register-2024", "Enhetslisten", "Registeretaten", "register-owner", "https://example.org/liste?a=1&b=2", "cited", None),
        ("avisa-2015", "Ny direktør på plass", "Avisa", "news-media", "javascript:window.hacked=3", "weaklyCited", None),
    )  # fmt: skip
    for source_id, title, publisher, interest, url, citation, note in rows:
        build.source(
            Source(
                id=source_id, title=title, publisher=publisher, role=both("Utgiver", "Publisher"), interest=interest,
                interestNote=note, date=source_id[-4:], url=url, licence=both("Ingen lisens oppgitt", "No licence given"), citation=citation,
            )
        )  # fmt: skip


def _seen(line: int, heading: str = "DEL 3") -> Claim:
    """Return a claim by the article, at a line."""
    return claim(
        0, place(heading=heading, paragraph=2, line=line, before="til slutt var det", after="som svarte på spørsmål", chars=[line * 40, line * 40 + 80]),
        start="unknown", end="unknown", attested=("2016",),
    )  # fmt: skip


def _listed(row: int, start: str | None, end: str | None) -> Claim:
    """Return a claim by the register, in a row."""
    return claim(1, place(row=row), start=start or "unknown", end=end or "unknown")


def _organisations(build: ViewBuilder) -> None:
    """Add public bodies, organisations and companies."""
    name = build.name
    build.node("org/fornying", "government", "ministry", name("Fornyingsdepartementet", "2010", "2018-01-17"),
               name("Digitaldepartementet", "2018-01-17", "ongoing"), name("Ministry of Digital Affairs", "2018-01-17", "ongoing", lang="en"),
               name("FDEP", "2010", "2018-01-17", form="abbreviation"), ids=("900000001",), life=("2010", "ongoing"))  # fmt: skip
    build.node("org/kultur", "government", "ministry", name("Kulturarvdepartementet"), life=("2005", "ongoing"))
    build.node("org/disam", "agency", "agency", name("Direktoratet for samordning og forenkling", "2008-01-01", "2020-01-01"),
               name("Disam", "2008-01-01", "2020-01-01", form="short"), name("Dissam", form="misprint"), ids=("900000002",), life=("2008-01-01", "2020-01-01"))  # fmt: skip
    build.node("org/samdir", "agency", "agency", name("Samordningsdirektoratet for hele forvaltningen", "2020-01-01", "ongoing"),
               name("Samdir", "2020-01-01", "ongoing", form="short"), ids=("900000003",), life=("2020-01-01", "ongoing"))  # fmt: skip
    for node_id, text in (("org/registeretaten", "Registeretaten"), ("org/avgift", "Avgiftsetaten")):
        build.node(node_id, "agency", "agency", name(text), life=("1990", "ongoing"))
    for node_id, text in (("org/iktlaget", "IKT-laget"), ("org/datalaget", "Norsk Datalag"), ("org/kommuneforum", "Kommuneforum")):
        build.node(node_id, "organisation", "interest-organisation", name(text), life=("1970", "ongoing"))
    companies = ("Nordsoft", "Rådgiverne", "Fjordfly", "Skyverk", "Kodeloftet", "Østdata")
    for text in companies:
        slug = text.lower().replace("å", "a").replace("ø", "o")
        build.node(f"org/{slug}", "company", "vendor", name(text, lang=None), life=("1996", "ongoing"))
    for node_id, text in (("group/skriptlaget", "Skriptlaget <b>x</b>"),):
        build.node(node_id, "organisation", "interest-organisation", name(text))


def _counties(build: ViewBuilder) -> None:
    """Add counties with municipalities; the west was a county of its own until 2020."""
    build.node("county/nord", "county", "county", build.name("Nordfylke fylkeskommune"), life=("1964", "ongoing"), ids=("91",))
    build.node("county/sor", "county", "county", build.name("Sørfylke fylkeskommune"), life=("1964", "ongoing"), ids=("92",))
    build.node("county/ost", "county", "county", build.name("Østfylke fylkeskommune", "2020-01-01", "ongoing"), life=("2020-01-01", "ongoing"), ids=("93",))
    build.node("county/vest", "county", "county", build.name("Vestfylke fylkeskommune"), life=("1964", "2020-01-01"), ids=("94",))
    row = 0
    for county, stems in (("nord", "Bjørk Gran Furu Hassel Lind Osp Rogn Selje Hegg Alm Ask Or"), ("sor", "Laks Ørret Sik Røye Hyse Torsk Sei Makrell"),
                          ("ost", "Gaupe Ulv Elg Rev Hare Mår")):  # fmt: skip
        for stem in stems.split():
            row += 1
            slug = stem.lower().replace("ø", "o").replace("å", "a")
            node_id = f"municipality/{slug}"
            spans = [("vest", None, "2020-01-01"), ("ost", "2020-01-01", "ongoing")] if county == "ost" else [(county, "1964", "ongoing")]
            build.node(node_id, "municipality", "municipality", build.name(f"{stem}dal kommune"), life=("1964", "ongoing"), ids=(f"{9100 + row}",),
                       parents=tuple((f"county/{owner}", start, end) for owner, start, end in reversed(spans)))  # fmt: skip
            for owner, start, end in spans:
                label = both(f"{stem}dal kommune ligger i fylket", f"{stem}dal kommune lies in the county")
                build.fact("relation", label, [node_id, f"county/{owner}"], [_listed(row, start, end)], start=start, end=end,
                           ties=((node_id, "within", f"county/{owner}", both("ligger i", "lies in")),))  # fmt: skip


def _people(build: ViewBuilder) -> None:
    """Add people with posts, one of them disputed."""
    for number, (person, title, organisation, start, end) in enumerate(PEOPLE):
        slug = person.lower().translate(str.maketrans({"å": "a", "ø": "o", "æ": "a", " ": "-"}))
        person_id, post_id = f"person/{slug}", f"post/{organisation[4:]}-{title.split()[-1].replace('ø', 'o')}"
        build.node(person_id, "person", "person", build.name(person, lang=None))
        owner = build.nodes[build.index[organisation]]["names"][0]["t"]
        if post_id not in build.index:
            build.node(post_id, "post", "post", build.name(f"{title} i {owner}"))
            build.fact("relation", both(f"Vervet {title} er i {owner}", f"The post {title} is in {owner}"), [post_id, organisation], [_seen(90 + number)],
                       ties=((post_id, "postIn", organisation, both("verv i", "post in")),))  # fmt: skip
        claims, support = [_seen(90 + number), _listed(number + 40, start, end)], "corroborated"
        if person == "Bjørn Åsheim":
            claims = [
                claim(1, place(row=7), start="2014-03-01", end="2020-01-01", title="direktør", preferred=True),
                claim(2, place(at="første avsnitt", text="Stillingen ble besatt på nyåret."), start="2014-01", end="unknown", title="konstituert direktør", conflict="title"),
            ]  # fmt: skip
            support = "disputed"
        build.fact("membership", both(f"{person} er {title} i {owner}", f"{person} is {title} of {owner}"), [person_id, post_id, organisation], claims,
                   start=start, end=end, support=support,
                   ties=((person_id, "holdsPost", post_id, both("har vervet", "holds")), (person_id, "worksFor", organisation, both(title)),))  # fmt: skip


def _solutions(build: ViewBuilder) -> None:
    """Add shared solutions: managed by one agency, then by another, used by municipalities, supplied by companies."""
    suppliers = ("org/nordsoft", "org/skyverk", "org/kodeloftet", "org/ostdata", "org/nordsoft")
    for number, (node_id, text, before, after) in enumerate(SOLUTIONS):
        build.node(node_id, "solution", "shared-solution", build.name(text))
        spans = [(before, "2012", "ongoing")] if before == after else [(before, "2012", "2020-01-01"), (after, "2020-01-01", "ongoing")]
        for actor, start, end in spans:
            owner = build.nodes[build.index[actor]]["names"][0]["t"]
            build.fact("solutionRole", both(f"{owner} forvalter {text}", f"{owner} manages {text}"), [actor, node_id], [_listed(60 + number, start, end), _seen(40)],
                       start=start, end=end, support="corroborated", ties=((actor, "manages", node_id, both("forvalter", "manages")),))  # fmt: skip
        supplier = suppliers[number]
        owner = build.nodes[build.index[supplier]]["names"][0]["t"]
        build.fact("solutionRole", both(f"{owner} leverer {text}", f"{owner} supplies {text}"), [supplier, node_id], [_seen(44)],
                   ties=((supplier, "supplies", node_id, both("leverer", "supplies")),))  # fmt: skip
        for step, stem in enumerate(list(build.index)):
            if stem.startswith("municipality/") and step % 5 == number:
                label = both(f"{build.nodes[build.index[stem]]['names'][0]['t']} bruker {text}", f"{build.nodes[build.index[stem]]['names'][0]['t']} uses {text}")
                build.fact("solutionRole", label, [stem, node_id], [_listed(100 + step, "2015", "ongoing")], start="2015", end="ongoing",
                           ties=((stem, "uses", node_id, both("bruker", "uses")),))  # fmt: skip


def _event(build: ViewBuilder) -> None:
    """Add a meeting with a panel, documents, topics, statements and figures."""
    build.node("event/mote-2016", "event", "event", build.name("Møtet om digital hverdag"), build.name("Meeting on digital life", lang="en"), life=("2016-08-24", None))
    build.node("doc/melding", "document", "document", build.name("Digital plan for landet"))
    build.node("doc/rapport", "document", "document", build.name("IT i hverdagen 2016"))
    topics = (("skytjenester", "Skytjenester"), ("gevinst", "Gevinstrealisering"), ("samhandling", "Samhandling"), ("brukeren", "Brukeren i sentrum"))
    for slug, text in topics:
        build.node(f"topic/{slug}", "topic", "topic", build.name(text))
    build.node("place/hovedstaden", "place", "place", build.name("Hovedstaden"))
    people = [node_id for node_id in build.index if node_id.startswith("person/")]
    for number, person in enumerate(people[:9]):
        text = build.nodes[build.index[person]]["names"][0]["t"]
        label = both(f"{text} satt i panelet på Møtet om digital hverdag", f"{text} was on the panel of Meeting on digital life")
        build.fact("participation", label, [person, "event/mote-2016"], [_seen(85 + number)], start="2016-08-24", occurs=True,
                   ties=((person, "panellist", "event/mote-2016", both("i panelet", "panellist")),))  # fmt: skip
        topic = f"topic/{topics[number % 4][0]}"
        said = both(f"Mener at staten og kommunene må løse dette sammen ({number + 1}).", f"Says that state and municipalities must solve this together ({number + 1}).")
        build.fact("statement", both(f"{text} om {topics[number % 4][1].lower()}", f"{text} on {topics[number % 4][1].lower()}"), [person, "event/mote-2016", topic], [_seen(100 + number)],
                   start="2016-08", occurs=True, text=said, ties=((person, "spokeOn", topic, both("uttalte seg om", "spoke on")),))  # fmt: skip
    for actor, role, nb, en in (("org/iktlaget", "organiser", "arrangør", "organiser"), ("org/radgiverne", "organiser", "arrangør", "organiser"), ("org/nordsoft", "sponsor", "sponsor", "sponsor")):
        owner = build.nodes[build.index[actor]]["names"][0]["t"]
        build.fact("participation", both(f"{owner} var {nb} for Møtet om digital hverdag", f"{owner} was {en} of Meeting on digital life"), [actor, "event/mote-2016"], [_seen(8, "Innledning")],
                   start="2016-08-24", occurs=True, ties=((actor, role, "event/mote-2016", both(nb, en)),))  # fmt: skip
    build.fact("documentRole", both("Fornyingsdepartementet ga ut Digital plan for landet", "Fornyingsdepartementet published Digital plan for landet"), ["org/fornying", "doc/melding"], [_seen(9)],
               start="2016", occurs=True, ties=(("org/fornying", "publisher", "doc/melding", both("ga ut", "published")),))  # fmt: skip
    build.fact("documentRole", both("Rådgiverne skrev IT i hverdagen 2016", "Rådgiverne wrote IT i hverdagen 2016"), ["org/radgiverne", "doc/rapport"], [_seen(9)],
               start="2016", occurs=True, ties=(("org/radgiverne", "author", "doc/rapport", both("skrev", "wrote")),))  # fmt: skip
    build.fact("figure", both("82 % ser manglende kultur som hinder", "82% see lack of culture as a barrier"), ["doc/rapport", "topic/gevinst"], [_seen(70)], start="2016", occurs=True,
               text=both("Andel virksomheter som i høy eller noen grad ser dette som et hinder.", "Share of bodies that see this as a barrier to a high or some degree."))  # fmt: skip


def _relations(build: ViewBuilder) -> None:
    """Add who is under whom, a merger, and ties of the labels that are meant to break a page."""
    for agency, ministry, start, end in (("org/disam", "org/fornying", "2010", "2020-01-01"), ("org/samdir", "org/fornying", "2020-01-01", "ongoing"),
                                         ("org/registeretaten", "org/fornying", "2010", "ongoing"), ("org/avgift", "org/kultur", "2005", "ongoing")):  # fmt: skip
        lower, upper = (build.nodes[build.index[node_id]]["names"][0]["t"] for node_id in (agency, ministry))
        build.fact("relation", both(f"{lower} er underlagt {upper}", f"{lower} is under {upper}"), [agency, ministry], [_listed(3, start, end)], start=start, end=end,
                   ties=((agency, "subordinateTo", ministry, both("underlagt", "is under")),))  # fmt: skip
    build.fact("change", both("Direktoratet for samordning og forenkling gikk inn i Samordningsdirektoratet", "Disam merged into Samdir"), ["org/disam", "org/samdir"],
               [_listed(4, "2020-01-01", None)], start="2020-01-01", occurs=True, ties=(("org/disam", "mergedInto", "org/samdir", both("gikk inn i", "merged into")),))  # fmt: skip
    for number, (county, target) in enumerate((("county/nord", "org/kommuneforum"), ("county/sor", "org/kommuneforum"), ("county/ost", "org/kommuneforum"))):
        build.fact("relation", both("Fylket er medlem av Kommuneforum", "The county is a member of Kommuneforum"), [county, target], [_listed(80 + number, "2010", "ongoing")],
                   start="2010", end="ongoing", ties=((county, "memberOf", target, both("medlem av", "member of")),))  # fmt: skip
    for number, (node_id, text) in enumerate(FUZZ):
        build.node(node_id, "other", "other", build.name(text, lang=None))
        odd: Localised = both(f"{text} samarbeider med Kommuneforum" if number != 5 else "")
        build.fact("relation", odd, [node_id, "org/kommuneforum"], [claim(2, place(at=text, heading=text, before=text, after=text), title=text)], text=both(text),
                   note=both(text), ties=((node_id, "cooperatesWith", "org/kommuneforum", both(text)),))  # fmt: skip


def sample_view() -> View:
    """Return the sample view model, equal at every call."""
    build = ViewBuilder(reference="2026-01-01", first="1995-01-01")
    _sources(build)
    _organisations(build)
    _counties(build)
    _people(build)
    _solutions(build)
    _event(build)
    _relations(build)
    title, subtitle = both("Aktørkart", "Stakeholder map"), both("Et oppdiktet felt for prøving", "An invented field for testing")
    return build.view(title, subtitle, KINDS, LABELS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render_html({**sample_view()}), encoding="utf-8", newline="\n")
