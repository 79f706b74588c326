"""Every named question on a small release: an answer with rows, and the same one in another SPARQL engine."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from graph.query.questions import questions
from tests.query.rows import column
from tests.query.small import CASES, DAY, small

Rows = Counter[tuple[str, ...]]


@cache
def dataset() -> rdflib.Dataset:
    """The small release in rdflib."""
    return small().dataset()


def counted(rows: Iterable[Iterable[str | None]]) -> Rows:
    """Rows that can be compared: what is missing is empty, and lists in one cell are in order."""
    return Counter(tuple(" ".join(sorted((cell or "").split(" "))) for cell in row) for row in rows)


def ours(sparql: str) -> Rows:
    """The rows as the store gives them."""
    found = small().store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return counted(
        [term.value if (term := row[name]) is not None else None for name in names] for row in found
    )


def theirs(sparql: str) -> Rows:
    """The rows as rdflib's own SPARQL engine gives them."""
    found: Result = dataset().query(sparql)
    assert found.vars is not None
    return counted(
        [str(row[name]) if name in row else None for name in found.vars or ()] for row in found.bindings
    )


SLOW = {"links", "owners-chain", "depends-on"}
"""Questions that take rdflib long, the first of them minutes."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in sorted(questions())],
)
def test_the_same_answer_in_another_engine(name: str) -> None:
    """Rows, and the same rows in Oxigraph and rdflib: the questions are SPARQL 1.1 and nothing else."""
    sparql = small().asker.sparql(name, CASES[name], as_of=DAY)
    assert len(ours(sparql)) > 0
    assert theirs(sparql) == ours(sparql)


def test_other_side() -> None:
    """Liv disagrees with what Per and Kari agree to; of Kari and Per, who agree, no row."""
    answer = small().ask("other-side", as_of=DAY)
    assert column(answer, "person", "stance", "other", "otherStance", "otherFor") == [
        ("person/kari", "agree", "person/liv", "disagree", "org/a"),
        ("person/liv", "disagree", "person/per", "agree", "org/a"),
    ]
    assert column(small().ask("same-side", as_of=DAY), "person", "other") == [("person/kari", "person/per")]


def test_chains_have_every_step() -> None:
    """The card is two steps from the mailbox; above the unit stand the agency and its ministry."""
    needs = small().ask("depends-on", solution="solution/post", as_of=DAY)
    assert column(needs, "step", "needing", "needed") == [
        ("1", "solution/post", "solution/id"),
        ("2", "solution/id", "solution/kort"),
    ]
    above = small().ask("owners-chain", organisation="org/u", as_of=DAY)
    assert column(above, "step", "above") == [("1", "org/a"), ("2", "org/m")]
