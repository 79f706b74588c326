"""Positions of an earlier map, to start the next one from: out of its HTML file, or a JSON file of points."""

import json
import math
import re
from pathlib import Path

from export.viewer.layout import Known
from graph.errors import PositionsError

_DATA = re.compile(r'<script type="application/json" id="(view-data|network-data)">([^<]*)</script>')


def earlier_positions(path: Path) -> Known:
    """Read the positions of a map.

    Args:
        path: A map that `aktorkart view` wrote, or JSON of the form `{"org/difi": [120.5, -40]}`.

    Returns:
        The positions by entity.

    Raises:
        PositionsError: The file cannot be read, or holds something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
        found = _of_map(text) if path.suffix.lower() in {".html", ".htm"} else _of_points(json.loads(text))
    except (OSError, UnicodeError, ValueError, KeyError, TypeError, IndexError) as error:
        raise PositionsError(*_message(path)) from error
    if not found:
        raise PositionsError(*_message(path))
    return found


def _of_map(text: str) -> Known:
    parts = {name: json.loads(data) for name, data in _DATA.findall(text)}
    columns = {column[0]: column[2] for column in parts["view-data"]["nodes"]["columns"]}
    network = parts["network-data"]
    return _of_points(dict(zip(columns["id"], zip(network["x"], network["y"], strict=True), strict=True)))


def _of_points(points: object) -> Known:
    if not isinstance(points, dict):
        raise TypeError("not an object")
    found = {str(entity): (float(point[0]), float(point[1])) for entity, point in points.items()}
    if not all(math.isfinite(value) for point in found.values() for value in point):
        raise ValueError("a position is not a number")
    return found


def _message(path: Path) -> tuple[str, str]:
    """What to do, in English and Norwegian."""
    form = '{"org/difi": [120.5, -40]}'
    return (
        f"{path} holds no positions: give a map made by “aktorkart view”, or JSON such as {form}",
        f"{path} har ingen plasseringer: gi et kart fra «aktorkart view», eller JSON som {form}",
    )
