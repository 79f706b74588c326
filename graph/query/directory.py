"""What a release's things are called and which sources facts rest on, read piece by piece.

It gives what the network gives, without the second that the whole network takes to read: a named question
needs the names of a few things and the claims of a few facts. `tests/query/test_directory.py` compares them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import pyoxigraph as ox

from graph.build.naming import DatedName, Naming
from graph.network.reading import Pairs, Views, described, in_order
from graph.network.views import FactView, Release, SourceView
from graph.ontology import Lists
from graph.store.base import Store
from graph.vocabulary import AK, RDF_TYPE

_DEFAULT = ox.DefaultGraph()
_ENTITIES = """
SELECT ?entity ?kind (GROUP_CONCAT(?alias; separator=" ") AS ?aliases) {
  ?fact a ak:Existence ; ak:entity ?entity . ?entity ak:kind ?kind . OPTIONAL { ?entity ak:aliasId ?alias }
} GROUP BY ?entity ?kind ORDER BY STR(?entity)
"""
_CALLED = """
SELECT ?fact ?entity ?text {
  { ?fact a ak:NamePeriod ; ak:name ?text } UNION { ?fact a ak:Identification ; ak:identifier ?text }
  ?fact ak:entity ?entity
} ORDER BY STR(?fact)
"""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that users can ask for.

    Attributes:
        id: Compact id.
        kind: Notation of the scheme `entityKind`.
        aliases: Other ids that resolve to it.
    """

    id: str
    kind: str
    aliases: tuple[str, ...]


class Directory:
    """The names, numbers and sources of a release; what was read is remembered.

    Attributes:
        release: What the release says of itself.
        lists: The ontology's SKOS lists.
    """

    def __init__(self, store: Store, release: Release, lists: Lists) -> None:
        self.release = release
        self.lists = lists
        self._store = store
        self._views = Views(release.base, self._default, self._named)
        self._names: dict[str, Naming] = {}
        self.label = cache(self._label)
        """What an entity is called on a day (default: the reference date), as `Network.label` says it."""
        self.sources_of = cache(self._sources_of)
        """The ids of a fact's sources by its path, the deciding one first; none for what is no fact."""

    @cached_property
    def entities(self) -> Mapping[str, Known]:
        """All entities by compact id."""
        found = {}
        for row in self._rows(_ENTITIES):
            entity = self._compact(row["entity"].value)
            kind = row["kind"].value.removeprefix(AK("entityKind-").value)
            aliases = row["aliases"]
            found[entity] = Known(entity, kind, tuple(sorted(aliases.value.split())) if aliases else ())
        return found

    @cached_property
    def sources(self) -> Mapping[str, SourceView]:
        """All sources by id."""
        quads = self._store.quads(None, RDF_TYPE, AK("Source"))
        iris = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        views = (self._views.source(iri) for iri in sorted(iris))
        return {view.id: view for view in views}

    def called(self) -> Iterator[tuple[str, str, str]]:
        """All names and numbers of all times: path of the fact, compact id of the entity, text."""
        for row in self._rows(_CALLED):
            path = row["fact"].value.removeprefix(self.release.base)
            yield path, self._compact(row["entity"].value), row["text"].value

    def governing(self) -> Iterator[tuple[str, str]]:
        """The pairs of a body and the area that it governs at any time."""
        for quad in self._store.quads(None, AK("relationType"), AK("relationType-governsArea"), _DEFAULT):
            roles = self._views.roles(self._default(_iri(quad.subject)))
            yield from ((body, area) for body in roles.get("subject", ()) for area in roles.get("object", ()))

    def fact(self, path: str) -> FactView:
        """A fact without its claims."""
        return self._views.fact(self.release.base + path)

    def _label(self, entity: str, day: date | None = None, lang: str = "nb", *, short: bool = False) -> str:
        naming = self._names.get(entity)
        if naming is None:
            naming = self._names[entity] = Naming((entity, name) for name in self._dated_names(entity))
        return naming.label(entity, day or self.release.reference, lang, short=short)

    def _dated_names(self, entity: str) -> Iterator[DatedName]:
        node = ox.NamedNode(f"{self.release.base}id/{entity}")
        facts = (_iri(quad.subject) for quad in self._store.quads(None, AK("entity"), node, _DEFAULT))
        for fact in map(self._views.fact, sorted(facts)):
            if fact.kind == "name":
                form = fact.value("nameForm") or "official"
                yield from (
                    DatedName(text, lang or None, form, fact.bounds) for lang, text in fact.name.items()
                )

    def _sources_of(self, path: str) -> tuple[str, ...]:
        about = ox.NamedNode(self.release.base + path)
        found = {_iri(quad.subject) for quad in self._store.quads(None, AK("about"), about)}
        claims = [self._views.claim(iri, places=False) for iri in sorted(found)]
        return tuple(dict.fromkeys(claim.source for claim in in_order(claims, self.sources)))

    def _default(self, iri: str) -> Pairs:
        return described(self._store.quads(ox.NamedNode(iri), None, None, _DEFAULT))

    def _named(self, iri: str) -> Pairs:
        quads = self._store.quads(ox.NamedNode(iri))
        return described(quad for quad in quads if quad.graph_name != _DEFAULT)

    def _compact(self, iri: str) -> str:
        return iri.removeprefix(f"{self.release.base}id/")

    def _rows(self, sparql: str) -> ox.QuerySolutions:
        found = self._store.query(sparql, prefixes={"ak": AK.iri})
        assert isinstance(found, ox.QuerySolutions), "the directory asks SELECT queries only"
        return found


def _iri(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else str(subject)
