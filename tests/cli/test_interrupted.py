"""A full disk or Ctrl-C in the middle of writing: one line, the old files as they were, nothing left over."""

import errno
import io
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from export.registry import FORMATS, find_format
from tests.cli.runner import ROOT, SMALL, run
from tests.conftest import Tiny
from tests.fixtures.small import GOOD


class _Stopping:
    """Makes files that count what is written to them, all together, and raise an error at a limit."""

    def __init__(self, error: BaseException, limit: int) -> None:
        self.error, self.limit, self.written = error, limit, 0

    def open(self, handle: int, mode: str) -> io.BufferedWriter:
        """Stands in for `os.fdopen`."""
        stopping = self

        class File(io.BufferedWriter):
            def write(self, data: object) -> int:
                size = len(memoryview(data).cast("B"))  # type: ignore[arg-type]
                stopping.written += size
                if stopping.written > stopping.limit:
                    raise stopping.error
                return super().write(data)  # type: ignore[arg-type]

        return File(io.FileIO(handle, mode))


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _words(name: str, folder: Path, data: Path) -> tuple[str, ...]:
    """A command that writes below a folder."""
    if name == "build":
        return ("build", str(data), "-o", str(folder / "release"))
    if name == "view":
        return ("view", "-o", str(folder / "kart.html"), *SMALL)
    if name == "decide":
        reason = ("--reason", "to etater", "--date", "2026-01-01")
        return ("identity", "decide", "not-same", "org/a", "org/b", *reason, str(data))
    return ("export", name, "-o", str(folder / f"kart{find_format(name).suffix}"), *SMALL)


@pytest.mark.parametrize("name", ["build", "view", "decide", *(form.name for form in FORMATS)])
def test_stopped_half_way(name: str, tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops it after half of its bytes, every file is the one that stood there before."""
    data, folder = tiny(GOOD), tmp_path / "ut"
    words = _words(name, folder, data)

    def stopped(error: BaseException, limit: int) -> tuple[_Stopping, Result]:
        stopping = _Stopping(error, limit)
        with monkeypatch.context() as patched:
            patched.setattr("graph.files.os.fdopen", stopping.open)
            return stopping, run(*words)

    whole, result = stopped(OSError(errno.ENOSPC, "No space left on device"), sys.maxsize)
    assert result.exit_code == 0, result.output
    for path in map(Path, _contents(folder)):
        path.write_bytes(b"old")
    if name == "decide":
        words = tuple(word.replace("org/b", "org/c") for word in words)
    before = _contents(tmp_path)
    for error, code, told in (
        (OSError(errno.ENOSPC, "No space left on device"), 1, "No space left on device"),
        (KeyboardInterrupt(), 130, "Interrupted"),
    ):
        _, result = stopped(error, whole.written // 2)
        lines = result.stderr.strip().splitlines()
        assert (result.exit_code, len(lines)) == (code, 1), result.output
        assert re.match(rf"Error: .*{told}", lines[0])
        assert _contents(tmp_path) == before


SLOW_WRITER = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
import graph.files, os
class Slow:
    def __init__(self, file): self.file = file
    def __enter__(self): return self
    def __exit__(self, *_): self.file.close()
    def flush(self): self.file.flush()
    def write(self, data):
        self.file.write(data[:10]); self.file.flush()
        print("writing", flush=True)
        time.sleep(60)
opened = os.fdopen
graph.files.os.fdopen = lambda *given: Slow(opened(*given)) if given[1:] == ("wb",) else opened(*given)
from graph.cli.main import main
main(sys.argv[1:], prog_name="aktorkart")
"""
"""A command line whose files take a minute, so that Ctrl-C meets it while it writes."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that a test could send")
@pytest.mark.parametrize("name", ["nquads", "csv", "view"])
def test_ctrl_c_in_a_process_of_its_own(name: str, tmp_path: Path) -> None:
    """Exit code 130 and one line; the folder is as it was."""
    words = _words(name, tmp_path, tmp_path)
    target = Path(words[words.index("-o") + 1])
    old = target / "ties.csv" if name == "csv" else target
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"old")
    child = subprocess.Popen(
        [sys.executable, "-c", SLOW_WRITER, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"writing\n"
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=30)
    assert child.returncode == 130
    assert errors.decode().splitlines() == [
        "Error: Interrupted; files that were not complete are as they were."
    ]
    assert _contents(tmp_path) == {str(old): b"old"}
