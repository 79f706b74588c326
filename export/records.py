"""The ties of a release as plain records, shared by the formats that are made of JSON or of statements."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from export.contract import Content
from graph.network.ties import tie_label
from graph.network.views import EntityView, SourceView, Tie

Value = str | list["Value"] | dict[str, "Value"]
"""A value of a record: a text, a list or a map."""


def entity_record(content: Content, entity: EntityView) -> dict[str, Value]:
    """What is said of an entity."""
    life = entity.existence
    return {
        "id": entity.id,
        "label": content.label(entity.id),
        "kind": entity.kind,
        "type": entity.type or "",
        "start": life.start,
        "end": life.end,
        "support": life.support,
        "aliases": [*entity.aliases],
        "sources": [*dict.fromkeys(claim.source for claim in life.claims)],
    }


def evidence_records(content: Content, tie: Tie) -> Iterator[dict[str, Value]]:
    """Each place in each source that a tie rests on, with what it says; the deciding source first."""
    for claim in tie.fact.claims:
        for place in claim.places:
            yield {
                "source": claim.source,
                "place": place.path,
                "locator": place.locator(content.lang),
                "certainty": claim.certainty,
                "start": claim.start,
                "end": claim.end,
                "attested": [*claim.attested],
                "title": claim.title.get(content.lang) or claim.title.get("nb", ""),
            }


def source_record(content: Content, source: SourceView) -> dict[str, Value]:
    """What is known of a source."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "role": source.role.in_language(content.lang),
        "interest": source.interest,
        "date": source.date,
        "url": source.url or "",
        "licence": source.licence.in_language(content.lang),
        "citation": source.citation,
    }


def used_sources(content: Content) -> list[SourceView]:
    """The sources that the ties and the entities at their ends rest on, in a fixed order."""
    facts = [tie.fact for tie in content.ties()] + [entity.existence for entity in content.nodes()]
    used = {claim.source for fact in facts for claim in fact.claims}
    return [content.network.sources[source] for source in sorted(used)]


def tie_text(content: Content, tie: Tie) -> str:
    """What a tie is called, seen from its first end."""
    return tie_label(tie, content.network.lists).in_language(content.lang)


def dump(value: Value) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def write_items(file: BinaryIO, records: Iterable[Value]) -> None:
    """The items of a JSON array, one a line."""
    for number, record in enumerate(records):
        file.write(f"{',' if number else ''}{dump(record)}\n".encode())
