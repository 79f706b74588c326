"""The files of a release: the same bytes anywhere, in order, true to their manifest, in declared terms."""

import contextlib
import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox
import pytest
from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from graph import files as module
from graph.build.describing import DESCRIPTION
from graph.build.locate import MANIFEST, NQUADS
from graph.build.release import TRIG, build, write_release
from graph.errors import AktorkartError, DataError
from graph.files import data_folder, ontology_folder, replacing
from graph.vocabulary import AK, DEFAULT_BASE
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built

FILES = (NQUADS, TRIG, DESCRIPTION, MANIFEST)
PROGRAM = """
import sys
from pathlib import Path
from graph.build.release import build, write_release
write_release(build([Path(sys.argv[1])]), Path(sys.argv[2]))
"""
SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "nb_NO.UTF-8", "PYTHONUTF8": "1"},
)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of a release's files."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def built_elsewhere(data: Path, target: Path, settings: Mapping[str, str]) -> dict[str, bytes]:
    """The release of a data folder, built by a process with other settings."""
    command = [sys.executable, "-c", PROGRAM, str(data), str(target)]
    root = Path(__file__).resolve().parents[2]
    subprocess.run(command, check=True, cwd=root, env={**os.environ, **settings})
    return contents(target)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings["TZ"])
def test_the_same_bytes_anywhere(tiny: Tiny, tmp_path: Path, settings: Mapping[str, str]) -> None:
    """Hash seed, time zone and locale of the process leave no trace."""
    data = tiny(GOOD)
    here = tmp_path / "here"
    write_release(built(data), here)
    assert built_elsewhere(data, tmp_path / "there", settings) == contents(here)


def test_the_same_bytes_of_the_shipped_data(release: Path, tmp_path: Path) -> None:
    """The shipped data, built again by another process."""
    assert built_elsewhere(data_folder(), tmp_path, SETTINGS[1]) == contents(release)


def test_the_folders_place_leaves_no_trace(tiny: Tiny, tmp_path: Path) -> None:
    """The same files in another folder, written in another order, give the same release."""
    first = built(tiny(GOOD))
    other = tmp_path / "zz" / "other"
    for path in sorted((tmp_path / "data").rglob("*.*"), reverse=True):
        copy = other / path.relative_to(tmp_path / "data")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    second = built(other)
    assert (second.nquads(), second.manifest) == (first.nquads(), first.manifest)


@lru_cache
def quads_of(folder: Path) -> tuple[ox.Quad, ...]:
    """The quads of a release's N-Quads, in the order of the file."""
    return tuple(ox.parse(path=folder / NQUADS, format=ox.RdfFormat.N_QUADS))


def test_nquads_are_canonical(release: Path) -> None:
    """Sorted by code point, each line once, no blank nodes, each in the form that the parser gives back."""
    lines = (release / NQUADS).read_text(encoding="utf-8").splitlines()
    quads = quads_of(release)
    assert lines == sorted(set(lines))
    assert [f"{quad} ." for quad in quads] == lines
    terms = {term for quad in quads for term in (quad.subject, quad.object, quad.graph_name)}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


def test_trig_is_the_same_graph(release: Path) -> None:
    """Without blank nodes, the two files hold the same set of quads."""
    assert set(ox.parse(path=release / TRIG, format=ox.RdfFormat.TRIG)) == set(quads_of(release))


def test_another_library_reads_the_same_graph(tiny: Tiny, tmp_path: Path) -> None:
    """Also for rdflib both files are one dataset, graph by graph."""
    write_release(built(tiny(GOOD)), tmp_path / "out")
    one, other = Dataset(), Dataset()
    one.parse(tmp_path / "out" / NQUADS, format="nquads")
    other.parse(tmp_path / "out" / TRIG, format="trig")
    names = {graph.identifier for graph in one.graphs()}
    assert names == {graph.identifier for graph in other.graphs()}
    assert len(names) >= 4
    assert all(isomorphic(one.graph(name), other.graph(name)) for name in names)


@lru_cache
def store_of(folder: Path) -> ox.Store:
    """A store with the quads of a release."""
    store = ox.Store()
    store.bulk_extend(quads_of(folder))
    return store


