"""Kumu blueprints: the form that Kumu documents."""

import json
from dataclasses import replace
from datetime import date

import pytest

from export.contract import Content
from export.kumu import FORMATS
from tests.export.readers import content, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def blueprint(day: date | None = None, lang: str = "nb") -> dict[str, list[dict[str, object]]]:
    """The small release as a blueprint."""
    read: dict[str, list[dict[str, object]]] = json.loads(
        written(FORMATS[0], content(sample(), day, lang))[""]
    )
    return read


def test_has_the_form_of_a_blueprint() -> None:
    """Elements with ids and labels, connections between these ids, all with a direction that Kumu knows."""
    read = blueprint()
    assert set(read) == {"elements", "connections"}
    ids = [one["id"] for one in read["elements"]]
    assert len(ids) == len(set(ids))
    assert {one[end] for one in read["connections"] for end in ("from", "to")} == set(ids)
    assert {one["direction"] for one in read["connections"]} == {"directed"}
    assert len({one["id"] for one in read["connections"]}) == len(read["connections"])
    reserved = {"yes", "no", "on", "off", "true", "false"}
    for one in (*read["elements"], *read["connections"]):
        assert one["label"]
        assert isinstance(one["type"], str)
        assert isinstance(one["tags"], list)
        assert not {key.lower() for key in one} & reserved


def test_an_element_is_in_the_language_asked_for() -> None:
    """Label, type and tags of an entity."""
    english = {one["id"]: one for one in blueprint(lang="en")["elements"]}["org/a"]
    assert (english["label"], english["type"]) == ("Agency A", "organisation")
    assert english["tags"] == ["organisation", "agency"]
    assert (english["start"], english["end"]) == ("2008-01-01", "2020-01-01")
    norwegian = {one["id"]: one for one in blueprint()["elements"]}["org/a"]
    assert (norwegian["label"], norwegian["type"]) == ("Etaten A", "organisasjon")


def test_a_connection_names_its_sources_for_reading() -> None:
    """The description lists each source with its publisher and place, and the dates in words."""
    edge = next(one for one in blueprint(lang="en")["connections"] if one["tie"] == "holdsPost")
    lines = str(edge["description"]).split("\n")
    assert "from 2015\\-05\\-01 to 2017\\-01\\-01" in lines[0]
    assert lines[1:] == [
        "- Source s \\(Publisher s\\)\\: page 2".replace("\\:", ":"),
        "- Source t \\(Publisher t\\)\\: the panel".replace("\\:", ":"),
        "- Source w \\(Publisher w\\)\\: page 9".replace("\\:", ":"),
    ]
    assert (edge["label"], edge["support"]) == ("holds a post in", "disputed")


def test_no_text_becomes_markup() -> None:
    """Signs of Markdown and HTML in a text are shown, not obeyed; a line break ends no item."""
    said = next(one for one in blueprint()["connections"] if one["tie"] == "spokeOn")
    text = str(said["description"])
    assert "<" not in text.replace("\\<", "")
    assert len(text.split("\n")) == 3


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://example.org/a_b", "- [Source s \\(Publisher s\\)](<https://example.org/a_b>): page 2"),
        ("https://example.org/> <b>", "- [Source s \\(Publisher s\\)](<https://example.org/b>): page 2"),
        ("javascript:alert(1)", "- Source s \\(Publisher s\\): page 2"),
        (None, "- Source s \\(Publisher s\\): page 2"),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, line: str) -> None:
    """A source's address is a link when it begins with http, and ends where it ends."""
    network = sample().network
    sources = {**network.sources, "s": replace(network.sources["s"], url=url)}
    made = Content(replace(network, sources=sources), sample().store)
    read = json.loads(written(FORMATS[0], made)[""])
    edge = next(one for one in read["connections"] if one["tie"] == "holdsPost")
    assert edge["description"].split("\n")[1] == line
