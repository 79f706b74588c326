"""Which pairs of entities each kind of fact ties together, and what the tie is called."""

from collections.abc import Iterator, Mapping

from graph.model.text import Text
from graph.network.views import FactView, Tie
from graph.ontology import Lists

TIES = "tie"
"""The scheme of ties that are named here and not by a SKOS list."""

TIE_LABELS: Mapping[str, tuple[Text, Text]] = {
    "holdsPost": (Text("har posten i", "holds a post in"), Text("post holdes av", "post held by")),
    "belongsTo": (Text("hører til", "belongs to"), Text("omfatter", "includes")),
    "spokeOn": (Text("uttalte seg om", "spoke on"), Text("omtalt av", "spoken of by")),
    "agree": (Text("enig i", "agrees that"), Text("støttes av", "agreed to by")),
    "disagree": (Text("uenig i", "disagrees that"), Text("avvises av", "disputed by")),
    "mixed": (Text("delt syn på", "is of two minds on"), Text("delt syn hos", "seen both ways by")),
    "became": (Text("ble til", "became"), Text("kom fra", "came from")),
    "gaveFigure": (Text("oppga tall om", "gave a figure on"), Text("tall oppgitt av", "figure given by")),
    "claimedAbout": (
        Text("hevdet noe om", "made a claim about"),
        Text("omtalt i påstand av", "subject of a claim by"),
    ),
    "partOf": (Text("del av", "part of"), Text("har delen", "has part")),
    "narrowerThan": (Text("undertema av", "narrower than"), Text("har undertema", "has narrower topic")),
    "concerns": (Text("gjelder", "concerns"), Text("emne for", "topic of")),
}
"""Label of each tie, seen from its first and from its second entity."""


def ties_of(fact: FactView, links: Mapping[str, tuple[str, ...]]) -> Iterator[Tie]:
    """The ties that a fact makes.

    Args:
        fact: Any fact.
        links: For the existence of an entity: the entities in its own attributes.
    """
    for a, tie, scheme, b in _pairs(fact, links):
        if a and b and a != b:
            yield Tie(a, tie, scheme, b, fact)


def _pairs(
    fact: FactView, links: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str | None, str, str, str | None]]:
    match fact.kind:
        case "membership":
            tie = "holdsPost" if fact.role("post") else "belongsTo"
            yield fact.role("member"), tie, TIES, fact.role("organization")
        case "relation":
            yield fact.role("subject"), fact.value("relationType") or "", "relationType", fact.role("object")
        case "solutionRole":
            yield fact.role("actor"), fact.value("role") or "", "solutionRole", fact.role("solution")
        case "participation":
            yield fact.role("participant"), fact.value("eventRole") or "", "eventRole", fact.role("event")
        case "documentRole":
            yield fact.role("agent"), fact.value("documentRole") or "", "documentRole", fact.role("document")
        case "change":
            for before in fact.roles.get("originalOrganization", ()):
                for after in fact.roles.get("resultingOrganization", ()):
                    yield before, "became", TIES, after
        case "statement":
            yield from (
                (fact.role("speaker"), "spokeOn", TIES, topic) for topic in fact.roles.get("subject", ())
            )
            for stance in ("agree", "disagree", "mixed"):
                yield from ((fact.role("speaker"), stance, TIES, one) for one in fact.roles.get(stance, ()))
        case "figure":
            yield from (
                (fact.role("claimedBy"), "gaveFigure", TIES, one) for one in fact.roles.get("subject", ())
            )
        case "reportedClaim":
            yield from (
                (fact.role("claimedBy"), "claimedAbout", TIES, one) for one in fact.roles.get("subject", ())
            )
        case "existence":
            entity = fact.role("entity")
            yield from ((entity, "partOf", TIES, one) for one in links.get("superEvent", ()))
            yield from ((entity, "narrowerThan", TIES, one) for one in links.get("broader", ()))
            yield from ((entity, "concerns", TIES, one) for one in links.get("subject", ()))


def tie_label(tie: Tie, lists: Lists, *, inverse: bool = False) -> Text:
    """What a tie is called, from its first (or, `inverse`, its second) entity's side."""
    if tie.scheme == TIES:
        return TIE_LABELS[tie.tie][1 if inverse else 0]
    return lists.inverse(tie.scheme, tie.tie) if inverse else lists.label(tie.scheme, tie.tie)
