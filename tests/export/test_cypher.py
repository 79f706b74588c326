"""The Cypher text, run in an embedded database."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from export.cypher import BATCH, FORMATS, label_name, literal, relation_name
from tests.export.cypherdb import Database, statements
from tests.export.readers import content, cypher, written
from tests.export.test_texts import named
from tests.network.sample import ODD, sample

DAY = date(2016, 8, 24)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        ODD,
        "'; MATCH (n) DETACH DELETE n; //",
        "\\",
        "\\'",
        "\\u0027; x",
        "\\\\u0027",
        "a\x00b",
        "`",
        "*/ //",
        "🦌",
    ]
)
EMPTY = Database()


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as Cypher."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def test_nodes_have_the_label_of_their_kind() -> None:
    """Kinds are labels; names are in the language asked for; every node of the export is there, once."""
    given = content(sample(), None, "en")
    found = cypher(data(lang="en")).rows(
        "MATCH (n) WHERE label(n) <> 'Source' RETURN n.id, label(n), n.label"
    )
    assert sorted(map(tuple, found)) == sorted(
        (one.id, one.kind.capitalize(), given.label(one.id)) for one in given.nodes()
    )


def test_a_relation_says_on_what_it_rests() -> None:
    """Who held the post, when, how sure, and by which sources, from inside a query."""
    query = """
    MATCH (p:Person)-[r:HOLDS_POST]->(o:Organisation)
    RETURN p.label, o.label, r.from_date, r.to_date, r.support, r.sources, r.shown_from, r.shown_to
    """
    assert cypher(data()).rows(query) == [
        [
            "Åse Øst-Ærlig",
            "Etaten A",
            "2015-05-01",
            "2017-01-01",
            "disputed",
            ["s", "t", "w"],
            ["2015-05-01"],
            ["2016-12-31"],
        ]
    ]


def test_a_day_can_be_asked_for_in_cypher() -> None:
    """The ties of the day before a handover and of the day itself, by the spells."""
    database = cypher(data())
    for day, agency in (("2019-12-31", "org/a"), ("2020-01-01", "org/b")):
        query = f"""
        MATCH (a)-[r:SUBORDINATE_TO]->(b) UNWIND range(1, size(r.shown_from)) AS i
        WITH a, r.shown_from[i] AS first, r.shown_to[i] AS last WHERE first <= '{day}' AND last >= '{day}'
        RETURN a.id
        """
        assert database.rows(query) == [[agency]]


def test_sources_are_nodes() -> None:
    """The names in `sources` are those of nodes that describe them."""
    found = cypher(data()).rows("MATCH (s:Source) RETURN s.id, s.publisher, s.citation ORDER BY s.id")
    assert found == [
        ["s", "Publisher s", "cited"],
        ["t", "Publisher t", "cited"],
        ["w", "Publisher w", "weaklyCited"],
    ]


def test_loading_twice_changes_nothing() -> None:
    """Nodes and relations are merged, not made again."""
    database = cypher(data())
    count = "MATCH (a)-[r]->(b) RETURN count(r)"
    before = [database.rows("MATCH (n) RETURN count(n)"), database.rows(count)]
    database.load(data().decode())
    assert [database.rows("MATCH (n) RETURN count(n)"), database.rows(count)] == before


@settings(deadline=None)
@given(TEXTS)
@example("\\u0027) RETURN 1; MATCH (n) DETACH DELETE n //")
def test_a_literal_is_its_text(text: str) -> None:
    """The database reads back the very text."""
    assert EMPTY.rows(f"RETURN {literal(text)}") == [[text]]


@given(TEXTS)
def test_a_literal_ends_where_it_ends_for_readers_that_unescape_first(text: str) -> None:
    """When all unicode escapes have been resolved, there is still one literal."""
    resolved = re.sub(r"\\u+([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), literal(text))
    assert re.fullmatch(r"'(?:[^'\\]|\\.)*'", resolved, re.DOTALL)


@pytest.mark.parametrize(
    "text", ["'; MATCH (n) DETACH DELETE n; //", "\\u0027}] AS x RETURN x;", "\\' OR 1 = 1"]
)
def test_a_name_cannot_add_a_statement(text: str) -> None:
    """A hostile name is a name; the number of statements stays."""
    hostile = written(FORMATS[0], named(text))[""]
    assert len(list(statements(hostile.decode()))) == len(list(statements(data().decode())))
    found = cypher(hostile).rows("MATCH (n:`Group`) RETURN n.label")
    assert found == [[text]]


def test_lines_and_batches() -> None:
    """A row a line, so that a difference can be read; no statement is longer than a batch."""
    for one in statements(data().decode()):
        assert sum(line.startswith("{") for line in one.split("\n")) <= BATCH
    assert data().decode().count("\n{id: ") == len(content(sample()).nodes()) + 3


def test_the_release_travels_along() -> None:
    """Comments at the top say of which release and day it is."""
    text = data(DAY).decode()
    for line in ("// title: Liten", "// licence: CC0-1.0", "// as_of: 2016-08-24"):
        assert f"{line}\n" in text


@pytest.mark.parametrize(
    ("tie", "name"),
    [
        ("holdsPost", "HOLDS_POST"),
        ("agree", "AGREE"),
        ("it-director", "IT_DIRECTOR"),
        ("x`]->()", "X"),
        ("", "TIE"),
    ],
)
def test_relation_names(tie: str, name: str) -> None:
    """Types of relations are in capitals, as is the custom, and hold nothing but letters, digits and _."""
    assert relation_name(tie) == name


@pytest.mark.parametrize(
    ("kind", "name"), [("organisation", "Organisation"), ("a-b", "AB"), ("x`) //", "X"), ("", "Entity")]
)
def test_labels(kind: str, name: str) -> None:
    """Labels begin with a capital and hold nothing but letters and digits."""
    assert label_name(kind) == name
