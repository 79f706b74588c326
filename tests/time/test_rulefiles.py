"""Rules as files: what is none is told with its path."""

from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.time.rulefiles import read_rule, rule_files

HEAD = "# title: {nb: a, en: b}\n# explanation: {nb: c, en: d}\n"


@pytest.mark.parametrize("folder", ["state", "inference"])
def test_the_rules_are_in_order(folder: str) -> None:
    """By the names of their files, each with title and explanation in both languages."""
    names = [rule.name for rule in rule_files(folder)]
    assert names == sorted(names)
    assert len(names) > 5
    for rule in rule_files(folder):
        assert all(text.strip() for one in (rule.title, rule.explanation) for _, text in one.items())
        assert rule.made


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "title and explanation"),
        ("# title: [\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "title and explanation"),
        (HEAD + "SELECT ?s { ?s ?p ?o }", "a rule is CONSTRUCT"),
        (HEAD + "CONSTRUCT { ?s ?p } WHERE {\n ?s ?p ?o .\n}", "where a triple pattern must stand"),
    ],
)
def test_what_is_no_rule(tmp_path: Path, text: str, message: str) -> None:
    """One line that says what is missing."""
    path = tmp_path / "x.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=message):
        read_rule(path)


def test_premises_are_triple_patterns(tmp_path: Path) -> None:
    """An inference that filters could not be explained by its premises alone."""
    path = tmp_path / "x.rq"
    path.write_text(
        HEAD + "CONSTRUCT { ?s ?p ?o } WHERE {\n  ?s ?p ?o .\n  FILTER(?s != ?o)\n}\n", encoding="utf-8"
    )
    assert read_rule(path).select("?s") == "SELECT ?s WHERE {\n  ?s ?p ?o .\n  FILTER(?s != ?o)\n}"
    with pytest.raises(QueryError, match="triple pattern"):
        read_rule(path).premises()
