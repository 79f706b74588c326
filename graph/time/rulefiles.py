"""Rules that make triples: one described SPARQL CONSTRUCT a file, applied in the order of their names.

`ontology/state/` makes the direct triples of a day from facts, `ontology/inference/` makes further ones from
those. A file starts with comment lines that hold YAML: `title` and `explanation`, each in both languages.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import yaml

from graph.errors import QueryError
from graph.files import ontology_folder
from graph.model.text import Text
from graph.vocabulary import RDF_TYPE, prefixes

Pattern = tuple[str, str, str]
"""Subject, predicate and object of a triple pattern, as they are written."""

_FORM = re.compile(r"\s*CONSTRUCT\s*\{(?P<made>[^{}]*)\}\s*WHERE\s*\{\n?(?P<body>.*)\}\s*", re.DOTALL)

_TERM = re.compile(r"a|\?\w+|[a-z][a-z0-9-]*:[\w-]+")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule that makes triples.

    Attributes:
        name: Name of its file, which also gives its place in the order.
        title: What it makes, in a few words.
        explanation: Why what it makes holds.
        made: The triple patterns that it makes.
        body: The patterns that must hold.
        sparql: The whole query.
    """

    name: str
    title: Text
    explanation: Text
    made: tuple[Pattern, ...]
    body: str
    sparql: str

    def select(self, *variables: str) -> str:
        """The rows for which the rule makes something: a SELECT of these variables over its body."""
        return f"SELECT {' '.join(variables)} WHERE {{\n{self.body}}}"

    def premises(self) -> tuple[Pattern, ...]:
        """The triple patterns of the body, one a line.

        Raises:
            QueryError: A line is something else.
        """
        lines = [line.strip() for line in self.body.splitlines() if line.strip()]
        return tuple(_pattern(line.removesuffix("."), self.name) for line in lines)


@lru_cache(maxsize=4)
def rule_files(folder: str) -> tuple[RuleFile, ...]:
    """The rules of a folder of the ontology, in order.

    Args:
        folder: `state` or `inference`.

    Raises:
        QueryError: A file is no such rule.
    """
    return tuple(read_rule(path) for path in sorted((ontology_folder() / folder).glob("*.rq")))


def read_rule(path: Path) -> RuleFile:
    """Read a rule.

    Raises:
        QueryError: The file is no such rule.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))
    sparql = "\n".join(lines[end:])
    found = _FORM.fullmatch(sparql)
    try:
        head = yaml.safe_load("\n".join(line[2:] for line in lines[:end]))
        title, explanation = Text.of(head["title"]), Text.of(head["explanation"])
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise QueryError(f"{path}: title and explanation are missing at the head") from error
    if found is None:
        raise QueryError(f"{path}: a rule is CONSTRUCT {{ … }} WHERE {{ … }}")
    made = tuple(_pattern(part, path.stem) for part in found["made"].split(" . "))
    return RuleFile(path.stem, title, explanation, made, found["body"], sparql)


def named(text: str) -> ox.NamedNode:
    """A prefixed name in a rule as a term."""
    if text == "a":
        return RDF_TYPE
    prefix, _, local = text.partition(":")
    return ox.NamedNode(prefixes()[prefix] + local)


def _pattern(text: str, name: str) -> Pattern:
    parts = text.split()
    if len(parts) != 3 or not all(map(_TERM.fullmatch, parts)):
        raise QueryError(f"The rule {name} has “{text.strip()}” where a triple pattern must stand")
    return parts[0], parts[1], parts[2]
