"""Facts of what was said: statements, the figures and the claims about the world in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from graph.model.fact import Fact
from graph.model.ids import Key
from graph.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Somebody, or a document, said something.

    Attributes:
        label: Key of the statement, unique for speaker and occasion.
        speaker: Compact id of a person, an organisation or a document.
        occasion: Compact id of the event, if it was said at one.
        on_behalf_of: Organisation spoken for.
        post: Post held when speaking.
        mode: Notation of the scheme `mode`.
        act: Notation of the scheme `speechAct`.
        topics: Compact ids.
        positions: Pairs of proposition and stance.
        paraphrase: What was said, in our words.
    """

    kind: ClassVar[str] = "statement"
    occurs: ClassVar[bool] = True
    label: str
    speaker: str
    occasion: str | None
    on_behalf_of: str | None
    post: str | None
    mode: str
    act: str
    topics: tuple[str, ...]
    positions: tuple[tuple[str, str], ...]
    paraphrase: Text

    def key(self) -> Sequence[Key]:
        """Speaker, occasion, label."""
        return (self.speaker, self.occasion, self.label)

    def entities(self) -> Sequence[str]:
        """All that it names."""
        named = (self.speaker, self.occasion, self.on_behalf_of, self.post, *self.topics)
        return [entity for entity in (*named, *(p for p, _ in self.positions)) if entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """Somebody gives a number.

    Attributes:
        label: Key of the figure, unique in its source.
        source: Id of the source: two sources' figures are two facts, so that conflicting ones coexist.
        indicator: Compact id: what is counted or measured.
        population: Compact id: of whom.
        answer: Notation of the scheme `answerCategory`, for shares of a survey.
        survey: Compact id, for results of a survey.
        value: The number.
        unit: Notation of the scheme `unit`.
        qualifier: Notation of the scheme `qualifier`.
        period: What the number is about, as authored, or `unknown`.
        claimed_by: Compact id of who says so.
        about: Compact ids of what else it is about.
        statement: Path of the statement that it was said in.
        text: The figure in our words.
    """

    kind: ClassVar[str] = "figure"
    occurs: ClassVar[bool] = True
    label: str
    source: str
    indicator: str
    population: str | None
    answer: str | None
    survey: str | None
    value: Decimal
    unit: str
    qualifier: str
    period: str
    claimed_by: str
    about: tuple[str, ...]
    statement: str | None
    text: Text

    def key(self) -> Sequence[Key]:
        """Source and label."""
        return (self.source, self.label)

    def entities(self) -> Sequence[str]:
        """All that it names."""
        named = (self.indicator, self.population, self.survey, self.claimed_by, *self.about)
        return [entity for entity in named if entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim(Fact):
    """What a speaker says about the world inside a statement; never asserted by us.

    Attributes:
        label: Key, unique in the statement.
        statement: Path of the statement.
        occasion: Occasion of that statement.
        claimed_by: Compact id of the speaker.
        about: Compact ids.
        paraphrase: The claim in our words.
    """

    kind: ClassVar[str] = "reportedClaim"
    occurs: ClassVar[bool] = True
    label: str
    statement: str
    occasion: str | None
    claimed_by: str
    about: tuple[str, ...]
    paraphrase: Text

    def key(self) -> Sequence[Key]:
        """Statement and label."""
        return (self.statement, self.label)

    def entities(self) -> Sequence[str]:
        """Speaker and subjects."""
        return [self.claimed_by, *self.about]
