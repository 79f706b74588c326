"""Whatever bytes come in, a result or a problem comes out, never another exception.

The suite tries few examples an entrance; with the marker `slow` (`make test-full`) many are tried.
"""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.cli.main import main
from graph.errors import AktorkartError
from graph.ingest.assembly import Assembly
from graph.ingest.loading import load_folders
from graph.ingest.tables import read_table
from graph.kart import Kart, load
from graph.ontology import load_lists
from tests.conftest import RELEASE, TEXT, sources_yaml
from tests.fixtures.small import GOOD
from tests.network.sample import sample_folder

LISTS = load_lists().notations()
CSV = "id;navn;fra\norg/a;Etat A;2008-02-01\norg/b;“Etat; B”;\n".encode()
MAPPING = (
    b"table: t.csv\nsource: s\ndelimiter: ';'\nsections:\n  names:\n    - {entity: '{id}', text: '{navn}'}\n"
)
SPARQL = b"SELECT ?who (COUNT(*) AS ?n) { ?m a org:Membership ; org:member ?who } GROUP BY ?who LIMIT 3"
FEW = [pytest.param(12, id="few"), pytest.param(400, id="many", marks=pytest.mark.slow)]


@pytest.fixture(autouse=True)
def _tidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tests write goes the way of all temporary folders of pytest."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _workbook() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in (("id", "navn", "fra"), ("org/a", "Etat A", 2008), ("org/b", "Etat B", None)):
        book.worksheets[0].append(row)
    book.save(buffer)
    return buffer.getvalue()


XLSX = _workbook()


@st.composite
def _mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with bytes taken out, put in, doubled or cut off, or any bytes at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        odd = draw(
            st.binary(max_size=6)
            | st.sampled_from(
                [b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b'"', b"{", b"[", b"&a", b"*a", b"!!x "]
            )
            | st.sampled_from(
                [b"null", b"99999999999999999999", b"1e999", b"-", b": ", b"\n", b"NaN", b"9999-12-31"]
            )
            | st.sampled_from([data[start:end] * 2, data[:20]])
        )
        data = data[:start] + odd + data[end:]
    return data


def _try(examples: int, whole: bytes, use: Callable[[bytes], None]) -> int:
    """Use mutated files; returns how many were used."""
    used = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(_mutated(whole))
    def each(data: bytes) -> None:
        nonlocal used
        used += 1
        use(data)

    each()
    return used


def _folder(name: str, data: bytes) -> Path:
    folder = Path(tempfile.mkdtemp())
    files = {"release.yaml": RELEASE, "sources.yaml": sources_yaml(), "texts/t.txt": TEXT, **GOOD}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    if name.startswith("registers/"):
        (folder / "registers").mkdir()
        (folder / "registers" / "t.csv").write_bytes(CSV)
        (folder / "registers" / "t.mapping.yaml").write_bytes(MAPPING)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder


DECISIONS = b"""decisions:
  - {verdict: not-same, ids: [org/a, org/b], reason: {nb: a, en: b}, date: 2026-01-01, by: x, undone: false}
"""
ASSERTIONS = b"""entities: [{kind: organisation, type: agency, on: 2016-10-01, at_least: 1}]
shares: [{of: facts-cited, at_least: 50}]
"""
ENTRANCES = {
    "facts/facts.yaml": GOOD["facts/facts.yaml"].encode(),
    "facts/entities.yaml": GOOD["facts/entities.yaml"].encode(),
    "sources.yaml": sources_yaml().encode(),
    "release.yaml": RELEASE.encode(),
    "withheld.yaml": b"salt: 12345678\nhashes: [" + b"0" * 64 + b"]\n",
    "decisions/d.yaml": DECISIONS,
    "assertions.yaml": ASSERTIONS,
    "registers/t.mapping.yaml": MAPPING,
    "registers/t.csv": CSV,
}


@pytest.mark.parametrize("examples", FEW)
@pytest.mark.parametrize("name", ENTRANCES)
def test_a_data_folder(name: str, examples: int) -> None:
    """Every file of a data folder: it is read, or a problem names a file."""

    def use(data: bytes) -> None:
        loaded = load_folders([_folder(name, data)], LISTS)
        assert all(problem.message.nb and problem.message.en for problem in loaded.problems)

    assert _try(examples, ENTRANCES[name], use) > 0


@pytest.mark.parametrize("examples", FEW)
@pytest.mark.parametrize(("name", "whole"), [("t.csv", CSV), ("t.xlsx", XLSX)])
def test_a_table(name: str, whole: bytes, examples: int) -> None:
    """A table is read whole, or not at all and with a problem."""
    with tempfile.TemporaryDirectory() as folder:

        def use(data: bytes) -> None:
            path = Path(folder) / name
            path.write_bytes(data)
            assembly = Assembly({})
            assert (read_table(assembly, path, ";") is None) == bool(assembly.problems)

        assert _try(examples, whole, use) > 0


@pytest.fixture(scope="module")
def small() -> Kart:
    """The small release."""
    return load(sample_folder())


@pytest.mark.parametrize("examples", FEW)
def test_a_query(small: Kart, examples: int) -> None:
    """A query has an answer, or is refused with an error of ours."""

    def use(data: bytes) -> None:
        try:
            answer = small.query(data.decode("utf-8", "replace"))
            assert len(list(answer) if hasattr(answer, "__iter__") else [answer]) >= 0
        except AktorkartError as error:
            assert str(error)

    assert _try(examples, SPARQL, use) > 0


@pytest.mark.parametrize("examples", FEW)
@pytest.mark.parametrize("name", ["check", "import-csv", "import-xlsx", "query"])
def test_the_command_line(name: str, examples: int, small: Kart, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 0, 1 or 2, no other exception, and one line where the command could not be done."""
    monkeypatch.setattr("graph.kart.load", lambda *_, **__: small)
    whole = {"check": GOOD["facts/facts.yaml"].encode(), "query": SPARQL, "import-csv": CSV}.get(name, XLSX)

    def use(data: bytes) -> None:
        if name == "check":
            words = ["check", "--no-shapes", "--full", str(_folder("facts/facts.yaml", data))]
        else:
            path = Path(tempfile.mkdtemp()) / f"fil{'.xlsx' if name == 'import-xlsx' else '.csv'}"
            path.write_bytes(data)
            words = ["query", str(path)] if name == "query" else ["import", "table", str(path)]
        result = CliRunner().invoke(main, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), (data, result.exception)
        assert result.exit_code in (0, 1, 2)
        assert "Traceback" not in result.output
        errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
        assert len(errors) == (result.exit_code != 0) or name == "check"

    assert _try(examples, whole, use) > 0
