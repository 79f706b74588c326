"""FollowTheMoney entities as JSON lines, for OpenAleph, the `ftm` tools and other investigations.

The sources are documents, and what rests on them has them as `proof`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from export.contract import Content, Format
from export.ftmschema import LEGAL, OCCUPANCY, Edge, edge_of, post_of, schema_of
from export.records import Value, dump, tie_text, used_sources
from graph.model.dates import ONGOING, UNKNOWN, PartialDate, Precision, Status
from graph.model.ids import content_hash
from graph.model.text import Text
from graph.network.views import EntityView, FactView, SourceView, Tie

Properties = dict[str, Sequence[str]]

_IDENTIFIERS = {
    "organisationNumber": "registrationNumber",
    "municipalityNumber": "idNumber",
    "countyNumber": "idNumber",
    "wikidata": "wikidataId",
}
_LIFE = {
    **dict.fromkeys(LEGAL - {"Person"}, ("incorporationDate", "dissolutionDate")),
    "Position": ("inceptionDate", "dissolutionDate"),
    "Event": ("startDate", "endDate"),
    "Project": ("startDate", "endDate"),
    "Document": ("publishedAt", ""),
}
"""The properties that begin and end what is of a schema."""


def write_ftm(content: Content, file: BinaryIO) -> None:
    """Write an entity a line: the sources, what the ties tie together, then the ties.

    Ids have a point for each slash. The id of a tie names it (`tie.holdsPost.<hash>`); `recordId` lists its
    places, `proof` its sources, `summary` its dates as authored. `startDate` and `endDate` have the precision
    that the sources give; what FollowTheMoney has no date for (`ongoing`, `unknown`) is in `summary` alone.
    """
    for source in used_sources(content):
        _line(file, f"source.{source.id}", "Document", _source(source))
    for entity in content.nodes():
        _line(file, _id(entity.id), schema_of(entity), _entity(content, entity))
    posts: dict[str, str] = {}
    for tie in content.ties():
        if edge_of(tie, content.network) is OCCUPANCY:
            posts.setdefault(post_of(tie), tie.b)
    for post, organisation in sorted(posts.items()):
        described = _entity(content, content.network.entities[post])
        _line(file, _id(post), "Position", {**described, "organization": [_id(organisation)]})
    for tie in content.ties():
        edge = edge_of(tie, content.network)
        _line(file, _tie_id(tie), edge.schema, _tie(content, tie, edge))


def ftm_date(text: str) -> str:
    """A date with its precision (`2016`, `2016-05`, `2016-05-01`), empty for none.

    Of a range of days what they have in common is left: a month, a year, or nothing.
    """
    if text in ("", UNKNOWN, ONGOING):
        return ""
    date = PartialDate.parse(text.removeprefix("through "))
    if date.precision is not Precision.RANGE:
        return date.text
    first, last = date.first.isoformat(), date.last.isoformat()
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), "")


def _id(entity: str) -> str:
    return entity.replace("/", ".")


def _tie_id(tie: Tie) -> str:
    return f"tie.{tie.tie}.{content_hash(tie.scheme, tie.a, tie.b, tie.fact.path)}"


def _source(source: SourceView) -> Properties:
    return {
        "title": [source.title],
        "name": [source.title],
        "fileName": [source.title],  # what a document is shown as
        "publisher": [source.publisher],
        "sourceUrl": [source.url or ""],
        "publishedAt": [ftm_date(source.date)],
    }


def _entity(content: Content, entity: EntityView) -> Properties:
    schema, life = schema_of(entity), entity.existence
    began, ended = _LIFE.get(schema, ("", ""))
    made: Properties = {
        "name": [content.label(entity.id).strip() or entity.id],
        **_evidence(content, life),
        **_names(content, entity.id, schema),
        **_numbers(content, entity.id, schema),
        began: [ftm_date(life.start)],
        ended: [ftm_date(life.end)],
    }
    if schema == "Document":
        made["fileName"] = made["title"] = made["name"]
    if schema == "Address":
        made["full"] = made["name"]
    return made


def _names(content: Content, entity: str, schema: str) -> Properties:
    """All other names: former or later ones, abbreviations, and those too weak to be found by."""
    network = content.network
    day = content.day or network.release.reference
    kept = {"abbreviation": "abbreviation" if schema in LEGAL else "alias"}
    kept |= dict.fromkeys(("misprint", "inflected"), "weakAlias")
    found: dict[str, list[str]] = {}
    for name in network.naming.all(entity):
        over = name.bounds.latest_end is not None and name.bounds.latest_end <= day
        key = kept.get(name.form, "previousName" if over else "alias")
        found.setdefault(key, []).append(name.text)
    label = content.label(entity)
    return {key: [text for text in dict.fromkeys(texts) if text != label] for key, texts in found.items()}


def _numbers(content: Content, entity: str, schema: str) -> Properties:
    found: dict[str, list[str]] = {}
    for fact in content.network.facts_about(entity):
        if fact.kind == "identification" and _still(content, fact):
            key = _IDENTIFIERS.get(fact.value("identifierScheme") or "", "")
            if key == "wikidataId" or schema in LEGAL:
                found.setdefault(key, []).append(fact.value("identifier") or "")
    return {key: list(dict.fromkeys(values)) for key, values in found.items()}


def _still(content: Content, fact: FactView) -> bool:
    return content.day is None or fact.status(content.day) is not Status.NONE


def _evidence(content: Content, fact: FactView) -> Properties:
    """The sources of a fact: documents, addresses and publishers, the deciding one first."""
    sources = [content.network.sources[name] for name in dict.fromkeys(claim.source for claim in fact.claims)]
    return {
        "proof": [f"source.{source.id}" for source in sources],
        "sourceUrl": list(dict.fromkeys(source.url or "" for source in sources)),
        "publisher": list(dict.fromkeys(source.publisher for source in sources)),
    }


def _tie(content: Content, tie: Tie, edge: Edge) -> Properties:
    fact = tie.fact
    support = content.network.lists.label("support", fact.support).in_language(content.lang)
    made: Properties = {
        edge.a: [_id(tie.a)],
        edge.b: [_id(post_of(tie) if edge is OCCUPANCY else tie.b)],
        "startDate": [ftm_date(fact.start)],
        "endDate": [ftm_date(fact.end)],
        "summary": [f"{fact.start} – {fact.end}" if fact.end else fact.start],
        "description": [support],
        "recordId": [record[4] for record in tie.records()],
        **_evidence(content, fact),
    }
    if edge is not OCCUPANCY:
        title = fact.title.get(content.lang) or fact.title.get("nb") or ""
        made["role"] = list(dict.fromkeys([tie_text(content, tie), title]))
    return made


def _line(file: BinaryIO, name: str, schema: str, properties: Properties) -> None:
    """An entity, without properties that have no value."""
    kept: dict[str, Value] = {}
    for key, values in _filled(properties):
        kept[key] = values
    file.write(f"{dump({'id': name, 'schema': schema, 'properties': kept})}\n".encode())


def _filled(properties: Properties) -> Iterator[tuple[str, list[Value]]]:
    for key, values in properties.items():
        filled: list[Value] = [value for value in _stripped(values) if value]
        if key and filled:
            yield key, filled


def _stripped(values: Iterable[str]) -> Iterator[str]:
    """Values as FollowTheMoney takes them: no space around them."""
    return (value.strip() for value in values)


FORMATS = (
    Format(
        "ftm",
        ".ftm.json",
        Text(
            "FollowTheMoney-enheter, for OpenAleph",
            "FollowTheMoney entities, for OpenAleph",
        ),
        write_ftm,
        network=True,
    ),
)
