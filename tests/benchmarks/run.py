"""Measures the main jobs on the shipped data beside the same work in rdflib, in one run.

    python -m tests.benchmarks.run

CPU seconds of this process, the median of a few runs after one that is not counted. The results are recorded
in README.md beside this file.
"""

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import rdflib

from export.viewer.html import render_html
from export.viewer.model import view_model
from graph.build.locate import NQUADS
from graph.build.release import build, write_release
from graph.check.report import check_folders
from graph.files import data_folder
from graph.kart import load
from graph.store.memory import MemoryStore
from graph.time.diff import diff_days
from graph.time.state import state_of_day
from tests.benchmarks.timing import Row, cpu, table

DAY = date(2016, 8, 24)


def measure() -> list[Row]:
    """The jobs."""
    rows = [Row("build the shipped data", cpu(build))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build()
        rows.append(Row("write the release", cpu(lambda: write_release(built, folder))))
        path = folder / NQUADS
        plain = rdflib.Dataset(default_union=False)
        parsed = cpu(lambda: plain.parse(path, format="nquads"), runs=1, warm=False)
        rows.append(Row("load the release", cpu(lambda: MemoryStore.of_nquads(path)), "rdflib", parsed))
        kart = load(folder)
        rows.append(Row("load it and read the network", cpu(lambda: load(folder).network)))
        rows.append(Row("state of a day, with what follows", cpu(lambda: state_of_day(kart.store, DAY))))
        span = (date(1990, 1, 1), kart.release.reference)
        rows.append(Row("difference of two days", cpu(lambda: diff_days(kart.network.facts.values(), *span))))
        rows.append(Row("view model and page", cpu(lambda: render_html(view_model(kart.network)))))
    rows.append(Row("check without shapes", cpu(_check(shapes=False), runs=1)))
    rows.append(Row("check", cpu(_check(shapes=True), runs=1, warm=False)))
    rows.append(Row("check after one fact has changed", _check_a_change()))
    return rows


def _check(*, shapes: bool) -> Callable[[], object]:
    return lambda: check_folders([data_folder()], shapes=shapes)


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


if __name__ == "__main__":
    print(table(measure()), end="")
