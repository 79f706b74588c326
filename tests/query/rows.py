"""What the tests of questions share."""

from graph.query.answers import Answer


def column(answer: Answer, *names: str) -> list[tuple[str, ...]]:
    """The ids of some columns, row by row; empty where a row has none."""
    return [tuple(row[name].id if name in row else "" for name in names) for row in answer]
