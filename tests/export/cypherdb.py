"""Runs exported Cypher in Ladybug, an embedded graph database.

Ladybug wants its tables declared, which Neo4j does not; the adapter declares them from the statements, in
place of the uniqueness constraints, whose syntax is Neo4j's own. All others run as they are written.
"""

import re
from collections.abc import Iterator

import ladybug

_TOKEN = re.compile(r"'(?:[^'\\]|\\.)*'|//[^\n]*\n|;|[^';/]+|/", re.DOTALL)
_CONSTRAINT = re.compile(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:`(\w+)`\) REQUIRE n\.id IS UNIQUE")
_NODES = re.compile(r"\] AS row\nMERGE \(n:`(\w+)` \{id: row\.id\}\)\nSET ([^']+)$")
_RELATIONS = re.compile(
    r"\] AS row\nMATCH \(a:`(\w+)` \{id: row\.a\}\), \(b:`(\w+)` \{id: row\.b\}\)\n"
    r"MERGE \(a\)-\[r:`(\w+)` \{fact: row\.fact\}\]->\(b\)\nSET ([^']+)$"
)
_LISTS = {"aliases", "sources", "places", "shown_from", "shown_to"}


def statements(text: str) -> Iterator[str]:
    """The statements of a text, without comments; a semicolon in a literal ends none."""
    found = ""
    end = 0
    for token in _TOKEN.finditer(text):
        assert token.start() == end, text[end : end + 80]
        end = token.end()
        if token[0] == ";":
            yield found.strip()
            found = ""
        elif not token[0].startswith("//"):
            found += token[0]
    assert end == len(text)
    assert not found.strip()


def _columns(sets: str) -> dict[str, None]:
    names = re.findall(r"\w+\.(\w+) = row\.\1(?:, |$)", sets)
    return {f"{name} STRING{'[]' if name in _LISTS else ''}": None for name in names}


class Database:
    """An empty database in memory."""

    def __init__(self) -> None:
        self._connection = ladybug.Connection(ladybug.Database(":memory:"))

    def load(self, text: str) -> None:
        """Run all statements of an export."""
        found = list(statements(text))
        declared = {match[1] for one in found if (match := _CONSTRAINT.fullmatch(one))}
        nodes: dict[str, dict[str, None]] = {}
        relations: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for one in found:
            if match := _NODES.search(one):
                assert match[1] in declared
                nodes.setdefault(match[1], {}).update(_columns(match[2]))
            elif match := _RELATIONS.search(one):
                ends, columns = relations.setdefault(match[3], ({}, {}))
                ends[f"FROM `{match[1]}` TO `{match[2]}`"] = None
                columns.update(_columns(match[4]))
        for name, columns in nodes.items():
            self.rows(
                f"CREATE NODE TABLE IF NOT EXISTS `{name}`({', '.join(['id STRING PRIMARY KEY', *columns])})"
            )
        for name, (ends, columns) in relations.items():
            self.rows(
                f"CREATE REL TABLE IF NOT EXISTS `{name}`({', '.join([*ends, 'fact STRING', *columns])})"
            )
        for one in found:
            if not _CONSTRAINT.fullmatch(one):
                self.rows(one)

    def rows(self, query: str) -> list[list[object]]:
        """The rows that a query gives."""
        result = self._connection.execute(query)
        assert not isinstance(result, list)
        found: list[list[object]] = []
        while result.has_next():
            row = result.get_next()
            assert isinstance(row, list)
            found.append(row)
        return found
