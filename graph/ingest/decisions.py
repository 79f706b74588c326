"""Recorded decisions on identity (`decisions/*.yaml`): read, checked and applied before a build.

A decision says of two ids whether they are the same thing. `same` makes the second id an alias of the first
and gives the first all facts of the second; `not-same` and `unsure` change nothing and are remembered. A
decision that is undone has no effect. Nothing is merged without a decision.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from graph.errors import FormError
from graph.ingest.assembly import Assembly
from graph.ingest.fields import CompactId, Strict, Translated
from graph.ingest.settings import Day
from graph.ingest.validate import validate
from graph.ingest.yamlfile import YamlFile, read_yaml
from graph.model.facts import Existence, Fact
from graph.model.origin import Origin
from graph.model.text import Text

SAME, NOT_SAME, UNSURE = "same", "not-same", "unsure"
VERDICTS = (SAME, NOT_SAME, UNSURE)
"""What can be decided."""


class DecisionItem(Strict):
    """A decision as authored."""

    verdict: Literal["same", "not-same", "unsure"]
    ids: tuple[CompactId, CompactId]
    reason: Translated
    date: Day
    by: str
    undone: bool

    @field_validator("ids")
    @classmethod
    def _two(cls, ids: tuple[str, str]) -> tuple[str, str]:
        if ids[0] == ids[1]:
            raise FormError("the two ids are one and the same", "de to id-ene er den samme")
        return ids


class DecisionFile(Strict):
    """A file of decisions."""

    decisions: list[DecisionItem]


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded decision.

    Attributes:
        verdict: `same`, `not-same` or `unsure`.
        first: The id that stays.
        second: The other id.
        reason: Why.
        date: When it was decided.
        by: By whom.
        undone: It has no effect any more.
        origin: Where it stands.
    """

    verdict: str
    first: str
    second: str
    reason: Text
    date: datetime.date
    by: str
    undone: bool
    origin: Origin

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in no order."""
        return frozenset((self.first, self.second))


def decision_files(folder: Path) -> list[Path]:
    """The files of decisions of a data folder."""
    return sorted(folder.glob("decisions/*.yaml"))


def decisions_of(file: YamlFile, assembly: Assembly | None = None) -> list[Decision]:
    """The decisions in a file.

    Args:
        file: The file.
        assembly: What problems of form are reported to.
    """
    content, problems = validate(DecisionFile, file)
    if assembly is not None:
        assembly.problems.extend([*file.problems, *problems])
    return [
        Decision(
            item.verdict,
            *item.ids,
            item.reason,
            datetime.date.fromisoformat(item.date),
            item.by,
            item.undone,
            Origin(file.path, file.line(("decisions", index))),
        )
        for index, item in enumerate(content.decisions if content else ())
    ]


def apply_decisions(assembly: Assembly, folders: Sequence[Path]) -> None:
    """Read the decisions of data folders, report what is wrong with them, and merge what is the same."""
    read = [
        decision
        for folder in folders
        for path in decision_files(folder)
        for decision in decisions_of(read_yaml(path), assembly)
    ]
    standing = _standing(assembly, [decision for decision in read if not decision.undone])
    resolved = _resolved(assembly, standing)
    for decision in standing:
        if decision.verdict == NOT_SAME:
            ends = {resolved.get(entity, entity) for entity in decision.pair}
            if len(ends) == 1:
                nb, en = "andre vedtak sier at de er samme", "other decisions say that they are the same"
                _report(assembly, "contradicting-decisions", decision, nb, en)
    if resolved:
        _merge(assembly, resolved)


def _report(assembly: Assembly, code: str, decision: Decision, nb: str, en: str) -> None:
    pair = f"{decision.first} / {decision.second}"
    assembly.report(code, decision.origin, f"{pair}: {nb}", f"{pair}: {en}")


def _standing(assembly: Assembly, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that can be applied: about known things of one kind, one a pair."""
    found: dict[frozenset[str], Decision] = {}
    for decision in decisions:
        unknown = [entity for entity in sorted(decision.pair) if entity not in assembly.declared]
        if unknown:
            nb = f"“{unknown[0]}” er ikke oppført under entities i noen fil"
            en = f"“{unknown[0]}” is not declared under entities in any file"
            _report(assembly, "unknown-id", decision, nb, en)
            continue
        first, second = assembly.declared[decision.first], assembly.declared[decision.second]
        if decision.verdict == SAME and first.entity_kind != second.entity_kind:
            nb = f"{first.entity_kind} og {second.entity_kind} kan ikke være samme ting"
            en = f"{first.entity_kind} and {second.entity_kind} cannot be the same thing"
            _report(assembly, "decision-kinds", decision, nb, en)
        elif decision.pair in found:
            origin = found[decision.pair].origin
            nb = f"det er alt tatt et vedtak om dem i {origin}; opphev det først (undone: true)"
            en = f"there is a decision on them in {origin} already; undo that first (undone: true)"
            _report(assembly, "duplicate-decision", decision, nb, en)
        else:
            found[decision.pair] = decision
    return list(found.values())


