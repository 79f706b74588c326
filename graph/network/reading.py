"""Reads the plain objects out of a store, in one pass over its quads."""

from collections.abc import Iterable, Mapping
from datetime import date

import pyoxigraph as ox

from graph.model.dates import Bounds
from graph.model.source import Place
from graph.model.text import Text
from graph.network.views import ClaimView, EntityView, FactView, SourceView
from graph.store.base import Store
from graph.vocabulary import AK, DCT, OA, ORG, PROV, QB, RDF_TYPE, RDFS, SCHEMA, Term

FACT_KINDS = {
    AK("Existence"): "existence", AK("NamePeriod"): "name", AK("Identification"): "identification",
    ORG("Membership"): "membership", AK("Relation"): "relation", ORG("ChangeEvent"): "change",
    AK("SolutionRole"): "solutionRole", AK("EventParticipation"): "participation", AK("DocumentRole"): "documentRole",
    AK("Statement"): "statement", QB("Observation"): "figure", AK("ReportedClaim"): "reportedClaim",
}  # fmt: skip
_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "presumedFrom", "presumedTo")
_TEXTS = frozenset({RDFS("label").value, AK("paraphrase").value, AK("title").value, AK("note").value})
_NOT_VALUES = (
    frozenset({RDF_TYPE.value, *(AK(name).value for name in (*_BOUNDS, "statedStart", "statedEnd"))}) | _TEXTS
)

