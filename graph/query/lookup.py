"""Finds the entity that a user means by an id, a name, an alias or a number."""

import re
import unicodedata
from collections.abc import Iterable

from graph.errors import AmbiguousNameError, NotFoundError
from graph.network.network import Network

_FOLD = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t"}
)


def folded(text: str) -> str:
    """Text for comparison: lower case, without accents, hyphens as spaces, æøå as ae, o, a."""
    lowered = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    bare = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


class Lookup:
    """All ways in which the entities of a network can be called."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._ids = {entity: entity for entity in network.entities}
        self._ids |= {alias: one.id for one in network.entities.values() for alias in one.aliases}
        self._names: dict[str, set[str]] = {}
        for fact in network.facts.values():
            entity = fact.role("entity")
            texts: Iterable[str] = ()
            if fact.kind == "name":
                texts = fact.name.values()
            elif fact.kind == "identification":
                texts = fact.values.get("identifier", ())
            for text in texts:
                if entity:
                    self._names.setdefault(folded(text), set()).add(entity)

    def find(self, text: str, kinds: Iterable[str] = ()) -> str:
        """The compact id of the one entity meant.

        Args:
            text: An id, the last part of an id, a name, a former name, an alias or a number.
            kinds: Notations of `entityKind` that it must have; none means any.

        Raises:
            NotFoundError: Nothing is called so; the text offers what is near.
            AmbiguousNameError: Several things are; the text lists them.
        """
        wanted = set(kinds)
        if text in self._ids:
            return self._ids[text]
        found = {
            entity
            for entity in self._candidates(text)
            if not wanted or self.network.entities[entity].kind in wanted
        }
        if len(found) == 1:
            return found.pop()
        if found:
            listed = ", ".join(self._described(entity) for entity in sorted(found))
            raise AmbiguousNameError(f"“{text}” can be {listed}. Give the id.")
        offers = self._near(text, wanted)
        hint = (
            f"Did you mean {', '.join(offers)}?"
            if offers
            else "List what there is with: aktorkart ask actors"
        )
        raise NotFoundError(f"Nothing is called “{text}”. {hint}")

    def _candidates(self, text: str) -> set[str]:
        by_name = self._names.get(folded(text), set())
        by_slug = {entity for key, entity in self._ids.items() if key.partition("/")[2] == text}
        return by_name | by_slug or self._by_words(set(folded(text).split()))

    def _by_words(self, words: set[str]) -> set[str]:
        """Entities with a name of which all words given are words: a surname, say."""
        if not words:
            return set()
        return {
            entity
            for name, entities in self._names.items()
            if words <= set(name.split())
            for entity in entities
        }

    def _described(self, entity: str) -> str:
        return f"{entity} ({self.network.label(entity)})"

    def _near(self, text: str, kinds: set[str]) -> list[str]:
        from rapidfuzz import fuzz, process

        names = [
            name
            for name, entities in self._names.items()
            if not kinds or any(self.network.entities[entity].kind in kinds for entity in entities)
        ]
        found = process.extract(folded(text), names, scorer=fuzz.WRatio, limit=3, score_cutoff=75)
        offers = [entity for name, _, _ in found for entity in sorted(self._names[name])]
        return [self._described(entity) for entity in dict.fromkeys(offers)][:3]
