"""The JSON Schemas say what the models say: another validator agrees on shipped and broken files."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from graph.check.forms import FORMS, form_schema
from graph.cli.schema import NAMES
from graph.errors import NotFoundError
from graph.files import data_folder
from tests.check.test_fixtures import Case, cases, files_of
from tests.cli.runner import ok
from tests.conftest import RELEASE, sources_yaml
from tests.fixtures.small import GOOD

OF_FORM = {
    "model-type", "extra-forbidden", "missing", "list-type", "literal-error", "int-parsing",
    "decimal-parsing", "string-pattern-mismatch", "unknown-notation",
}  # fmt: skip
"""Rules of form that need nothing but the file."""
BY_NAME = {
    "an unknown language of a text", "no id", "an id of another kind", "an id of the wrong kind", "two ends",
    "a release date that is no day",
}  # fmt: skip
"""Cases of the rule `value-error` that a schema can tell; a day that does not exist is none."""


class _Editor(yaml.SafeLoader):
    """Reads as an editor does, by YAML 1.2: dates are texts, `on` is a key and `2016` a number."""


_Editor.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":bool")) or (tag.endswith(":bool") and first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def form_of(name: str) -> str:
    """The form of a file by its path."""
    path = Path(name)
    if path.name.endswith(".mapping.yaml"):
        return "mapping"
    return path.parent.name if path.parent.name in ("facts", "decisions") else path.stem


def faults(name: str, data: bytes) -> list[str]:
    """What the schema of a file says of it."""
    validator = Draft202012Validator(form_schema(form_of(name)))
    return [error.message for error in validator.iter_errors(yaml.load(data, Loader=_Editor))]


@pytest.mark.parametrize("name", FORMS)
def test_schemas_are_schemas(name: str) -> None:
    """Each is valid by the draft that it names, and the command prints it."""
    schema: Any = json.loads(ok("schema", name).stdout)  # Any: JSON
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    assert schema == form_schema(name)


def test_the_command_knows_all_forms() -> None:
    """Its names are those of the models; another one is told with these."""
    assert list(NAMES) == list(FORMS)
    with pytest.raises(NotFoundError, match="facts, sources"):
        form_schema("fact")


SHIPPED = [
    path
    for path in sorted(data_folder().rglob("*.yaml"))
    if path.parent.name in ("data", "facts", "actors", "decisions") or path.name.endswith(".mapping.yaml")
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_fit(path: Path) -> None:
    """Every authored file of the shipped data."""
    assert faults(path.relative_to(data_folder()).as_posix(), path.read_bytes()) == []


@pytest.mark.parametrize(
    ("name", "text"), [*GOOD.items(), ("sources.yaml", sources_yaml()), ("release.yaml", RELEASE)]
)
def test_the_good_folder_fits(name: str, text: str) -> None:
    """The small folder with a fact of every kind."""
    assert faults(name, text.encode()) == []


BROKEN = [case for case in cases() if case["code"] in OF_FORM or case["name"] in BY_NAME]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["name"])
def test_broken_files_do_not_fit(case: Case) -> None:
    """What is wrong in form alone is told by the schema, too."""
    ((name, data),) = files_of(case).items()
    assert faults(name, data) != []
