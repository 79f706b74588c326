"""The kinds of fact: who and what, without dates or sources (those are the claims' business)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from graph.model.fact import Fact
from graph.model.ids import Key
from graph.model.said import Figure, ReportedClaim, Statement
from graph.model.text import Text

__all__ = [
    "TYPE_SCHEMES",
    "Change",
    "DocumentRole",
    "Existence",
    "Fact",
    "Figure",
    "Identifier",
    "Membership",
    "Name",
    "Participation",
    "Relation",
    "ReportedClaim",
    "SolutionRole",
    "Statement",
]

TYPE_SCHEMES = {
    "organisation": "actorType", "unit": "actorType", "collaboration": "actorType", "group": "actorType",
    "solution": "solutionType", "document": "documentType", "event": "eventType", "place": "placeType",
}  # fmt: skip
"""The scheme that the `type` of an entity of each kind comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence(Fact):
    """An entity exists, is of this kind, and has these attributes for all its life.

    Attributes:
        entity: Compact id.
        entity_kind: Notation of the scheme `entityKind`.
        type: Notation of the scheme of that kind (`actorType`, `documentType` …).
        aliases: Other ids that resolve to it.
        organisation: Of a post: where it is.
        role: Of a post: notation of the scheme `postRole`.
        single_seat: Of a post: at most one non-acting holder a day.
        part_of: Of an event: the event that it is a part of.
        broader: Of a topic: the wider topic.
        topic: Of a proposition: what it is about.
        text: Of a proposition: the sentence; of an indicator or a population: its definition.
        unit: Of an indicator: notation of the scheme `unit`.
        issued: Of a document: its date of issue as authored.
    """

    kind: ClassVar[str] = "existence"
    entity: str
    entity_kind: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    role: str | None = None
    single_seat: bool | None = None
    part_of: str | None = None
    broader: str | None = None
    topic: str | None = None
    text: Text | None = None
    unit: str | None = None
    issued: str | None = None

    @property
    def happened(self) -> bool:
        """Events happen; everything else lasts."""
        return self.entity_kind == "event"

    def key(self) -> Sequence[Key]:
        """The entity."""
        return (self.entity,)

    def entities(self) -> Sequence[str]:
        """The entity and those its attributes name."""
        named = (self.entity, self.organisation, self.part_of, self.broader, self.topic)
        return [entity for entity in named if entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Fact):
    """An entity bears a name.

    Attributes:
        entity: Compact id.
        text: The name.
        lang: Language tag; `None` for names that are the same in all languages.
        form: Notation of the scheme `nameForm`.
    """

    kind: ClassVar[str] = "name"
    entity: str
    text: str
    lang: str | None = None
    form: str = "official"

    def key(self) -> Sequence[Key]:
        """Entity, name, language and form."""
        return (self.entity, self.text, self.lang, self.form)

    def entities(self) -> Sequence[str]:
        """The entity."""
        return [self.entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Fact):
    """A register knows an entity by this identifier.

    Attributes:
        entity: Compact id.
        scheme: Notation of the scheme `identifierScheme`.
        value: The identifier.
    """

    kind: ClassVar[str] = "identification"
    entity: str
    scheme: str
    value: str

    def key(self) -> Sequence[Key]:
        """Entity, scheme and value."""
        return (self.entity, self.scheme, self.value)

    def entities(self) -> Sequence[str]:
        """The entity."""
        return [self.entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """Somebody holds a post, or belongs to an organisation without a known post.

    Attributes:
        member: Compact id of the person or organisation.
        organisation: Compact id of the organisation (that of the post, where there is one).
        post: Compact id of the post.
        role: Notation of the scheme `postRole`.
        acting: Whether the post is held in an acting capacity.
        number: 1, or more when the same member held the same post again.
    """

    kind: ClassVar[str] = "membership"
    member: str
    organisation: str
    post: str | None = None
    role: str | None = None
    acting: bool = False
    number: int = 1

    def key(self) -> Sequence[Key]:
        """Member, post or organisation and role, acting, number."""
        what = [self.post] if self.post else [self.organisation, self.role]
        return (self.member, *what, self.acting, self.number)

    def entities(self) -> Sequence[str]:
        """Member, organisation and post."""
        return [entity for entity in (self.member, self.organisation, self.post) if entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """Two entities stand in a relation.

    Attributes:
        subject: Compact id.
        type: Notation of the scheme `relationType`.
        object: Compact id.
        number: 1, or more when the relation was taken up again.
    """

    kind: ClassVar[str] = "relation"
    subject: str
    type: str
    object: str
    number: int = 1

    def key(self) -> Sequence[Key]:
        """Subject, type, object, number."""
        return (self.subject, self.type, self.object, self.number)

    def entities(self) -> Sequence[str]:
        """Subject and object."""
        return [self.subject, self.object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Fact):
    """Organisations became other organisations.

    Attributes:
        type: Notation of the scheme `changeType`.
        originals: Compact ids before.
        results: Compact ids after.
        continued: Those of the originals that live on.
        number: 1, or more when the same change happened again.
    """

    kind: ClassVar[str] = "change"
    occurs: ClassVar[bool] = True
    type: str
    originals: tuple[str, ...]
    results: tuple[str, ...]
    continued: tuple[str, ...] = ()
    number: int = 1

    def key(self) -> Sequence[Key]:
        """Type, originals, results, number."""
        return (self.type, tuple(sorted(self.originals)), tuple(sorted(self.results)), self.number)

    def entities(self) -> Sequence[str]:
        """All organisations of the change."""
        return [*self.originals, *self.results, *self.continued]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionRole(Fact):
    """An actor has a role in a digital solution.

    Attributes:
        actor: Compact id.
        role: Notation of the scheme `solutionRole`.
        solution: Compact id.
        number: 1, or more when the role was taken up again.
    """

    kind: ClassVar[str] = "solutionRole"
    actor: str
    role: str
    solution: str
    number: int = 1

    def key(self) -> Sequence[Key]:
        """Actor, role, solution, number."""
        return (self.actor, self.role, self.solution, self.number)

    def entities(self) -> Sequence[str]:
        """Actor and solution."""
        return [self.actor, self.solution]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    """Somebody (or a place) had a role in an event.

    Attributes:
        event: Compact id.
        participant: Compact id.
        role: Notation of the scheme `eventRole`.
        on_behalf_of: Organisation that the participant stood for.
        post: Post that the participant held then.
    """

    kind: ClassVar[str] = "participation"
    occurs: ClassVar[bool] = True
    event: str
    participant: str
    role: str
    on_behalf_of: str | None = None
    post: str | None = None

    def key(self) -> Sequence[Key]:
        """Event, participant, role."""
        return (self.event, self.participant, self.role)

    def entities(self) -> Sequence[str]:
        """All that it names."""
        named = (self.event, self.participant, self.on_behalf_of, self.post)
        return [entity for entity in named if entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRole(Fact):
    """Somebody wrote, published, sold … a document.

    Attributes:
        document: Compact id.
        agent: Compact id.
        role: Notation of the scheme `documentRole`.
    """

    kind: ClassVar[str] = "documentRole"
    occurs: ClassVar[bool] = True
    document: str
    agent: str
    role: str

    def key(self) -> Sequence[Key]:
        """Document, agent, role."""
        return (self.document, self.agent, self.role)

    def entities(self) -> Sequence[str]:
        """Document and agent."""
        return [self.document, self.agent]
