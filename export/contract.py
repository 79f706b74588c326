"""What every export format offers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from graph.errors import ExportError
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import EntityView, Tie
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Content:
    """What is exported.

    Attributes:
        network: The release in plain objects.
        store: The release's quads, with the direct triples of `day` when there is one.
        day: Only what holds or is presumed on that day; `None` is all times.
        lang: Language of labels.
    """

    network: Network
    store: Store
    day: date | None = None
    lang: str = "nb"

    def ties(self) -> Sequence[Tie]:
        """The ties to export, in a fixed order."""
        return self.network.ties if self.day is None else self.network.ties_on(self.day)

    def nodes(self) -> list[EntityView]:
        """The entities at the ends of those ties, in a fixed order."""
        ends = {end for tie in self.ties() for end in (tie.a, tie.b)}
        return [self.network.entities[entity] for entity in sorted(ends)]

    def about(self) -> dict[str, str]:
        """What the release says of itself and what was chosen of it, for formats without the RDF."""
        release = self.network.release
        return {
            "title": release.title.in_language(self.lang),
            "version": release.version,
            "date": release.date.isoformat(),
            "reference_date": release.reference.isoformat(),
            "licence": release.licence,
            "content_sha256": release.content,
            "as_of": self.day.isoformat() if self.day else "all times",
            "lang": self.lang,
        }

    def label(self, entity: str) -> str:
        """What an entity is called, on the day exported."""
        return self.network.label(entity, self.day, self.lang)


@dataclass(frozen=True, slots=True)
class Format:
    """An export format.

    Attributes:
        name: Its name on the command line.
        suffix: Usual file name ending; empty for a folder of files.
        description: What it is for.
        write: Writes one file; `None` for a folder of files.
        files: The files of a folder by name; `None` for one file.
        network: It carries the network (and so the records of every tie) rather than the RDF.
        binary: It is no text.
        variants: Other ways to write it, by the name of the option that asks for them.
    """

    name: str
    suffix: str
    description: Text
    write: Callable[[Content, BinaryIO], None] | None = None
    files: Callable[[Content], dict[str, bytes]] | None = None
    network: bool = False
    binary: bool = False
    variants: "Mapping[str, Format]" = field(default_factory=dict)

    def variant(self, name: str) -> "Format":
        """The format written in another way.

        Raises:
            ExportError: It has no such variant.
        """
        if name not in self.variants:
            raise ExportError(
                f"{self.name} cannot be written as “{name}”; leave that option out",
                f"{self.name} kan ikke skrives som “{name}”; utelat det valget",
            )
        return self.variants[name]


def default_name(one: Format) -> Path:
    """Where a format is written when nobody says where."""
    return Path("out") / "export" / (f"aktorkart{one.suffix}" if one.suffix else f"aktorkart-{one.name}")
