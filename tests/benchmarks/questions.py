"""Every named question with its example's parameters, beside the engines it could run on, in one run.

    python -m tests.benchmarks.questions

CPU seconds. “ask” is the work of the command itself on a loaded release: resolving names, the query, naming
every cell and the sources of every row. Bare Oxigraph runs the same SPARQL and reads every value; oxrdflib
and rdflib run it through rdflib. rdflib gets a limit of CPU time a query, in a process of its own.
"""

import gc
import shlex
import statistics
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib

from graph.build.locate import NQUADS, find_release
from graph.kart import Kart, load
from graph.query.questions import Question, questions
from tests.benchmarks.timing import cpu, cpu_within, least

LIMIT = 2
"""CPU seconds that rdflib gets a query."""
RUNS = 15
"""How often a question and its query in Oxigraph are run, in turns; of these milliseconds the least count."""


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds of one question.

    Attributes:
        name: The question.
        rows: How many rows it has.
        first: `ask`, the first time in a process that has loaded the release.
        ask: `ask` again.
        bare: The same SPARQL in Oxigraph.
        oxrdflib: The same through oxrdflib; `None` where that is not installed.
        rdflib: The same in rdflib; `None` where it did not end in time.
    """

    name: str
    rows: int
    first: float
    ask: float
    bare: float
    oxrdflib: float | None
    rdflib: float | None


def read_values(store: ox.Store, sparql: str) -> list[list[str]]:
    """All values of a query's rows, as Oxigraph gives them."""
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return [[term.value for term in row if term is not None] for row in found]


def options(asked: Question) -> dict[str, str]:
    """The options of a question's example."""
    words = shlex.split(asked.call)[3:]
    names = [word.removeprefix("--").replace("-", "_") for word in words[::2]]
    return dict(zip(names, words[1::2], strict=True))


def measure() -> list[Measured]:
    """All questions."""
    folder = find_release()
    path = folder / NQUADS
    plain = rdflib.Dataset(default_union=False)
    plain.parse(path, format="nquads")
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
    through = _oxrdflib(path)
    kart = load(folder)
    gc.freeze()  # rdflib's objects are not in the way of ours
    return [_measured(kart, asked, store, through, plain) for asked in questions().values()]


def _oxrdflib(path: Path) -> rdflib.Dataset | None:
    try:
        dataset = rdflib.Dataset(store="Oxigraph", default_union=False)
    except rdflib.plugin.PluginException:
        return None
    dataset.parse(path, format="ox-nquads")
    return dataset


def _measured(
    kart: Kart, asked: Question, store: ox.Store, through: rdflib.Dataset | None, plain: rdflib.Dataset
) -> Measured:
    given = options(asked)
    first = cpu(lambda: kart.ask(asked.name, **given), runs=1, warm=False)
    answer = kart.ask(asked.name, **given)
    ask, bare = least(
        (lambda: kart.ask(asked.name, **given), lambda: read_values(store, answer.sparql)), RUNS
    )
    return Measured(
        asked.name,
        answer.total,
        first,
        ask,
        bare,
        cpu(lambda: list(through.query(answer.sparql))) if through is not None else None,
        cpu_within(lambda: list(plain.query(answer.sparql)), LIMIT),
    )


def table(rows: list[Measured]) -> str:
    """The rows as a Markdown table, in milliseconds."""
    lines = [
        "| question | rows | first, ms | ask, ms | bare, ms | ask / bare | oxrdflib / ask | rdflib / ask |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in rows:
        through = f"{one.oxrdflib / one.ask:.1f}" if one.oxrdflib is not None else ""
        slow = f"{one.rdflib / one.ask:.0f}" if one.rdflib is not None else f"> {LIMIT / one.ask:.0f}"
        lines.append(
            f"| {one.name} | {one.rows} | {one.first * 1000:.1f} | {one.ask * 1000:.1f} | "
            f"{one.bare * 1000:.1f} | {one.ask / one.bare:.2f} | {through} | {slow} |"
        )
    return "\n".join([*lines, "", *summary(rows)]) + "\n"


def summary(rows: list[Measured]) -> list[str]:
    """How many questions are within the goals."""
    beside = [one.ask / one.bare for one in rows]
    quick = [(one.rdflib or LIMIT) / one.ask for one in rows]
    return [
        f"- ask / bare Oxigraph: median {statistics.median(beside):.2f}, at most 1.3 for "
        f"{sum(one <= 1.3 for one in beside)} of {len(rows)}, highest {max(beside):.2f}.",
        f"- rdflib / ask: at least 20 for {sum(one >= 20 for one in quick)} of {len(rows)}, "
        f"lowest {min(quick):.0f}; {sum(one.rdflib is None for one in rows)} ran out of {LIMIT} CPU s.",
        f"- All questions: ask {sum(one.ask for one in rows):.2f} CPU s, the first time "
        f"{sum(one.first for one in rows):.2f}, bare Oxigraph {sum(one.bare for one in rows):.2f}.",
    ]


if __name__ == "__main__":
    print(table(measure()), end="")
