"""The files that data folders consist of, found without reading what is in them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def data_files(folders: Iterable[Path]) -> list[Path]:
    """All files that the data folders consist of, in the order in which they are read."""
    patterns = ("*.yaml", "facts/*.yaml", "actors/*.yaml", "registers/*.csv", "registers/*.xlsx",
                "registers/*.mapping.yaml", "decisions/*.yaml")  # fmt: skip
    return [path for folder in folders for pattern in patterns for path in sorted(folder.glob(pattern))]


def fingerprint(rooted: Iterable[tuple[Path, Path]]) -> str:
    """SHA-256 over names and contents, the same wherever the folders lie.

    Args:
        rooted: Pairs of a folder and a file in it.
    """
    digest = hashlib.sha256()
    for folder, path in rooted:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
