"""Which FollowTheMoney schema fits what, by the definitions of FollowTheMoney 4."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.network.network import Network
from graph.network.views import EntityView, Tie

KINDS: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "unit": "Organization",
    "collaboration": "Organization",
    "group": "LegalEntity",
    "post": "Position",
    "event": "Event",
    "survey": "Project",
    "document": "Document",
    "solution": "Asset",
    "place": "Address",
}
"""The schema of each kind of entity; what is none of these (topics, propositions) is a `Note`."""

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("government", "ministry", "agency", "municipality", "county", "council"), "PublicBody"),
    **dict.fromkeys(("company", "consultancy", "vendor", "state-owned-company"), "Company"),
}
"""The schema of types of organisations and units; a company of the state can be owned: a `Company`."""

LEGAL = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})
ORGANISATIONS = frozenset({"Organization", "PublicBody", "Company"})
ASSETS = frozenset({"Asset", "Company"})
DOCUMENTS = frozenset({"Document"})
PERSONS = frozenset({"Person"})
POSITIONS = frozenset({"Position"})

_DIRECTING = frozenset({"head", "ceo", "council-chair", "minister", "state-secretary", "it-director"})


@dataclass(frozen=True, slots=True)
class Edge:
    """A schema for ties.

    Attributes:
        schema: Its name.
        a: Property of the tie's first entity.
        b: Property of the tie's second entity.
        first: Schemata that the first property takes; `None` for any.
        second: Schemata that the second property takes; `None` for any.
    """

    schema: str
    a: str
    b: str
    first: frozenset[str] | None = None
    second: frozenset[str] | None = None

    def fits(self, first: str, second: str) -> bool:
        """Whether it takes entities of these schemata."""
        return (self.first is None or first in self.first) and (self.second is None or second in self.second)


OCCUPANCY = Edge("Occupancy", "holder", "post", PERSONS, POSITIONS)
EMPLOYMENT = Edge("Employment", "employee", "employer", PERSONS, ORGANISATIONS)
DIRECTORSHIP = Edge("Directorship", "director", "organization", LEGAL, ORGANISATIONS)
MEMBERSHIP = Edge("Membership", "member", "organization", LEGAL, ORGANISATIONS)
OWNERSHIP = Edge("Ownership", "owner", "asset", LEGAL, ASSETS)
REPRESENTATION = Edge("Representation", "agent", "client", LEGAL, LEGAL)
SUCCESSION = Edge("Succession", "predecessor", "successor", LEGAL, LEGAL)
DOCUMENTATION = Edge("Documentation", "entity", "document", None, DOCUMENTS)
LINK = Edge("UnknownLink", "subject", "object")

_BY_TIE: Mapping[tuple[str, str], Edge] = {
    ("tie", "became"): SUCCESSION,
    ("relationType", "owns"): OWNERSHIP,
    ("relationType", "memberOf"): MEMBERSHIP,
    ("relationType", "represents"): REPRESENTATION,
    ("solutionRole", "owner"): OWNERSHIP,
}


def schema_of(entity: EntityView) -> str:
    """The schema of an entity."""
    general = KINDS.get(entity.kind, "Note")
    return TYPES.get(entity.type or "", general) if general == "Organization" else general


def edge_of(tie: Tie, network: Network) -> Edge:
    """The schema of a tie; `UnknownLink` where none fits both what it says and what it ties together."""
    first, second = (schema_of(network.entities[end]) for end in (tie.a, tie.b))
    if tie.tie == "holdsPost" and tie.scheme == "tie":
        return OCCUPANCY if first in PERSONS and post_of(tie) in network.entities else LINK
    if tie.tie == "belongsTo" and tie.scheme == "tie":
        wanted = _membership(tie.fact.value("role") or "")
    elif tie.scheme == "documentRole":
        wanted = DOCUMENTATION
    else:
        wanted = _BY_TIE.get((tie.scheme, tie.tie), LINK)
    return wanted if wanted.fits(first, second) else LINK


def post_of(tie: Tie) -> str:
    """The post that is held; empty for none."""
    return tie.fact.role("post") or ""


def _membership(role: str) -> Edge:
    if role == "employee":
        return EMPLOYMENT
    return DIRECTORSHIP if role in _DIRECTING else MEMBERSHIP
