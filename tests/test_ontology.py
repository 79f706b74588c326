"""What the code takes from the ontology's lists, and the prefixes of the graph."""

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model.facts import TYPE_SCHEMES
from graph.model.ids import KIND_PREFIXES
from graph.model.text import Text
from graph.ontology import load_lists
from graph.vocabulary import ENTITY_PREFIXES, NAMESPACES, prefixes


def test_every_list_that_the_code_knows_is_there() -> None:
    """Kinds of entity, and the lists of their types."""
    notations = load_lists().notations()
    assert notations["entityKind"] == set(KIND_PREFIXES)
    assert set(TYPE_SCHEMES.values()) <= set(notations)


@pytest.mark.parametrize(
    ("scheme", "notation", "label", "inverse"),
    [
        ("eventRole", "panellist", Text("paneldeltaker", "panellist"), None),
        ("solutionRole", "targetGroup", Text("målgruppe", "target group"), Text("laget for", "made for")),
        ("eventRole", "nonsense", Text("nonsense", "nonsense"), Text("nonsense", "nonsense")),
    ],
)
def test_labels(scheme: str, notation: str, label: Text, inverse: Text | None) -> None:
    """Of an entry and from the other side; what is unknown is called by its notation."""
    lists = load_lists()
    assert lists.label(scheme, notation) == label
    if inverse is not None:
        assert lists.inverse(scheme, notation) == inverse
    assert lists.label(scheme, None) == Text("", "")


@pytest.mark.parametrize("content", [None, "not turtle"])
def test_lists_that_cannot_be_read(tmp_path: Path, content: str | None) -> None:
    """A missing or broken file is one error."""
    if content is not None:
        (tmp_path / "schemes.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="lists cannot be read"):
        load_lists(tmp_path)


def test_prefixes() -> None:
    """Each prefix once, data prefixes below the base that was chosen."""
    found = prefixes("https://example.org/")
    assert len(found) == len(NAMESPACES) + len(ENTITY_PREFIXES)
    assert found["a-person"] == "https://example.org/id/person/"
    assert found["org"] == "http://www.w3.org/ns/org#"
    assert len(set(found.values())) == len(found)
