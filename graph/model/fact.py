"""What all kinds of fact have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from graph.model.ids import Key, content_hash

_hash = lru_cache(maxsize=2**16, typed=True)(content_hash)
"""The same, remembered, since a build asks for paths often; typed, since 1 and true are two keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A situation in the world.

    Two facts with the same `key` are the same fact, whatever sources assert them. No date, source or
    evidence is part of the key.
    """

    kind: ClassVar[str]
    occurs: ClassVar[bool] = False

    def key(self) -> Sequence[Key]:
        """The participants, role and ordinal that make this fact this one."""
        raise TypeError("a fact has a kind of its own")

    def entities(self) -> Sequence[str]:
        """The compact ids that the fact refers to."""
        raise TypeError("a fact has a kind of its own")

    @property
    def path(self) -> str:
        """Its path below the data base IRI."""
        return f"fact/{_hash(self.kind, *self.key())}"

    @property
    def happened(self) -> bool:
        """Whether it is something that happened (a point) rather than something that lasts."""
        return self.occurs
