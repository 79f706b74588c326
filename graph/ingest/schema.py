"""The form of the fact files and of `sources.yaml`: one pydantic model a section.

The format is described in `data/README.md`.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from graph.ingest.fields import (
    CompactId,
    Dates,
    DateText,
    DocumentId,
    EndText,
    EventId,
    IndicatorId,
    Lang,
    Names,
    OrganisationId,
    PopulationId,
    PostId,
    PropositionId,
    Sha256,
    SolutionId,
    Strict,
    Strings,
    SurveyId,
    TopicId,
    Translated,
    refuse,
)
from graph.model.dates import UNKNOWN
from graph.model.ids import KIND_PREFIXES

Kind = Literal[
    "person", "organisation", "unit", "collaboration", "group", "post", "event", "document", "solution",
    "place", "topic", "proposition", "indicator", "population", "survey",
]  # fmt: skip


class ClaimPart(Strict):
    """One source's word: dates, titles, certainty and the place."""

    source: str | None = None
    evidence: Strings = []
    at: str | None = None
    certainty: Literal["stated", "implied"] | None = None
    start: DateText | None = None
    end: EndText | None = None
    through: DateText | None = None
    attested: Dates = []
    on: DateText | None = None
    title: str | None = None
    title_en: str | None = None
    preferred: bool | None = None
    conflict: Literal["title", "value"] | None = None
    note: Translated | None = None

    @model_validator(mode="after")
    def _one_end(self) -> "ClaimPart":
        ends = self.end is not None and self.through is not None
        starts = self.on is not None and self.start is not None
        refuse(ends, "give either end or through, not both", "gi enten end eller through, ikke begge")
        refuse(starts, "give either on or start, not both", "gi enten on eller start, ikke begge")
        return self


class Item(ClaimPart):
    """An item of a section; keys of the claim part given here count for each of its `claims`."""

    claims: list[ClaimPart] = []


class EntityItem(Item):
    """An entity, with the attributes that it keeps for life."""

    id: CompactId
    kind: Kind
    type: str | None = None
    name: Names | None = None
    aliases: list[CompactId] = []
    organisation: OrganisationId | None = None
    role: str | None = None
    single_seat: bool | None = None
    part_of: EventId | None = None
    broader: TopicId | None = None
    topic: TopicId | None = None
    text: Translated | None = None
    unit: str | None = None
    issued: DateText | None = None

    @model_validator(mode="after")
    def _fitting(self) -> "EntityItem":
        kind, prefix = self.kind, KIND_PREFIXES[self.kind]
        wrong = not self.id.startswith(f"{prefix}/")
        refuse(wrong, f"the id of a {kind} starts with {prefix}/", f"id for {kind} begynner med {prefix}/")
        for key, kinds in ATTRIBUTE_OF.items():
            wrong = getattr(self, key) is not None and kind not in kinds
            refuse(wrong, f"“{key}” does not belong to a {kind}", f"“{key}” hører ikke til {kind}")
        for key, kinds in NEEDED.items():
            wrong = getattr(self, key) is None and kind in kinds
            refuse(wrong, f"a {kind} needs “{key}”", f"{kind} trenger “{key}”")
        return self


ATTRIBUTE_OF = {
    "organisation": ("post",), "role": ("post",), "single_seat": ("post",), "part_of": ("event",),
    "broader": ("topic",), "topic": ("proposition",), "text": ("proposition", "indicator", "population"),
    "unit": ("indicator",), "issued": ("document",),
}  # fmt: skip
"""Which kinds may have an attribute."""
NEEDED = {"organisation": ("post",), "text": ("proposition",), "topic": ("proposition",)}
"""Which kinds need an attribute."""


class NameItem(Item):
    """A further name of an entity."""

    entity: CompactId
    text: str = Field(min_length=1)
    lang: Lang | None = None
    form: str = "official"


class IdentifierItem(Item):
    """An identifier in a register."""

    entity: CompactId
    scheme: str
    value: str = Field(min_length=1)


class MembershipItem(Item):
    """A post held, or a membership without a known post."""

    member: CompactId
    post: PostId | None = None
    organisation: OrganisationId | None = None
    role: str | None = None
    acting: bool = False
    number: int = 1

    @model_validator(mode="after")
    def _somewhere(self) -> "MembershipItem":
        wrong = self.post is None and self.organisation is None
        en, nb = (
            "a membership needs “post” or “organisation”",
            "et medlemskap trenger “post” eller “organisation”",
        )
        refuse(wrong, en, nb)
        return self


