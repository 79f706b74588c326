"""Questions about organisations, solutions, documents: answers written by hand from the data files."""

from graph.kart import Kart
from tests.query.rows import column

DAY = "2016-08-24"
MEETING = "event/mote-digital-agenda-2016"
PANEL = f"{MEETING}-panel"


def test_links_between_two_agencies(kart: Kart) -> None:
    """Difi and the tax administration share Holte, who led both, and the panel, where both had somebody."""
    answer = kart.ask("links", a="Difi", b="Skatteetaten", as_of=DAY, lang="en")
    assert column(answer, "via", "aTie", "bTie", "aStatus", "bStatus", "status") == [
        (
            PANEL,
            "Steffen Sutorius (Difi) – panellist – Part 3: the panel debate",
            "Hans Christian Holte (Norwegian Tax Administration) – panellist – Part 3: the panel debate",
            "holds",
            "holds",
            "holds",
        ),
        (
            "person/hans-christian-holte",
            "Hans Christian Holte: Director of Difi",
            "Hans Christian Holte: Director General of Taxation (Norwegian Tax Administration)",
            "none",
            "holds",
            "none",
        ),
    ]


def test_links_that_are_direct(kart: Kart) -> None:
    """Difi was under KMD in 2016: a tie of the two themselves, beside the panel where both had somebody."""
    answer = kart.ask("links", a="Difi", b="org/kdd", as_of=DAY, status="presumed")
    assert column(answer, "via", "status") == [("", "holds"), (PANEL, "holds")]
    direct = kart.network.facts[answer.rows[0]["fact"].id]
    assert (direct.role("subject"), direct.value("relationType")) == ("org/difi", "subordinateTo")


def test_links_in_a_council_rest_on_two_facts(kart: Kart) -> None:
    """NAV and SSB were both in Skate when it met in March 2022; a row names both memberships."""
    (row,) = kart.ask("links", a="NAV", b="SSB", as_of="2022-03-23", status="holds")
    facts = [kart.network.facts[path] for path in row["fact"].id.split()]
    assert row["via"].id == "org/skate"
    assert {(fact.role("subject"), fact.value("relationType")) for fact in facts} == {
        ("org/nav", "memberOf"),
        ("org/ssb", "memberOf"),
    }
    assert row["sources"].id == "digdir-skate-2022-03-23"


def test_most_tied(kart: Kart) -> None:
    """Digdir in March 2022: its two predecessors, KDD, Skate, Sutorius, and what it managed then."""
    answer = kart.ask("most-tied", kind="organisation", as_of="2022-03-23")
    assert column(answer, "actor", "count")[0] == ("org/digdir", "11")
    row = answer.rows[0]
    tied = {
        entity
        for path in row["fact"].id.split()
        for entity in kart.network.facts[path].entities()
        if not entity.startswith("post/")
    }
    assert tied - {"org/digdir"} == {
        "org/difi",
        "org/altinn-org",
        "org/kdd",
        "org/skate",
        "person/steffen-sutorius",
        "solution/altinn",
        "solution/digital-postkasse",
        "solution/esignering",
        "solution/id-porten",
        "solution/krr",
        "solution/maskinporten",
    }


def test_attendance(kart: Kart) -> None:
    """Nine organisations of eight sorts, counted whether they or somebody for them took part."""
    rows = column(kart.ask("attendance", event=MEETING), "type", "count", "organisations")
    assert rows[0] == ("agency", "2", "org/difi org/skatteetaten")
    assert sorted(rows[1:]) == [
        ("company", "1", "org/norwegian"),
        ("consultancy", "1", "org/ramboll-mc"),
        ("council", "1", "org/dnd-it-politisk-rad"),
        ("interest-organisation", "1", "org/ikt-norge"),
        ("ministry", "1", "org/kdd"),
        ("organisational-unit", "1", "org/altinn-org"),
        ("vendor", "1", "org/visma"),
    ]


def test_suppliers_of(kart: Kart) -> None:
    """Posten and e-Boks deliver the digital mailbox, Posten the signing; Digdir manages both."""
    answer = kart.ask("suppliers-of", type="agency")
    assert column(answer, "supplier", "solution", "organisation", "role") == [
        ("org/e-boks", "solution/digital-postkasse", "org/digdir", "supplier"),
        ("org/posten", "solution/digital-postkasse", "org/digdir", "supplier"),
        ("org/posten", "solution/esignering", "org/digdir", "supplier"),
    ]
    assert len(kart.ask("suppliers-of", organisation="org/difi")) == 0


def test_solutions_of_an_agency_and_its_predecessors(kart: Kart) -> None:
    """What Difi managed belongs to the history of Digdir, with its own status."""
    rows = set(column(kart.ask("solutions-of", organisation="Digdir"), "solution", "role", "actor", "status"))
    assert {
        ("solution/id-porten", "operator", "org/difi", "none"),
        ("solution/id-porten", "manager", "org/difi", "none"),
        ("solution/id-porten", "manager", "org/digdir", "presumed"),
        ("solution/minid", "manager", "org/digdir", "possible"),
    } <= rows
    assert not {actor for _, _, actor, _ in rows} - {"org/difi", "org/digdir"}


def test_handovers(kart: Kart) -> None:
    """On 1 January 2020 Altinn went from Brønnøysund and three solutions from Difi, all to Digdir."""
    rows = column(kart.ask("handovers", role="manager"), "solution", "before", "after", "start")
    assert sorted(rows) == [
        ("solution/altinn", "org/brreg", "org/digdir", "2020-01-01"),
        ("solution/digital-postkasse", "org/difi", "org/digdir", "2020-01-01"),
        ("solution/id-porten", "org/difi", "org/digdir", "2020-01-01"),
        ("solution/minid", "org/difi", "org/digdir", "2020-01-01"),
    ]
    assert len(kart.ask("handovers", solution="Altinn", as_of="2019-12-31")) == 0