Pairs = dict[str, list[Term]]


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
                pairs.setdefault(quad.predicate.value, []).append(quad.object)

    def sources(self) -> dict[str, SourceView]:
        """All described sources by id."""
        found = (iri for iri, pairs in self.named.items() if _is(pairs, AK("Source")))
        return {
            iri.removeprefix(f"{self._base}source/"): self._source(iri, self.named[iri])
            for iri in sorted(found)
        }

    def facts(self) -> dict[str, FactView]:
        """All facts by path."""
        claims: dict[str, list[ClaimView]] = {}
        for iri in sorted(iri for iri, pairs in self.named.items() if _is(pairs, AK("Claim"))):
            claim = self._claim(iri, self.named[iri])
            for about in self.named[iri].get(AK("about").value, []):
                claims.setdefault(_value(about), []).append(claim)
        found = {}
        for iri in sorted(iri for iri, pairs in self.default.items() if AK("support").value in pairs):
            mine = sorted(
                claims.get(iri, []), key=lambda claim: (not claim.preferred, claim.conflict is not None)
            )
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
                    _notation(pairs, AK("kind")) or "",
                    _notation(pairs, AK("type")),
                    tuple(sorted(_texts(pairs, AK("aliasId")))),
                    fact,
                )
        return dict(sorted(found.items()))

    def links(self, entity: str) -> Mapping[str, tuple[str, ...]]:
        """The entities that stand in an entity's own attributes, by local name of the property."""
        return self._roles(self.default.get(self._entity_prefix + entity, {}))

    def _source(self, iri: str, pairs: Pairs) -> SourceView:
        length = _text(pairs, AK("textLength"))
        return SourceView(
            id=iri.removeprefix(f"{self._base}source/"),
            title=_text(pairs, DCT("title")) or "",
            publisher=_text(pairs, AK("publisherName")) or "",
            role=_both(pairs, AK("publisherRole")) or Text("", ""),
            interest=_notation(pairs, AK("interest")) or "",
            interest_note=_both(pairs, AK("interestNote")),
            date=_text(pairs, AK("dateText")) or "unknown",
            url=_text(pairs, SCHEMA("url")),
            licence=_both(pairs, AK("licenceText")) or Text("", ""),
            citation=_notation(pairs, AK("citation")) or "",
            quotable=_text(pairs, AK("quotable")) == "true",
            text_file=_text(pairs, AK("textFile")),
            text_sha256=_text(pairs, AK("textSha256")),
            text_length=int(length) if length else None,
        )

    def _claim(self, iri: str, pairs: Pairs) -> ClaimView:
        source = _text(pairs, DCT("source")) or ""
        places = [self._place(_value(place)) for place in pairs.get(AK("evidence").value, [])]
        return ClaimView(
            path=iri.removeprefix(self._base),
            source=source.removeprefix(f"{self._base}source/"),
            certainty=_notation(pairs, AK("certainty")) or "",
            start=_text(pairs, AK("statedStart")) or "unknown",
            end=_text(pairs, AK("statedEnd")) or "unknown",
            attested=tuple(sorted(_texts(pairs, AK("attestedIn")))),
            title=_languages(pairs, AK("titleAsPrinted")),
            preferred=_text(pairs, AK("preferred")) == "true",
            conflict=_text(pairs, AK("conflict")),
            note=_both(pairs, AK("note")),
            bounds=_bounds(pairs),
            places=tuple(
                sorted(places, key=lambda place: (place.chars or (0, 0), place.row or 0, place.path))
            ),
        )

    def _place(self, iri: str) -> Place:
        pairs = self.named.get(iri, {})
        selector = self.named.get(f"{iri}/selector", {})
        start, end = _text(selector, OA("start")), _text(selector, OA("end"))
        numbers = {name: _text(pairs, AK(name)) for name in ("paragraph", "line", "row")}
        return Place(
            source=(_text(pairs, OA("hasSource")) or "").removeprefix(f"{self._base}source/"),
            chars=(int(start), int(end)) if start and end else None,
            sha256=_text(pairs, AK("sha256")),
            context_sha256=_text(pairs, AK("contextSha256")),
            heading=_text(pairs, AK("heading")) or "",
            paragraph=int(numbers["paragraph"]) if numbers["paragraph"] else None,
            line=int(numbers["line"]) if numbers["line"] else None,
            before=_text(pairs, AK("before")) or "",
            after=_text(pairs, AK("after")) or "",
            row=int(numbers["row"]) if numbers["row"] else None,
            at=_text(pairs, AK("place")),
        )

    def _fact(self, iri: str, pairs: Pairs, claims: tuple[ClaimView, ...]) -> FactView:
        types = [_value(one) for one in pairs.get(RDF_TYPE.value, [])]
        kind = next((name for cls, name in FACT_KINDS.items() if cls.value in types), "fact")
        roles = dict(self._roles(pairs))
        values = {
            _local(predicate): tuple(sorted(_short(value) for value in objects if not self._is_entity(value)))
            for predicate, objects in pairs.items()
            if predicate not in _NOT_VALUES
        }
        for node in pairs.get(AK("position").value, []):
            position = self.default.get(_value(node), {})
            stance = _notation(position, AK("stance")) or ""
            taken = self._roles(position).get("proposition", ())
            roles[stance] = tuple(sorted({*roles.get(stance, ()), *taken}))
        return FactView(
            path=iri.removeprefix(self._base),
            kind=kind,
            label=_both(pairs, RDFS("label")) or Text(iri, iri),
            happened=AK("Occurrence").value in types,
            certainty=_notation(pairs, AK("certainty")) or "",
            support=_notation(pairs, AK("support")) or "",
            bounds=_bounds(pairs),
            start=_text(pairs, AK("statedStart")) or "unknown",
            end=_text(pairs, AK("statedEnd")) or "",
            title=_languages(pairs, AK("title")),
            name=_languages(pairs, AK("name")),
            text=_both(pairs, AK("paraphrase")),
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


def _is(pairs: Pairs, cls: ox.NamedNode) -> bool:
    return cls in pairs.get(RDF_TYPE.value, ())


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _local(predicate: str) -> str:
    return (
        "speaker"
        if predicate == PROV("wasAttributedTo").value
        else predicate.replace("#", "/").rsplit("/", 1)[1]
    )


def _short(term: Term) -> str:
    """A value for reading: the notation of a concept, the text of a literal."""
    text = _value(term)
    if isinstance(term, ox.NamedNode) and text.startswith(AK.iri):
        return text.removeprefix(AK.iri).partition("-")[2]
    return text


def _texts(pairs: Pairs, predicate: ox.NamedNode) -> list[str]:
    return [_value(term) for term in pairs.get(predicate.value, ())]


def _text(pairs: Pairs, predicate: ox.NamedNode) -> str | None:
    return next(iter(_texts(pairs, predicate)), None)


def _notation(pairs: Pairs, predicate: ox.NamedNode) -> str | None:
    return next((_short(term) for term in pairs.get(predicate.value, ())), None)


def _languages(pairs: Pairs, predicate: ox.NamedNode) -> dict[str, str]:
    literals = (term for term in pairs.get(predicate.value, ()) if isinstance(term, ox.Literal))
    return dict(sorted((literal.language or "", literal.value) for literal in literals))


def _both(pairs: Pairs, predicate: ox.NamedNode) -> Text | None:
    found = _languages(pairs, predicate)
    return Text.of(found) if found else None


def _bounds(pairs: Pairs) -> Bounds:
    days = (_text(pairs, AK(name)) for name in _BOUNDS)
    return Bounds(*(date.fromisoformat(day) if day else None for day in days))
