"""What a fact rests on, and whether a user's copies of the texts still say so."""

from collections.abc import Mapping
from pathlib import Path

from graph.check.evidence import Checked, Verdict, check_place, read_texts
from graph.model.source import FrozenText
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import FactView, SourceView
from graph.query.dossier import claim_json, claim_period, folded_lines
from graph.query.words import date_text, period_text

VERDICTS = {
    Verdict.VERIFIED: Text("bekreftet", "verified"),
    Verdict.MOVED: Text("flyttet", "moved"),
    Verdict.NOT_FOUND: Text("ikke funnet", "not found"),
    Verdict.NO_TEXT: Text("uten tekst", "no text"),
}
"""What became of a place, in words."""

_ATTESTED = Text("sett", "attested")


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


def missing_texts(
    sources: Mapping[str, SourceView], texts: Mapping[str, str], only: str | None = None
) -> list[str]:
    """One line for each source (or for one) whose frozen text is not among the texts, with its file name."""
    return [
        f"{source.id}: there is no {source.text_file}"
        for source in sources.values()
        if source.text_file and source.id not in texts and only in (None, source.id)
    ]


def claims_text(
    network: Network, fact: FactView, texts: Mapping[str, str], lang: str, width: int | None = None
) -> str:
    """The claims behind a fact, for reading, folded to a width when one is given."""
    support = network.lists.label("support", fact.support).in_language(lang)
    lines = [
        fact.label.in_language(lang),
        f"{fact.path} · {period_text(fact.start, fact.end, lang)} · {support}",
    ]
    for claim in fact.claims:
        source = network.sources[claim.source]
        interest = network.lists.label("interest", source.interest).in_language(lang)
        certainty = network.lists.label("certainty", claim.certainty).in_language(lang)
        attested = f" · {_ATTESTED.in_language(lang)} {', '.join(claim.attested)}" if claim.attested else ""
        date = date_text(source.date, lang)
        lines += ["", f"{source.title} · {source.publisher} ({interest}) · {date}"]
        lines.append(f"  {certainty} · {claim_period(fact, claim, lang)}{attested}")
        title = claim.title.get(lang) or claim.title.get("nb")
        lines += [f"  “{title}”"] if title else []
        lines += [f"  {claim.note.in_language(lang)}"] if claim.note else []
        lines += [f"  {source.url}"] if source.url else []
        for checked in (check_place(place, texts.get(place.source)) for place in claim.places):
            lines.append(f"  - {checked.place.locator(lang)}")
            if checked.verdict is not Verdict.NO_TEXT:
                verdict = VERDICTS[checked.verdict].in_language(lang)
                lines.append(f"    [{verdict}] {checked.passage or ''}".rstrip())
    return folded_lines(lines, width)


def claims_json(fact: FactView, texts: Mapping[str, str], lang: str) -> dict[str, object]:
    """The claims behind a fact, as JSON; each place with its verdict and, if there is a text, its passage."""
    claims = []
    for claim in fact.claims:
        document = claim_json(claim, lang)
        checked = [check_place(place, texts.get(place.source)) for place in claim.places]
        document["places"] = [
            {
                "id": one.place.path,
                "locator": one.place.locator(lang),
                "verdict": one.verdict.value,
                "passage": one.passage,
            }
            for one in checked
        ]
        claims.append(document)
    return {
        "id": fact.path,
        "kind": fact.kind,
        "label": fact.label.in_language(lang),
        "support": fact.support,
        "start": fact.start,
        "end": fact.end,
        "claims": claims,
    }
