"""The same page in Firefox, where there is one."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


def _picture(profile: Path, address: str, path: Path) -> bytes:
    """Return what Firefox paints of an address, as PNG."""
    subprocess.run(
        [
            FIREFOX or "",
            "--headless",
            "--profile",
            str(profile),
            "--window-size=1400,900",
            "--screenshot",
            str(path),
            address,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.read_bytes()


@pytest.mark.skipif(FIREFOX is None, reason="install Firefox (Debian: apt install firefox-esr)")
def test_firefox_paints_the_page(sample_file: Path, tmp_path: Path) -> None:
    """Firefox paints a page full of words and signs, far more than an empty one."""
    profile = tmp_path / "profile"
    profile.mkdir()
    empty = tmp_path / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    blank = _picture(profile, empty.as_uri(), tmp_path / "blank.png")
    shown = _picture(profile, f"{sample_file.as_uri()}#v=1&lang=nb", tmp_path / "shown.png")
    assert struct.unpack(">II", shown[16:24]) == (1400, 900)
    assert len(shown) > 5 * len(blank)
