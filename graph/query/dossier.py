"""Everything known of one entity, as text, Markdown or JSON, with numbered sources."""

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.dates import Status
from graph.model.text import Text
from graph.network.network import SHOWN, Network
from graph.network.views import ClaimView, EntityView, FactView, SourceView
from graph.query.answers import STATUS_WORDS
from graph.query.words import date_text, one_line, period_text

SECTIONS: Sequence[tuple[Text, tuple[str, ...]]] = (
    (Text("Poster og personer", "Posts and people"), ("membership",)),
    (Text("Forhold til andre", "Relations"), ("relation",)),
    (Text("Roller i digitale løsninger", "Roles in digital solutions"), ("solutionRole",)),
    (Text("Arrangementer", "Events"), ("participation",)),
    (Text("Dokumenter", "Documents"), ("documentRole",)),
    (Text("Uttalelser", "Statements"), ("statement",)),
    (Text("Tall", "Figures"), ("figure",)),
    (Text("Påstander om verden (gjengitt)", "Claims about the world (reported)"), ("reportedClaim",)),
    (Text("Endringer", "Changes"), ("change",)),
    (Text("Navn og nummer", "Names and numbers"), ("name", "identification", "existence")),
)
"""The sections of a dossier, in reading order, with the kinds of fact that stand there."""

