"""What a release says, in plain objects."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model.dates import Bounds, Status
from graph.model.source import Place
from graph.model.text import Text


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source.

    Attributes:
        id: Its name.
        title: What it calls itself.
        publisher: Name of the publisher.
        role: What the publisher is to the matter.
        interest: Notation of the scheme `interest`.
        interest_note: The interest in words.
        date: Date as authored, or `unknown`.
        url: Address, or `None`.
        licence: Terms of use.
        citation: Notation of the scheme `citation`.
        quotable: Whether its sentences may be passed on.
        text_file: File name of the frozen text.
        text_sha256: Hash of the frozen text.
        text_length: Code points of the frozen text.
    """

    id: str
    title: str
    publisher: str
    role: Text
    interest: str
    interest_note: Text | None
    date: str
    url: str | None
    licence: Text
    citation: str
    quotable: bool
    text_file: str | None = None
    text_sha256: str | None = None
    text_length: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One source's word for a fact.

    Attributes:
        path: Path of the claim.
        source: Id of the source.
        certainty: `stated` or `implied`.
        start: Start as authored.
        end: End as authored.
        attested: Attestations as authored.
        title: Title as printed, by language.
        preferred: Decides in a conflict.
        conflict: What it contradicts the others in.
        note: What is doubtful.
        bounds: When, by this source.
        places: Where it says so.
    """

    path: str
    source: str
    certainty: str
    start: str
    end: str
    attested: tuple[str, ...]
    title: Mapping[str, str]
    preferred: bool
    conflict: str | None
    note: Text | None
    bounds: Bounds
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact and the claims it rests on.

    Attributes:
        path: Path of the fact.
        kind: `existence`, `name`, `membership` …
        label: One line in both languages.
        happened: It is something that happened, not something that lasts.
        certainty: `stated` or `implied`.
        support: Notation of the scheme `support`.
        bounds: When.
        start: Start as authored, effectively.
        end: End as authored, effectively.
        title: Title, by language.
        name: Of a fact of kind `name`: the name, by language (empty for none).
        text: Paraphrase, for statements, figures and reported claims.
        roles: Compact ids by the local name of the property that names them.
        values: Notations and literal values by the local name of their property.
        claims: The claims, the deciding one first.
    """

    path: str
    kind: str
    label: Text
    happened: bool
    certainty: str
    support: str
    bounds: Bounds
    start: str
    end: str
    title: Mapping[str, str]
    name: Mapping[str, str]
    text: Text | None
    roles: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    claims: tuple[ClaimView, ...] = ()

    def role(self, name: str) -> str | None:
        """The one entity in a role, or `None`."""
        return next(iter(self.roles.get(name, ())), None)

    def value(self, name: str) -> str | None:
        """The one value of a property, or `None`."""
        return next(iter(self.values.get(name, ())), None)

    def status(self, day: datetime.date) -> Status:
        """What can be said of it on a day."""
        return self.bounds.status(day, occurs=self.happened)

    def entities(self) -> set[str]:
        """All entities that it names."""
        return {entity for entities in self.roles.values() for entity in entities}


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity.

    Attributes:
        id: Compact id.
        kind: Notation of the scheme `entityKind`.
        type: Notation of the scheme of its kind.
        aliases: Other ids that resolve to it.
        existence: The fact that it exists: its life, and its sources.
    """

    id: str
    kind: str
    type: str | None
    aliases: tuple[str, ...]
    existence: FactView


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities that a fact ties together.

    Attributes:
        a: Compact id of the first.
        tie: Name of the tie: a notation of a scheme, or a word of `graph.network.ties`.
        scheme: The scheme that the name comes from.
        b: Compact id of the second.
        fact: The fact.
    """

    a: str
    tie: str
    scheme: str
    b: str
    fact: FactView

    def records(self) -> list[tuple[str, str, str, str, str, str, str]]:
        """One record for each place of each claim: (a, tie, b, source, place, from, to).

        Every network format carries exactly these.
        """
        return [
            (self.a, self.tie, self.b, claim.source, place.path, self.fact.start, self.fact.end)
            for claim in self.fact.claims
            for place in claim.places
        ]


@dataclass(frozen=True, slots=True)
class Release:
    """What a release says of itself.

    Attributes:
        title: In both languages.
        version: Of the data.
        date: Authored release date.
        reference: The day that questions are about when no other is given.
        licence: SPDX name.
        base: Data base IRI.
        content: SHA-256 of the canonical N-Quads.
    """

    title: Text
    version: str
    date: datetime.date
    reference: datetime.date
    licence: str
    base: str
    content: str = field(default="")
