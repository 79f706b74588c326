"""Writes an export in one piece: a failure leaves what was there before."""

from pathlib import Path
from typing import BinaryIO

from export.contract import Content, Format
from graph.errors import ExportError
from graph.files import replace_all, replacing


def write_stream(form: Format, content: Content, stream: BinaryIO) -> None:
    """Write a format of one file to a stream that is open.

    Raises:
        ExportError: The format is a folder of files.
    """
    if form.write is None:
        raise ExportError(f"{form.name} is a folder of files; give a folder with -o")
    form.write(content, stream)


def write_file(form: Format, content: Content, target: Path) -> None:
    """Write a format of one file.

    Raises:
        ExportError: The format is a folder of files, or the target is a folder.
        AktorkartError: The file cannot be written.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder; give a file with -o")
    with replacing(target) as file:
        write_stream(form, content, file)


def write_folder(form: Format, content: Content, target: Path) -> None:
    """Write a format of several files; all are complete before the first replaces an old one.

    Raises:
        ExportError: The format is one file, or the target is a file.
        AktorkartError: The folder cannot be written.
    """
    if form.files is None:
        raise ExportError(f"{form.name} is one file; give a file with -o")
    if target.is_file() or str(target) == "-":
        raise ExportError(f"{form.name} is a folder of files; {target} is none. Give a folder with -o")
    replace_all(target, form.files(content))
