"""What is withheld is in no file that the tool writes: release, every export format, the viewer."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from export.contract import Content, Format
from export.registry import FORMATS
from export.viewer.html import render_html
from export.viewer.model import view_model
from graph.build.release import write_release
from graph.kart import Kart, load
from tests.conftest import Tiny
from tests.export.packed import page_text
from tests.fixtures.small import GOOD, built
from tests.ingest.test_settings import STATEMENT, withheld

PERSON = ("person/kari", "kari", "Kari", "Nordmann-Berg")
STATEMENTS = (
    "noe å satse på",
    "worth betting on",
    "Over en million",
    "More than a million",
    "sent ute",
    "is late",
)
FILES = {
    **GOOD,
    "facts/entities.yaml": GOOD["facts/entities.yaml"].replace(
        "name: Kari Nordmann,", "name: Kari Nordmann-Berg,"
    ),
    "facts/facts.yaml": GOOD["facts/facts.yaml"].replace(
        'before: "Overskrift her"', 'before: "sa Kari Nordmann-Berg"'
    ),
}


def released(tiny: Tiny, tmp_path: Path, *names: str) -> tuple[Kart, list[bytes]]:
    """A release with these ids and facts withheld, and the bytes of its files."""
    out = tmp_path / "out"
    files = write_release(built(tiny({**FILES, **withheld(*names)})), out)
    return load(out), [path.read_bytes() for path in files]


def exported(form: Format, kart: Kart, day: date | None, lang: str) -> Iterator[bytes]:
    """The files of an export."""
    content = Content(kart.network, kart.store if day is None else kart.state(day), day, lang)
    if form.write is not None:
        buffer = io.BytesIO()
        form.write(content, buffer)
        yield buffer.getvalue()
    if form.files is not None:
        for name, data in form.files(content).items():
            yield name.encode()
            yield data


def everything(kart: Kart) -> Iterator[tuple[str, bytes]]:
    """All that can be made of a release, with the name of how."""
    for lang in ("nb", "en"):
        for form in FORMATS:
            for day in (None, date(2016, 8, 24)):
                yield from ((form.name, data) for data in exported(form, kart, day, lang))
        view = view_model(kart.network, lang=lang)
        yield "view model", repr(view).encode()
        yield "page", page_text(render_html(view)).encode()
        yield "network", repr(sorted(kart.networkx(lang=lang).edges(data=True), key=repr)).encode()


def unpacked(data: bytes) -> bytes:
    """A file, or the parts of a workbook one after the other."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in sorted(archive.namelist()))


def found(data: bytes, words: tuple[str, ...]) -> list[str]:
    """Which of the words stand in a file, as text or in the escapes of JSON or HTML."""
    text = unpacked(data).decode("utf-8")
    forms = {
        word: (word, word.encode("ascii", "backslashreplace").decode(), word.replace("å", "&#229;"))
        for word in words
    }
    return [word for word, written in forms.items() if any(one in text for one in written)]


def test_a_person_is_in_everything_first(tiny: Tiny, tmp_path: Path) -> None:
    """The words are there as long as nothing is withheld, so that looking for them means something."""
    kart, files = released(tiny, tmp_path, "person/nobody")
    assert [set(found(data, PERSON)) for data in files[:2]] == [set(PERSON)] * 2
    for name, words in (("nquads", STATEMENTS), ("page", STATEMENTS[::2]), ("csv", ("Kari",))):
        written = b"\n".join(data for how, data in everything(kart) if how == name)
        assert set(found(written, words)) == set(words), name


@pytest.mark.parametrize(
    ("item", "words"),
    [("person/kari", (*PERSON, *STATEMENTS)), (STATEMENT.path, (STATEMENT.path, *STATEMENTS))],
)
def test_what_is_withheld_is_nowhere(tiny: Tiny, tmp_path: Path, item: str, words: tuple[str, ...]) -> None:
    """No id, name, statement, or word of what was said, in any file and any language."""
    kart, files = released(tiny, tmp_path, item)
    for data in files:
        assert found(data, words) == []
    made = list(everything(kart))
    assert {name for name, _ in made} > {form.name for form in FORMATS}
    for name, data in made:
        assert found(data, words) == [], name


def test_a_single_fact_takes_nothing_else_with_it(tiny: Tiny, tmp_path: Path) -> None:
    """The speaker of a withheld statement is still in the panel and in the post."""
    kart, files = released(tiny, tmp_path, STATEMENT.path)
    assert set(found(files[0], PERSON)) == set(PERSON)
    (row,) = kart.ask("who-held-post", organisation="org/a", as_of="2016-08-24")
    assert row["person"].id == "person/kari"
