"""Coverage as rows for a table, as Markdown and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from graph.check.coverage import Coverage, Voice
from graph.model.text import Text
from graph.network.network import Network
from graph.ontology import Lists


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading.

    Attributes:
        heading: In one language.
        columns: Headings of the columns.
        rows: Texts.
    """

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


_MISSING = Text("Hva som mangler per {day}", "What is missing as of {day}")
_COLUMNS = (
    Text("hva", "what"),
    Text("mangler", "missing"),
    Text("av", "of"),
    Text("andel", "share"),
    Text("navn", "name"),
)
_VOICE = (
    Text("kilder", "sources"),
    Text("fakta", "facts"),
    Text("utsagn", "statements"),
    Text("alene om", "alone on"),
)
_BY_INTEREST = Text("Kildene etter interesse", "Sources by interest")
_BY_PUBLISHER = Text("Kildene etter utgiver", "Sources by publisher")
_ALONE = Text(
    "{share} av fakta ({number} av {all}) hviler bare på leverandører og interesseorganisasjoner.",
    "{share} of the facts ({number} of {all}) rest on vendors and interest organisations alone.",
)


def share(part: int, whole: int) -> str:
    """A share in percent; nothing of nothing is 0."""
    return f"{part / whole if whole else 0:.1%}".replace("%", " %")


def sections(found: Coverage, lists: Lists, lang: str) -> list[Section]:
    """The tables: what is missing, and sources by interest and publisher."""

    def said(texts: Sequence[Text]) -> list[str]:
        """Texts in the language."""
        return [text.in_language(lang) for text in texts]

    def voice(name: Sequence[str], one: Voice) -> list[str]:
        """A row: whose voice, and how much it says."""
        return [*name, str(one.sources), str(one.facts), str(one.statements), str(one.alone)]

    def interest(one: Voice) -> str:
        """The interests of a publisher, in words."""
        return ", ".join(lists.label("interest", name).in_language(lang) for name in one.interest.split(", "))

    missing = [
        [
            gap.text.in_language(lang),
            str(len(gap.missing)),
            str(gap.of),
            share(len(gap.missing), gap.of),
            gap.code,
        ]
        for gap in found.gaps
    ]
    name = Text("interesse", "interest").in_language(lang)
    publisher = Text("utgiver", "publisher").in_language(lang)
    return [
        Section(_MISSING.in_language(lang).format(day=found.day), said(_COLUMNS), missing),
        Section(
            _BY_INTEREST.in_language(lang),
            [name, *said(_VOICE)],
            [voice([interest(one)], one) for one in found.interests],
        ),
        Section(
            _BY_PUBLISHER.in_language(lang),
            [publisher, name, *said(_VOICE)],
            [voice([one.name, interest(one)], one) for one in found.publishers],
        ),
    ]


def closing(found: Coverage, lang: str) -> str:
    """The sentence on facts that rest on an interested party alone."""
    number = found.interested_alone
    sentence = _ALONE.in_language(lang)
    return sentence.format(share=share(number, found.facts), number=number, all=found.facts)


def coverage_markdown(found: Coverage, lists: Lists, lang: str) -> str:
    """Coverage as Markdown."""
    parts = []
    for section in sections(found, lists, lang):
        lines = [f"## {section.heading}", "", _row(section.columns), _row(["---"] * len(section.columns))]
        parts.append("\n".join([*lines, *map(_row, section.rows)]))
    return "\n\n".join([*parts, closing(found, lang)]) + "\n"


def _row(cells: Sequence[str]) -> str:
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def coverage_json(found: Coverage, lang: str) -> bytes:
    """Coverage as JSON, with the ids of everything that lacks something."""
    document = {
        "as_of": found.day.isoformat(),
        "gaps": [
            {
                "code": gap.code,
                "text": gap.text.in_language(lang),
                "of": gap.of,
                "missing": len(gap.missing),
                "ids": list(gap.missing),
            }
            for gap in found.gaps
        ],
        "interests": [_voice(one) for one in found.interests],
        "publishers": [_voice(one) for one in found.publishers],
        "facts": found.facts,
        "facts_on_interested_parties_alone": found.interested_alone,
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _voice(one: Voice) -> dict[str, object]:
    return {
        "name": one.name,
        "interest": one.interest,
        "sources": one.sources,
        "facts": one.facts,
        "statements": one.statements,
        "alone": one.alone,
    }


def missing_rows(network: Network, found: Coverage, code: str, lang: str) -> list[tuple[str, str]]:
    """Label and id of everything that lacks one thing; empty for a name that no gap has."""
    rows = []
    for path in next((gap.missing for gap in found.gaps if gap.code == code), ()):
        fact = network.facts.get(path)
        label = fact.label.in_language(lang) if fact else network.label(path, found.day, lang)
        rows.append((label, path))
    return sorted(rows)
