"""YAML with the line of every value, and nothing read as a date, a number or a boolean by surprise."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph.model.problems import Problem
from graph.model.text import Text

Value = dict[str, "Value"] | list["Value"] | str | bool | None
Location = tuple[str | int, ...]

_RESOLVER = yaml.resolver.Resolver()
_DEEP = 60
"""Levels of nesting that no file of ours has."""
_UNSAFE = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Signs that YAML does not allow, or takes for the end of a line."""


def escaped(text: str) -> str:
    """A text in which what YAML cannot hold as it is, line ends too, is written as an escape."""
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line, that reads back as it was."""
    return escaped(json.dumps(text, ensure_ascii=False))


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
    """Read a YAML file; whatever is wrong becomes a problem of the result, never an exception.

    A file that holds nothing is wrong too: it was cut off, or is a leftover.
    """
    found = YamlFile(path)
    text = _read_text(found)
    if text is None:
        return found
    try:
        if not _read_quickly(text, found):
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            found.value = _construct(node, (), found) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _report_yaml(found, mark.line + 1 if mark else None, str(error.problem or error.context))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        _report_yaml(found, line, f"character U+{ord(text[error.position]):04X}")
    except RecursionError:
        _report_yaml(found, None, "nested too deeply")
    if found.value is None and not found.problems:
        _report(found, 1, "empty-file", "filen er tom", "the file is empty")
    return found


def _read_text(found: YamlFile) -> str | None:
    """The file's text; `None`, and a problem, when it is not there or not UTF-8."""
    try:
        data = found.path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _report(found, line, "encoding", "filen er ikke UTF-8", "the file is not UTF-8")
    except OSError as error:
        reason = error.strerror or "?"
        _report(found, None, "file", f"kan ikke leses: {reason}", f"cannot be read: {reason}")
    return None


def _read_quickly(text: str, found: YamlFile) -> bool:
    """Read with libyaml, many times as fast, what needs no more than its events; says whether that was so.

    Whatever is unusual or wrong (anchors, tags, deep nesting, errors) is left to the parser in Python, since
    libyaml words errors in another way, and composing with it can end the process where nesting is deep.
    """
    if not yaml.__with_libyaml__:
        return False
    quick = YamlFile(found.path)
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    try:
        next(events), next(events)
        quick.value = _from_events(next(events), events, (), quick)
        next(events)
        single = isinstance(next(events), yaml.StreamEndEvent)
    except (yaml.YAMLError, _UnusualError, StopIteration, UnicodeError):
        return False
    if single:
        found.value, found.lines = quick.value, quick.lines
        found.problems += quick.problems
    return single


class _UnusualError(Exception):
    """Something that the parser in Python is to read."""


def _from_events(
    event: yaml.Event, events: Iterator[yaml.Event], location: Location, found: YamlFile
) -> Value:
    """The plain value that begins with an event; takes the events up to its end."""
    if getattr(event, "anchor", None) or len(location) > _DEEP:
        raise _UnusualError
    found.lines[location] = _line(event)
    match event:
        case yaml.ScalarEvent(tag=None):
            return _scalar(_resolve(event.value, event.implicit), event.value)
        case yaml.SequenceStartEvent(tag=None):
            items: list[Value] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(_from_events(event, events, (*location, len(items)), found))
            return items
        case yaml.MappingStartEvent(tag=None):
            result: dict[str, Value] = {}
            while not isinstance(event := next(events), yaml.MappingEndEvent):
                if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                    raise _UnusualError
                line = _line(event)
                _note_duplicate(event.value, result, line, found)
                where = (*location, event.value)
                result[event.value] = _from_events(next(events), events, where, found)
                found.lines[where] = line
            return result
        case _:
            raise _UnusualError


def _resolve(text: str, implicit: tuple[bool, bool]) -> str:
    """The tag of a scalar without one."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, implicit)  # type: ignore[no-untyped-call]
    return tag


def _line(event: yaml.Event) -> int:
    """The line of an event, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _construct(node: yaml.Node, location: Location, found: YamlFile) -> Value:
    """The plain value of a YAML node, noting lines and duplicate keys on the way."""
    found.lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*location, index), found) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _construct_map(node, location, found)
    return _scalar(node.tag, node.value)


def _scalar(tag: str, text: str) -> Value:
    """Nothing, true, false, or else the text."""
    if tag == "tag:yaml.org,2002:null":
        return None
    if tag == "tag:yaml.org,2002:bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    return text


def _construct_map(node: yaml.MappingNode, location: Location, found: YamlFile) -> Value:
    result: dict[str, Value] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            _report_yaml(found, line, "a key that is no text")
            continue
        key = str(key_node.value)
        _note_duplicate(key, result, line, found)
        result[key] = _construct(value_node, (*location, key), found)
        found.lines[(*location, key)] = line
    return result


def _note_duplicate(key: str, result: Mapping[str, Value], line: int, found: YamlFile) -> None:
    if key in result:
        nb, en = f"nøkkelen “{key}” står to ganger", f"the key “{key}” stands twice"
        _report(found, line, "duplicate-key", nb, en)


def _report(found: YamlFile, line: int | None, code: str, nb: str, en: str) -> None:
    found.problems.append(Problem(code, Text(nb, en), found.path, line))


def _report_yaml(found: YamlFile, line: int | None, what: str) -> None:
    _report(found, line, "yaml", f"ikke gyldig YAML: {what}", f"not valid YAML: {what}")