def manifest_of(folder: Path) -> dict[str, Any]:  # Any: JSON
    """The manifest of a release."""
    found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found


def test_manifest_knows_the_files(release: Path) -> None:
    """Sizes and hashes are those of the files; the content's hash is that of the N-Quads."""
    manifest = manifest_of(release)
    assert set(manifest["files"]) == {NQUADS, TRIG, DESCRIPTION}
    for name, listed in manifest["files"].items():
        data = (release / name).read_bytes()
        assert listed == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert manifest["content_sha256"] == manifest["files"][NQUADS]["sha256"]


def tally(store: ox.Store, pattern: str) -> dict[str, int]:
    """How many subjects there are by notation, for a pattern that binds `?one` and `?notation`."""
    query = f"SELECT ?notation (COUNT(DISTINCT ?one) AS ?n) WHERE {{ {pattern} }} GROUP BY ?notation"
    prefixes = {"ak": AK.iri, "skos": "http://www.w3.org/2004/02/skos/core#"}
    rows = store.query(query, prefixes=prefixes)
    assert isinstance(rows, ox.QuerySolutions)
    return {row["notation"].value: int(row["n"].value) for row in rows}


COUNTS: Mapping[str, str] = {
    "entities": "?one ak:kind [ skos:notation ?notation ]",
    "organisation_types": "?one ak:kind ak:entityKind-organisation ; ak:type [ skos:notation ?notation ]",
    "support": "?one ak:support [ skos:notation ?notation ]",
    "claims_by_certainty": "GRAPH ?g { ?one a ak:Claim ; ak:certainty ?c } ?c skos:notation ?notation",
    "claims_by_citation": "GRAPH ?g { ?one a ak:Claim ; <http://purl.org/dc/terms/source> ?s }"
    " GRAPH ?m { ?s ak:citation ?c } ?c skos:notation ?notation",
}


@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_the_manifest(release: Path, name: str) -> None:
    """Counting in the graph gives what the manifest says."""
    assert tally(store_of(release), COUNTS[name]) == manifest_of(release)["counts"][name]


def test_totals_of_the_manifest(release: Path) -> None:
    """Quads, claims, sources and facts; no claim is without evidence."""
    store, counts = store_of(release), manifest_of(release)["counts"]
    claims = tally(store, 'GRAPH ?g { ?one a ak:Claim } BIND("all" AS ?notation)')["all"]
    without = 'GRAPH ?g { ?one a ak:Claim FILTER NOT EXISTS { ?one ak:evidence ?e } } BIND("n" AS ?notation)'
    sources = tally(store, 'GRAPH ?g { ?one a ak:Source } BIND("all" AS ?notation)')["all"]
    facts = tally(store, '?one ak:support ?s BIND("all" AS ?notation)')["all"]
    assert counts["quads"] == len(store)
    assert (counts["claims"], counts["sources"], sum(counts["facts"].values())) == (claims, sources, facts)
    assert counts["claims_without_evidence"] == tally(store, without).get("n", 0) == 0


def test_sources_of_the_manifest(release: Path) -> None:
    """Each source with the number of its claims, in the manifest and in its graph."""
    listed = {name: one["claims"] for name, one in manifest_of(release)["sources"].items()}
    graphs: Counter[str] = Counter()
    for quad in store_of(release).quads_for_pattern(None, ox.NamedNode(str(RDF.type)), AK("Claim")):
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs[quad.graph_name.value.removeprefix(f"{DEFAULT_BASE}graph/source/")] += 1
    assert listed == graphs


def test_uncited_and_unused_sources_stay_out(tiny: Tiny) -> None:
    """Only sources that something rests on are told of."""
    lines = built(tiny(GOOD)).lines
    described = {
        name for name in "stuw" if any(line.startswith(f"<{DEFAULT_BASE}source/{name}> ") for line in lines)
    }
    assert described == {"s", "t"}


@lru_cache
def ontology() -> Graph:
    """The ontology with its lists."""
    return Graph().parse(ontology_folder() / "aktorkart.ttl").parse(ontology_folder() / "schemes.ttl")


