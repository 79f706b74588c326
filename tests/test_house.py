"""The house rules that no linter knows: sizes, one-way imports, nothing of a machine in the files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted([*ROOT.glob("graph/**/*.py"), *ROOT.glob("export/**/*.py")])
TESTS = sorted(ROOT.glob("tests/**/*.py"))
HEAVY = {
    "rdflib",
    "networkx",
    "pyvis",
    "pyshacl",
    "numpy",
    "pydantic",
    "rich",
    "jinja2",
    "pyoxigraph",
    "yaml",
}
LEAKS = re.compile(
    "|".join(
        ["py" + r"pi\.org", "python" + "hosted", "registry" + r"\.npm", "deb" + r"\.debian", r"/wo" + "rk/"]
    )
)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions and methods of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    """No function is over 80 lines, nine of ten are at most 30."""
    sizes = {f"{path.name}:{node.name}": length(node) for path in CODE for node in functions(path)}
    assert {name: size for name, size in sizes.items() if size > 80} == {}
    assert sorted(sizes.values())[int(len(sizes) * 0.9)] <= 30


def test_modules_are_short() -> None:
    """No module is over 400 lines; the median is at most 120."""
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    assert median(sizes.values()) <= 120


def test_the_model_imports_nothing_of_ours() -> None:
    """`graph.model` stands alone, but for the errors."""
    for path in ROOT.glob("graph/model/*.py"):
        names = re.findall(
            r"^from (graph[\w.]*|export[\w.]*) import", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert [name for name in names if not name.startswith(("graph.model", "graph.errors"))] == []


def test_nothing_below_imports_the_command_line() -> None:
    """The command line is the top: nothing imports it but itself."""
    below = [path for path in CODE if "cli" not in path.parts]
    assert [str(path) for path in below if "graph.cli" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("graph/cli/*.py")), ids=lambda path: path.name)
def test_commands_import_heavy_things_inside(path: Path) -> None:
    """A command's module costs nothing to import."""
    top = [
        node
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    names = {(node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name for node in top}
    assert {name.split(".")[0] for name in names} & HEAVY == set()


def test_every_test_asserts() -> None:
    """A test function without an assertion proves nothing."""
    silent = []
    for path in TESTS:
        for node in functions(path):
            body = ast.dump(node)
            if node.name.startswith("test_") and not re.search(r"Assert\(|raises|expect|assert_", body):
                silent.append(f"{path.name}:{node.name}")
    assert silent == []


def tracked() -> list[Path]:
    """The text files of the project; all files when it is not a git checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [ROOT / name for name in names] or [*CODE, *TESTS]
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".woff2"}]


def test_nothing_of_this_machine_or_its_registries() -> None:
    """No file names a package registry's host or a path of the machine that it was written on."""
    found = [
        str(path) for path in tracked() if LEAKS.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_project_stands_alone() -> None:
    """Nothing but the CI script looks outside the checkout."""
    outside = "../" + "shared"
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if outside in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found in ([], [".ci/run"])
