"""Describes a release in RDF, for catalogues: DCAT 3 with the fields of DCAT-AP-NO 3, and VoID.

The description is a file of its own beside the quads, since it counts them and names their checksums. DCAT:
https://www.w3.org/TR/vocab-dcat-3/; DCAT-AP-NO: https://data.norge.no/specification/dcat-ap-no/; VoID:
https://www.w3.org/TR/void/; checksums and licence names: SPDX.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyoxigraph as ox

from graph.build.effective import Effective
from graph.build.terms import Pair, both, day, plain
from graph.ingest.settings import Settings
from graph.model.source import Source
from graph.model.text import LANGUAGES, Text
from graph.vocabulary import DCT, FOAF, RDF_TYPE, XSD, Namespace

DESCRIPTION = "dataset.ttl"
"""Name of the file."""

DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#")
VOID = Namespace("void", "http://rdfs.org/ns/void#")
VCARD = Namespace("vcard", "http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("spdx", "http://spdx.org/rdf/terms#")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#")
_EU = "http://publications.europa.eu/resource/authority/"
_TYPES = "https://www.iana.org/assignments/media-types/"
_THEME = ox.NamedNode(f"{_EU}data-theme/GOVE")
_NORWAY = ox.NamedNode(f"{_EU}country/NOR")
_PUBLIC = ox.NamedNode(f"{_EU}access-right/PUBLIC")
_TONGUES = {"nb": ox.NamedNode(f"{_EU}language/NOB"), "en": ox.NamedNode(f"{_EU}language/ENG")}
_FORMATS = {
    "nq": ("RDF_N_QUADS", "application/n-quads", Text("N-Quads, sortert", "N-Quads, sorted")),
    "trig": ("RDF_TRIG", "application/trig", Text("TriG", "TriG")),
}
_EU_LICENCES = {
    "CC-BY-4.0": "CC_BY_4_0",
    "CC0-1.0": "CC0",
    "CC-BY-SA-4.0": "CC_BYSA_4_0",
    "NLOD-2.0": "NLOD_2_0",
}
"""What the EU's licence list, which DCAT-AP-NO asks for, calls the licences of open data, by SPDX name."""
_SPDX_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9.]+)*-\d+(?:\.\d+)*(?:-only|-or-later)?|MIT|ISC")
"""The form of SPDX names: `Apache-2.0`, `CC-BY-4.0`, `GPL-3.0-only`, `MIT`."""

Statements = Iterator[tuple[ox.NamedNode, Iterable[Pair]]]


def describe(
    settings: Settings,
    facts: Mapping[str, Effective],
    sources: Iterable[Source],
    quads: Sequence[ox.Quad],
    files: Mapping[str, tuple[int, str]],
    base: str,
) -> bytes:
    """The description of a release as Turtle.

    Args:
        settings: What the release says of itself.
        facts: The effective facts, for the time that the data covers.
        sources: The sources that have claims.
        quads: All quads of the release.
        files: Size in bytes and SHA-256 of each file that holds them.
        base: Data base IRI.
    """
    maker = _Description(settings, base)
    counted = _Counted(quads)
    statements = [
        *maker.catalogue(),
        *maker.dataset(_covered(facts, settings)),
        *maker.distributions(files),
        *maker.counts(counted),
        *maker.subsets(sources, counted, base),
    ]
    triples = sorted(
        {ox.Triple(subject, predicate, value) for subject, pairs in statements for predicate, value in pairs},
        key=str,
    )
    buffer = io.BytesIO()
    spaces = (DCAT, VOID, VCARD, SPDX, OWL, DCT, FOAF, XSD)
    names = {space.prefix: space.iri for space in spaces}
    ox.serialize(triples, output=buffer, format=ox.RdfFormat.TURTLE, prefixes=names)
    return buffer.getvalue()


def spdx_name(text: str) -> str | None:
    """The SPDX name of a licence, when that is what a text is."""
    return text if _SPDX_NAME.fullmatch(text) else None


