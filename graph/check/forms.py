"""The forms of the data files as JSON Schema (draft 2020-12), for editors that complete and check YAML.

They are made from the models that the files are read with. What a model checks in Python is said here anew
where JSON Schema can say it; whatever needs other files (ids, places, days that do not exist) is left to
`aktorkart check`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from graph.check.assertions import AssertionsFile
from graph.errors import NotFoundError
from graph.ingest.decisions import DecisionFile
from graph.ingest.mappingschema import MappingFile
from graph.ingest.schema import ATTRIBUTE_OF, NEEDED, FactFile, SourceItem
from graph.ingest.settings import ReleaseItem, WithheldItem
from graph.model.facts import TYPE_SCHEMES
from graph.model.ids import KIND_PREFIXES
from graph.ontology import load_lists

Schema = dict[str, Any]  # Any: JSON
FORMS: Mapping[str, Any] = {  # Any: models, and a map of one
    "facts": FactFile,
    "sources": dict[str, SourceItem],
    "release": ReleaseItem,
    "withheld": WithheldItem,
    "decisions": DecisionFile,
    "assertions": AssertionsFile,
    "mapping": MappingFile,
}
"""The forms by name."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_NULL = {"not": {"type": "null"}}
_NOTATIONS = {
    "NameItem": {"form": "nameForm"},
    "IdentifierItem": {"scheme": "identifierScheme"},
    "MembershipItem": {"role": "postRole"},
    "RelationItem": {"type": "relationType"},
    "ChangeItem": {"type": "changeType"},
    "SolutionRoleItem": {"role": "solutionRole"},
    "ParticipationItem": {"role": "eventRole"},
    "DocumentRoleItem": {"role": "documentRole"},
    "PositionItem": {"stance": "stance"},
    "StatementItem": {"mode": "mode", "act": "speechAct"},
    "FigureItem": {"answer": "answerCategory", "unit": "unit", "qualifier": "qualifier"},
    "EntityItem": {"role": "postRole", "unit": "unit"},
    "SourceItem": {"kind": "sourceKind", "interest": "interest", "citation": "citation"},
}
"""Which list of the ontology the values of a key come from."""


def form_schema(name: str) -> Schema:
    """The JSON Schema of a kind of data file.

    Raises:
        NotFoundError: There is no such kind; the text lists those that there are.
    """
    if name not in FORMS:
        raise NotFoundError(f"There is no form “{name}”; choose among {', '.join(FORMS)}")
    schema = TypeAdapter(FORMS[name]).json_schema(schema_generator=_Generator)
    definitions = schema.get("$defs", {})
    for title, one in [*definitions.items(), (schema.get("title"), schema)]:
        _add_notations(title, one)
        rules = [rule for belongs, rule in _RULES if belongs(title, one)]
        if title == "EntityItem":
            rules += _entity_rules()
        if rules:
            one["allOf"] = rules
    if name == "sources":
        schema["propertyNames"] = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    return {
        "$schema": DIALECT,
        "title": f"aktorkart {name}",
        **{k: v for k, v in schema.items() if k != "title"},
    }


class _Generator(GenerateJsonSchema):
    """Texts may stand without quotes: `1881` is a number to an editor and a text to this project."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text, or a number where no pattern forbids it."""
        made = super().str_schema(schema)
        return made if "pattern" in made else made | {"type": ["string", "number"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number, with or without quotes."""
        return {"type": ["number", "string"], "pattern": r"^[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?$"}


def _add_notations(title: str | None, one: Schema) -> None:
    for key, scheme in _NOTATIONS.get(title or "", {}).items():
        values = sorted(load_lists().notations()[scheme])
        optional = "anyOf" in one["properties"][key]
        kept = {name: one["properties"][key][name] for name in ("default", "title")
                if name in one["properties"][key]}  # fmt: skip
        one["properties"][key] = {"enum": [*values, None] if optional else values, **kept}


def _given(*keys: str) -> Schema:
    """That keys are there with a value."""
    return {"required": list(keys), "properties": dict.fromkeys(keys, _NOT_NULL)}


def _has(*keys: str) -> Callable[[str | None, Schema], bool]:
    return lambda _, one: set(keys) <= set(one.get("properties", {}))


def _is(*titles: str) -> Callable[[str | None, Schema], bool]:
    return lambda title, _: title in titles


_RULES: tuple[tuple[Callable[[str | None, Schema], bool], Schema], ...] = (
    (_has("end", "through"), {"not": _given("end", "through")}),
    (_has("on", "start"), {"not": _given("on", "start")}),
    (_is("MembershipItem"), {"anyOf": [_given("post"), _given("organisation")]}),
    (_is("PlaceItem"), {"oneOf": [_given("chars"), _given("row"), _given("at")]}),
    (_is("PlaceItem"), {"if": _given("chars"), "then": _given("sha256")}),
    (_has("exactly", "at_least"), {"oneOf": [_given("exactly"), _given("at_least")]}),
    (
        _is("_Share"),
        {
            "if": {"properties": {"of": {"const": "entities-with-identifier"}}},
            "then": _given("kind", "scheme"),
        },
    ),
    (_is("DecisionItem"), {"properties": {"ids": {"uniqueItems": True}}}),
)
"""What models check in Python, by what they belong to."""


def _entity_rules() -> list[Schema]:
    """For each kind of entity: the beginning of its id, the keys it needs and may not have, its types."""
    notations = load_lists().notations()
    return [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {
                "properties": {
                    "id": {"pattern": f"^{prefix}/"},
                    "type": {
                        "enum": [*sorted(notations[TYPE_SCHEMES[kind]]), None]
                        if kind in TYPE_SCHEMES
                        else [None]
                    },
                    **{key: {"type": "null"} for key, kinds in ATTRIBUTE_OF.items() if kind not in kinds},
                },
                "allOf": [_given(key) for key, kinds in NEEDED.items() if kind in kinds] or [True],
            },
        }
        for kind, prefix in KIND_PREFIXES.items()
    ]
