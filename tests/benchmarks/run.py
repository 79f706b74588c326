"""Measures the main jobs on the shipped data beside the same work in rdflib, in one run.

    python -m tests.benchmarks.run

CPU seconds of this process, the median of a few runs after one that is not counted. The results are recorded
in README.md beside this file.
"""

import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import rdflib

from export.viewer.html import render_html
from export.viewer.model import view_model
from graph.build.locate import NQUADS
from graph.build.release import build, write_release
from graph.check.report import check_folders
from graph.files import data_folder
from graph.kart import load
from graph.query.questions import questions
from graph.store.memory import MemoryStore
from graph.time.diff import diff_days
from graph.time.state import state_of_day

DAY = date(2016, 8, 24)
ASKED: Mapping[str, Mapping[str, str]] = {
    "who-held-post": {},
    "statements": {},
    "solution-roles": {},
    "from-source": {"source": "visma-it-i-praksis-2016"},
    "municipality-count": {},
}


def cpu(work: Callable[[], object], runs: int = 3) -> float:
    """Median CPU seconds of a piece of work."""
    times = []
    for _ in range(runs + 1):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times[1:] if runs > 1 else times)


def measure() -> list[tuple[str, float, float | None]]:
    """Rows of name, our CPU seconds and, where there is one, those of the same work in rdflib."""
    rows: list[tuple[str, float, float | None]] = [("build the shipped data", cpu(build), None)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build()
        rows.append(("write the release", cpu(lambda: write_release(built, folder)), None))
        path = folder / NQUADS
        plain = rdflib.Dataset(default_union=False)
        parsed = cpu(lambda: plain.parse(path, format="nquads"), runs=1)
        rows.append(("load the release", cpu(lambda: MemoryStore.of_nquads(path)), parsed))
        kart = load(folder)
        rows.append(("read the network", cpu(lambda: load(folder).network), None))
        for question, given in ASKED.items():
            sparql = kart.ask(question, as_of=DAY, **given).sparql
            ours = cpu(lambda text=sparql: list(_rows(kart.store.query(text))))  # type: ignore[misc]
            theirs = cpu(lambda text=sparql: list(plain.query(text)), runs=1)  # type: ignore[misc]
            rows.append((f"ask {question}", ours, theirs))
        rows.append(("state of a day", cpu(lambda: state_of_day(kart.store, DAY)), None))
        span = (date(1990, 1, 1), kart.release.reference)
        rows.append(
            ("difference of two days", cpu(lambda: diff_days(kart.network.facts.values(), *span)), None)
        )
        rows.append(("view model and page", cpu(lambda: render_html(view_model(kart.network))), None))
    rows.append(
        ("check without shapes", cpu(lambda: check_folders([data_folder()], shapes=False), runs=1), None)
    )
    rows.append(("check", cpu(lambda: check_folders([data_folder()]), runs=1), None))
    rows.append(("check after one fact has changed", _check_a_change(), None))
    return rows


def _check_a_change() -> float:
    """CPU seconds of a check after the day on which somebody took up a post has been moved."""
    with tempfile.TemporaryDirectory() as name:
        data, memory = Path(name) / "data", Path(name) / "memory.json"
        shutil.copytree(data_folder(), data)
        check_folders([data], memory=memory)
        path = data / "facts" / "national-relations.yaml"
        text = path.read_text(encoding="utf-8")
        changed = re.sub(r"(start: \d{4}-\d\d-)1[0-8]\b", r"\g<1>19", text, count=1)
        if changed == text:
            raise AssertionError("there is no day to move")
        path.write_text(changed, encoding="utf-8")
        kept = memory.read_bytes()

        def check() -> None:
            memory.write_bytes(kept)
            if not check_folders([data], memory=memory).checked:
                raise AssertionError("the change was not looked at")

        return cpu(check)


def _rows(results: object) -> ox.QuerySolutions:
    assert isinstance(results, ox.QuerySolutions)
    return results


def table(rows: list[tuple[str, float, float | None]]) -> str:
    """The rows as a Markdown table."""
    lines = ["| work | CPU s | rdflib, CPU s | ratio |", "|---|---|---|---|"]
    for name, ours, theirs in rows:
        beside = f"{theirs:.2f} | {theirs / ours:.0f}" if theirs is not None else " | "
        lines.append(f"| {name} | {ours:.3f} | {beside} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(f"{len(questions())} questions")
    print(table(measure()), end="")
