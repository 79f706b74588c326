"""Fixtures that many tests share: the shipped data's release, and small data folders."""

import gc
import hashlib
import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from graph.build.release import Built, build, write_release
from graph.kart import Kart, load

TEXT = "Overskrift her\n\nEn setning om noe viktig i Norge.\nDa sa hun ja.\n"
"""The frozen text of the source `t` in small data folders."""

RELEASE = """\
name: tiny
title: {nb: Liten, en: Tiny}
version: "1"
date: 2026-01-02
reference_date: 2026-01-01
licence: CC0-1.0
"""


def _source(name: str, citation: str, extra: str = "") -> str:
    return f"""\
{name}:
  title: Source {name}
  kind: web-article
  publisher: Publisher {name}
  publisher_role: {{nb: utgiver, en: publisher}}
  interest: none-known
  date: 2020-06-01
  url: unknown
  licence: {{nb: ikke oppgitt, en: not stated}}
  quotable: false
  citation: {citation}
{extra}"""


def sources_yaml() -> str:
    """Sources of small data folders: `s` cited, `w` weakly cited, `u` uncited, `t` with a text."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    recipe = "{nb: for hånd, en: by hand}"
    text = f"  text: {{file: t.txt, sha256: {sha256}, length: {len(TEXT)}, recipe: {recipe}}}\n"
    rows = (("s", "cited", ""), ("w", "weaklyCited", ""), ("u", "uncited", ""), ("t", "cited", text))
    return "".join(_source(*row) for row in rows)


Tiny = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """Writes a small data folder: valid settings and sources, and the files given (path -> content)."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "data"
        shared = {"release.yaml": RELEASE, "sources.yaml": sources_yaml(), "texts/t.txt": TEXT}
        for name, content in {**shared, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return folder

    return write


@pytest.fixture(autouse=True)
def _memory(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What checks remember of small folders does not lie among what the user's own checks remember."""
    folder = tmp_path_factory.getbasetemp() / "out" / "release"
    monkeypatch.setattr("graph.check.memory.default_folder", lambda: folder)


@pytest.fixture(autouse=True, scope="module")
def _settled() -> None:
    """What outlives a module, as the shipped network does, is not searched for garbage over and over.

    A release is millions of objects; going through them slowed every other test to a third.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def built() -> Built:
    """The shipped data, built in memory."""
    return build()


@pytest.fixture(scope="session")
def release(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped data's release."""
    folder = tmp_path_factory.mktemp("release")
    write_release(built, folder)
    return folder


@pytest.fixture(scope="session")
def kart(release: Path) -> Kart:
    """The shipped data's release, loaded."""
    return load(release)


class NetworkUsedError(RuntimeError):
    """A test, or what it tests, reaches for another machine."""


def _refused(address: object) -> bool:
    """Whether an address is another machine's: only this one's may be used."""
    if not isinstance(address, tuple):
        return False  # a socket in the file system
    host = str(address[0])
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host not in ("", "localhost")


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Nothing in a test's process connects to another machine, or asks for a name's address."""
    patched = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        patched.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    patched.setattr(socket, "getaddrinfo", _guarded_name(socket.getaddrinfo))
    yield
    patched.undo()


def _guarded(connect: Callable[[socket.socket, object], object]) -> Callable[[socket.socket, object], object]:
    def guarded(self: socket.socket, address: object) -> object:
        if _refused(address):
            raise NetworkUsedError(f"a test connects to {address}")
        return connect(self, address)

    return guarded


def _guarded_name(look_up: Callable[..., object]) -> Callable[..., object]:
    def guarded(host: object, *rest: object, **named: object) -> object:
        if host is not None and _refused((host.decode() if isinstance(host, bytes) else host,)):
            raise NetworkUsedError(f"a test asks for the address of {host!r}")
        return look_up(host, *rest, **named)

    return guarded
