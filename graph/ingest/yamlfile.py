"""YAML with the line of every value, and nothing read as a date, a number or a boolean by surprise."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph.model.problems import Problem
from graph.model.text import Text

Value = dict[str, "Value"] | list["Value"] | str | bool | None
Location = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """A parsed file.

    Attributes:
        path: The file.
        value: Its content: maps, lists, text, `True`/`False` and `None` only; dates and numbers stay text.
        lines: Line of each value, by its path of keys and positions.
        problems: What is wrong with the file as YAML.
    """

    path: Path
    value: Value = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """The line of the value at `location`, or of the nearest value around it."""
        for length in range(len(location), -1, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


def read_yaml(path: Path) -> YamlFile:
    """Read a YAML file; whatever is wrong becomes a problem of the result, never an exception."""
    found = YamlFile(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        found.problems.append(
            _problem(path, line, "encoding", "filen er ikke UTF-8", "the file is not UTF-8")
        )
        return found
    except OSError as error:
        reason = error.strerror or "?"
        found.problems.append(
            _problem(path, None, "file", f"kan ikke leses: {reason}", f"cannot be read: {reason}")
        )
        return found
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"{error.problem or error.context}"
        found.problems.append(
            _problem(
                path,
                mark.line + 1 if mark else None,
                "yaml",
                f"ikke gyldig YAML: {what}",
                f"not YAML: {what}",
            )
        )
        return found
    except yaml.YAMLError as error:
        what = str(error).splitlines()[0]
        found.problems.append(_problem(path, None, "yaml", f"ikke gyldig YAML: {what}", f"not YAML: {what}"))
        return found
    if node is not None:
        found.value = _construct(node, (), found)
    return found


def _construct(node: yaml.Node, location: Location, found: YamlFile) -> Value:
    """The plain value of a YAML node, noting lines and duplicate keys on the way."""
    found.lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*location, index), found) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                line = key_node.start_mark.line + 1
                nb, en = f"nøkkelen “{key}” står to ganger", f"the key “{key}” stands twice"
                found.problems.append(_problem(found.path, line, "duplicate-key", nb, en))
            result[key] = _construct(value_node, (*location, key), found)
        return result
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in ("true", "false"):
        return bool(node.value.lower() == "true")
    return str(node.value)


def _problem(path: Path, line: int | None, code: str, nb: str, en: str) -> Problem:
    return Problem(code, Text(nb, en), path, line)
