"""Reads the plain objects out of a store, in one pass over its quads."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cache

import pyoxigraph as ox

from graph.model.dates import BOUND_NAMES, ONGOING, UNKNOWN, Bounds, PartialDate
from graph.model.source import Place
from graph.model.text import Text
from graph.network.views import ClaimView, EntityView, FactView, SourceView
from graph.store.base import Store
from graph.vocabulary import AK, NAMESPACES, ORG, QB, Term

FACT_KINDS = {
    AK("Existence"): "existence",
    AK("NamePeriod"): "name",
    AK("Identification"): "identification",
    ORG("Membership"): "membership",
    AK("Relation"): "relation",
    ORG("ChangeEvent"): "change",
    AK("SolutionRole"): "solutionRole",
    AK("EventParticipation"): "participation",
    AK("DocumentRole"): "documentRole",
    AK("Statement"): "statement",
    QB("Observation"): "figure",
    AK("ReportedClaim"): "reportedClaim",
}
"""What the network calls the facts of each class."""

_BOUNDS = tuple(f"ak:{name}" for name in BOUND_NAMES)
_DEFAULT = ox.DefaultGraph()
_NOT_VALUES = frozenset(
    {
        "rdf:type",
        "rdfs:label",
        "ak:paraphrase",
        "ak:title",
        "ak:note",
        "ak:statedStart",
        "ak:statedEnd",
        *_BOUNDS,
    }
)

Pairs = dict[str, list[Term]]
"""The objects of a subject by predicate; a predicate is written with its usual prefix."""


class Views:
    """Turns described subjects into views.

    Attributes:
        default: Gives what the default graph says of a subject, by IRI; nothing for an unknown one.
        named: Gives the same of all named graphs together.
    """

    def __init__(self, base: str, default: Callable[[str], Pairs], named: Callable[[str], Pairs]) -> None:
        self.default = default
        self.named = named
        self._entity_prefix = f"{base}id/"
        self._base = base

    def source(self, iri: str) -> SourceView:
        """A described source."""
        pairs = self.named(iri)
        length = _text(pairs, "ak:textLength")
        return SourceView(
            id=iri.removeprefix(f"{self._base}source/"),
            title=_text(pairs, "dct:title") or "",
            publisher=_text(pairs, "ak:publisherName") or "",
            role=_both(pairs, "ak:publisherRole") or Text("", ""),
            interest=_notation(pairs, "ak:interest") or "",
            interest_note=_both(pairs, "ak:interestNote"),
            date=_text(pairs, "ak:dateText") or "unknown",
            url=_text(pairs, "schema:url"),
            licence=_both(pairs, "ak:licenceText") or Text("", ""),
            citation=_notation(pairs, "ak:citation") or "",
            quotable=_text(pairs, "ak:quotable") == "true",
            text_file=_text(pairs, "ak:textFile"),
            text_sha256=_text(pairs, "ak:textSha256"),
            text_length=int(length) if length else None,
        )

    def claim(self, iri: str, *, places: bool = True) -> ClaimView:
        """A claim, if wanted without its places, which take the longest to read."""
        pairs = self.named(iri)
        source = _text(pairs, "dct:source") or ""
        found = [self._place(_value(place)) for place in pairs.get("ak:evidence", [])] if places else []
        return ClaimView(
            path=iri.removeprefix(self._base),
            source=source.removeprefix(f"{self._base}source/"),
            certainty=_notation(pairs, "ak:certainty") or "",
            start=_text(pairs, "ak:statedStart") or "unknown",
            end=_text(pairs, "ak:statedEnd") or "unknown",
            attested=tuple(sorted(_texts(pairs, "ak:attestedIn"))),
            title=_languages(pairs, "ak:titleAsPrinted"),
            preferred=_text(pairs, "ak:preferred") == "true",
            conflict=_text(pairs, "ak:conflict"),
            note=_both(pairs, "ak:note"),
            bounds=_bounds(pairs),
            places=tuple(
                sorted(found, key=lambda place: (place.chars or (0, 0), place.row or 0, place.path))
            ),
        )

    def _place(self, iri: str) -> Place:
        pairs = self.named(iri)
        selector = self.named(f"{iri}/selector")
        start, end = _text(selector, "oa:start"), _text(selector, "oa:end")
        numbers = {name: _text(pairs, f"ak:{name}") for name in ("paragraph", "line", "row")}
        return Place(
            source=(_text(pairs, "oa:hasSource") or "").removeprefix(f"{self._base}source/"),
            chars=(int(start), int(end)) if start and end else None,
            sha256=_text(pairs, "ak:sha256"),
            context_sha256=_text(pairs, "ak:contextSha256"),
            heading=_text(pairs, "ak:heading") or "",
            paragraph=int(numbers["paragraph"]) if numbers["paragraph"] else None,
            line=int(numbers["line"]) if numbers["line"] else None,
            before=_text(pairs, "ak:before") or "",
            after=_text(pairs, "ak:after") or "",
            row=int(numbers["row"]) if numbers["row"] else None,
            at=_text(pairs, "ak:place"),
        )

    def fact(self, iri: str, claims: tuple[ClaimView, ...] = ()) -> FactView:
        """A fact with the claims given."""
        pairs = self.default(iri)
        types = pairs.get("rdf:type", [])
        kind = next((name for cls, name in FACT_KINDS.items() if cls in types), "fact")
        roles, values = self._told(pairs)
        for node in pairs.get("ak:position", []):
            position = self.default(_value(node))
            stance = _notation(position, "ak:stance") or ""
            taken = self.roles(position).get("proposition", ())
            roles[stance] = tuple(sorted({*roles.get(stance, ()), *taken}))
        return FactView(
            path=iri.removeprefix(self._base),
            kind=kind,
            label=_both(pairs, "rdfs:label") or Text(iri, iri),
            happened=AK("Occurrence") in types,
            certainty=_notation(pairs, "ak:certainty") or "",
            support=_notation(pairs, "ak:support") or "",
            bounds=_bounds(pairs),
            start=_text(pairs, "ak:statedStart") or "unknown",
            end=_text(pairs, "ak:statedEnd") or "",
            title=_languages(pairs, "ak:title"),
            name=_languages(pairs, "ak:name"),
            text=_both(pairs, "ak:paraphrase"),
            roles=roles,
            values=values,
            claims=claims,
        )

    def roles(self, pairs: Pairs) -> Mapping[str, tuple[str, ...]]:
        """The entities that a subject names, by local name of the property."""
        return self._told(pairs)[0]

    def _told(self, pairs: Pairs) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        """Entities and other values, each by local name of the property."""
        roles: dict[str, tuple[str, ...]] = {}
        values: dict[str, tuple[str, ...]] = {}
        prefix = self._entity_prefix
        for predicate, objects in pairs.items():
            if predicate in _NOT_VALUES:
                continue
            entities, others = [], []
            for term in objects:
                if isinstance(term, ox.NamedNode) and term.value.startswith(prefix):
                    entities.append(term.value.removeprefix(prefix))
                else:
                    others.append(_short(term))
            if entities:
                roles[_local(predicate)] = tuple(sorted(entities))
            if others:
                values[_local(predicate)] = tuple(sorted(others))
        return roles, values


class Reader(Views):
    """Groups all quads of a store by subject, in one pass."""

    def __init__(self, store: Store, base: str) -> None:
        self._default: dict[str, Pairs] = {}
        self._named: dict[str, Pairs] = {}
        nothing: Pairs = {}
        super().__init__(
            base, lambda iri: self._default.get(iri, nothing), lambda iri: self._named.get(iri, nothing)
        )
        for quad in store.quads():
            subject = quad.subject
            if isinstance(subject, ox.NamedNode):
                where = self._default if quad.graph_name == _DEFAULT else self._named
                iri = subject.value
                pairs = where.get(iri)
                if pairs is None:
                    pairs = where[iri] = {}
                predicate = _prefixed(quad.predicate.value)
                if predicate in pairs:
                    pairs[predicate].append(quad.object)
                else:
                    pairs[predicate] = [quad.object]

    def sources(self) -> dict[str, SourceView]:
        """All described sources by id."""
        found = (iri for iri, pairs in self._named.items() if _is(pairs, AK("Source")))
        views = (self.source(iri) for iri in sorted(found))
        return {view.id: view for view in views}

    def facts(self, sources: Mapping[str, SourceView]) -> dict[str, FactView]:
        """All facts by path.

        Args:
            sources: All sources; which of several claims decides depends on them.
        """
        claims: dict[str, list[ClaimView]] = {}
        for iri in sorted(iri for iri, pairs in self._named.items() if _is(pairs, AK("Claim"))):
            claim = self.claim(iri)
            for about in self._named[iri].get("ak:about", []):
                claims.setdefault(_value(about), []).append(claim)
        found = {}
        for iri in sorted(iri for iri, pairs in self._default.items() if "ak:support" in pairs):
            fact = self.fact(iri, in_order(claims.get(iri, ()), sources))
            found[fact.path] = fact
        return found

    def entities(self, facts: Iterable[FactView]) -> dict[str, EntityView]:
        """All entities by compact id."""
        found = {}
        for fact in facts:
            compact = fact.role("entity")
            if fact.kind == "existence" and compact:
                pairs = self.default(self._entity_prefix + compact)
                found[compact] = EntityView(
                    compact,
                    _notation(pairs, "ak:kind") or "",
                    _notation(pairs, "ak:type"),
                    tuple(sorted(_texts(pairs, "ak:aliasId"))),
                    fact,
                )
        return dict(sorted(found.items()))

    def links(self, entity: str) -> Mapping[str, tuple[str, ...]]:
        """The entities that stand in an entity's own attributes, by local name of the property."""
        return self.roles(self.default(self._entity_prefix + entity))


def described(quads: Iterable[ox.Quad]) -> Pairs:
    """What quads of one subject say of it."""
    pairs: Pairs = {}
    for quad in quads:
        pairs.setdefault(_prefixed(quad.predicate.value), []).append(quad.object)
    return pairs


def in_order(claims: Collection[ClaimView], sources: Mapping[str, SourceView]) -> tuple[ClaimView, ...]:
    """The claims of one fact, the deciding one first."""
    if len(claims) < 2:
        return tuple(claims)
    return tuple(sorted(claims, key=lambda claim: _rank(claim, sources)))


def _rank(claim: ClaimView, sources: Mapping[str, SourceView]) -> tuple[bool, bool, bool, int, str]:
    """Order in which claims decide; it is the build's (`graph.build.effective`), read back from a release."""
    source = sources[claim.source]
    event = next((text for text in (claim.start, claim.end) if text not in (UNKNOWN, ONGOING)), None)
    distance = 10**7
    if event is not None and source.date != UNKNOWN:
        days = [PartialDate.parse(text.removeprefix("through ")).first for text in (source.date, event)]
        distance = abs((days[0] - days[1]).days)
    return (not claim.preferred, claim.conflict is not None, source.citation != "cited", distance, claim.path)


def _is(pairs: Pairs, cls: ox.NamedNode) -> bool:
    return cls in pairs.get("rdf:type", ())


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


