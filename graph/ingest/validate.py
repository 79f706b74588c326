"""From a YAML value to a pydantic model, with plain messages that name file and line."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.ingest.yamlfile import Location, YamlFile
from graph.model.problems import Problem
from graph.model.text import Text

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], file: YamlFile, location: Location = ()) -> tuple[M | None, list[Problem]]:
    """Read the value at `location` of a file as `model`.

    Returns:
        The model, or `None`, and what is wrong.
    """
    value = file.value
    for step in location:
        value = value[step] if isinstance(value, dict | list) else None  # type: ignore[call-overload, index]
    try:
        return model.model_validate(value if value is not None else {}), []
    except ValidationError as error:
        return None, [_problem(file, location, detail) for detail in error.errors(include_url=False)]


def _problem(file: YamlFile, location: Location, detail: ErrorDetails) -> Problem:
    """One pydantic error in plain words."""
    where = (*location, *detail["loc"])
    line = file.line(where)
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    return Problem(detail["type"].replace("_", "-"), _message(detail, key), file.path, line)


def _message(detail: ErrorDetails, key: str) -> Text:
    """The sentence for an error type; what pydantic says where none is better."""
    context = detail.get("ctx", {})
    given = detail.get("input")
    shown = f"“{given}”" if isinstance(given, str | int) else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        return Text(f"ukjent nøkkel “{key}”", f"unknown key “{key}”")
    if kind == "missing":
        return Text(f"nøkkelen “{key}” mangler", f"the key “{key}” is missing")
    if kind == "literal_error":
        expected = str(context.get("expected", ""))
        return Text(
            f"“{key}” kan ikke være {shown}; velg {expected}", f"“{key}” cannot be {shown}; choose {expected}"
        )
    if kind == "value_error":
        said = str(context.get("error", detail["msg"]))
        return Text(said, said)
    if kind == "string_pattern_mismatch":
        return Text(f"“{key}” har feil form: {shown}", f"“{key}” has the wrong form: {shown}")
    said = detail["msg"][0].lower() + detail["msg"][1:]
    return Text(f"“{key}”: {said}", f"“{key}”: {said}")
