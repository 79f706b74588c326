"""Finds the release that a command reads, and builds it when it is missing or its data has changed."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import ReleaseError
from graph.files import data_folder
from graph.model.text import Text

if TYPE_CHECKING:
    from graph.build.release import Built

MANIFEST = "manifest.json"
NQUADS = "aktorkart.nq"
FORMAT = 1
"""Version of a release's form; another is refused."""


def default_folder() -> Path:
    """Where the shipped data's release lies: `out/release` in a checkout, else the user's cache folder."""
    checkout = data_folder().parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "out" / "release"
    if sys.platform == "win32":
        cache = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        cache = Path.home() / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return cache / "aktorkart" / "release"


def read_manifest(folder: Path) -> Mapping[str, Any]:  # JSON: the values are of many kinds
    """The manifest of a release.

    Raises:
        ReleaseError: There is none, or it is of another format.
    """
    path = folder / MANIFEST
    try:
        manifest: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReleaseError(
            f"{folder} is not a release (no {MANIFEST}). Make one with: aktorkart build -o {folder}"
        ) from error
    except ValueError as error:
        raise ReleaseError(
            f"{path} is damaged. Make the release anew with: aktorkart build -o {folder}"
        ) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ReleaseError(
            f"{folder} was made by another version. Make it anew with: aktorkart build -o {folder}"
        )
    return manifest


def find_release(
    folder: Path | None = None,
    *,
    say: Callable[[str], None] = lambda _: None,
    verify: Callable[["Built"], None] = lambda _: None,
) -> Path:
    """The folder of the release to read.

    A folder that is named is taken as it is. The default one is built when it is missing, and built again
    when the shipped data has changed since.

    Args:
        folder: The folder, or `None` for the default one.
        say: Told what is being done when that takes time.
        verify: Given what was built before it is written; raises when it may not be.

    Raises:
        ReleaseError: The folder that was named is no release.
        DataError: The shipped data has violations.
    """
    if folder is not None:
        read_manifest(folder)
        return folder
    from graph.build.inputs import inputs_fingerprint

    chosen = default_folder()
    wanted = inputs_fingerprint([data_folder()])
    try:
        current = read_manifest(chosen).get("inputs_sha256")
    except ReleaseError:
        current = None
    if current != wanted:
        from graph.build.release import build, write_release

        say(f"Building the release in {chosen} …")
        built = build()
        verify(built)
        write_release(built, chosen)
    return chosen


def reference_date(manifest: Mapping[str, Any]) -> date:  # JSON
    """The day that questions are about when no other is given."""
    return date.fromisoformat(manifest["reference_date"])


def title(manifest: Mapping[str, Any]) -> Text:  # JSON
    """The release's title."""
    return Text.of(manifest["title"])
