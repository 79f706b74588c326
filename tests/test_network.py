"""Tests use no network but this machine's own addresses."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkUsedError


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80, 0, 0)])
def test_other_machines_are_refused(address: tuple[str | int, ...]) -> None:
    """Addresses reserved for documentation stand for all others."""
    family = socket.AF_INET6 if ":" in str(address[0]) else socket.AF_INET
    with socket.socket(family) as one, pytest.raises(NetworkUsedError):
        one.connect(address)


def test_names_are_refused() -> None:
    """Asking a name server is network use, too."""
    with pytest.raises(NetworkUsedError):
        urllib.request.urlopen("http://example.org/")


def test_this_machine_may_be_used() -> None:
    """The loopback address works."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as one,
    ):
        assert one.getpeername() == server.getsockname()
