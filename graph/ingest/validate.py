"""From a YAML value to a pydantic model, with plain messages that name file and line."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.errors import AktorkartError
from graph.ingest.yamlfile import Location, YamlFile
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


def validate(model: type[M], file: YamlFile, key: str | None = None) -> tuple[M | None, list[Problem]]:
    """Read a file, or what stands under one of its keys, as `model`.

    Returns:
        The model, or `None`, and what is wrong; nothing for a file that could not be read, which has problems
        of its own.
    """
    value = file.value
    if value is None:
        return None, []
    location: Location = ()
    if key is not None:
        value, location = value[key] if isinstance(value, dict) else None, (key,)
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_problem(file, location, detail) for detail in error.errors(include_url=False)]


def _problem(file: YamlFile, location: Location, detail: ErrorDetails) -> Problem:
    """One pydantic error in plain words."""
    where = (*location, *detail["loc"])
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    code = detail["type"].replace("_", "-")
    return Problem(code, _message(detail, key), file.path, file.line(where))


def _message(detail: ErrorDetails, key: str) -> Text:
    """The sentence for an error; what pydantic says where none is better."""
    context = detail.get("ctx", {})
    kind = detail["type"]
    shown = _shown(detail["input"])
    nb, en = shown.nb, shown.en
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


def _shown(given: object) -> Text:
    """What stood there, for a message."""
    if given is None:
        return Text("ingenting", "nothing")
    if isinstance(given, str | int):
        return Text.of(f"“{given}”")
    return Text("en liste", "a list") if isinstance(given, list) else Text("noe annet", "something else")