def _covered(facts: Mapping[str, Effective], settings: Settings) -> tuple[date | None, date]:
    """The first day on which anything is known to hold or to have happened, and the last one spoken of."""
    begun = [each.bounds.latest_start for each in facts.values() if each.bounds.latest_start is not None]
    return min(begun, default=None), settings.reference_date


class _Counted:
    """How often things stand in the quads."""

    def __init__(self, quads: Sequence[ox.Quad]) -> None:
        self.triples = len(quads)
        self.subjects = len({quad.subject for quad in quads})
        self.objects = len({quad.object for quad in quads})
        self.properties = Counter(quad.predicate.value for quad in quads)
        instances = {(quad.object, quad.subject) for quad in quads if quad.predicate == RDF_TYPE}
        self.classes = Counter(cls.value for cls, _ in instances if isinstance(cls, ox.NamedNode))
        self.graphs = Counter(
            quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)
        )


class _Description:
    """Makes the statements about one release."""

    def __init__(self, settings: Settings, base: str) -> None:
        self.settings = settings
        self.base = base
        self.version = f"{base}dataset/{settings.version}"
        self.dataset_iri = ox.NamedNode(self.version)
        self.publisher = ox.NamedNode(f"{base}dataset#publisher")
        self.contact = ox.NamedNode(f"{base}dataset#contact")

    def catalogue(self) -> Statements:
        """The catalogue that the data set stands in, its publisher and whom to ask."""
        settings = self.settings
        yield (
            ox.NamedNode(f"{self.base}dataset#catalogue"),
            [
                (RDF_TYPE, DCAT("Catalog")),
                *both(DCT("title"), settings.title),
                *both(DCT("description"), settings.description or settings.title),
                (DCT("publisher"), self.publisher),
                (DCAT("contactPoint"), self.contact),
                (DCAT("dataset"), self.dataset_iri),
            ],
        )
        yield self.publisher, [(RDF_TYPE, FOAF("Agent")), (FOAF("name"), plain(settings.publisher))]
        yield (
            self.contact,
            [
                (RDF_TYPE, VCARD("Organization")),
                (VCARD("fn"), plain(settings.publisher)),
                (VCARD("hasURL"), ox.NamedNode(settings.contact or self.base)),
            ],
        )

    def dataset(self, covered: tuple[date | None, date]) -> Statements:
        """The data set: what it is, whose, on what terms, of which time."""
        settings, period = self.settings, ox.NamedNode(f"{self.version}#time")
        keywords = [
            (DCAT("keyword"), ox.Literal(word, language=lang))
            for lang, words in sorted(settings.keywords.items())
            for word in words
        ]
        yield (
            self.dataset_iri,
            [
                (RDF_TYPE, DCAT("Dataset")),
                (RDF_TYPE, VOID("Dataset")),
                *both(DCT("title"), settings.title),
                *both(DCT("description"), settings.description or settings.title),
                (DCT("identifier"), plain(self.version)),
                (DCT("publisher"), self.publisher),
                (DCAT("contactPoint"), self.contact),
                (DCAT("theme"), _THEME),
                *keywords,
                *((DCT("language"), _TONGUES[lang]) for lang in LANGUAGES),
                (DCT("spatial"), _NORWAY),
                (DCT("temporal"), period),
                (DCT("accessRights"), _PUBLIC),
                (DCT("issued"), day(settings.date)),
                (DCT("modified"), day(settings.date)),
                (DCAT("version"), plain(settings.version)),
                (DCAT("isVersionOf"), ox.NamedNode(f"{self.base}dataset")),
                (DCT("license"), _spdx(settings.licence)),
                (DCT("conformsTo"), ox.NamedNode("https://w3id.org/aktorkart/def")),
                (VOID("uriSpace"), plain(f"{self.base}id/")),
            ],
        )
        first, last = covered
        ends = [(DCAT("startDate"), first), (DCAT("endDate"), last)]
        yield (
            period,
            [
                (RDF_TYPE, DCT("PeriodOfTime")),
                *((name, day(value)) for name, value in ends if value is not None),
            ],
        )

    def distributions(self, files: Mapping[str, tuple[int, str]]) -> Statements:
        """The files, with sizes and checksums."""
        for name, (size, sha256) in files.items():
            file_type, media_type, words = _FORMATS[name.rpartition(".")[2]]
            address = ox.NamedNode(f"{self.version}/{name}")
            found, checksum = (ox.NamedNode(f"{self.version}#{part}{name}") for part in ("", "sha256-"))
            licence = _EU_LICENCES.get(self.settings.licence)
            yield self.dataset_iri, [(DCAT("distribution"), found), (VOID("dataDump"), address)]
            yield (
                found,
                [
                    (RDF_TYPE, DCAT("Distribution")),
                    *both(DCT("title"), words),
                    (DCAT("accessURL"), address),
                    (DCAT("downloadURL"), address),
                    (DCT("format"), ox.NamedNode(f"{_EU}file-type/{file_type}")),
                    (DCAT("mediaType"), ox.NamedNode(f"{_TYPES}{media_type}")),
                    (DCAT("byteSize"), ox.Literal(str(size), datatype=XSD("nonNegativeInteger"))),
                    (
                        DCT("license"),
                        ox.NamedNode(f"{_EU}licence/{licence}") if licence else _spdx(self.settings.licence),
                    ),
                    (SPDX("checksum"), checksum),
                ],
            )
            yield (
                checksum,
                [
                    (RDF_TYPE, SPDX("Checksum")),
                    (SPDX("algorithm"), SPDX("checksumAlgorithm_sha256")),
                    (SPDX("checksumValue"), ox.Literal(sha256, datatype=XSD("hexBinary"))),
                ],
            )

    def counts(self, counted: _Counted) -> Statements:
        """How much there is, by class and by property."""
        spaces = {re.match(r".*[#/]", name)[0] for name in (*counted.properties, *counted.classes)}  # type: ignore[index]
        yield (
            self.dataset_iri,
            [
                (VOID("triples"), _number(counted.triples)),
                (VOID("entities"), _number(counted.subjects)),
                (VOID("distinctSubjects"), _number(counted.subjects)),
                (VOID("distinctObjects"), _number(counted.objects)),
                (VOID("properties"), _number(len(counted.properties))),
                (VOID("classes"), _number(len(counted.classes))),
                *((VOID("vocabulary"), ox.NamedNode(space)) for space in sorted(spaces)),
            ],
        )
        sorts = (
            ("class", VOID("classPartition"), VOID("class"), VOID("entities"), counted.classes),
            ("property", VOID("propertyPartition"), VOID("property"), VOID("triples"), counted.properties),
        )
        for sort, part, of, count, found in sorts:
            for name, number in found.items():
                node = ox.NamedNode(f"{self.version}#{sort}-{_fragment(name)}")
                yield self.dataset_iri, [(part, node)]
                yield node, [(of, ox.NamedNode(name)), (count, _number(number))]

    def subsets(self, sources: Iterable[Source], counted: _Counted, base: str) -> Statements:
        """The claims of each source, with the terms that the source is under."""
        for source in sources:
            node = ox.NamedNode(f"{self.version}#source-{source.id}")
            name = spdx_name(source.licence.en)
            terms = [(DCT("license"), _spdx(name))] if name else both(DCT("rights"), source.licence)
            yield self.dataset_iri, [(VOID("subset"), node)]
            yield (
                node,
                [
                    (RDF_TYPE, VOID("Dataset")),
                    (DCT("title"), plain(source.title)),
                    (DCT("source"), ox.NamedNode(f"{base}{source.path}")),
                    (VOID("triples"), _number(counted.graphs[f"{base}graph/source/{source.id}"])),
                    *terms,
                ],
            )


def _spdx(name: str) -> ox.NamedNode:
    """The IRI of a licence by its SPDX name."""
    return ox.NamedNode(f"https://spdx.org/licenses/{name}")


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=XSD("integer"))


def _fragment(iri: str) -> str:
    """An IRI as a part of another's fragment."""
    return re.sub(r"[^A-Za-z0-9]+", "-", iri.partition("//")[2])
