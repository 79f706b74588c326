"""Why something follows on a day: the rule, and its premises down to facts and their sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from graph.files import ontology_folder
from graph.model.text import Text
from graph.network.network import Network
from graph.query.words import period_text
from graph.store.base import Store
from graph.time.inference import Derivation, axioms, infer, profile_triples
from graph.time.rulefiles import RuleFile, rule_files
from graph.time.state import direct
from graph.vocabulary import RDF_TYPE, RDFS, Term, prefixes

_TITLE = Text("Følger av reglene", "Follows from the rules")
_NOTHING = Text("Ingenting følger av reglene.", "Nothing follows from the rules.")
_GIVEN = Text("står i grafen", "stands in the graph")
_AXIOM = Text("står i ontologien", "stands in the ontology")


@dataclass(frozen=True, slots=True)
class Reason:
    """A triple and why it holds.

    Attributes:
        triple: The triple.
        rule: The rule that made it; `None` for what stands in the graph or the ontology.
        fact: Path of the fact that it stands for, where a rule made it from one.
        premises: Why what it follows from holds.
    """

    triple: ox.Triple
    rule: RuleFile | None = None
    fact: str | None = None
    premises: tuple["Reason", ...] = ()


def reasons(store: Store, entity: str, day: date, base: str) -> list[Reason]:
    """All that follows about an entity on a day, by property and the other thing; classes are left out.

    Args:
        store: A release.
        entity: Compact id.
        day: The day.
        base: Data base IRI of the release.
    """
    facts: dict[ox.Triple, tuple[RuleFile, str]] = {}
    for rule in rule_files("state"):
        made = sorted(direct(rule, store, day), key=lambda one: one[1].value)
        for triple, fact in made:
            facts.setdefault(triple, (rule, fact.value.removeprefix(base)))
    derived = infer(profile_triples(store, facts))
    node = ox.NamedNode(f"{base}id/{entity}")
    mine = [
        triple
        for triple in derived
        if node in (triple.subject, triple.object) and triple.predicate != RDF_TYPE
    ]
    mine.sort(key=lambda one: (one.predicate.value, one.subject != node, str(one)))
    return [_reason(triple, facts, derived) for triple in mine]


def _reason(
    triple: ox.Triple,
    facts: Mapping[ox.Triple, tuple[RuleFile, str]],
    derived: Mapping[ox.Triple, Derivation],
) -> Reason:
    if triple in facts:
        rule, fact = facts[triple]
        return Reason(triple, rule, fact)
    if triple in derived:
        made = derived[triple]
        return Reason(triple, made.rule, None, tuple(_reason(one, facts, derived) for one in made.premises))
    return Reason(triple)


def why_text(found: Sequence[Reason], network: Network, day: date, lang: str, *, markdown: bool) -> str:
    """Reasons as an indented list.

    Args:
        found: The reasons.
        network: Names the things.
        day: The day of names.
        lang: `nb` or `en`.
        markdown: Write Markdown instead of plain text.
    """
    title = _TITLE.in_language(lang)
    lines = [f"## {title}" if markdown else title]
    for reason in found:
        lines += _lines(reason, network, day, lang, 0)
    if not found:
        lines.append(_NOTHING.in_language(lang))
    return "".join(f"{line}\n" for line in lines)


def _lines(reason: Reason, network: Network, day: date, lang: str, depth: int) -> Iterator[str]:
    indent = "  " * depth
    said = said_triple(reason.triple, network, day, lang)
    if reason.rule is None:
        where = _AXIOM if reason.triple in axioms() else _GIVEN
        yield f"{indent}- {said} ({where.in_language(lang)})"
        return
    yield f"{indent}- {said}: {reason.rule.explanation.in_language(lang)}"
    if reason.fact is not None:
        fact = network.facts[reason.fact]
        sources = "; ".join(dict.fromkeys(network.sources[claim.source].title for claim in fact.claims))
        period = period_text(fact.start, fact.end, lang)
        yield f"{indent}  - {fact.label.in_language(lang)} ({period}) [{fact.path}]: {sources}"
    for premise in reason.premises:
        yield from _lines(premise, network, day, lang, depth + 1)


def why_json(found: Sequence[Reason], network: Network, day: date, lang: str) -> list[dict[str, object]]:
    """Reasons for machines: triple, rule, fact with its sources, premises."""
    return [_json(reason, network, day, lang) for reason in found]


def _json(reason: Reason, network: Network, day: date, lang: str) -> dict[str, object]:
    triple = reason.triple
    document: dict[str, object] = {
        "subject": _value(triple.subject),
        "predicate": triple.predicate.value,
        "object": _value(triple.object),
        "text": said_triple(triple, network, day, lang),
    }
    if reason.rule is not None:
        document["rule"] = reason.rule.name
        document["explanation"] = reason.rule.explanation.in_language(lang)
    if reason.fact is not None:
        document["fact"] = reason.fact
        document["sources"] = list(dict.fromkeys(claim.source for claim in network.facts[reason.fact].claims))
    if reason.premises:
        document["premises"] = [_json(premise, network, day, lang) for premise in reason.premises]
    return document


def said_triple(triple: ox.Triple, network: Network, day: date, lang: str) -> str:
    """A triple in words, as far as there are any."""
    terms = (triple.subject, triple.predicate, triple.object)
    return " ".join(_said(term, network, day, lang) for term in terms)


def _said(term: Term, network: Network, day: date, lang: str) -> str:
    text = _value(term)
    compact = text.removeprefix(f"{network.release.base}id/")
    if compact in network.entities:
        return network.label(compact, day, lang)
    label = _labels().get(text)
    return label.in_language(lang) if label else _short(text)


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _short(iri: str) -> str:
    """An IRI with its usual prefix."""
    spaces = ((prefix, space) for prefix, space in prefixes().items() if iri.startswith(space))
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in spaces), iri)


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Text]:
    """What the ontology calls the properties, its own and those that it uses."""
    found: dict[str, dict[str, str]] = {}
    path = ontology_folder() / "aktorkart.ttl"
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate == RDFS("label") and isinstance(quad.object, ox.Literal):
            found.setdefault(_value(quad.subject), {})[quad.object.language or ""] = quad.object.value
    return {iri: Text.of(texts) for iri, texts in found.items()}
