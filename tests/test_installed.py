"""The wheel in an empty environment, without what only developers install, used from an awkward folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from export.registry import FORMATS

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = {"xlsx"}
"""Formats that need a package of their own."""


def _run(*words: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_the_wheel_is_enough(tmp_path: Path) -> None:
    """Installed alone, it builds, asks, exports, checks and draws; what needs an extra says which."""
    home = tmp_path / "mappe med æøå"
    home.mkdir()
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", home, ROOT)
    made = _run(*pip, cwd=home)
    assert made.returncode == 0, made.stderr
    (wheel,) = home.glob("*.whl")
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    assert _run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=home).returncode == 0
    python = scripts / "python"
    installed = _run(python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=home)
    assert installed.returncode == 0, installed.stderr
    assert _run(python, "-c", "import pytest", cwd=home).returncode != 0
    program = scripts / "aktorkart"

    def ok(*words: str | Path) -> str:
        result = _run(program, *words, cwd=home)
        assert result.returncode == 0, result.stderr
        return result.stdout

    ok("build", "-o", "utgåve én")
    release = ("--release", "utgåve én")
    asked = ok("ask", "municipality-count", "--as-of", "2016-10-01", "--format", "csv", *release)
    assert asked.split() == ["count", "428"]
    for form in FORMATS:
        target = home / "ut på tur" / f"{form.name}{form.suffix}"
        result = _run(program, "export", form.name, "-o", target, *release, cwd=home)
        if form.name in EXTRAS:
            assert (result.returncode, target.exists()) == (1, False)
            assert result.stderr.splitlines()[-1].startswith("Error: ")
            assert f"aktorkart[{form.name}]" in result.stderr
        else:
            assert result.returncode == 0, result.stderr
            assert target.is_dir() if form.files else target.stat().st_size > 1000
    ok("view", "-o", "kart æøå.html", *release)
    assert "Content-Security-Policy" in (home / "kart æøå.html").read_text(encoding="utf-8")
    assert '"$schema"' in ok("schema", "facts")
