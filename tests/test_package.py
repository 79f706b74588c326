"""What is installed: the wheel carries the ontology, the data and the viewer's page."""

import subprocess
import sys
import zipfile
from pathlib import Path

from graph.files import data_folder, ontology_folder

ROOT = Path(__file__).resolve().parents[1]


def test_wheel_carries_ontology_data_and_page(tmp_path: Path) -> None:
    """Everything that a build and a map need is in the wheel, and no test is."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
    ]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"graph/resources/{path.relative_to(ROOT)}"
        for folder in (ROOT / "ontology", ROOT / "data")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert shipped <= names
    assert {
        "export/viewer/web/template.html",
        "export/viewer/web/main.js",
        "export/viewer/web/i18n/nb.json",
    } <= names
    assert not any(name.startswith("tests/") for name in names)


def test_checkout_uses_its_own_ontology_and_data() -> None:
    """An editable install reads the folders of the checkout."""
    assert data_folder() == ROOT / "data"
    assert ontology_folder() == ROOT / "ontology"
