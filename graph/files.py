"""Where the shipped ontology and data lie, and how outputs are written."""

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import BinaryIO

from graph.errors import AktorkartError

_PACKAGE = Path(__file__).resolve().parent
_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f]')
_DEVICES = re.compile(r"(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\..*)?", re.IGNORECASE)


def _shipped(name: str) -> Path:
    """The folder `name` inside an installed wheel, else beside the package in a checkout."""
    inside = _PACKAGE / "resources" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def ontology_folder() -> Path:
    """The folder with ontology, schemes, shapes, questions and JSON-LD context."""
    return _shipped("ontology")


def data_folder() -> Path:
    """The folder with the shipped fact files and registers."""
    return _shipped("data")


def question_files() -> dict[str, Path]:
    """The files of the named questions by name, in the order of the alphabet."""
    return {path.stem: path for path in sorted((ontology_folder() / "questions").glob("*.rq"))}


def no_windows_name(path: PurePath) -> str | None:
    """Why Windows would write something else than the file of that name; `None` when it is a good one.

    `a:b` is a hidden stream of the file `a`, `aux.html` a device, and `a.` another spelling of `a`: none of
    these is an error to Windows, and what is written there is hard to find or lost.

    Args:
        path: A path as Windows reads it; `NUL` itself is the device that it says.
    """
    read = PureWindowsPath(path)
    for part in read.parts[1 if read.anchor else 0 :]:
        if sign := _SIGNS.search(part):
            return f"Windows has no {sign[0]} in names"
        if part.strip(".") != "" and part.endswith((".", " ")):
            return "Windows has no names that end with a dot or a space"
        if _DEVICES.fullmatch(part) and part.upper() != "NUL":
            return f"{part} is a device on Windows"
    return None


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` for writing and move it into place when all went well.

    An error, an interruption or a full disk leaves the old file untouched. What a link points to is written,
    not the link; a device or a pipe is written as it is.

    Args:
        path: The file to write; its folder is made when missing.

    Yields:
        A binary file to write to.

    Raises:
        AktorkartError: The file cannot be written.
        BrokenPipeError: It is a pipe, and its reader has left.
    """
    import tempfile  # not needed to find the shipped folders, which help does

    if sys.platform == "win32" and (reason := no_windows_name(path)):
        raise AktorkartError(f"Cannot write {path}: {reason}. Choose another name with -o.")
    target = path.resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as device:
                yield device
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            temporary.chmod(0o644)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        in_use = isinstance(error, PermissionError) and sys.platform == "win32" and target.is_file()
        remedy = "Close it where it is open, or choose" if in_use else "Choose"
        raise AktorkartError(
            f"Cannot write {path}: {error.strerror}. {remedy} another place with -o."
        ) from error


def replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a folder; the first is moved into place when all are complete.

    Args:
        folder: The folder; it is made when missing.
        files: What they hold, by name, in the order in which they are moved.

    Raises:
        AktorkartError: One of them cannot be written; all are as they were.
    """
    with contextlib.ExitStack() as stack:  # which leaves the last that was entered first
        for name, data in reversed(list(files.items())):
            file = stack.enter_context(replacing(folder / name))
            file.write(data)
            file.flush()
