"""Writes a release: canonical N-Quads, TriG and a manifest, the same bytes for the same input anywhere."""

import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.build.describing import DESCRIPTION, describe
from graph.build.effective import Effective, effective_facts
from graph.build.inputs import inputs_fingerprint
from graph.build.locate import FORMAT, MANIFEST, NQUADS
from graph.build.quads import QuadMaker
from graph.errors import DataError
from graph.files import data_folder, replace_all
from graph.ingest.loading import Loaded, load_folders
from graph.model.claims import Model
from graph.model.facts import Existence
from graph.ontology import load_lists
from graph.vocabulary import DEFAULT_BASE, prefixes

TRIG = "aktorkart.trig"


@dataclass(frozen=True, slots=True)
class Built:
    """A graph in memory, before it is written.

    Attributes:
        loaded: The data folders.
        facts: Effective facts by path.
        lines: The N-Quads lines, sorted by code point, each once.
        quads: The quads in the same order.
        manifest: What the release says of itself.
    """

    loaded: Loaded
    facts: Mapping[str, Effective]
    lines: Sequence[str]
    quads: Sequence[ox.Quad]
    manifest: Mapping[str, object]

    def nquads(self) -> bytes:
        """The canonical bytes."""
        return "".join(f"{line}\n" for line in self.lines).encode()


def build(folders: Sequence[Path] | None = None, *, base: str = DEFAULT_BASE) -> Built:
    """Build the graph of data folders (default: the shipped data).

    Raises:
        DataError: The data has violations.
    """
    chosen = list(folders or [data_folder()])
    loaded = load_folders(chosen, load_lists().notations())
    loaded.require_sound()
    return build_loaded(loaded, inputs_fingerprint(chosen), base=base)


def build_loaded(loaded: Loaded, inputs: str, *, base: str = DEFAULT_BASE) -> Built:
    """Build the graph of data folders that have been read.

    Args:
        loaded: The folders.
        inputs: SHA-256 of all that the build depends on, for the manifest.
        base: Data base IRI.

    Raises:
        DataError: The base is no IRI that ids can be put behind.
    """
    require_base(base)
    facts = effective_facts(loaded.model, loaded.reference)
    maker = QuadMaker(loaded.model, facts, loaded.settings, load_lists(), base)
    quads = sorted({(str(quad), quad) for quad in maker.quads()}, key=lambda pair: pair[0])
    lines = [f"{line} ." for line, _ in quads]
    content = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    manifest = _manifest(loaded, facts, len(lines)) | {
        "base": base,
        "content_sha256": content,
        "inputs_sha256": inputs,
    }
    return Built(loaded, facts, lines, [quad for _, quad in quads], manifest)


def require_base(base: str) -> None:
    """Make sure that ids can be put behind a data base IRI.

    Raises:
        DataError: It is no IRI, or does not end in a slash or number sign.
    """
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", base) is None:
        raise DataError(f"“{base}” cannot be the base of ids; give an IRI that ends in /, as {DEFAULT_BASE}")


def write_release(built: Built, folder: Path) -> list[Path]:
    """Write the release's files; they are moved into place when all are complete, the manifest last.

    Returns:
        The files.

    Raises:
        AktorkartError: The folder cannot be written.
    """
    nquads = built.nquads()
    trig = _trig(built)
    files = {NQUADS: nquads, TRIG: trig}
    sums = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    files[DESCRIPTION] = _description(built, sums)
    listed = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    }
    manifest = {**built.manifest, "files": listed}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    replace_all(folder, {**files, MANIFEST: text.encode()})
    return [folder / name for name in (NQUADS, TRIG, DESCRIPTION, MANIFEST)]


def _description(built: Built, files: Mapping[str, tuple[int, str]]) -> bytes:
    """What the release is, for catalogues."""
    model = built.loaded.model
    used = {claim.source for claim in model.claims}
    sources = [model.sources[name] for name in sorted(used)]
    base = str(built.manifest["base"])
    return describe(built.loaded.settings, built.facts, sources, built.quads, files, base)


def _trig(built: Built) -> bytes:
    """TriG in the order of the canonical lines, with the usual prefixes."""
    buffer = io.BytesIO()
    base = str(built.manifest["base"])
    ox.serialize(built.quads, output=buffer, format=ox.RdfFormat.TRIG, prefixes=prefixes(base))
    return buffer.getvalue()


def _manifest(loaded: Loaded, facts: Mapping[str, Effective], quads: int) -> dict[str, object]:
    settings = loaded.settings
    return {
        "format": FORMAT,
        "name": settings.name,
        "title": dict(settings.title.items()),
        "version": settings.version,
        "date": settings.date.isoformat(),
        "reference_date": settings.reference_date.isoformat(),
        "licence": settings.licence,
        "counts": _counts(loaded.model, facts, quads),
        "sources": _sources(loaded.model),
    }


def _counts(model: Model, facts: Mapping[str, Effective], quads: int) -> Mapping[str, object]:
    existing = [each.fact for each in facts.values() if isinstance(each.fact, Existence)]
    return {
        "quads": quads,
        "claims": len(model.claims),
        "sources": len({claim.source for claim in model.claims}),
        "entities": _tally(fact.entity_kind for fact in existing),
        "organisation_types": _tally(
            fact.type or "none" for fact in existing if fact.entity_kind == "organisation"
        ),
        "facts": _tally(each.fact.kind for each in facts.values()),
        "support": _tally(each.support for each in facts.values()),
        "claims_by_certainty": _tally(claim.certainty for claim in model.claims),
        "claims_by_citation": _tally(model.sources[claim.source].citation for claim in model.claims),
        "claims_without_evidence": sum(not claim.places for claim in model.claims),
    }


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _sources(model: Model) -> Mapping[str, object]:
    claims = Counter(claim.source for claim in model.claims)
    return {
        source.id: {
            "title": source.title,
            "publisher": source.publisher,
            "interest": source.interest,
            "date": source.date.text if source.date else "unknown",
            "url": source.url or "unknown",
            "licence": dict(source.licence.items()),
            "citation": source.citation,
            "claims": claims[source.id],
            **({"text_sha256": source.text.sha256} if source.text else {}),
        }
        for source in sorted(model.sources.values(), key=lambda source: source.id)
        if claims[source.id]
    }
