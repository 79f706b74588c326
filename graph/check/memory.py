"""What was sound when it was last checked, so that a check looks only at what a change touches."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from graph.build.locate import default_folder
from graph.errors import AktorkartError
from graph.files import ontology_folder, replacing

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Memory:
    """Digests of what was sound.

    Attributes:
        rules: Digest of all that decides what is sound: shapes, rules, code, settings.
        facts: Digest of every fact by itself, at the last time when all were sound together.
        units: Keys of the facts and claims whose shapes were sound.
    """

    rules: str
    facts: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


def memory_file(folders: Sequence[Path]) -> Path:
    """Where the memory of these data folders lies: beside the default release."""
    name = hashlib.sha256("\n".join(str(folder.resolve()) for folder in folders).encode()).hexdigest()[:16]
    return default_folder().parent / "check" / f"{name}.json"


def deciding(settings: object) -> str:
    """Digest of all that decides what is sound, but for the facts: ontology, code, settings, pySHACL.

    Args:
        settings: The settings of the release; bounds depend on its reference date.
    """
    package, ontology = Path(__file__).parent.parent, ontology_folder()
    paths = sorted(ontology.rglob("*.ttl")) + sorted((ontology / "rules").glob("*.rq"))
    for room in ("model", "ingest", "build", "check", "store"):
        paths += sorted((package / room).glob("*.py"))
    found = hashlib.sha256(f"{_FORMAT} {version('pyshacl')} {version('rdflib')} {settings!r}".encode())
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def recall(path: Path, rules: str) -> Memory:
    """What is remembered under the same rules; nothing when there is no such file, or a damaged one.

    Args:
        path: The file.
        rules: Digest of all that decides what is sound.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["rules"] == rules:
            return Memory(rules, frozenset(read["facts"]), frozenset(read["units"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # it can be made again
    return Memory(rules)


def remember(path: Path, memory: Memory) -> None:
    """Write the memory; a folder that cannot be written is no error, the next check just takes longer."""
    document = {"rules": memory.rules, "facts": sorted(memory.facts), "units": sorted(memory.units)}
    try:
        with replacing(path) as file:
            file.write(json.dumps(document, separators=(",", ":")).encode())
    except AktorkartError:
        pass
