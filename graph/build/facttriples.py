"""The triples that say who and what: a function a kind of fact, in the terms of `ontology/aktorkart.ttl`."""

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from graph.build.terms import Pair, Terms, both, concept, plain, truth
from graph.model.facts import (
    TYPE_SCHEMES,
    Change,
    DocumentRole,
    Existence,
    Fact,
    Figure,
    Identifier,
    Membership,
    Name,
    Participation,
    Relation,
    ReportedClaim,
    SolutionRole,
    Statement,
)
from graph.vocabulary import (
    AK,
    CV,
    DCT,
    FOAF,
    ORG,
    PROV,
    QB,
    RDF_TYPE,
    SCHEMA,
    SDMX_ATTRIBUTE,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    SKOS,
    XSD,
)

ENTITY_CLASSES = {
    "person": FOAF("Person"), "organisation": ORG("FormalOrganization"), "unit": ORG("OrganizationalUnit"),
    "collaboration": ORG("OrganizationalCollaboration"), "group": AK("ActorGroup"), "post": ORG("Post"),
    "event": SCHEMA("Event"), "document": FOAF("Document"), "solution": AK("DigitalSolution"),
    "place": DCT("Location"), "topic": AK("Topic"), "proposition": AK("Proposition"),
    "indicator": AK("Indicator"), "population": AK("Population"), "survey": AK("Survey"),
}  # fmt: skip
PUBLIC_BODIES = frozenset({"ministry", "agency", "municipality", "county", "government"})
NOT_LEGAL_UNITS = frozenset({"government", "programme"})
SURVEY_SHARES = "id/dataset/survey-shares"
COUNTS = "id/dataset/counts"


def entity_classes(fact: Existence) -> Iterator[ox.NamedNode]:
    """The classes of an entity."""
    if fact.entity_kind == "organisation" and fact.type in NOT_LEGAL_UNITS:
        yield ORG("Organization")
    elif fact.entity_kind == "solution" and fact.type == "shared-solution":
        yield AK("SharedSolution")
    else:
        yield ENTITY_CLASSES[fact.entity_kind]
    if fact.entity_kind == "organisation" and fact.type in PUBLIC_BODIES:
        yield CV("PublicOrganisation")


def entity_triples(fact: Existence, terms: Terms) -> Iterator[Pair]:
    """What stands on an entity itself: classes, type and the attributes that it keeps for life."""
    for cls in entity_classes(fact):
        yield RDF_TYPE, cls
    yield AK("id"), plain(fact.entity)
    yield AK("kind"), concept("entityKind", fact.entity_kind)
    yield from ((AK("aliasId"), plain(alias)) for alias in fact.aliases)
    if fact.type is not None:
        kind = concept(TYPE_SCHEMES[fact.entity_kind], fact.type)
        yield AK("type"), kind
        if fact.entity_kind in ("organisation", "unit", "collaboration"):
            yield ORG("classification"), kind
        elif fact.entity_kind == "document":
            yield DCT("type"), kind
    links = (
        (ORG("postIn"), fact.organisation),
        (SCHEMA("superEvent"), fact.part_of),
        (SKOS("broader"), fact.broader),
        (DCT("subject"), fact.topic),
    )
    yield from ((predicate, terms.entity(entity)) for predicate, entity in links if entity)
    if fact.role is not None:
        yield ORG("role"), concept("postRole", fact.role)
    if fact.entity_kind == "post":
        yield AK("singleSeat"), truth(fact.single_seat is not False)
    if fact.unit is not None:
        yield AK("unit"), concept("unit", fact.unit)
    if fact.issued is not None:
        yield AK("issued"), plain(fact.issued)
    yield from both(SKOS("definition"), fact.text)


