"""The view model as types: what the Python side promises to the page, schema 1.

All dates are days since 1970-01-01, or None where unbounded or unknown.
"""

from typing import Literal, NotRequired, TypedDict

SCHEMA = 1

Day = int | None
Bounds = list[Day]
"""Earliest start, latest start, earliest end, latest end."""
Presumed = list[Day]
"""From and to of the presumed period."""


class Localised(TypedDict):
    """A text in the two languages of the interface."""

    nb: str
    en: str


class Group(TypedDict):
    """A row of the legend: how the nodes of one family look."""

    id: str
    label: Localised
    shape: str
    color: str
    dark: str
    hollow: NotRequired[bool]


class Name(TypedDict):
    """A name that an entity has had, and when."""

    t: str
    lang: str | None
    form: str
    b: Bounds
    p: Presumed


class Parent(TypedDict):
    """A node that another is folded under, and when."""

    node: int
    b: Bounds
    p: Presumed


class Node(TypedDict):
    """An entity on the map; `parent` is the latest of its `parents`."""

    id: str
    group: str
    kind: str
    x: float
    y: float
    size: float
    parent: int | None
    parents: NotRequired[list[Parent]]
    names: list[Name]
    ids: list[str]
    b: Bounds
    p: Presumed
    facts: list[int]


class Edge(TypedDict):
    """A tie from node `a` to node `b` that one fact gives."""

    a: int
    b: int
    tie: str
    label: Localised
    fact: int


class Place(TypedDict):
    """Where in a source a claim stands."""

    heading: str | None
    paragraph: int | None
    line: int | None
    before: str | None
    after: str | None
    at: str | None
    row: int | None
    chars: list[int] | None
    text: str | None


class Claim(TypedDict):
    """One source's word for a fact."""

    source: int
    certainty: str
    start: str | None
    end: str | None
    attested: list[str]
    title: str | None
    preferred: bool
    conflict: str | None
    note: Localised | None
    places: list[Place]


class Fact(TypedDict):
    """A situation or an occurrence, with what its sources say.

    A figure has its `value` and the number of its `series`.
    """

    id: str
    kind: str
    label: Localised
    text: Localised | None
    occurs: bool
    b: Bounds
    p: Presumed
    start: str | None
    end: str | None
    certainty: str
    support: str
    note: Localised | None
    claims: list[Claim]
    series: NotRequired[int | None]
    value: NotRequired[str | None]


class Series(TypedDict):
    """Figures that may be set side by side: the same thing counted in the same way."""

    label: Localised


class Source(TypedDict):
    """A source, who is behind it and what they have at stake."""

    id: str
    title: str
    publisher: str
    role: Localised
    interest: str
    interestNote: Localised | None
    date: str
    url: str | None
    licence: Localised
    citation: str


class Counts(TypedDict):
    """The sizes shown in the footer."""

    entities: int
    facts: int
    claims: int
    sources: int


class Opening(TypedDict):
    """What the page opens on, unless its address says otherwise; `off` are groups that it opens without."""

    day: int
    lang: str
    focus: int | None
    hops: int
    off: NotRequired[list[str]]


Labels = dict[str, Localised]


class View(TypedDict):
    """The whole view model."""

    schema: Literal[1]
    title: Localised
    subtitle: Localised
    referenceDay: int
    minDay: int
    maxDay: int
    buildHash: str
    counts: Counts
    groups: list[Group]
    kinds: Labels
    statusLabels: Labels
    supportLabels: Labels
    certaintyLabels: Labels
    citationLabels: Labels
    interestLabels: Labels
    nodes: list[Node]
    edges: list[Edge]
    facts: list[Fact]
    sources: list[Source]
    series: NotRequired[list[Series]]
    opening: NotRequired[Opening]
