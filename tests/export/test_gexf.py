"""GEXF as lxml and NetworkX read it; its form, and its time on the day of a handover."""

from datetime import date
from functools import cache

import pytest
from lxml import etree  # type: ignore[import-untyped]

from export.gexf import FORMATS
from graph.kart import Kart
from tests.export.readers import GEXF, content, gexf, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://gexf.net/1.3"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="gexf"><attribute name="version"><value>1.3</value></attribute>
    <element name="meta"><attribute name="lastmodifieddate"><data type="date"/></attribute>
      <element name="creator"><text/></element><element name="description"><text/></element></element>
    <element name="graph">
      <attribute name="mode"><value>dynamic</value></attribute>
      <attribute name="timeformat"><value>date</value></attribute>
      <attribute name="timerepresentation"><value>interval</value></attribute>
      <attribute name="defaultedgetype"><value>directed</value></attribute>
      <attribute name="idtype"><value>string</value></attribute>
      <oneOrMore><element name="attributes">
        <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
        <oneOrMore><element name="attribute"><attribute name="id"/><attribute name="title"/>
          <attribute name="type"><value>string</value></attribute></element></oneOrMore>
      </element></oneOrMore>
      <element name="nodes"><zeroOrMore><element name="node">
        <attribute name="id"/><attribute name="label"/><ref name="values"/>
        <optional><ref name="spells"/></optional>
      </element></zeroOrMore></element>
      <element name="edges"><zeroOrMore><element name="edge">
        <attribute name="id"/><attribute name="source"/><attribute name="target"/><attribute name="label"/>
        <attribute name="kind"/><ref name="values"/><optional><ref name="spells"/></optional>
      </element></zeroOrMore></element>
    </element></element></start>
  <define name="values"><element name="attvalues"><zeroOrMore><element name="attvalue">
    <attribute name="for"/><attribute name="value"/></element></zeroOrMore></element></define>
  <define name="spells"><element name="spells"><oneOrMore><element name="spell">
    <optional><attribute name="start"><data type="date"/></attribute></optional>
    <optional><attribute name="end"><data type="date"/></attribute></optional>
  </element></oneOrMore></element></define>
</grammar>
"""
"""The part of GEXF 1.3 that is used, after its published schema."""


parsed = cache(gexf)
"""The graph of a document, read once."""


@cache
def timed(document: bytes, element: str) -> list[tuple[str, str | None, str | None]]:
    """Id, start and end of every spell of the nodes or edges of a document, read once."""
    return [
        (one.get("id"), spell.get("start"), spell.get("end"))
        for one in etree.fromstring(document).iter(f"{GEXF}{element}")
        for spell in one.iter(f"{GEXF}spell")
    ]


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as GEXF."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def shown_on(document: bytes, day: date, element: str) -> set[str]:
    """The ids of the nodes or edges that a reader of GEXF shows on a day: both ends of a spell are in it.

    What has no time at all is left out.
    """
    iso = day.isoformat()
    return {name for name, start, end in timed(document, element) if (start or iso) <= iso <= (end or iso)}


def ties_on(document: bytes, day: date) -> set[tuple[str, str, str, str]]:
    """The ties that are shown on a day, each with its fact."""
    shown = shown_on(document, day, "edge")
    edges = parsed(document).edges(data=True)
    return {(a, one["tie"], b, one["fact"]) for a, b, one in edges if one["id"] in shown}


def test_has_the_form_of_gexf_1_3(kart: Kart) -> None:
    """The small and the shipped release have the elements and attributes that the schema allows."""
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    for document in (data(), data(DAY), written(FORMATS[0], content(kart))[""]):
        assert grammar.validate(etree.fromstring(document)), grammar.error_log


def test_ids_are_unique_and_ends_are_nodes() -> None:
    """No edge leads to something that is not in the file."""
    root = etree.fromstring(data())
    nodes = [node.get("id") for node in root.iter(f"{GEXF}node")]
    edges = list(root.iter(f"{GEXF}edge"))
    assert len(nodes) == len(set(nodes))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == set(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    declared = {
        (group.get("class"), one.get("id")) for group in root.iter(f"{GEXF}attributes") for one in group
    }
    used = {
        (kind, one.get("for"))
        for kind in ("node", "edge")
        for x in root.iter(f"{GEXF}{kind}")
        for one in x.iter(f"{GEXF}attvalue")
    }
    assert used == declared


def test_one_superior_on_the_day_of_the_handover() -> None:
    """Agency A ends and agency B begins on 2020-01-01: never both, never none."""
    for day, agency in ((date(2019, 12, 31), "org/a"), (date(2020, 1, 1), "org/b")):
        under = {a for a, tie, _, _ in ties_on(data(), day) if tie == "subordinateTo"}
        assert under == {agency}
        assert agency in shown_on(data(), day, "node")


def test_ends_are_the_last_day_and_open_ends_are_left_out() -> None:
    """What ends on 2020-01-01 is written up to 2019-12-31; what happened has no end."""
    spells = {
        attvalue.get("value"): [dict(spell.attrib) for spell in edge.iter(f"{GEXF}spell")]
        for edge in etree.fromstring(data()).iter(f"{GEXF}edge")
        for attvalue in edge.iter(f"{GEXF}attvalue")
        if attvalue.get("for") == "tie"
    }
    assert spells["manager"] == [{"start": "2014-11-30", "end": "2019-12-31"}]
    assert spells["became"] == [{"start": "2020-01-01"}]
    assert spells["targetGroup"] == [{"start": "2016-01-01", "end": "2016-12-31"}]


@pytest.mark.slow
def test_each_day_shows_what_as_of_gives(kart: Kart) -> None:
    """The timeline on a day has the ties that the export of that day has, in the shipped data too."""
    for release, days in (
        (sample(), ("1999-12-31", "2010-06-01", "2016-08-24", "2020-01-01", "2030-01-01")),
        (kart, ("2015-12-31", "2019-12-31", "2020-01-01", "2024-01-01")),
    ):
        document = written(FORMATS[0], content(release))[""]
        for day in map(date.fromisoformat, days):
            wanted = {(tie.a, tie.tie, tie.b, tie.fact.path) for tie in content(release, day).ties()}
            assert ties_on(document, day) == wanted
            ends = {end for a, _, b, _ in wanted for end in (a, b)}
            assert ends <= shown_on(document, day, "node")


def test_the_release_travels_along() -> None:
    """Title, licence and hash, the day, and how ends are to be read; the date is that of the release."""
    meta = etree.fromstring(data(DAY, "en")).find(f"{GEXF}meta")
    assert meta.get("lastmodifieddate") == "2026-01-02"
    text = meta.findtext(f"{GEXF}description")
    for part in ("Tiny", "CC0-1.0", sample().release.content, "as_of: 2016-08-24", "both included"):
        assert part in text


def test_labels_are_of_the_language_and_the_day() -> None:
    """Names of the day asked about; ties in words."""
    assert gexf(data(lang="en")).nodes["org/a"]["label"] == "Agency A"
    assert gexf(data(date(2010, 1, 1))).nodes["org/m"]["label"] == "Gamledepartementet"
    labels = {one["tie"]: one["label"] for _, _, one in gexf(data(lang="en")).edges(data=True)}
    assert labels["holdsPost"] == "holds a post in"
