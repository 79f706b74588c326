"""Claims: one source's word for one fact or, for a table row, for several."""

from dataclasses import dataclass, field

from graph.model.dates import Period
from graph.model.facts import Fact
from graph.model.ids import content_hash
from graph.model.origin import Origin
from graph.model.source import Place, Source
from graph.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says of one or more facts.

    Attributes:
        about: Paths of the facts.
        source: Id of the source.
        period: When it held, by this source.
        places: Where the source says so; never empty in a release.
        implied: A reader concludes it; the source does not say it in so many words.
        title: The title as printed (memberships, participations).
        title_en: An English form of that title.
        preferred: Decides where claims conflict.
        conflict: `title` or `value`, when this claim contradicts the others in that respect.
        note: What is doubtful.
        origin: Where it was authored.
    """

    about: tuple[str, ...]
    source: str
    period: Period
    places: tuple[Place, ...]
    implied: bool = False
    title: str | None = None
    title_en: str | None = None
    preferred: bool = False
    conflict: str | None = None
    note: Text | None = None
    origin: Origin = field(compare=False, repr=False)

    @property
    def path(self) -> str:
        """Its path below the data base IRI."""
        places = [place.path for place in self.places]
        return f"claim/{content_hash(sorted(self.about), self.source, places)}"

    @property
    def certainty(self) -> str:
        """Notation of the scheme `certainty`."""
        return "implied" if self.implied else "stated"


@dataclass(slots=True)
class Model:
    """Everything that the fact files and registers say.

    Attributes:
        sources: By id.
        facts: By path.
        claims: In the order of the files.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
