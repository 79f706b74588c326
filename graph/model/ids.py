"""Compact ids (`org/difi`) and the content hashes that name facts and claims."""

import hashlib
import json
import re
from collections.abc import Sequence

from graph.errors import InvalidIdError

KIND_PREFIXES = {
    "person": "person", "organisation": "org", "unit": "org", "collaboration": "org", "group": "org",
    "post": "post", "event": "event", "document": "doc", "solution": "solution", "place": "place",
    "topic": "topic", "proposition": "proposition", "indicator": "indicator", "population": "population",
    "survey": "survey",
}  # fmt: skip
"""The first part of the compact id of each entity kind."""

_COMPACT = re.compile(rf"(?:{'|'.join(sorted(set(KIND_PREFIXES.values())))})/[a-z0-9]+(?:-[a-z0-9]+)*")

Key = str | int | bool | None | Sequence["Key"]


def is_compact_id(text: str) -> bool:
    """Whether `text` has the form of a compact id of an entity."""
    return _COMPACT.fullmatch(text) is not None


def require_compact_id(text: str) -> str:
    """Return `text` if it has the form of a compact id.

    Raises:
        InvalidIdError: It has not.
    """
    if not is_compact_id(text):
        raise InvalidIdError(
            f"“{text}” is not an id; ids look like org/difi or person/paul-chaffey",
            f"“{text}” er ingen id; en id ser ut som org/difi eller person/paul-chaffey",
        )
    return text


def content_hash(*parts: Key) -> str:
    """A name made of content alone: the first 20 hex digits (80 bits) of the SHA-256 of the parts as JSON.

    JSON keeps the parts apart, so that no two different lists share a key.
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def valid_organisation_number(number: str) -> bool:
    """Whether the ninth digit is the control digit (modulus 11, weights 3 2 7 6 5 4 3 2).

    The rule is that of the Norwegian Register of Legal Entities (Enhetsregisteret).
    """
    if re.fullmatch(r"[0-9]{9}", number) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, (3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 11 == int(number[8])
