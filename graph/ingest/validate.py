"""From a YAML value to a pydantic model, with plain messages that name file and line."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.errors import AktorkartError
from graph.ingest.yamlfile import Location, Value, YamlFile
from graph.model.problems import Problem
from graph.model.text import Text

M = TypeVar("M", bound=BaseModel)

_EXPECTED: Mapping[str, Text] = {
    "list_type": Text("en liste", "a list"),
    "tuple_type": Text("en liste", "a list"),
    "dict_type": Text("nøkler med verdier", "keys with values"),
    "model_type": Text("nøkler med verdier", "keys with values"),
    "string_type": Text("tekst", "text"),
    "string_too_short": Text("tekst som ikke er tom", "text that is not empty"),
    "bool_type": Text("true eller false", "true or false"),
    "bool_parsing": Text("true eller false", "true or false"),
    "int_type": Text("et helt tall", "a whole number"),
    "int_parsing": Text("et helt tall", "a whole number"),
    "decimal_type": Text("et tall", "a number"),
    "decimal_parsing": Text("et tall", "a number"),
    "finite_number": Text("et tall", "a number"),
    "greater_than": Text("et større tall", "a greater number"),
    "greater_than_equal": Text("et større tall", "a greater number"),
    "too_short": Text("flere verdier", "more values"),
    "too_long": Text("færre verdier", "fewer values"),
}
"""What should have stood there, by pydantic's name of the error."""


def validate(model: type[M], file: YamlFile, location: Location = ()) -> tuple[M | None, list[Problem]]:
    """Read the value at `location` of a file as `model`.

    Returns:
        The model, or `None`, and what is wrong.
    """
    try:
        return model.model_validate(_value_at(file.value, location)), []
    except ValidationError as error:
        return None, [_problem(file, location, detail) for detail in error.errors(include_url=False)]


def _value_at(value: Value, location: Location) -> Value:
    for step in location:
        if isinstance(value, dict) and isinstance(step, str):
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value


def _problem(file: YamlFile, location: Location, detail: ErrorDetails) -> Problem:
    """One pydantic error in plain words."""
    where = (*location, *detail["loc"])
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    code = detail["type"].replace("_", "-")
    return Problem(code, _message(detail, key), file.path, file.line(where))


def _message(detail: ErrorDetails, key: str) -> Text:
    """The sentence for an error; what pydantic says where none is better."""
    context = detail.get("ctx", {})
    kind, given = detail["type"], detail["input"]
    shown = f"“{given}”" if isinstance(given, str | int) else Text("dette", "this")
    nb, en = (shown.nb, shown.en) if isinstance(shown, Text) else (shown, shown)
    raised = context.get("error")
    if isinstance(raised, AktorkartError):
        return Text(raised.nb, str(raised))
    if kind == "extra_forbidden":
        return Text(f"ukjent nøkkel “{key}”", f"unknown key “{key}”")
    if kind == "missing":
        return Text(f"nøkkelen “{key}” mangler", f"the key “{key}” is missing")
    if kind == "literal_error":
        choices = str(context.get("expected", ""))
        listed = choices.replace(" or ", " eller ")
        return Text(f"“{key}” kan ikke være {nb}; velg {listed}", f"“{key}” cannot be {en}; choose {choices}")
    if kind == "string_pattern_mismatch":
        return Text(f"“{key}” har feil form: {nb}", f"“{key}” has the wrong form: {en}")
    where = f"“{key}”: " if key else ""
    if kind in _EXPECTED:
        expected = _EXPECTED[kind]
        return Text(f"{where}ventet {expected.nb}, fant {nb}", f"{where}expected {expected.en}, found {en}")
    said = detail["msg"][0].lower() + detail["msg"][1:]
    return Text(f"{where}{said}", f"{where}{said}")
