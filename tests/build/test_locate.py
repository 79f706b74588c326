"""Finding the release: one that is named, the default one, and what is none."""

import json
from pathlib import Path

import pytest

from graph.build import locate
from graph.build.inputs import inputs_fingerprint
from graph.build.locate import MANIFEST, default_folder, find_release, read_manifest
from graph.build.release import Built, write_release
from graph.errors import DataError, ReleaseError
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built


def test_a_named_folder_is_taken_as_it_is(tiny: Tiny, tmp_path: Path) -> None:
    """No other folder is looked at, and nothing is built."""
    write_release(built(tiny(GOOD)), tmp_path / "out")
    assert find_release(tmp_path / "out") == tmp_path / "out"
    assert locate.title(read_manifest(tmp_path / "out")).en == "Tiny"
    assert locate.reference_date(read_manifest(tmp_path / "out")).isoformat() == "2026-01-01"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "is not a release"),
        ("{", "is damaged"),
        (json.dumps({"format": 0}), "made by another version"),
    ],
)
def test_what_is_no_release(tmp_path: Path, content: str | None, message: str) -> None:
    """A missing, broken or foreign manifest is told apart, with what to do."""
    if content is not None:
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ReleaseError, match=f"{message}.* aktorkart build"):
        find_release(tmp_path)


@pytest.fixture
def small_default(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder in place of the shipped one, and a default folder of its own."""
    data = tiny(GOOD)
    monkeypatch.setattr(locate, "data_folder", lambda: data)
    monkeypatch.setattr("graph.build.release.data_folder", lambda: data)
    monkeypatch.setattr(locate, "default_folder", lambda: tmp_path / "default")
    return data


def test_the_default_release_is_built_once_and_again_when_the_data_changes(small_default: Path) -> None:
    """It is built when missing, left alone when nothing changed, and built anew when a file did."""
    told: list[str] = []
    folder = find_release(say=told.append)
    first = (folder / MANIFEST).read_bytes()
    assert len(told) == 1
    assert find_release(say=told.append) == folder
    assert len(told) == 1
    settings = small_default / "release.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    find_release(say=told.append)
    assert len(told) == 2
    assert (folder / MANIFEST).read_bytes() != first


def test_what_may_not_be_released_is_not_written(small_default: Path, tmp_path: Path) -> None:
    """Whoever asks may look at what was built first."""

    def refuse(found: Built) -> None:
        raise DataError(f"{len(found.facts)} facts are too few")

    with pytest.raises(DataError, match="57 facts are too few"):
        find_release(verify=refuse)
    assert small_default.is_dir()
    assert not (tmp_path / "default").exists()


def test_the_fingerprint_covers_every_input(tiny: Tiny) -> None:
    """Any change of a data file, a new one, or one moved to another folder counts."""
    files = {**GOOD, "withheld.yaml": "salt: 12345678\n", "registers/counties.csv": "id\n"}
    folder = tiny(files)
    seen = {inputs_fingerprint([folder])}
    for name in ("facts/facts.yaml", "sources.yaml", "withheld.yaml", "registers/counties.csv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(inputs_fingerprint([folder]))
    (folder / "facts" / "facts.yaml").rename(folder / "facts" / "other.yaml")
    seen.add(inputs_fingerprint([folder]))
    assert len(seen) == 6


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("linux", "XDG_CACHE_HOME", "aktorkart/release"),
        ("win32", "LOCALAPPDATA", "aktorkart/release"),
        ("darwin", "HOME", "Library/Caches/aktorkart/release"),
    ],
)
def test_an_installed_tool_keeps_its_release_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, expected: str
) -> None:
    """Each system has its own place for it; a checkout has `out/release`."""
    assert default_folder().as_posix().endswith("out/release")
    monkeypatch.setattr(locate, "data_folder", lambda: tmp_path / "site-packages" / "data")
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path / "home"))
    assert default_folder() == tmp_path / "home" / expected