@lru_cache
def used_terms(release: Path) -> tuple[set[str], set[str], set[str]]:
    """Classes, properties, and other terms of the `ak:` namespace in a release."""
    properties = {quad.predicate.value for quad in quads_of(release)}
    objects = {(quad.predicate.value, quad.object) for quad in quads_of(release)}
    named = {(name, term.value) for name, term in objects if isinstance(term, ox.NamedNode)}
    classes = {term for name, term in named if name == str(RDF.type)}
    return classes, properties, {term for _, term in named if term.startswith(AK.iri)}


def test_terms_are_declared(release: Path) -> None:
    """Our own terms stand in the ontology, all others in the list of published terms in use."""
    with (ontology_folder() / "reused-terms.tsv").open(encoding="utf-8", newline="") as file:
        published = {row["iri"] for row in csv.DictReader(file, delimiter="\t")}
    declared = {str(subject) for subject in ontology().subjects() if isinstance(subject, URIRef)}
    classes, properties, others = used_terms(release)
    for term in classes | properties | others:
        assert term in (declared if term.startswith(AK.iri) else published), term


def test_what_is_derived_stays_out(release: Path) -> None:
    """Properties that say what holds on one day are never in a release."""
    derived = {str(term) for term in ontology().subjects(URIRef(AK("derivedOnly").value), Literal(True))}
    assert len(derived) > 20
    assert not derived & used_terms(release)[1]


def test_base_is_a_choice(tiny: Tiny) -> None:
    """Another base changes the IRIs of the data and nothing else: facts and claims keep their names."""
    folder, base = tiny(GOOD), "https://example.org/kart/"
    usual, moved = built(folder), build([folder], base=base)
    assert set(usual.facts) == set(moved.facts)
    assert moved.manifest["base"] == base
    assert not [line for line in moved.lines if line.startswith(f"<{DEFAULT_BASE}id/")]
    back = {line.replace(base, DEFAULT_BASE) for line in moved.lines}
    assert back == set(usual.lines)


@pytest.mark.parametrize(
    "base", ["", "kart", "https://example.org/kart", "https://example.org/a b/", "https://<x>/"]
)
def test_what_is_no_base(tiny: Tiny, base: str) -> None:
    """What ids cannot be put behind is refused in plain words."""
    with pytest.raises(DataError, match="cannot be the base"):
        build([tiny(GOOD)], base=base)


def test_unsound_data_gives_no_release(tiny: Tiny) -> None:
    """A violation stops the build, and the error names the place."""
    with pytest.raises(DataError, match=r"facts/more.yaml:2: .*unknown key"):
        built(tiny({**GOOD, "facts/more.yaml": "source: s\nnonsense: []\n"}))


class FullDisk:
    """A file that takes nothing."""

    def write(self, data: bytes) -> int:
        """Fail as a full disk does."""
        raise OSError(28, "No space left on device", len(data))


class Interrupt:
    """A file during whose writing somebody presses Ctrl-C."""

    def write(self, data: bytes) -> int:
        """Stop."""
        raise KeyboardInterrupt(len(data))


Replacing = Callable[[Path], contextlib.AbstractContextManager[BinaryIO]]


def failing(name: str, file: object) -> Replacing:
    """`replacing` that gives another file for one name."""

    @contextlib.contextmanager
    def stand_in(path: Path) -> Iterator[BinaryIO]:
        with replacing(path) as real:
            yield file if path.name == name else real  # type: ignore[misc]  # only written to

    return stand_in


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("file", "error"), [(FullDisk(), AktorkartError), (Interrupt(), KeyboardInterrupt)])
def test_an_interrupted_write_leaves_the_old_files(
    tiny: Tiny,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    file: object,
    error: type[BaseException],
) -> None:
    """Whichever file fails, the old release is whole, and nothing half-written is left."""
    folder = tiny(GOOD)
    out = tmp_path / "out"
    write_release(built(folder), out)
    before = contents(out)
    settings = folder / "release.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("2026-01-02", "2026-02-02"), encoding="utf-8"
    )
    newer = built(folder)
    monkeypatch.setattr(module, "replacing", failing(name, file))
    with pytest.raises(error):
        write_release(newer, out)
    assert contents(out) == before
    monkeypatch.undo()
    write_release(newer, out)
    assert all(contents(out)[one] != before[one] for one in FILES)