class RelationItem(Item):
    """A relation between two entities."""

    subject: CompactId
    type: str
    object: CompactId
    number: int = 1


class ChangeItem(Item):
    """A change of organisations."""

    type: str
    originals: list[OrganisationId] = Field(alias="from")
    results: list[OrganisationId] = Field(alias="to")
    continued: list[OrganisationId] = []
    number: int = 1


class SolutionRoleItem(Item):
    """An actor's role in a digital solution."""

    actor: CompactId
    role: str
    solution: SolutionId
    number: int = 1


class ParticipationItem(Item):
    """A role in an event."""

    event: EventId
    participant: CompactId
    role: str
    on_behalf_of: OrganisationId | None = Field(default=None, alias="for")
    post: PostId | None = None


class DocumentRoleItem(Item):
    """An agent's role in a document."""

    document: DocumentId
    agent: CompactId
    role: str


class PositionItem(Strict):
    """A stance towards a proposition."""

    proposition: PropositionId
    stance: str


class StatementItem(Item):
    """Something said."""

    key: str = Field(min_length=1)
    speaker: CompactId
    occasion: EventId | None = None
    on_behalf_of: OrganisationId | None = Field(default=None, alias="for")
    post: PostId | None = None
    mode: str
    act: str
    topics: list[TopicId] = []
    positions: list[PositionItem] = []
    paraphrase: Translated


class FigureItem(Item):
    """A number that somebody gives."""

    key: str = Field(min_length=1)
    indicator: IndicatorId
    population: PopulationId | None = None
    answer: str | None = None
    survey: SurveyId | None = None
    value: Decimal
    unit: str
    qualifier: str = "exact"
    period: DateText = UNKNOWN
    claimed_by: CompactId
    about: list[CompactId] = []
    statement: str | None = None
    text: Translated


class ReportedClaimItem(Item):
    """What a speaker says about the world inside a statement."""

    key: str = Field(min_length=1)
    statement: str = Field(alias="in")
    by: CompactId
    about: list[CompactId] = []
    paraphrase: Translated


class PlaceItem(Strict):
    """A place in a source: a span of a frozen text, a row of a table, or words."""

    chars: tuple[int, int] | None = None
    sha256: Sha256 | None = None
    context_sha256: Sha256 | None = None
    heading: str = ""
    paragraph: int | None = None
    line: int | None = None
    before: str = ""
    after: str = ""
    row: int | None = Field(default=None, ge=0)
    at: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> "PlaceItem":
        ways = sum(way is not None for way in (self.chars, self.row, self.at))
        en = "a place needs exactly one of “chars”, “row” and “at”"
        refuse(ways != 1, en, "et sted trenger nøyaktig én av “chars”, “row” og “at”")
        if self.chars is not None:
            no_hash = self.sha256 is None
            refuse(no_hash, "a place with “chars” needs “sha256”", "et sted med “chars” trenger “sha256”")
            wrong = not 0 <= self.chars[0] < self.chars[1]
            en = "“chars” is [first, one after the last], from 0"
            refuse(wrong, en, "“chars” er [første, én etter siste], fra 0")
        return self


class FactFile(Strict):
    """A whole fact file."""

    source: str | None = None
    places: dict[str, PlaceItem] = {}
    entities: list[EntityItem] = []
    names: list[NameItem] = []
    identifiers: list[IdentifierItem] = []
    memberships: list[MembershipItem] = []
    relations: list[RelationItem] = []
    changes: list[ChangeItem] = []
    solution_roles: list[SolutionRoleItem] = []
    participations: list[ParticipationItem] = []
    document_roles: list[DocumentRoleItem] = []
    statements: list[StatementItem] = []
    figures: list[FigureItem] = []
    reported_claims: list[ReportedClaimItem] = []


class FrozenTextItem(Strict):
    """The frozen text of a source."""

    file: str
    sha256: Sha256
    length: int = Field(gt=0)
    recipe: Translated


class SourceItem(Strict):
    """A source."""

    title: str = Field(min_length=1)
    kind: str
    publisher: str = Field(min_length=1)
    publisher_role: Translated
    interest: str
    interest_note: Translated | None = None
    date: DateText
    url: Annotated[str, Field(pattern=r"^(unknown|https?://[^\s<>\"{}|\\^`]+)$")]
    licence: Translated
    quotable: bool
    citation: str
    text: FrozenTextItem | None = None