def test_solutions_under_a_ministry(kart: Kart) -> None:
    """In 2016 KMD had three solutions through Difi; Altinn was under another ministry."""
    answer = kart.ask("solutions-under", ministry="org/kdd", role="manager", as_of=DAY)
    assert column(answer, "agency", "solution") == [
        ("org/difi", "solution/digital-postkasse"),
        ("org/difi", "solution/id-porten"),
        ("org/difi", "solution/minid"),
    ]
    later = kart.ask("solutions-under", ministry="org/nfd", role="manager", as_of="2019-01-22")
    assert column(later, "agency", "solution") == [("org/brreg", "solution/altinn")]


def test_unmanaged_solutions(kart: Kart) -> None:
    """Of the solutions for housing allowance and start-up loans of 2016 only who developed them is told."""
    rows = column(kart.ask("unmanaged-solutions", as_of=DAY, status="presumed"), "solution")
    assert {("solution/bostotte-losning",), ("solution/startlan-losning",)} <= set(rows)
    assert not {("solution/altinn",), ("solution/id-porten",), ("solution/digital-postkasse",)} & set(rows)


def test_depends_on(kart: Kart) -> None:
    """The mailbox needs ID-porten and the contact register; ID-porten needs MinID."""
    answer = kart.ask("depends-on", solution="Digital postkasse", as_of="2024-10-17", status="possible")
    assert column(answer, "step", "needing", "needed") == [
        ("1", "solution/digital-postkasse", "solution/id-porten"),
        ("1", "solution/digital-postkasse", "solution/krr"),
        ("2", "solution/id-porten", "solution/minid"),
    ]


def test_owners_chain(kart: Kart) -> None:
    """The Altinn unit was part of Brønnøysund, under the ministry of trade; Posten changed its owner."""
    answer = kart.ask("owners-chain", organisation="org/altinn-org", as_of="2018-12-31")
    assert column(answer, "step", "below", "relation", "above") == [
        ("1", "org/altinn-org", "unitOf", "org/brreg"),
        ("2", "org/brreg", "subordinateTo", "org/nfd"),
    ]
    for day, owner in (("2016-12-31", "org/sd"), ("2017-12-31", "org/nfd")):
        rows = column(kart.ask("owners-chain", organisation="Posten", as_of=day, status="possible"), "above")
        assert (owner,) in rows


def test_members_of_a_council(kart: Kart) -> None:
    """The nine members of Skate in the minutes of 23 March 2022, and Digdir as its secretariat."""
    rows = column(kart.ask("members-of", organisation="Skate", as_of="2022-03-23"), "relation", "member")
    members = [member for relation, member in rows if relation == "memberOf"]
    assert members == [
        "org/brreg",
        "org/digdir",
        "org/halden-kommune",
        "org/kartverket",
        "org/ks",
        "org/nav",
        "org/oslo-kommune",
        "org/skatteetaten",
        "org/ssb",
    ]
    assert [row for row in rows if row[0] != "memberOf"] == [("secretariatFor", "org/digdir")]


def test_documents_by(kart: Kart) -> None:
    """IKT-Norge presented and distributes the report; that it presented it is concluded."""
    rows = column(kart.ask("documents-by", actor="IKT-Norge"), "document", "role", "certainty")
    assert rows == [
        ("doc/it-i-praksis-2016", "distributor", "stated"),
        ("doc/it-i-praksis-2016", "presenter", "implied"),
    ]


def test_documents_on(kart: Kart) -> None:
    """Documents on digitalisation and its narrower topics, among them cloud services."""
    rows = column(kart.ask("documents-on", topic="topic/digitalisering", as_of=DAY), "document", "about")
    assert sorted(rows) == [
        ("doc/digitaliseringsguiden", "topic/digitalisering"),
        ("doc/it-i-praksis-2016", "topic/digitalisering"),
        ("doc/offentlig-digitaliseringsstrategi", "topic/digitalisering"),
        ("doc/offentlig-digitaliseringsstrategi", "topic/samhandling-stat-kommune"),
        ("doc/skystrategi", "topic/skytjenester"),
    ]


def test_figures_about(kart: Kart) -> None:
    """The report's four shares about the municipalities."""
    rows = column(kart.ask("figures-about", about="org/kommunene"), "value", "population", "by")
    assert sorted(rows) == [
        ("82", "population/virksomheter-i-stat-og-kommune", "doc/it-i-praksis-2016"),
        ("84", "population/virksomheter-i-stat-og-kommune", "doc/it-i-praksis-2016"),
        ("90", "population/virksomheter-i-stat-og-kommune", "doc/it-i-praksis-2016"),
        ("91", "population/it-ledere-i-kommunene", "doc/it-i-praksis-2016"),
    ]


def test_names_of(kart: Kart) -> None:
    """One ministry, three official names in Norwegian; the last is presumed at the reference date."""
    rows = column(kart.ask("names-of", about="org/kdd"), "name", "language", "form", "status", "start")
    assert [row for row in rows if row[1:3] == ("nb", "official")] == [
        ("Kommunal- og regionaldepartementet", "nb", "official", "none", "1998"),
        ("Kommunal- og moderniseringsdepartementet", "nb", "official", "none", "2014"),
        ("Kommunal- og distriktsdepartementet", "nb", "official", "presumed", "2022-01-01"),
    ]
    assert ("KMD", "", "abbreviation", "none", "2014-01-01") in rows