def _resolved(assembly: Assembly, decisions: Sequence[Decision]) -> dict[str, str]:
    """What each merged id resolves to in the end."""
    steps: dict[str, str] = {}

    def end(entity: str) -> str:
        """Where the steps from an id lead."""
        while entity in steps:
            entity = steps[entity]
        return entity

    for decision in decisions:
        if decision.verdict != SAME:
            continue
        if decision.second in steps or end(decision.first) == decision.second:
            nb = f"“{decision.second}” går alt opp i en annen; skriv id-en som blir igjen først"
            en = f"“{decision.second}” is merged already; put the id that stays first"
            _report(assembly, "circular-decisions", decision, nb, en)
        else:
            steps[decision.second] = decision.first
    return {entity: end(entity) for entity in steps}


def _merge(assembly: Assembly, resolved: Mapping[str, str]) -> None:
    """Give the facts and claims of merged ids to what they resolve to."""
    model, origins = assembly.model, dict(assembly.origins)
    moved: dict[str, str] = {}
    model_facts = dict(model.facts)
    facts = list(model_facts.items())
    model.facts.clear()
    assembly.origins.clear()
    assembly.declared.clear()
    own_first = sorted(facts, key=lambda one: isinstance(one[1], Existence) and one[1].entity in resolved)
    renamed = [(path, _renamed(fact, resolved)) for path, fact in own_first]
    told = {path: fact.path for path, fact in renamed if fact.kind == "statement"}
    for path, fact in renamed:
        _report_shrunk(assembly, model_facts[path], fact, origins[path])
        again = _renamed(fact, told) if fact.kind in ("figure", "reportedClaim") else fact
        moved[path] = assembly.add_fact(again, origins[path])
    claims, model.claims = model.claims, []
    assembly.claims.clear()
    for claim in claims:
        assembly.add_claim(replace(claim, about=tuple(dict.fromkeys(moved[path] for path in claim.about))))
    for source in model.sources.values():
        if source.publisher in resolved:
            model.sources[source.id] = replace(source, publisher=resolved[source.publisher])


def _report_shrunk(assembly: Assembly, before: Fact, after: Fact, origin: Origin) -> None:
    """Report a fact between two things that a decision makes one."""
    between = before.kind in ("relation", "change", "membership", "solutionRole")
    if between and len(set(after.entities())) < len(set(before.entities())):
        listed = ", ".join(sorted(set(before.entities())))
        nb = f"et vedtak gjør to av disse til én: {listed}; ta bort faktumet eller opphev vedtaket"
        en = f"a decision makes two of these one: {listed}; remove the fact or undo the decision"
        assembly.report("related-to-itself", origin, nb, en)


def _renamed(fact: Fact, names: Mapping[str, str]) -> Fact:
    """A fact with some of its ids (or paths) replaced; texts that are no ids are left alone."""
    values: dict[str, Any] = {}  # the values have the types of the fact's own fields
    for one in fields(fact):
        old = getattr(fact, one.name)
        new = old if one.name == "aliases" else _replaced(old, names)
        if new != old:
            values[one.name] = new
    if isinstance(fact, Existence) and fact.entity in names:
        values["aliases"] = tuple(sorted({*fact.aliases, fact.entity}))
    return replace(fact, **values) if values else fact


def _replaced(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401  # Any: a field of any fact
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        changed = [_replaced(one, names) for one in value]
        return tuple(dict.fromkeys(changed))
    return value
