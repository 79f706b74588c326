"""Sources and the places in them."""

from dataclasses import dataclass, field

from graph.model.dates import PartialDate
from graph.model.ids import content_hash
from graph.model.origin import Origin
from graph.model.text import Text


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The exact text that spans point into.

    Attributes:
        file: File name under which a user keeps a copy.
        sha256: SHA-256 of the UTF-8 bytes.
        length: Number of code points.
        recipe: How the text was made from the source.
    """

    file: str
    sha256: str
    length: int
    recipe: Text


@dataclass(frozen=True, slots=True)
class Source:
    """A document, page or register that claims come from.

    Attributes:
        id: Name in `sources.yaml`, the last part of its IRI.
        title: What it calls itself.
        kind: Notation of the scheme `sourceKind`.
        publisher: Name of the publisher, or the id of an entity.
        publisher_role: What the publisher is to the matter.
        interest: Notation of the scheme `interest`.
        interest_note: The interest in words.
        date: Of the source itself; `None` is unknown.
        url: Its address; `None` is unknown.
        licence: On what terms it may be used.
        quotable: Whether its sentences may be passed on.
        citation: `cited`, `weaklyCited` or `uncited`.
        text: The frozen text, where there is one.
        origin: Where it was authored, where that is known.
    """

    id: str
    title: str
    kind: str
    publisher: str
    publisher_role: Text
    interest: str
    interest_note: Text | None
    date: PartialDate | None
    url: str | None
    licence: Text
    quotable: bool
    citation: str
    text: FrozenText | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> str:
        """Its path below the data base IRI."""
        return f"source/{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source a claim stands; the machine part and what a person needs to find it.

    Exactly one of `chars`, `row` and `at` says where.

    Attributes:
        source: Id of the source.
        chars: First code point and the one after the last, in the frozen text.
        sha256: SHA-256 of the UTF-8 bytes of that span.
        context_sha256: The same with 40 code points on each side; only for spans under 20.
        heading: First words of the heading above.
        paragraph: Number of the paragraph under that heading, from 1.
        line: Line of the frozen text, from 1.
        before: Up to five words before the span.
        after: Up to five words after it.
        row: Row of a table; its header is row 0.
        at: The place in words.
        origin: Where it was authored, where that is known.
    """

    source: str
    chars: tuple[int, int] | None = None
    sha256: str | None = None
    context_sha256: str | None = None
    heading: str = ""
    paragraph: int | None = None
    line: int | None = None
    before: str = ""
    after: str = ""
    row: int | None = None
    at: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> str:
        """Its path below the data base IRI, with an RFC 5147 or RFC 7111 fragment where one exists."""
        if self.chars is not None:
            return f"source/{self.source}#char={self.chars[0]},{self.chars[1]}"
        if self.row is not None:
            return f"source/{self.source}#row={self.row}"
        return f"source/{self.source}#at={content_hash(self.at or '')}"

    def locator(self, lang: str) -> str:
        """The place in words, for a reader who has the source."""
        line, paragraph, row, start = (
            ("linje", "avsnitt", "rad", "etter") if lang == "nb" else ("line", "paragraph", "row", "after")
        )
        if self.row is not None:
            return f"{row} {self.row}"
        if self.at is not None:
            return self.at
        parts = [
            f"“{self.heading}”" if self.heading else "",
            f"{paragraph} {self.paragraph}" if self.paragraph else "",
            f"{line} {self.line}" if self.line else "",
            f"{start} “{self.before}”" if self.before else "",
        ]
        return ", ".join(part for part in parts if part)
