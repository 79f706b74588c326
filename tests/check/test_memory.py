"""A check of what a change touches finds what a full check finds."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.check.memory import Memory, memory_file, recall, remember
from graph.check.report import Report, check_folders
from tests.check.test_rules import BAD
from tests.check.test_rules import GOOD as KEPT
from tests.conftest import RELEASE, TEXT, Tiny, sources_yaml
from tests.fixtures.small import GOOD
from tests.lanes import quick

WORD = re.compile(r"[a-z]+/[a-z0-9-]+|\b\d{4}(?:-\d\d){0,2}\b")
"""Ids and dates: what a change of a fact file changes."""


def folder_with(path: Path, files: dict[str, str]) -> Path:
    """A small data folder, anew or in place of what was there."""
    shared = {"release.yaml": RELEASE, "sources.yaml": sources_yaml(), "texts/t.txt": TEXT}
    for name, content in {**shared, **files}.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content, encoding="utf-8")
    return path


def named(content: str) -> str:
    """The same fact file with a name for each entity, so that the shapes too find it sound."""
    return re.sub(r"\{id: ([^,]+),", r"{id: \1, name: \1,", content)


def same(one: Report, other: Report) -> bool:
    """Whether two checks found the same."""
    return one.problems == other.problems and (one.facts, one.claims) == (other.facts, other.claims)


def test_what_is_remembered_is_not_checked_again(tiny: Tiny, tmp_path: Path) -> None:
    """The first check looks at all, the second at nothing, one after a change at what it touches."""
    folder, memory = tiny(GOOD), tmp_path / "memory" / "m.json"
    first = check_folders([folder], memory=memory)
    assert first.checked == first.units > 100
    again = check_folders([folder], memory=memory)
    assert (again.checked, again.units) == (0, first.units)
    facts = folder / "facts" / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("end: 2018-01-01", "end: 2018-01-02"), "utf-8")
    moved = folder / "facts" / "entities.yaml"
    moved.write_text("# a line that moves all others\n" + moved.read_text(encoding="utf-8"), "utf-8")
    changed = check_folders([folder], memory=memory)
    assert changed.problems == []
    assert 0 < changed.checked < first.units / 2


def test_without_shapes_nothing_is_remembered(tiny: Tiny, tmp_path: Path) -> None:
    """What was not looked at is not known to be sound."""
    memory = tmp_path / "m.json"
    check_folders([tiny(GOOD)], shapes=False, memory=memory)
    assert not memory.exists()


@pytest.mark.parametrize("name", quick(BAD, ["within-life", "one-holder"]))
def test_rules_after_a_change(tiny: Tiny, tmp_path: Path, name: str) -> None:
    """A broken rule is found when the folder was sound before, and again, and is gone when it is mended."""
    memory = tmp_path / "m.json"
    for content, line in BAD[name][:2]:
        folder = tiny({"facts/a.yaml": named(KEPT[name][0])})
        assert check_folders([folder], memory=memory).problems == []
        remembered = memory.read_bytes()
        (folder / "facts/a.yaml").write_text(named(content), encoding="utf-8")
        for _ in range(2):
            report = check_folders([folder], memory=memory)
            assert (name, line) in [(one.code, one.line) for one in report.problems]
            assert memory.read_bytes() == remembered


def assert_agrees(path: Path, file: str, index: int, other: int) -> None:
    """Put one id or date of a fact file in the place of another, and compare."""
    memory, data = path / "m.json", path / "data"
    if not memory.exists():
        check_folders([folder_with(data, dict(GOOD))], memory=memory)
    before = memory.read_bytes()
    text = GOOD[file]
    words = list(WORD.finditer(text))
    old, new = words[index % len(words)], words[other % len(words)][0]
    assume(old[0] != new and ("/" in old[0]) == ("/" in new))
    folder_with(data, {**GOOD, file: text[: old.start()] + new + text[old.end() :]})
    part = check_folders([data], memory=memory)
    memory.write_bytes(before)
    assert same(part, check_folders([data]))


CHANGES = (st.sampled_from(sorted(GOOD)), st.integers(0, 10**4), st.integers(0, 10**4))


@settings(max_examples=10, deadline=None, derandomize=True)
@given(*CHANGES)
def test_a_part_is_as_good_as_all(
    tmp_path_factory: pytest.TempPathFactory, file: str, index: int, other: int
) -> None:
    """Any change of an id or a date: the same problems, on the same lines."""
    assert_agrees(tmp_path_factory.getbasetemp() / "memory", file, index, other)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(*CHANGES)
def test_a_part_is_as_good_as_all_at_length(
    tmp_path_factory: pytest.TempPathFactory, file: str, index: int, other: int
) -> None:
    """The same, many times."""
    assert_agrees(tmp_path_factory.getbasetemp() / "memory", file, index, other)


def test_a_memory_is_read_back(tmp_path: Path) -> None:
    """Under the same rules only; a damaged one is none."""
    path, memory = tmp_path / "m.json", Memory("r", frozenset(("a", "b")), frozenset("c"))
    assert recall(path, "r") == Memory("r")
    remember(path, memory)
    assert recall(path, "r") == memory
    assert recall(path, "other") == Memory("other")
    for damaged in ("", "[]", '{"rules": "r"}', json.dumps({"rules": "r", "facts": 1, "units": []})):
        path.write_text(damaged, encoding="utf-8")
        assert recall(path, "r") == Memory("r")


def test_a_memory_that_cannot_be_written_is_no_error(tiny: Tiny, tmp_path: Path) -> None:
    """The check itself is what counts."""
    (tmp_path / "file").write_text("")
    report = check_folders([tiny(GOOD)], memory=tmp_path / "file" / "m.json")
    assert report.problems == []


def test_each_choice_of_folders_has_its_own_memory(tmp_path: Path) -> None:
    """Layers in another order are other data."""
    one, other = tmp_path / "a", tmp_path / "b"
    assert len({memory_file(chosen) for chosen in ([one], [other], [one, other], [other, one])}) == 4
