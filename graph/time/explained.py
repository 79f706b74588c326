"""Why something began or ended: the changes of organisations that brought it about."""

from collections.abc import Iterable

from graph.network.views import FactView

_WORDS = {"merger": "merged", "split": "split", "reorganisation": "reorganised"}
_PARTIAL = frozenset({"transferOfTasks", "boundaryAdjustment", "renaming"})
"""Changes that neither found nor end what they name."""


class Explanations:
    """The changes of organisations among some facts, by what they began and ended."""

    def __init__(self, facts: Iterable[FactView]) -> None:
        self._by_origin: dict[str, list[FactView]] = {}
        self._by_result: dict[str, list[FactView]] = {}
        for fact in sorted(facts, key=lambda one: one.path):
            if fact.value("changeType") in _PARTIAL:
                continue
            for entity in fact.roles.get("originalOrganization", ()):
                if entity not in fact.roles.get("continued", ()):
                    self._by_origin.setdefault(entity, []).append(fact)
            for entity in fact.roles.get("resultingOrganization", ()):
                self._by_result.setdefault(entity, []).append(fact)

    def origins(self, entities: Iterable[str]) -> tuple[str, ...]:
        """What some new things came from."""
        return self._others(self._by_result, entities, "originalOrganization")

    def outcome(self, entities: Iterable[str]) -> tuple[str, ...]:
        """What some ended things became."""
        return self._others(self._by_origin, entities, "resultingOrganization")

    def origin_types(self, entities: Iterable[str]) -> set[str]:
        """The types of the changes that some things came from: notations of `changeType`."""
        return {fact.value("changeType") or "" for one in entities for fact in self._by_result.get(one, ())}

    def word_of_end(self, entities: Iterable[str]) -> str:
        """The kind of change that tells most of how some things ended."""
        types = {fact.value("changeType") for one in entities for fact in self._by_origin.get(one, ())}
        return next((word for kind, word in _WORDS.items() if kind in types), "ended")

    @staticmethod
    def _others(index: dict[str, list[FactView]], entities: Iterable[str], role: str) -> tuple[str, ...]:
        mine = set(entities)
        found = (
            other
            for entity in sorted(mine)
            for fact in index.get(entity, ())
            for other in fact.roles.get(role, ())
        )
        return tuple(other for other in dict.fromkeys(found) if other not in mine)
