"""What a fact rests on, and whether a user's copies of the texts still say so."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.check.evidence import Checked, check_place, read_texts
from graph.model.source import FrozenText
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import FactView, SourceView
from graph.query.dossier import period_text


def source_texts(sources: Mapping[str, SourceView], folder: Path) -> dict[str, str]:
    """The texts of a user's folder, by source.

    Raises:
        EvidenceError: The folder does not exist, or a file is not UTF-8.
    """
    frozen = {
        source.id: FrozenText(source.text_file, source.text_sha256, source.text_length, Text("", ""))
        for source in sources.values()
        if source.text_file and source.text_sha256 and source.text_length
    }
    return read_texts(folder, frozen)


def verify_places(network: Network, texts: Mapping[str, str], source: str | None = None) -> list[Checked]:
    """Compare all places with spans (of one source, or of all) with texts, each place once."""
    places = {
        place.path: place
        for fact in network.facts.values()
        for claim in fact.claims
        for place in claim.places
        if place.chars is not None and source in (None, place.source)
    }
    return [check_place(place, texts.get(place.source)) for _, place in sorted(places.items())]


def claims_text(network: Network, fact: FactView, texts: Mapping[str, str], lang: str) -> str:
    """The claims behind a fact, for reading."""
    support = network.lists.label("support", fact.support).in_language(lang)
    lines = [
        fact.label.in_language(lang),
        f"{fact.path} · {period_text(fact.start, fact.end, lang)} · {support}",
    ]
    for claim in fact.claims:
        source = network.sources[claim.source]
        interest = network.lists.label("interest", source.interest).in_language(lang)
        certainty = network.lists.label("certainty", claim.certainty).in_language(lang)
        period = period_text(claim.start, claim.end, lang)
        attested = f" · {', '.join(claim.attested)}" if claim.attested else ""
        lines += ["", f"{source.title} ({source.publisher}, {interest}) · {source.date}"]
        lines.append(f"  {certainty} · {period}{attested}")
        lines += [f"  {words}" for words in _extra(claim.title.get("nb"), claim.note, lang)]
        if source.url:
            lines.append(f"  {source.url}")
        for place in claim.places:
            checked = check_place(place, texts.get(place.source))
            lines.append(f"  – {place.locator(lang)}")
            if checked.passage is not None:
                lines.append(f"    [{checked.verdict.value}] {checked.passage}")
    return "\n".join(lines) + "\n"


def _extra(title: str | None, note: Text | None, lang: str) -> Iterable[str]:
    if title:
        yield f"“{title}”"
    if note:
        yield note.in_language(lang)


def claims_json(fact: FactView, texts: Mapping[str, str], lang: str) -> dict[str, object]:
    """The claims behind a fact, as JSON."""
    return {
        "id": fact.path,
        "label": fact.label.in_language(lang),
        "support": fact.support,
        "start": fact.start,
        "end": fact.end,
        "claims": [
            {
                "id": claim.path,
                "source": claim.source,
                "certainty": claim.certainty,
                "start": claim.start,
                "end": claim.end,
                "attested": list(claim.attested),
                "title": claim.title.get("nb"),
                "places": [
                    {
                        "id": place.path,
                        "locator": place.locator(lang),
                        "verdict": (checked := check_place(place, texts.get(place.source))).verdict.value,
                        "passage": checked.passage,
                    }
                    for place in claim.places
                ],
            }
            for claim in fact.claims
        ],
    }
