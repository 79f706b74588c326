"""A Kumu blueprint: elements and connections, with evidence."""

import re
from typing import BinaryIO

from export.contract import Content, Format
from export.records import Value, tie_text, write_items
from graph.model.dates import UNKNOWN
from graph.model.text import Text
from graph.network.views import EntityView, FactView, Tie

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:])")
"""Signs that mean something in Markdown or HTML."""
_DATED = {"nb": ("fra", "til"), "en": ("from", "to")}


def write_kumu(content: Content, file: BinaryIO) -> None:
    """Write a blueprint, as Kumu imports it: one element or connection a line.

    `id`, `label`, `type`, `description`, `tags` and `direction` are Kumu's own fields. `description` is
    Markdown: the dates and each source with its place. `start`, `end`, `tie`, `fact`, `support`, `certainty`
    and `evidence` (source and place, with a space between) are ours; Kumu shows them in the profile.
    """
    file.write(b'{"elements": [\n')
    write_items(file, (_element(content, entity) for entity in content.nodes()))
    file.write(b'],\n"connections": [\n')
    write_items(file, (_connection(content, number, tie) for number, tie in enumerate(content.ties())))
    file.write(b"]}\n")


def _element(content: Content, entity: EntityView) -> dict[str, Value]:
    life, lists = entity.existence, content.network.lists
    kind = lists.label("entityKind", entity.kind).in_language(content.lang)
    tags: list[Value] = [kind, *([entity.type] if entity.type else [])]
    return {
        "id": entity.id,
        "label": content.label(entity.id) or entity.id,
        "type": kind,
        "description": _description(content, life),
        "tags": tags,
        "start": life.start,
        "end": life.end,
        "support": life.support,
    }


def _connection(content: Content, number: int, tie: Tie) -> dict[str, Value]:
    fact = tie.fact
    text = tie_text(content, tie)
    return {
        "id": f"e{number}",
        "from": tie.a,
        "to": tie.b,
        "direction": "directed",
        "label": text,
        "type": text,
        "description": _description(content, fact),
        "tags": [tie.tie, fact.support],
        "tie": tie.tie,
        "fact": fact.path,
        "start": fact.start,
        "end": fact.end,
        "certainty": fact.certainty,
        "support": fact.support,
        "evidence": [f"{record[3]} {record[4]}" for record in tie.records()],
    }


def _description(content: Content, fact: FactView) -> str:
    """The dates, then a source a line, as Markdown."""
    dates = zip(_DATED[content.lang], (fact.start, fact.end), strict=True)
    dated = " ".join(f"{word} {text}" for word, text in dates if text not in ("", UNKNOWN))
    said = fact.label.in_language(content.lang)
    lines = [_plain(f"{said} ({dated})" if dated else said)]
    for claim in fact.claims:
        source = content.network.sources[claim.source]
        title = _plain(f"{source.title} ({source.publisher})")
        address = _address(source.url or "")
        linked = f"[{title}](<{address}>)" if address else title
        places = "; ".join(place.locator(content.lang) for place in claim.places)
        lines.append(f"- {linked}: {_plain(places)}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _address(url: str) -> str:
    """A link's target between angle brackets; only addresses of the web become links."""
    return re.sub(r"[<>\s\\]", "", url) if url.startswith(("http://", "https://")) else ""


FORMATS = (
    Format(
        "kumu",
        ".kumu.json",
        Text("Kumu-kart (blueprint) til import i Kumu", "Kumu blueprint, for import into Kumu"),
        write_kumu,
        network=True,
    ),
)