_WORDS = {
    "per": Text("per", "as of"),
    "other": Text("Tidligere, senere eller usikkert", "Earlier, later or uncertain"),
    "sources": Text("Kilder", "Sources"),
    "preferred": Text("avgjør", "decides"),
    "attested": Text("sett", "attested"),
}


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of an entity.

    Attributes:
        network: Where it comes from.
        entity: Whom it is about.
        day: The day of names and answers.
        lang: Language of the texts.
        facts: All facts that name the entity, sorted for reading.
        sources: The sources in the order in which they are first referred to.
    """

    network: Network
    entity: EntityView
    day: date
    lang: str
    facts: Sequence[FactView]
    sources: Sequence[SourceView]


def dossier(network: Network, entity: str, day: date | None = None, lang: str = "nb") -> Dossier:
    """Collect the dossier of an entity.

    Args:
        network: The network.
        entity: Compact id.
        day: The day asked about; default the reference date.
        lang: `nb` or `en`.
    """
    asked = day or network.release.reference
    order = {kind: index for index, (_, kinds) in enumerate(SECTIONS) for kind in kinds}
    facts = sorted(
        network.facts_about(entity),
        key=lambda fact: (
            order.get(fact.kind, len(order)),
            _status_order(fact, asked),
            fact.start,
            fact.path,
        ),
    )
    used = dict.fromkeys(claim.source for fact in facts for claim in fact.claims)
    sources = [network.sources[source] for source in used]
    return Dossier(network, network.entities[entity], asked, lang, facts, sources)


def _status_order(fact: FactView, day: date) -> int:
    return list(Status).index(fact.status(day))


def dossier_text(found: Dossier, *, markdown: bool = False, width: int | None = None) -> str:
    """A dossier as plain text or Markdown.

    Args:
        found: The dossier.
        markdown: Mark headings as Markdown does.
        width: Fold lines that are longer; `None` leaves them as they are.
    """
    network, lang, day = found.network, found.lang, found.day
    numbers = {source.id: index for index, source in enumerate(found.sources, 1)}
    per = _WORDS["per"].in_language(lang)
    lines = [
        f"{'# ' if markdown else ''}{network.label(found.entity.id, day, lang)}",
        f"{found.entity.id} · {_kind(found)} · {per} {day.isoformat()}",
        "",
    ]
    for heading, kinds in SECTIONS:
        mine = [fact for fact in found.facts if fact.kind in kinds]
        current = [fact for fact in mine if fact.status(day) in SHOWN]
        rest = [fact for fact in mine if fact not in current]
        if mine:
            lines.append(f"{'## ' if markdown else ''}{heading.in_language(lang)}")
            lines += _fact_lines(found, current, numbers)
            if rest:
                lines.append(f"{'### ' if markdown else '  '}{_WORDS['other'].in_language(lang)}")
                lines += _fact_lines(found, rest, numbers)
            lines.append("")
    lines.append(f"{'## ' if markdown else ''}{_WORDS['sources'].in_language(lang)}")
    sources = [_source_line(found, source, numbers[source.id]) for source in found.sources]
    lines += [f"- {line}" for line in sources] if markdown else sources
    return folded_lines(lines, width)


def folded_lines(lines: Iterable[str], width: int | None) -> str:
    """Lines of a list folded to a width (`None`: not), with their continuation indented under their text."""
    return "".join(f"{fold(line, width)}\n" for line in lines)


def fold(line: str, width: int | None) -> str:
    """One line folded to a width; spaces at its start are kept, other white space is made single."""
    text = one_line(line)
    margin = " " * (len(line) - len(line.lstrip(" ")))
    mark = re.match(r"(?:- |\[\d+\] )?", text)
    indent = margin + " " * (len(mark[0]) if mark else 0)
    if width is None or len(margin + text) <= width:
        return f"{margin}{text}" if text else ""
    folder = textwrap.TextWrapper(width, margin, indent, break_long_words=False, break_on_hyphens=False)
    return folder.fill(text)


def _kind(found: Dossier) -> str:
    lists, entity = found.network.lists, found.entity
    schemes = ("actorType", "solutionType", "documentType", "eventType", "placeType")
    for scheme in schemes:
        if entity.type and (scheme, entity.type) in lists.concepts:
            return lists.label(scheme, entity.type).in_language(found.lang)
    return lists.label("entityKind", entity.kind).in_language(found.lang)


def _fact_lines(found: Dossier, facts: Iterable[FactView], numbers: dict[str, int]) -> list[str]:
    lang = found.lang
    lines = []
    for fact in facts:
        status = STATUS_WORDS[lang][fact.status(found.day).value]
        support = found.network.lists.label("support", fact.support).in_language(lang)
        period = period_text(fact.start, fact.end, lang)
        marks = " ".join(
            f"[{number}]" for number in dict.fromkeys(numbers[claim.source] for claim in fact.claims)
        )
        lines.append(f"- {fact.label.in_language(lang)} · {period} · {status} · {support} {marks}")
        if fact.support == "disputed":
            lines += [f"    {side}" for side in _both_sides(found, fact, numbers)]
    return lines


def _both_sides(found: Dossier, fact: FactView, numbers: dict[str, int]) -> list[str]:
    """Each claim of a disputed fact, so that both values stand side by side."""
    lines = []
    for claim in fact.claims:
        title = claim.title.get(found.lang) or claim.title.get("nb") or ""
        seen = _WORDS["attested"].in_language(found.lang)
        parts = [
            claim_period(fact, claim, found.lang),
            f"{seen} {', '.join(claim.attested)}" if claim.attested else "",
            f"“{title}”" if title else "",
            _WORDS["preferred"].in_language(found.lang) if claim.preferred else "",
            claim.note.in_language(found.lang) if claim.note else "",
        ]
        lines.append(f"[{numbers[claim.source]}] {' · '.join(part for part in parts if part)}")
    return lines


def claim_period(fact: FactView, claim: ClaimView, lang: str) -> str:
    """When a fact held, by one of its claims."""
    return period_text(claim.start, "" if fact.happened else claim.end, lang)


def _source_line(found: Dossier, source: SourceView, number: int) -> str:
    lists, lang = found.network.lists, found.lang
    interest = lists.label("interest", source.interest).in_language(lang)
    when = date_text(source.date, lang)
    citation = lists.label("citation", source.citation).in_language(lang)
    parts = [source.title, source.publisher, when, interest, citation, source.url or ""]
    return f"[{number}] {' · '.join(part for part in parts if part)}"


def dossier_json(found: Dossier, inferred: Sequence[object] | None = None) -> bytes:
    """A dossier as JSON.

    Args:
        found: The dossier.
        inferred: What follows about the entity on the day, where that is wanted.
    """
    lang = found.lang
    document: dict[str, object] = {
        "id": found.entity.id,
        "label": found.network.label(found.entity.id, found.day, lang),
        "kind": found.entity.kind,
        "type": found.entity.type,
        "aliases": list(found.entity.aliases),
        "as_of": found.day.isoformat(),
        "facts": [_fact_json(fact, found.day, lang) for fact in found.facts],
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "interest": source.interest,
                "citation": source.citation,
                "date": source.date,
                "url": source.url,
            }
            for source in found.sources
        ],
    }
    if inferred is not None:
        document["inferred"] = inferred
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _fact_json(fact: FactView, day: date, lang: str) -> dict[str, object]:
    return {
        "id": fact.path,
        "kind": fact.kind,
        "label": fact.label.in_language(lang),
        "status": fact.status(day).value,
        "start": fact.start,
        "end": fact.end,
        "support": fact.support,
        "certainty": fact.certainty,
        "claims": [claim_json(claim, lang) for claim in fact.claims],
    }


def claim_json(claim: ClaimView, lang: str) -> dict[str, object]:
    """A claim with its places, as JSON."""
    return {
        "id": claim.path,
        "source": claim.source,
        "certainty": claim.certainty,
        "start": claim.start,
        "end": claim.end,
        "attested": list(claim.attested),
        "title": claim.title.get(lang) or claim.title.get("nb"),
        "preferred": claim.preferred,
        "note": claim.note.in_language(lang) if claim.note else None,
        "places": [{"id": place.path, "locator": place.locator(lang)} for place in claim.places],
    }
