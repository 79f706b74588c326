"""The quads of a release.

Entities, facts and their effective values stand once, in the default graph. `graph/source/<id>` holds that
source's claims and their evidence, `graph/meta` the sources that have claims, and the release. The SKOS
lists of the ontology stand in the default graph too, for their labels.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.build.effective import Effective
from graph.build.facttriples import COUNTS, SURVEY_SHARES, entity_triples, fact_triples, position_nodes
from graph.build.naming import Naming
from graph.build.summaries import Summaries
from graph.build.terms import Pair, Terms, both, concept, day, number, plain, truth
from graph.errors import DataError
from graph.files import ontology_folder
from graph.ingest.settings import Settings
from graph.model.claims import Claim, Model
from graph.model.dates import Bounds, Precision
from graph.model.facts import Change, Existence, Statement
from graph.model.source import Place, Source
from graph.model.text import LANGUAGES
from graph.ontology import Lists
from graph.vocabulary import AK, DCT, OA, QB, RDF_TYPE, RDFS, SCHEMA, SKOS

DEFAULT = ox.DefaultGraph()


class QuadMaker:
    """Makes all quads of a release.

    Attributes:
        model: The model, for sources and claims.
        facts: The effective facts by path.
        settings: What the release says of itself.
        terms: Makes IRIs below the data base.
        naming: What entities are called.
        summaries: One line a fact.
        entities: Compact ids of all entities.
        meta: The graph that describes sources and release.
    """

    def __init__(
        self, model: Model, facts: dict[str, Effective], settings: Settings, lists: Lists, base: str
    ) -> None:
        self.model = model
        self.facts = facts
        self.settings = settings
        self.terms = Terms(base)
        self.naming = Naming.of(facts.values())
        self.summaries = Summaries(self.naming, lists, settings.reference_date)
        self.entities = {each.fact.entity for each in facts.values() if isinstance(each.fact, Existence)}
        self.meta = self.terms.path("graph/meta")

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, in no particular order; some may repeat."""
        for each in self.facts.values():
            yield from self.fact(each)
        for claim in self.model.claims:
            yield from self.claim(claim)
        yield from self.about_sources()
        yield from self.about_release()

    def about_sources(self) -> Iterator[ox.Quad]:
        """The sources that have claims."""
        for name in {claim.source for claim in self.model.claims}:
            source = self.model.sources[name]
            yield from _quads(self.terms.path(source.path), self._source(source), self.meta)

    def about_release(self) -> Iterator[ox.Quad]:
        """The release, and the lists of the ontology."""
        yield from _quads(self.terms.path("release"), self._release(), self.meta)
        yield from self._datasets()
        path = ontology_folder() / "schemes.ttl"
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                raise DataError(f"{path} has a blank node; name it, so that releases can be compared")
            yield quad

    def fact(self, each: Effective) -> Iterator[ox.Quad]:
        """A fact with its effective values and, when it is that an entity exists, the entity."""
        fact = each.fact
        iri = self.terms.path(fact.path)
        yield from _quads(iri, fact_triples(fact, self.terms), DEFAULT)
        yield from _quads(iri, self._effective(each), DEFAULT)
        if isinstance(fact, Existence):
            entity = self.terms.entity(fact.entity)
            yield from _quads(entity, entity_triples(fact, self.terms), DEFAULT)
            yield from _quads(entity, self._labels(fact.entity), DEFAULT)
        elif isinstance(fact, Statement):
            for node, pairs in position_nodes(fact, self.terms):
                yield from _quads(node, pairs, DEFAULT)

    def _effective(self, each: Effective) -> Iterator[Pair]:
        """What the claims say together."""
        yield RDF_TYPE, AK("Occurrence" if each.fact.happened else "Fact")
        yield from both(RDFS("label"), self.summaries.of(each))
        yield AK("certainty"), concept("certainty", "implied" if each.implied else "stated")
        yield AK("support"), concept("support", each.support)
        yield AK("statedStart"), plain(each.stated_start())
        if not each.fact.happened:
            yield AK("statedEnd"), plain(each.stated_end())
        yield from bound_pairs(each.bounds)
        for name, of in (("startPrecision", "start"), ("endPrecision", "end")):
            precision = each.precision(of)
            if precision is not None:
                yield AK(name), concept("precision", precision.value)
        titles = (("nb", each.deciding.title), ("en", each.deciding.title_en))
        yield from ((AK("title"), ox.Literal(text, language=lang)) for lang, text in titles if text)
        if isinstance(each.fact, Change) and each.start and each.start.precision is Precision.DAY:
            yield AK("effectiveDate"), day(each.start.first)

    def _labels(self, entity: str) -> Iterator[Pair]:
        """Names of an entity on the reference date, and all its other names."""
        names = self.naming.all(entity)
        reference = self.settings.reference_date
        preferred: set[tuple[str | None, str]] = set()
        for lang in LANGUAGES:
            text = self.naming.label(entity, reference, lang)
            tag = next((name.lang for name in names if name.text == text and name.lang in (lang, None)), "")
            if tag != "":
                preferred.add((tag, text))
        for tag, text in preferred:
            yield SKOS("prefLabel"), ox.Literal(text, language=tag) if tag else plain(text)
        for name in names:
            if (name.lang, name.text) not in preferred:
                predicate = SKOS("hiddenLabel" if name.form in ("misprint", "inflected") else "altLabel")
                yield predicate, ox.Literal(name.text, language=name.lang) if name.lang else plain(name.text)

    def claim(self, claim: Claim) -> Iterator[ox.Quad]:
        """A claim with its places."""
        graph = self.terms.path(f"graph/source/{claim.source}")
        source = self.model.sources[claim.source]
        iri = self.terms.path(claim.path)
        bounds = claim.period.bounds(source.date, self.settings.reference_date)
        yield from _quads(iri, self._claim_pairs(claim), graph)
        yield from _quads(iri, bound_pairs(bounds), graph)
        for place in claim.places:
            yield from self._place(place, graph)

    def _claim_pairs(self, claim: Claim) -> Iterator[Pair]:
        yield RDF_TYPE, AK("Claim")
        yield from ((AK("about"), self.terms.path(path)) for path in claim.about)
        yield DCT("source"), self.terms.path(f"source/{claim.source}")
        yield AK("certainty"), concept("certainty", claim.certainty)
        yield from ((AK("evidence"), self.terms.path(place.path)) for place in claim.places)
        yield AK("statedStart"), plain(claim.period.stated_start())
        yield AK("statedEnd"), plain(claim.period.stated_end())
        yield from ((AK("attestedIn"), plain(seen.text)) for seen in claim.period.attested)
        if claim.title:
            yield AK("titleAsPrinted"), ox.Literal(claim.title, language="nb")
        if claim.title_en:
            yield AK("titleAsPrinted"), ox.Literal(claim.title_en, language="en")
        if claim.preferred:
            yield AK("preferred"), truth(True)
        if claim.conflict:
            yield AK("conflict"), plain(claim.conflict)
        yield from both(AK("note"), claim.note)

    def _place(self, place: Place, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        iri = self.terms.path(place.path)
        pairs: list[Pair] = [
            (RDF_TYPE, OA("SpecificResource")),
            (OA("hasSource"), self.terms.path(f"source/{place.source}")),
        ]
        if place.chars is not None:
            selector = self.terms.path(f"{place.path}/selector")
            pairs.append((OA("hasSelector"), selector))
            span: list[Pair] = [
                (RDF_TYPE, OA("TextPositionSelector")),
                (OA("start"), number(place.chars[0])),
                (OA("end"), number(place.chars[1])),
            ]
            yield from _quads(selector, span, graph)
        texts = (
            ("sha256", place.sha256),
            ("contextSha256", place.context_sha256),
            ("heading", place.heading),
            ("before", place.before),
            ("after", place.after),
            ("place", place.at),
        )
        pairs += [(AK(name), plain(text)) for name, text in texts if text]
        numbers = (("paragraph", place.paragraph), ("line", place.line), ("row", place.row))
        pairs += [(AK(name), number(value)) for name, value in numbers if value is not None]
        yield from _quads(iri, pairs, graph)

    def _source(self, source: Source) -> Iterator[Pair]:
        yield RDF_TYPE, AK("Source")
        yield DCT("title"), plain(source.title)
        known = source.publisher in self.entities
        yield DCT("publisher"), self.terms.entity(source.publisher) if known else plain(source.publisher)
        yield AK("publisherName"), plain(self._publisher_name(source.publisher))
        yield AK("sourceKind"), concept("sourceKind", source.kind)
        yield AK("interest"), concept("interest", source.interest)
        yield AK("citation"), concept("citation", source.citation)
        yield AK("dateText"), plain(source.date.text if source.date else "unknown")
        yield AK("quotable"), truth(source.quotable)
        yield from both(AK("publisherRole"), source.publisher_role)
        yield from both(AK("interestNote"), source.interest_note)
        yield from both(AK("licenceText"), source.licence)
        if source.url:
            yield SCHEMA("url"), ox.NamedNode(source.url)
        if source.text:
            yield AK("textFile"), plain(source.text.file)
            yield AK("textSha256"), plain(source.text.sha256)
            yield AK("textLength"), number(source.text.length)
            yield from both(AK("recipe"), source.text.recipe)

    def _publisher_name(self, publisher: str) -> str:
        return self.naming.label(publisher, self.settings.reference_date, "nb")

    def _release(self) -> Iterator[Pair]:
        yield RDF_TYPE, AK("Release")
        yield from both(DCT("title"), self.settings.title)
        yield AK("version"), plain(self.settings.version)
        yield AK("releaseDate"), day(self.settings.date)
        yield AK("referenceDate"), day(self.settings.reference_date)
        yield AK("licence"), plain(self.settings.licence)

    def _datasets(self) -> Iterator[ox.Quad]:
        for path in (SURVEY_SHARES, COUNTS):
            structure = AK(f"structure-{path.rsplit('/', 1)[1]}")
            pairs: list[Pair] = [(RDF_TYPE, QB("DataSet")), (QB("structure"), structure)]
            yield from _quads(self.terms.path(path), pairs, DEFAULT)


def bound_pairs(bounds: Bounds) -> Iterator[Pair]:
    """The bounds of a fact or a claim; what is unbounded is left out."""
    for name, value in bounds.named().items():
        yield AK(name), day(value)


def _quads(
    subject: ox.NamedNode, pairs: Iterable[Pair], graph: ox.NamedNode | ox.DefaultGraph
) -> Iterator[ox.Quad]:
    return (ox.Quad(subject, predicate, value, graph) for predicate, value in pairs)
