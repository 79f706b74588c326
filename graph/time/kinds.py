"""The kinds of change, in reading order, and which kind each fact belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.text import Text
from graph.network.views import FactView

Aspect = tuple[str, ...]
"""In what respect something changed: `("name",)`, `("post", "head", "post/difi-direktor")` …"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change.

    Attributes:
        name: For `--kind`.
        heading: Heading of its changes.
        noun: What it is about, for changes that stand under another heading.
    """

    name: str
    heading: Text
    noun: Text


def _kind(name: str, nb: str, en: str, noun_nb: str, noun_en: str) -> Kind:
    return Kind(name, Text(nb, en), Text(noun_nb, noun_en))


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("founded", "Opprettet", "Founded", "eksistens", "existence"),
        _kind("split-from", "Skilt ut", "Split from others", "eksistens", "existence"),
        _kind("merged", "Slått sammen", "Merged into others", "eksistens", "existence"),
        _kind("split", "Delt", "Split into others", "eksistens", "existence"),
        _kind("reorganised", "Omorganisert", "Reorganised into others", "eksistens", "existence"),
        _kind("ended", "Opphørt", "Ended", "eksistens", "existence"),
        _kind("passed", "Kom og gikk", "Came and went", "eksistens", "existence"),
        _kind("tasks", "Oppgaver flyttet", "Tasks moved", "oppgaver", "tasks"),
        _kind("boundary", "Grenser justert", "Boundaries adjusted", "grenser", "boundaries"),
        _kind("change", "Andre omdannelser", "Other reorganisations", "omdannelse", "reorganisation"),
        _kind("renamed", "Nytt navn", "Renamed", "navn", "name"),
        _kind("renumbered", "Nytt nummer", "Renumbered", "nummer", "number"),
        _kind("county", "Nytt fylke", "Moved county", "fylke", "county"),
        _kind("head", "Ledere", "Heads", "leder", "head"),
        _kind("post", "Andre poster", "Other posts", "post", "post"),
        _kind("member", "Medlemmer og ansatte", "Members and staff", "medlem", "member"),
        _kind("superior", "Overordnet", "Superior", "overordnet", "superior"),
        _kind("portfolio", "Ansvar", "Portfolios", "ansvarlig", "responsible"),
        _kind("joined", "Deltakelse", "Joined or left", "deltaker i", "member of"),
        _kind("owner", "Eiere", "Owners", "eier", "owner"),
        _kind("manager", "Forvaltere av løsninger", "Managers of solutions", "forvalter", "manager"),
        _kind("supplier", "Leverandører av løsninger", "Suppliers of solutions", "leverandør", "supplier"),
        _kind("solution-role", "Andre roller i løsninger", "Other roles in solutions", "rolle", "role"),
        _kind("solution", "Løsninger", "Solutions", "løsning", "solution"),
        _kind("relation", "Andre forhold", "Other relations", "forhold", "relation"),
        _kind("area", "Områder", "Areas", "område", "area"),
        _kind("name", "Andre navn", "Other names", "navn", "name"),
        _kind("identifier", "Andre nummer", "Other identifiers", "nummer", "identifier"),
        _kind("other", "Annet", "Other", "annet", "other"),
        _kind("event", "Arrangementer", "Events", "arrangement", "event"),
        _kind("document", "Dokumenter", "Documents", "dokument", "document"),
        _kind("said", "Uttalelser", "Said", "uttalelse", "statement"),
        _kind("figure", "Tall", "Figures", "tall", "figure"),
        _kind("known", "Bare det vi vet endrer seg", "Only what is known changes", "kunnskap", "knowledge"),
    )
}
"""All kinds in reading order."""

LIVES = frozenset({"founded", "split-from", "merged", "split", "reorganised", "ended", "passed"})
"""Kinds that tell of an actor's whole life, with what it came from and what it became."""

HEAD_ROLES = frozenset({"minister", "head", "ceo", "council-chair"})
"""Who leads: notations of the scheme `postRole`."""

_ORDINARY_ROLES = frozenset({"member", "employee", ""})

ACTOR_KINDS = frozenset({"organisation", "unit", "collaboration", "group"})
FROM_OBJECT = frozenset({"owns", "responsibleFor", "replaces"})
"""Relations that are told from their object's side: who owns *it*, who is responsible for *it*."""

_RELATIONS = {
    "within": "county",
    "subordinateTo": "superior",
    "unitOf": "superior",
    "responsibleFor": "portfolio",
    "owns": "owner",
    "memberOf": "joined",
}
_SOLUTION_ROLES = {"owner": "owner", "manager": "manager", "supplier": "supplier"}
_NUMBERS = frozenset({"municipalityNumber", "countyNumber"})
_CHANGES = {"transferOfTasks": "tasks", "boundaryAdjustment": "boundary"}


def aspect_of(fact: FactView, *, is_event: bool = False) -> tuple[str, Aspect, str | None]:
    """Whom a fact is told of, in what respect, and what it says of it.

    Args:
        fact: The fact.
        is_event: It is the existence of an event.

    Returns:
        The id of an entity, the aspect, and the id of the other entity, where there is one.
    """
    match fact.kind:
        case "existence":
            found: tuple[str | None, Aspect, str | None]
            found = fact.role("entity"), ("event",) if is_event else ("existence",), None
        case "name":
            found = fact.role("entity"), ("name",), None
        case "identification":
            found = fact.role("entity"), ("identifier", fact.value("identifierScheme") or ""), None
        case "membership":
            what = ("post", fact.value("role") or "", fact.role("post") or "")
            found = fact.role("organization"), what, fact.role("member")
        case "relation":
            kind = fact.value("relationType") or ""
            ends = (fact.role("subject"), fact.role("object"))
            about, other = reversed(ends) if kind in FROM_OBJECT else ends
            found = about, ("relation", kind), other
        case "solutionRole":
            found = fact.role("solution"), ("solutionRole", fact.value("role") or ""), fact.role("actor")
        case "change":
            about = fact.role("resultingOrganization") or fact.role("originalOrganization")
            found = about, ("change", fact.value("changeType") or ""), None
        case "participation":
            found = fact.role("event"), ("event",), None
        case "documentRole":
            found = fact.role("document"), ("document",), None
        case "statement":
            found = fact.role("speaker"), ("said",), None
        case "reportedClaim":
            found = fact.role("claimedBy"), ("said",), None
        case "figure":
            found = fact.role("claimedBy"), ("figure",), None
        case _:
            found = None, ("other", fact.kind), None
    about, aspect, other = found
    return about or next(iter(sorted(fact.entities())), fact.path), aspect, other


def kind_of(aspect: Aspect) -> str:
    """The kind of change in an aspect; existences and names are told apart by `graph.time.changes`."""
    what = aspect[1] if len(aspect) > 1 else ""
    match aspect[0]:
        case "post":
            return "head" if what in HEAD_ROLES else "member" if what in _ORDINARY_ROLES else "post"
        case "relation":
            return _RELATIONS.get(what, "relation")
        case "solutionRole":
            return _SOLUTION_ROLES.get(what, "solution-role")
        case "identifier":
            return "renumbered" if what in _NUMBERS else "identifier"
        case "change":
            return _CHANGES.get(what, "change")
    return aspect[0] if aspect[0] in KINDS else "other"
