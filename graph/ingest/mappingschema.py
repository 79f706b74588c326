"""The form of a mapping (`registers/<name>.mapping.yaml`); described in `data/README.md`."""

from typing import Annotated, Literal

from pydantic import Field

from graph.ingest.fields import Strict, Strings

Section = Literal[
    "entities", "names", "identifiers", "memberships", "relations", "changes", "solution_roles",
    "participations", "document_roles", "statements", "figures", "reported_claims",
]  # fmt: skip
Condition = str | dict[str, Strings]
"""A column that is not empty, or the cells of columns."""


class Template(Strict):
    """How rows become items of a section; the keys beside these are the item's own.

    They hold text with `{column}`, and are checked as items when the rows have been put in.
    """

    model_config = {"extra": "allow", "frozen": True}

    sheet: str | None = None
    when: Condition | None = None
    unless: Condition | None = None
    group_by: Strings = []

    @property
    def item(self) -> dict[str, object]:
        """The keys of the item."""
        return dict(self.model_extra or {})


class MappingFile(Strict):
    """A whole mapping."""

    table: Annotated[str, Field(pattern=r"^[^/\\]+\.(csv|xlsx)$")]
    source: str | None = None
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    sheet: str | None = None
    values: dict[str, dict[str, str]] = {}
    sections: dict[Section, list[Template]]
