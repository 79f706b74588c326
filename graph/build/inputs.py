"""Whether a release is still what its inputs make: asked by every command, so nothing heavy is imported."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import graph
from graph.build.locate import FORMAT
from graph.files import ontology_folder
from graph.ingest.inputs import data_files, fingerprint


def inputs_fingerprint(folders: Sequence[Path]) -> str:
    """SHA-256 of all that a build depends on: data, ontology, and the code that builds."""
    package, ontology = Path(graph.__file__).parent, ontology_folder()
    files = [(folder, path) for folder in folders for path in data_files([folder])]
    files += [(ontology, path) for path in sorted(ontology.rglob("*.ttl"))]
    rooms = ("model", "ingest", "build")
    files += [(package, path) for room in rooms for path in sorted((package / room).glob("*.py"))]
    return hashlib.sha256(f"{graph.__version__} {FORMAT} {fingerprint(files)}".encode()).hexdigest()
