"""How the benchmarks measure: CPU seconds, so that what else the machine does counts less."""

import multiprocessing
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Row:
    """Some work beside the same work of somebody else.

    Attributes:
        name: The work.
        ours: Our CPU seconds.
        peer: Whose it stands beside; empty for none.
        theirs: Their CPU seconds; `None` where there is none, or they did not end in time.
    """

    name: str
    ours: float
    peer: str = ""
    theirs: float | None = None


def cpu(work: Callable[[], object], runs: int = 3, *, warm: bool = True) -> float:
    """Median CPU seconds of a piece of work.

    Args:
        work: What is measured.
        runs: How often it counts.
        warm: It runs once before, and that does not count.
    """
    times = []
    for _ in range(runs + warm):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times[warm:])


def least(works: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """Least CPU seconds of short pieces of work that run in turns, so that all meet the same machine."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, taken in zip(works, times, strict=True):
            begun = time.process_time()
            work()
            taken.append(time.process_time() - begun)
    return [min(taken) for taken in times]


def cpu_of_process(command: Sequence[str], runs: int = 5) -> float:
    """Median CPU seconds of a process from its start to its end, after one run that does not count."""
    times = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times[1:])


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table; a ratio above one says that ours took less."""
    lines = ["| work | CPU s | beside | CPU s | ratio |", "|---|---|---|---|---|"]
    for row in rows:
        theirs = f"{row.theirs:.3f} | {row.theirs / row.ours:.1f}" if row.theirs is not None else " | "
        lines.append(f"| {row.name} | {row.ours:.3f} | {row.peer} | {theirs} |")
    return "\n".join(lines) + "\n"


def cpu_within(work: Callable[[], object], limit: int) -> float | None:
    """CPU seconds of one run in a process of its own, or `None` when it does not end within the limit."""
    processes = multiprocessing.get_context("fork")  # what the work reads is not read again
    here, there = processes.Pipe(duplex=False)
    child = processes.Process(target=_limited, args=(there, work, limit))
    child.start()
    there.close()
    child.join()
    return float(here.recv()) if child.exitcode == 0 else None


def _limited(answer: Connection, work: Callable[[], object], limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    answer.send(cpu(work, runs=1, warm=False))
