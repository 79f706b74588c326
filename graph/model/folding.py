"""Texts made comparable: without case, accents and signs; and the last part of an id made of a name."""

import re
import unicodedata

_FOLD = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t"}
)


def folded(text: str) -> str:
    """Text for comparison: lower case, without accents, hyphens as spaces, æøå as ae, o, a."""
    composed = unicodedata.normalize("NFC", text.lower()).translate(_FOLD)
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(sign)
    )
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def slug(text: str) -> str:
    """The last part of an id for what is called so: `Møre og Romsdal` gives `more-og-romsdal`."""
    return folded(text).replace(" ", "-")