def _existence(fact: Existence, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("Existence")
    yield AK("entity"), terms.entity(fact.entity)


def _name(fact: Name, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("NamePeriod")
    yield AK("entity"), terms.entity(fact.entity)
    yield AK("name"), ox.Literal(fact.text, language=fact.lang) if fact.lang else plain(fact.text)
    yield AK("nameForm"), concept("nameForm", fact.form)


def _identifier(fact: Identifier, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("Identification")
    yield AK("entity"), terms.entity(fact.entity)
    yield AK("identifierScheme"), concept("identifierScheme", fact.scheme)
    yield AK("identifier"), plain(fact.value)


def _membership(fact: Membership, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, ORG("Membership")
    yield ORG("member"), terms.entity(fact.member)
    yield ORG("organization"), terms.entity(fact.organisation)
    if fact.post:
        yield AK("post"), terms.entity(fact.post)
    if fact.role:
        yield ORG("role"), concept("postRole", fact.role)
    yield AK("acting"), truth(fact.acting)


def _relation(fact: Relation, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("Relation")
    yield AK("subject"), terms.entity(fact.subject)
    yield AK("relationType"), concept("relationType", fact.type)
    yield AK("object"), terms.entity(fact.object)


def _change(fact: Change, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, ORG("ChangeEvent")
    yield AK("changeType"), concept("changeType", fact.type)
    yield from ((ORG("originalOrganization"), terms.entity(one)) for one in fact.originals)
    yield from ((ORG("resultingOrganization"), terms.entity(one)) for one in fact.results)
    yield from ((AK("continued"), terms.entity(one)) for one in fact.continued)


def _solution_role(fact: SolutionRole, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("SolutionRole")
    yield RDF_TYPE, CV("Participation")
    yield AK("actor"), terms.entity(fact.actor)
    yield CV("role"), concept("solutionRole", fact.role)
    yield AK("solution"), terms.entity(fact.solution)


def _participation(fact: Participation, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("EventParticipation")
    yield AK("event"), terms.entity(fact.event)
    yield AK("participant"), terms.entity(fact.participant)
    yield AK("eventRole"), concept("eventRole", fact.role)
    if fact.on_behalf_of:
        yield AK("onBehalfOf"), terms.entity(fact.on_behalf_of)
    if fact.post:
        yield AK("post"), terms.entity(fact.post)


def _document_role(fact: DocumentRole, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("DocumentRole")
    yield AK("document"), terms.entity(fact.document)
    yield AK("agent"), terms.entity(fact.agent)
    yield AK("documentRole"), concept("documentRole", fact.role)


def _statement(fact: Statement, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("Statement")
    yield AK("key"), plain(fact.label)
    yield PROV("wasAttributedTo"), terms.entity(fact.speaker)
    links = ((AK("occasion"), fact.occasion), (AK("onBehalfOf"), fact.on_behalf_of), (AK("post"), fact.post))
    yield from ((predicate, terms.entity(entity)) for predicate, entity in links if entity)
    yield AK("mode"), concept("mode", fact.mode)
    yield AK("speechAct"), concept("speechAct", fact.act)
    yield from ((DCT("subject"), terms.entity(topic)) for topic in fact.topics)
    yield from both(AK("paraphrase"), fact.paraphrase)
    yield from ((AK("position"), iri) for iri, _ in position_nodes(fact, terms))


def position_nodes(fact: Statement, terms: Terms) -> Iterator[tuple[ox.NamedNode, list[Pair]]]:
    """The nodes of a statement's positions, each with its triples."""
    for index, (proposition, stance) in enumerate(fact.positions, 1):
        yield (
            terms.path(f"{fact.path}#position-{index}"),
            [
                (RDF_TYPE, AK("Position")),
                (AK("proposition"), terms.entity(proposition)),
                (AK("stance"), concept("stance", stance)),
            ],
        )


def _figure(fact: Figure, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, QB("Observation")
    yield QB("dataSet"), terms.path(SURVEY_SHARES if fact.answer and fact.survey else COUNTS)
    yield AK("key"), plain(fact.label)
    links = (
        (AK("indicator"), fact.indicator),
        (AK("population"), fact.population),
        (AK("survey"), fact.survey),
        (AK("claimedBy"), fact.claimed_by),
    )
    yield from ((predicate, terms.entity(entity)) for predicate, entity in links if entity)
    if fact.answer:
        yield AK("answerCategory"), concept("answerCategory", fact.answer)
    yield SDMX_DIMENSION("refPeriod"), plain(fact.period)
    yield SDMX_MEASURE("obsValue"), ox.Literal(format(fact.value, "f"), datatype=XSD("decimal"))
    yield SDMX_ATTRIBUTE("unitMeasure"), concept("unit", fact.unit)
    yield AK("qualifier"), concept("qualifier", fact.qualifier)
    yield from ((DCT("subject"), terms.entity(one)) for one in fact.about)
    if fact.statement:
        yield AK("inStatement"), terms.path(fact.statement)
    yield from both(AK("paraphrase"), fact.text)


def _reported_claim(fact: ReportedClaim, terms: Terms) -> Iterator[Pair]:
    yield RDF_TYPE, AK("ReportedClaim")
    yield AK("key"), plain(fact.label)
    yield AK("reportedIn"), terms.path(fact.statement)
    yield AK("claimedBy"), terms.entity(fact.claimed_by)
    yield from ((DCT("subject"), terms.entity(one)) for one in fact.about)
    yield from both(AK("paraphrase"), fact.paraphrase)


_MAKERS: dict[type[Fact], Callable[..., Iterable[Pair]]] = {
    Existence: _existence,
    Name: _name,
    Identifier: _identifier,
    Membership: _membership,
    Relation: _relation,
    Change: _change,
    SolutionRole: _solution_role,
    Participation: _participation,
    DocumentRole: _document_role,
    Statement: _statement,
    Figure: _figure,
    ReportedClaim: _reported_claim,
}


def fact_triples(fact: Fact, terms: Terms) -> Iterable[Pair]:
    """Predicates and objects of a fact node: its class, who and what."""
    return _MAKERS[type(fact)](fact, terms)
