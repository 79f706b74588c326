"""Cross-fact rules: one SPARQL SELECT a file in `ontology/rules/`; every row is something wrong.

A file starts with comment lines that hold YAML: `message` (nb, en, with `{names}` of variables), `severity`.
The variable `?fact` says which fact is to blame.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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

FACT_CLASSES = {
    "existence": "ak:Existence", "name": "ak:NamePeriod", "identification": "ak:Identification",
    "membership": "org:Membership", "relation": "ak:Relation", "change": "org:ChangeEvent",
    "solutionRole": "ak:SolutionRole", "participation": "ak:EventParticipation",
    "documentRole": "ak:DocumentRole", "statement": "ak:Statement", "figure": "qb:Observation",
    "reportedClaim": "ak:ReportedClaim",
}  # fmt: skip
"""The class of each kind of fact, as rules write it."""


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

    def kinds(self) -> set[str]:
        """The kinds of fact that it joins, told from the classes that it names."""
        named = set(re.findall(r"\b[a-z]+:[A-Za-z]+\b", self.sparql))
        return {kind for kind, name in FACT_CLASSES.items() if name in named}

    def rows(self, store: Store, base: str) -> Iterator[Mapping[str, str]]:
        """What it finds: the values of its variables as a message shows them.

        Raises:
            QueryError: It is not a SELECT query.
        """
        results = store.query(self.sparql, prefixes=prefixes(base))
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError(f"The rule {self.name} is not a SELECT query")
        names = [variable.value for variable in results.variables]
        for solution in results:
            yield {name: _shown(solution[name], base) for name in names}


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
    return blamed(rule, rule.rows(store, base), origins)


def blamed(
    rule: Rule, rows: Iterable[Mapping[str, str]], origins: Mapping[str, tuple[Path, int]]
) -> Iterator[Problem]:
    """Rows as problems, with file and line of the fact to blame."""
    for values in rows:
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
