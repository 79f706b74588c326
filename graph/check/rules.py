"""Cross-fact rules: one SPARQL SELECT a file in `ontology/rules/`; every row is something wrong.

A file starts with comment lines that hold YAML: `message` (nb, en, with `{names}` of variables), `severity`.
The variable `?fact` says which fact is to blame.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import yaml

from graph.errors import QueryError
from graph.files import ontology_folder
from graph.model.problems import Problem, Severity
from graph.model.text import Text
from graph.store.base import Store
from graph.vocabulary import AK, Term, prefixes


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over several facts.

    Attributes:
        name: Name of its file.
        message: What is wrong, with names of variables in braces.
        severity: How bad.
        sparql: A SELECT; every row is something wrong.
    """

    name: str
    message: Text
    severity: Severity
    sparql: str


@lru_cache(maxsize=2)
def rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """All rules of an ontology folder."""
    found = []
    for path in sorted((folder or ontology_folder() / "rules").glob("*.rq")):
        lines = path.read_text(encoding="utf-8").splitlines()
        end = next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))
        head = yaml.safe_load("\n".join(line[2:] for line in lines[:end]))
        severity = Severity(head.get("severity", "violation"))
        found.append(Rule(path.stem, Text.of(head["message"]), severity, "\n".join(lines[end:])))
    return tuple(found)


def broken(rule: Rule, store: Store, base: str, origins: Mapping[str, tuple[Path, int]]) -> Iterator[Problem]:
    """What breaks a rule, with file and line of the fact to blame.

    Raises:
        QueryError: The rule is not a SELECT query.
    """
    results = store.query(rule.sparql, prefixes=prefixes(base))
    if not isinstance(results, ox.QuerySolutions):
        raise QueryError(f"The rule {rule.name} is not a SELECT query")
    names = [variable.value for variable in results.variables]
    for solution in results:
        values = {name: _shown(solution[name], base) for name in names}
        file, line = origins.get(values.get("fact", ""), (None, None))
        message = Text(rule.message.nb.format(**values), rule.message.en.format(**values))
        yield Problem(rule.name, message, file, line, rule.severity)


def _shown(term: Term | None, base: str) -> str:
    """A term in a message: an id, a date, a notation."""
    if term is None:
        return "?"
    text = term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    if text.startswith(AK.iri):  # an entry of a list: its notation
        return text.removeprefix(AK.iri).partition("-")[2]
    return text.removeprefix(f"{base}id/").removeprefix(base)
