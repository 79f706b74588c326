"""What the documentation shows is what the program does."""

import re
from pathlib import Path

import pytest

from graph.kart import Kart
from graph.query.questions import questions
from tests.docs.generate import README, REFERENCE, ROOT, readme, reference

DOCUMENTS = [README, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
DOCUMENTS += sorted(ROOT.glob("data/**/*.md")) + sorted(ROOT.glob("ontology/*.md"))


def test_readme_shows_real_output(release: Path, kart: Kart, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command in the README gives the output printed there (else: make docs)."""
    monkeypatch.setattr("graph.kart.load", lambda *_, **__: kart)  # once, not for every command
    text = README.read_text(encoding="utf-8")
    assert readme(text, release) == text


def test_reference_is_current() -> None:
    """The reference is the help of every command and question (else: make docs)."""
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_every_question_is_in_the_readme() -> None:
    """The README's list of questions is complete."""
    text = README.read_text(encoding="utf-8")
    assert [name for name in questions() if name not in text] == []


@pytest.mark.slow
def test_python_example_runs(
    capsys: pytest.CaptureFixture[str], release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The README's Python example runs as it stands, and says who led Difi."""
    monkeypatch.setattr("graph.kart.find_release", lambda *_, **__: release)
    block = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    exec(compile(block[1], "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "Steffen Sutorius gjelder",
        "True",
        "Direktoratet for forvaltning og IKT",
        "Network",
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link and picture of a document exists."""
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []
