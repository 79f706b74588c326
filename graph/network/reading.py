"""Reads the plain objects out of a store, in one pass over its quads."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

import pyoxigraph as ox

from graph.model.dates import ONGOING, UNKNOWN, Bounds, PartialDate
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

_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "presumedFrom", "presumedTo")
_NOT_VALUES = frozenset(
    {
        "rdf:type",
        "rdfs:label",
        "ak:paraphrase",
        "ak:title",
        "ak:note",
        "ak:statedStart",
        "ak:statedEnd",
        *(f"ak:{name}" for name in _BOUNDS),
    }
)

Pairs = dict[str, list[Term]]
"""The objects of a subject by predicate; a predicate is written with its usual prefix."""


class Reader:
    """Groups a store's quads by subject and turns them into views."""

    def __init__(self, store: Store, base: str) -> None:
        self._entity_prefix = f"{base}id/"
        self._base = base
        self.default: dict[str, Pairs] = {}
        self.named: dict[str, Pairs] = {}
        for quad in store.quads():
            where = self.default if isinstance(quad.graph_name, ox.DefaultGraph) else self.named
            if isinstance(quad.subject, ox.NamedNode):
                pairs = where.setdefault(quad.subject.value, {})
                pairs.setdefault(_prefixed(quad.predicate.value), []).append(quad.object)

    def sources(self) -> dict[str, SourceView]:
        """All described sources by id."""
        found = (iri for iri, pairs in self.named.items() if _is(pairs, AK("Source")))
        return {
            iri.removeprefix(f"{self._base}source/"): self._source(iri, self.named[iri])
            for iri in sorted(found)
        }

    def facts(self, sources: Mapping[str, SourceView]) -> dict[str, FactView]:
        """All facts by path.

        Args:
            sources: All sources; which of several claims decides depends on them.
        """
        claims: dict[str, list[ClaimView]] = {}
        for iri in sorted(iri for iri, pairs in self.named.items() if _is(pairs, AK("Claim"))):
            claim = self._claim(iri, self.named[iri])
            for about in self.named[iri].get("ak:about", []):
                claims.setdefault(_value(about), []).append(claim)
        found = {}
        for iri in sorted(iri for iri, pairs in self.default.items() if "ak:support" in pairs):
            mine = sorted(claims.get(iri, []), key=lambda claim: _rank(claim, sources))
            fact = self._fact(iri, self.default[iri], tuple(mine))
            found[fact.path] = fact
        return found

    def entities(self, facts: Iterable[FactView]) -> dict[str, EntityView]:
        """All entities by compact id."""
        found = {}
        for fact in facts:
            compact = fact.role("entity")
            if fact.kind == "existence" and compact:
                pairs = self.default.get(self._entity_prefix + compact, {})
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
        return self._roles(self.default.get(self._entity_prefix + entity, {}))

    def _source(self, iri: str, pairs: Pairs) -> SourceView:
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

    def _claim(self, iri: str, pairs: Pairs) -> ClaimView:
        source = _text(pairs, "dct:source") or ""
        places = [self._place(_value(place)) for place in pairs.get("ak:evidence", [])]
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
                sorted(places, key=lambda place: (place.chars or (0, 0), place.row or 0, place.path))
            ),
        )

    def _place(self, iri: str) -> Place:
        pairs = self.named.get(iri, {})
        selector = self.named.get(f"{iri}/selector", {})
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

    def _fact(self, iri: str, pairs: Pairs, claims: tuple[ClaimView, ...]) -> FactView:
        types = pairs.get("rdf:type", [])
        kind = next((name for cls, name in FACT_KINDS.items() if cls in types), "fact")
        roles = dict(self._roles(pairs))
        values = {
            _local(predicate): tuple(sorted(_short(value) for value in objects if not self._is_entity(value)))
            for predicate, objects in pairs.items()
            if predicate not in _NOT_VALUES
        }
        for node in pairs.get("ak:position", []):
            position = self.default.get(_value(node), {})
            stance = _notation(position, "ak:stance") or ""
            taken = self._roles(position).get("proposition", ())
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
            values={name: found for name, found in values.items() if found},
            claims=claims,
        )

    def _roles(self, pairs: Pairs) -> Mapping[str, tuple[str, ...]]:
        found = {
            _local(predicate): tuple(
                sorted(
                    _value(value).removeprefix(self._entity_prefix)
                    for value in objects
                    if self._is_entity(value)
                )
            )
            for predicate, objects in pairs.items()
        }
        return {name: entities for name, entities in found.items() if entities}

    def _is_entity(self, term: Term) -> bool:
        return isinstance(term, ox.NamedNode) and term.value.startswith(self._entity_prefix)


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
    return next(iter(_texts(pairs, predicate)), None)


def _notation(pairs: Pairs, predicate: str) -> str | None:
    return next((_short(term) for term in pairs.get(predicate, ())), None)


def _languages(pairs: Pairs, predicate: str) -> dict[str, str]:
    literals = (term for term in pairs.get(predicate, ()) if isinstance(term, ox.Literal))
    return dict(sorted((literal.language or "", literal.value) for literal in literals))


def _both(pairs: Pairs, predicate: str) -> Text | None:
    found = _languages(pairs, predicate)
    return Text.of(found) if found else None


def _bounds(pairs: Pairs) -> Bounds:
    days = (_text(pairs, f"ak:{name}") for name in _BOUNDS)
    return Bounds(*(date.fromisoformat(day) if day else None for day in days))
