"""What the XML formats share: a writer of elements, and the signs that XML cannot hold."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold."""


def writable(text: str) -> str:
    """The text with U+FFFD for each sign that XML cannot hold."""
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class XmlWriter:
    """Writes elements one after the other, in UTF-8; nothing of the document is kept in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def start(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Open an element."""
        kept = {key: writable(value) for key, value in (attributes or {}).items()}
        self._xml.startElement(name, AttributesImpl(kept))

    def end(self, name: str) -> None:
        """Close an element."""
        self._xml.endElement(name)

    def empty(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element with attributes alone."""
        self.start(name, attributes)
        self.end(name)

    def text(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """An element with a text."""
        self.start(name, attributes)
        for number, part in enumerate(writable(text).split("\r")):
            if number:
                self._xml.ignorableWhitespace("&#13;")  # a bare carriage return would be read as a line feed
            self._xml.characters(part)
        self.end(name)

    def close(self) -> None:
        """End the document with a line break."""
        self._xml.endDocument()
        self._file.write(b"\n")
