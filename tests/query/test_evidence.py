"""What a fact rests on, and whether a user's copies of the texts still say so."""

import hashlib
from pathlib import Path

import pytest

from graph.check.evidence import Verdict
from graph.errors import EvidenceError
from graph.kart import Kart, load
from graph.network.views import FactView
from graph.query.evidence import claims_json, claims_text, missing_texts, source_texts, verify_places
from tests.conftest import TEXT
from tests.network.sample import build_into, sample

SPAN = "En setning om noe viktig i Norge."
START = TEXT.index(SPAN)
FACTS = f"""
source: t
places:
  l3: {{chars: [{START}, {START + len(SPAN)}], sha256: {hashlib.sha256(SPAN.encode()).hexdigest()},
       heading: Overskrift, paragraph: 1, line: 3, before: her, after: Da sa}}
entities:
  - {{id: org/a, kind: organisation, type: agency, name: Etaten, start: 2010, end: ongoing, evidence: [l3]}}
  - {{id: org/b, kind: organisation, type: agency, name: Byrået, start: 2010, end: ongoing,
     source: s, at: page 5}}
"""


@pytest.fixture(scope="module")
def spans(tmp_path_factory: pytest.TempPathFactory) -> Kart:
    """A release with one span."""
    return load(build_into(tmp_path_factory.mktemp("spans"), FACTS))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the frozen text."""
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def existence(kart: Kart, entity: str) -> FactView:
    """The fact that an entity exists."""
    return kart.network.entities[entity].existence


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (TEXT, Verdict.VERIFIED),
        (TEXT.replace("\n", "\r\n"), Verdict.VERIFIED),
        (f"\ufeff{TEXT}", Verdict.VERIFIED),
        (f"Ny linje.\n{TEXT}", Verdict.MOVED),
        (TEXT.replace("viktig", "uviktig"), Verdict.NOT_FOUND),
    ],
)
def test_verdicts(spans: Kart, texts: Path, text: str, verdict: Verdict) -> None:
    """Unchanged, moved by a line before it, changed in itself; line ends and a BOM do not matter."""
    (texts / "t.txt").write_bytes(text.encode())
    checked = verify_places(spans.network, source_texts(spans.network.sources, texts))
    assert {one.verdict for one in checked} == {verdict}
    assert {one.passage for one in checked} == ({SPAN} if verdict is not Verdict.NOT_FOUND else {None})


def test_only_spans_of_one_source_are_compared(spans: Kart, texts: Path) -> None:
    """Places in words are no spans; another source has none."""
    found = source_texts(spans.network.sources, texts)
    assert [one.place.path for one in verify_places(spans.network, found, "t")] == [
        f"source/t#char={START},{START + len(SPAN)}"
    ]
    assert verify_places(spans.network, found, "s") == []


def test_missing_texts_are_named(spans: Kart, texts: Path) -> None:
    """The file that a user has to provide; nothing when it is there, or for another source."""
    sources = spans.network.sources
    assert missing_texts(sources, {}) == ["t: there is no t.txt"]
    assert missing_texts(sources, {}, "s") == []
    assert missing_texts(sources, source_texts(sources, texts)) == []


def test_a_folder_that_is_none_and_a_text_that_is_not_utf8(spans: Kart, texts: Path) -> None:
    """Both are errors in words."""
    with pytest.raises(EvidenceError, match="is not a folder"):
        source_texts(spans.network.sources, texts / "none")
    (texts / "t.txt").write_bytes("blåbær".encode("latin-1"))
    with pytest.raises(EvidenceError, match=r"t\.txt is not UTF-8"):
        source_texts(spans.network.sources, texts)


def test_claims_with_and_without_texts(spans: Kart, texts: Path) -> None:
    """The locator always, the passage and the verdict when there is a text."""
    fact = existence(spans, "org/a")
    without = claims_text(spans.network, fact, {}, "nb")
    assert "  - “Overskrift”, avsnitt 1, linje 3, etter “her”\n" in without
    assert SPAN not in without
    within = claims_text(spans.network, fact, source_texts(spans.network.sources, texts), "nb")
    assert f"    [bekreftet] {SPAN}\n" in within
    assert "Source t · Publisher t (ingen kjent) · 2020-06-01\n" in within


def test_claims_of_a_disputed_fact() -> None:
    """Source by source, with title, dates, certainty and note, in the language asked for."""
    fact = next(one for one in sample().network.facts.values() if one.support == "disputed")
    text = claims_text(sample().network, fact, {}, "en")
    assert text.splitlines()[1] == f"{fact.path} · 2015-05-01 – 2017-01-01 · disputed"
    assert "  implied · time unknown · attested 2016-08-24\n" in text
    assert "  “head”\n" in text
    assert "  Wrong.\n" in text
    narrow = claims_text(sample().network, fact, {}, "en", 40)
    assert all(len(line) <= 40 or " " not in line.strip() for line in narrow.splitlines())


def test_claims_as_json(spans: Kart, texts: Path) -> None:
    """Each place with verdict and passage."""
    document = claims_json(existence(spans, "org/a"), source_texts(spans.network.sources, texts), "en")
    assert document["label"] == existence(spans, "org/a").label.en
    assert str(document["claims"]).count("'verified'") == 1
    assert SPAN in str(document)
    assert "'no text'" in str(claims_json(existence(spans, "org/b"), {}, "en"))
