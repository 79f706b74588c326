"""The library face: a release with its RDF, network and drawing faces."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.build.locate import MANIFEST, NQUADS, find_release, read_manifest, reference_date, title
from graph.errors import QueryError, ReleaseError
from graph.files import data_folder
from graph.model.dates import STATUS_ORDER, Status, as_day, at_least
from graph.network.network import Network, read_network
from graph.network.views import Release
from graph.ontology import load_lists
from graph.store.base import Results, Store
from graph.store.memory import MemoryStore
from graph.vocabulary import prefixes

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network as PyvisNetwork

    from graph.build.release import Built
    from graph.network.paths import Paths
    from graph.query.answers import Answer, Asker
    from graph.time.changes import Change


_ANEW = "Make the release anew with: aktorkart build"


def _status(name: str) -> Status:
    """The status of that name, of those that an answer can have.

    Raises:
        QueryError: There is none.
    """
    names = [one.value for one in STATUS_ORDER]
    if name not in names:
        raise QueryError(f"There is no status “{name}”; choose among {', '.join(names)}")
    return Status(name)


class Kart:
    """A loaded release.

    Attributes:
        release: What it says of itself.
        store: Its quads.
        manifest: Its manifest as read.
    """

    def __init__(self, store: Store, release: Release, manifest: Mapping[str, Any]) -> None:  # Any: JSON
        self.store = store
        self.release = release
        self.manifest = manifest

    @cached_property
    def network(self) -> Network:
        """Entities, facts, sources and ties in plain objects."""
        return read_network(self.store, self.release, load_lists())

    @cached_property
    def asker(self) -> "Asker":
        """What answers named questions and resolves names."""
        from graph.query.answers import Asker
        from graph.query.directory import Directory

        return Asker(self.store, Directory(self.store, self.release, load_lists()))

    def ask(
        self,
        question: str,
        *,
        as_of: date | str | None = None,
        status: str | None = None,
        lang: str = "nb",
        **parameters: str,
    ) -> "Answer":
        """Answer a named question.

        Args:
            question: Its name (`aktorkart ask` lists them).
            as_of: The day asked about; default the release's reference date.
            status: `holds`, `presumed` or `possible`: how sure an answer must be at least.
            lang: `nb` or `en`.
            parameters: What it is asked about: ids, names or numbers.

        Raises:
            AktorkartError: There is no such question, parameter, status, language or thing.
        """
        return self.asker.ask(
            question,
            parameters,
            as_of=as_day(as_of) if as_of is not None else None,
            status=_status(status) if status is not None else None,
            lang=lang,
        )

    def path(
        self,
        a: str,
        b: str,
        *,
        as_of: date | str | None = None,
        status: str | None = None,
        ties: Iterable[str] | None = None,
        avoid: Iterable[str] = (),
        max_hops: int = 6,
        every: bool = False,
        limit: int = 50,
        talk: bool = False,
    ) -> "Paths":
        """The shortest path between two entities, with the facts that tie its steps.

        Args:
            a: One end: an id, a name or a number.
            b: The other end.
            as_of: The day of the ties; default the release's reference date.
            status: `holds`, `presumed` (default) or `possible`: how sure a tie must be at least.
            ties: Names or labels of the ties to use; default all but those of what is said.
            avoid: Entities that no path may lead through.
            max_hops: How many steps a path may have.
            every: List all shortest paths. All common neighbours of the two are listed anyway.
            limit: How many paths are listed at most; the result's `total` says how many there are.
            talk: Paths go over statements, topics and propositions too.

        Raises:
            AktorkartError: There is no such entity, tie or status, the ends are the same, or a number is
                below 1.
        """
        from graph.query.paths import asked_paths

        return asked_paths(
            self.network,
            self.asker.lookup,
            (a, b),
            day=as_day(as_of) if as_of is not None else None,
            status=_status(status) if status is not None else None,
            ties=ties,
            avoid=avoid,
            max_hops=max_hops,
            every=every,
            limit=limit,
            talk=talk,
        )

    def query(self, sparql: str, *, as_of: date | str | None = None) -> Results:
        """Answer a SPARQL query; all prefixes of the project are preloaded.

        Args:
            sparql: The query.
            as_of: When given, the query runs on the state of that day: the release plus the direct triples
                that hold or are presumed then (`org:heldBy`, `ak:manages` …).

        Raises:
            QueryError: It is not SPARQL.
        """
        store = self.store if as_of is None else self.state(as_of)
        return store.query(sparql, prefixes=prefixes(self.release.base))

    def state(self, as_of: date | str | None = None) -> Store:
        """The release, the direct triples of a day and, in a graph of its own, what follows from them."""
        from graph.time.state import state_of_day

        day = as_day(as_of) if as_of is not None else self.release.reference
        return state_of_day(self.store, day, base=self.release.base)

    def diff(
        self,
        before: date | str,
        after: date | str,
        *,
        status: str = "presumed",
        actor: str | None = None,
        kinds: Iterable[str] = (),
    ) -> "list[Change]":
        """What changed between two days, in actor terms, by kind and name.

        Args:
            before: One day.
            after: The other; an earlier one is read backwards.
            status: How sure a fact must be to count as holding: `holds`, `presumed` or `possible`.
            actor: Only changes that name this actor or thing, or its area: an id, a name or a number.
            kinds: Only changes of these kinds (`graph.time.kinds.KINDS`).

        Raises:
            AktorkartError: A day, the status or the actor is none.
        """
        from graph.time.changes import changes, chosen, together
        from graph.time.diff import diff_days

        statuses = at_least(_status(status))
        made = diff_days(self.network.facts.values(), as_day(before), as_day(after), statuses)
        entity = self.asker.lookup.find(actor) if actor is not None else None
        wanted = together(self.network, entity, made) if entity else ()
        return chosen(changes(self.network, made), wanted, kinds)

    def dataset(self, *, as_of: date | str | None = None) -> "rdflib.Dataset":
        """The graph as an rdflib `Dataset`, with the direct triples of a day when one is given."""
        from graph.store.rdflib_face import to_dataset

        store = self.store if as_of is None else self.state(as_of)
        return to_dataset(store.quads(), prefixes(self.release.base))

    def networkx(self, *, as_of: date | str | None = None, lang: str = "nb") -> "networkx.MultiDiGraph[str]":
        """The network of a day (default: of all times) as a NetworkX graph.

        Nodes are compact ids; edges carry fact, sources, places and dates.
        """
        from graph.network.networkx_face import to_networkx

        return to_networkx(self.network, as_day(as_of) if as_of is not None else None, lang)

    def pyvis(self, *, as_of: date | str | None = None, lang: str = "nb") -> "PyvisNetwork":
        """The network of a day as a pyvis `Network` with an offline, safe template."""
        from export.viewer.adapter import build_network
        from export.viewer.model import view_model

        day = as_day(as_of) if as_of is not None else self.release.reference
        return build_network(view_model(self.network, day=day, lang=lang))


def _verify(built: "Built") -> None:
    """Stop a release of the shipped data that has less than it should."""
    from graph.check.assertions import require_assertions

    require_assertions(built, [data_folder()])


def load(
    release: Path | str | None = None,
    *,
    store: Path | str | None = None,
    say: Callable[[str], None] = lambda _: None,
    made: Callable[[float], None] = lambda _: None,
) -> Kart:
    """Load a release.

    Args:
        release: Its folder; default the shipped data's release, which is built when it is missing.
        store: Folder of a store on disk to read the quads from, made of the release when it is missing;
            default is to load them into memory.
        say: Told what is being done when that takes time.
        made: Told, from time to time, how much of a store on disk is made: from 0 to 1.

    Raises:
        ReleaseError: There is no release in that folder, or its files are not those that its manifest lists;
            or the store was made from another release.
    """
    folder = find_release(Path(release) if release is not None else None, say=say, verify=_verify)
    manifest = read_manifest(folder)
    try:
        described = Release(
            title=title(manifest),
            version=manifest["version"],
            date=date.fromisoformat(manifest["date"]),
            reference=reference_date(manifest),
            licence=manifest["licence"],
            base=manifest["base"],
            content=manifest["content_sha256"],
        )
        wanted = manifest["files"][NQUADS]["sha256"]
    except (KeyError, TypeError, ValueError) as error:
        raise ReleaseError(f"{folder / MANIFEST} is damaged ({error}). {_ANEW}") from error
    path = folder / NQUADS
    if store is None:
        _require_whole(path, wanted)
        return Kart(MemoryStore.of_nquads(path), described, manifest)
    return Kart(_on_disk(Path(store), path, (described.content, wanted), say, made), described, manifest)


def _on_disk(
    folder: Path,
    path: Path,
    digests: tuple[str, str],
    say: Callable[[str], None],
    made: Callable[[float], None],
) -> Store:
    """The finished store of a folder, else one that is made (or made ready) there.

    Args:
        folder: The store's.
        path: The release's N-Quads.
        digests: SHA-256 of their content and of the file.
        say: Told that the store is being made.
        made: Told how much of it is.
    """
    from graph.store.disk import DiskStore, is_complete

    content, wanted = digests
    if not is_complete(folder):
        _require_whole(path, wanted)
        say(f"Making the store in {folder} …")
        return DiskStore.make(path, folder, content, made=made)
    return DiskStore.open(folder, content)


def _require_whole(path: Path, wanted: str) -> None:
    """Stop an N-Quads file that is not the one that the manifest lists."""
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReleaseError(f"{path} cannot be read: {error.strerror}. {_ANEW}") from error
    if sha256 != wanted:
        raise ReleaseError(f"{path} is damaged: it is not the file that the manifest lists. {_ANEW}")
