"""Texts that exist in Norwegian bokmål and English."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("nb", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages of the user interface.

    Attributes:
        nb: Norwegian bokmål.
        en: English.
    """

    nb: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in `lang` (`nb` or `en`)."""
        return self.en if lang == "en" else self.nb

    def items(self) -> tuple[tuple[str, str], ...]:
        """Pairs of language tag and text, in a fixed order."""
        return (("nb", self.nb), ("en", self.en))

    @classmethod
    def of(cls, value: "str | Mapping[str, str] | Text") -> "Text":
        """Make a text of one string (the same in both languages) or of a map of languages."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return cls(value, value)
        either = value.get("nb") or value.get("en") or ""
        return cls(value.get("nb") or either, value.get("en") or either)
