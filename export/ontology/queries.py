"""The queries of the ontology as the page shows them: rules, what follows, and the named questions."""

from dataclasses import dataclass

from graph.check.rules import rules
from graph.model.text import Text
from graph.query.questions import questions
from graph.time.rulefiles import rule_files


@dataclass(frozen=True, slots=True)
class Query:
    """A rule or question on the page.

    Attributes:
        name: Name of its file.
        title: What it finds or makes.
        text: More on it.
        sparql: The query as it stands in its file.
        call: How to ask it on the command line; empty for a rule.
        options: What a question may be asked about: option, explanation, whether it must be given.
    """

    name: str
    title: Text
    text: Text | None
    sparql: str
    call: str = ""
    options: tuple[tuple[str, Text, bool], ...] = ()


def rule_groups() -> list[tuple[str, list[Query]]]:
    """Rules across facts, and those that make what holds on a day and what follows from it."""
    made = [
        (folder, [Query(one.name, one.title, one.explanation, one.sparql) for one in rule_files(folder)])
        for folder in ("state", "inference")
    ]
    return [
        ("rules", [Query(one.name, Text.of(one.name), one.message, one.sparql) for one in rules()]),
        *made,
    ]


def question_group() -> tuple[str, list[Query]]:
    """The named questions."""
    found = [
        Query(
            one.name,
            one.title,
            None,
            one.body,
            one.call,
            tuple((name, option.description, option.required) for name, option in one.parameters.items()),
        )
        for one in questions().values()
    ]
    return ("questions", found)