@cache
def _prefixed(iri: str) -> str:
    """A predicate with its usual prefix, as `ak:kind`; the IRI itself where there is none."""
    for space in NAMESPACES:
        if iri.startswith(space.iri):
            return f"{space.prefix}:{iri.removeprefix(space.iri)}"
    return iri


@cache
def _local(predicate: str) -> str:
    return "speaker" if predicate == "prov:wasAttributedTo" else predicate.rpartition(":")[2]


def _short(term: Term) -> str:
    """A value for reading: the notation of a concept, the text of a literal."""
    text = _value(term)
    if isinstance(term, ox.NamedNode) and text.startswith(AK.iri):
        return text.removeprefix(AK.iri).partition("-")[2]
    return text


def _texts(pairs: Pairs, predicate: str) -> list[str]:
    return [_value(term) for term in pairs.get(predicate, ())]


def _text(pairs: Pairs, predicate: str) -> str | None:
    terms = pairs.get(predicate)
    return _value(terms[0]) if terms else None


def _notation(pairs: Pairs, predicate: str) -> str | None:
    terms = pairs.get(predicate)
    return _short(terms[0]) if terms else None


def _languages(pairs: Pairs, predicate: str) -> dict[str, str]:
    literals = (term for term in pairs.get(predicate, ()) if isinstance(term, ox.Literal))
    return dict(sorted((literal.language or "", literal.value) for literal in literals))


def _both(pairs: Pairs, predicate: str) -> Text | None:
    found = _languages(pairs, predicate)
    return Text.of(found) if found else None


_day = cache(date.fromisoformat)
"""A day; the same few thousand stand in nearly all facts."""


def _bounds(pairs: Pairs) -> Bounds:
    return Bounds(*(_day(_value(pairs[name][0])) if name in pairs else None for name in _BOUNDS))
