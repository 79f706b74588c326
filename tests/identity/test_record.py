"""Writing decisions: by hand and by machine side by side, in one piece."""

import datetime
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.identity.record import HEAD, NewDecision, read_decisions, record, undo
from tests.conftest import Tiny

FACTS = """\
source: s
entities:
  - {id: org/a, kind: organisation, name: {nb: A}, at: x}
  - {id: org/b, kind: organisation, name: {nb: B}, at: x}
  - {id: org/c, kind: organisation, name: {nb: C}, at: x}
"""
BY_HAND = """\
# by hand: undone: false
decisions:
  # the first
  - verdict: unsure
    ids: [org/a, org/b]
    reason: {nb: "undone: false", en: why}
    date: 2026-01-01
    by: K
    undone: false   # so far
"""


def new(verdict: str, first: str, second: str) -> NewDecision:
    """A decision to record."""
    return NewDecision(
        verdict, first, second, 'fordi: "dette" # nei\nog mer', datetime.date(2026, 1, 2), "Ærlig"
    )


def test_what_is_written_is_read(tiny: Tiny) -> None:
    """A new file is made; reason and name come back as they were given."""
    folder = tiny({"facts/a.yaml": FACTS})
    path = record([folder], new("same", "org/a", "org/b"))
    assert path == folder / "decisions" / "decisions.yaml"
    assert path.read_text(encoding="utf-8").startswith(HEAD)
    (found,) = read_decisions([folder])
    assert (found.reason.nb, found.by, found.undone) == ('fordi: "dette" # nei\nog mer', "Ærlig", False)


def test_what_was_written_by_hand_stays(tiny: Tiny) -> None:
    """Adding and undoing change nothing but what they should: comments and look-alikes stay."""
    folder = tiny({"facts/a.yaml": FACTS, "decisions/decisions.yaml": BY_HAND})
    path = record([folder], new("not-same", "org/b", "org/c"))
    assert path.read_text(encoding="utf-8") == BY_HAND + new("not-same", "org/b", "org/c").entry()
    undo([folder], "org/b", "org/a")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(BY_HAND.replace("undone: false   # so far", "undone: true   # so far"))
    assert [one.undone for one in read_decisions([folder])] == [True, False]


def test_a_file_that_cannot_be_changed_here(tiny: Tiny) -> None:
    """A file in flow style is left as it is, with an error that says so."""
    item = "{verdict: unsure, ids: [org/a, org/b], reason: x, date: 2026-01-01, by: K, undone: false}"
    flow = f"decisions: [{item}]\n"
    folder = tiny({"facts/a.yaml": FACTS, "decisions/decisions.yaml": flow})
    with pytest.raises(DataError, match="change it by hand"):
        record([folder], new("same", "org/b", "org/c"))
    assert (folder / "decisions" / "decisions.yaml").read_text(encoding="utf-8") == flow


def test_a_broken_file_is_told_of(tiny: Tiny) -> None:
    """A file that is none stops, with its line."""
    folder = tiny({"facts/a.yaml": FACTS, "decisions/decisions.yaml": "decisions:\n  - verdict: maybe\n"})
    with pytest.raises(DataError, match=r"decisions\.yaml:2"):
        read_decisions([folder])


def test_the_last_folder_gets_it(tiny: Tiny, tmp_path: Path) -> None:
    """Ids may be of any of the folders; the decision stands in the last, which may be otherwise empty."""
    folder, mine = tiny({"facts/a.yaml": FACTS}), tmp_path / "mine"
    mine.mkdir()
    assert record([folder, mine], new("same", "org/a", "org/b")) == mine / "decisions" / "decisions.yaml"
    assert read_decisions([folder]) == []
