"""What the page shows, as plain objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.check.rules import Rule
from graph.model.text import Text
from graph.query.questions import Question
from graph.time.rulefiles import RuleFile


@dataclass(frozen=True, slots=True)
class Link:
    """A term as the page names it.

    Attributes:
        name: Its prefixed name, or IRI.
        href: Where it is explained: `#Claim` on the page, else the published address.
        label: What it is called, where we say so.
    """

    name: str
    href: str
    label: Text | None = None

    @property
    def internal(self) -> bool:
        """Whether it is explained on the page."""
        return self.href.startswith("#")


@dataclass(frozen=True, slots=True)
class Match:
    """How a term stands to another one.

    Attributes:
        relation: Prefixed name of the relation (`rdfs:subClassOf`, `skos:closeMatch` …).
        to: The other term.
    """

    relation: str
    to: Link


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be so: a property shape.

    Attributes:
        anchor: Its local name.
        message: What is right, in words.
        paths: The properties that it looks at.
    """

    anchor: str
    message: Text
    paths: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Shape:
    """A SHACL shape.

    Attributes:
        anchor: Its local name.
        targets: What it looks at: classes, or the properties whose subjects or objects it takes.
        how: `class`, `subjects`, `objects` or `value` (used by other shapes).
        message: What is right of the thing as a whole, where the shape says so.
        checks: Its parts.
    """

    anchor: str
    targets: Sequence[Link]
    how: str
    message: Text | None
    checks: Sequence[Check]


@dataclass(frozen=True, slots=True)
class Entry:
    """A class, property or structure of our own.

    Attributes:
        anchor: Its local name.
        iri: Its IRI.
        kind: `class`, `object`, `datatype`, `annotation` or `structure`.
        label: What it is called.
        definition: What it means.
        example: An example in words.
        matches: Parents and published terms near it.
        traits: Prefixed names of what OWL says of it (`owl:TransitiveProperty` …).
        derived: It is only made for a day.
        range: What its values are, where that is said.
        used_on: Of a property: the classes that carry it.
        properties: Of a class: the properties that its shapes look at.
        made_from: Of a derived property: the list entries that yield it.
        shape: The shape that checks it.
        checks: What is checked of it.
    """

    anchor: str
    iri: str
    kind: str
    label: Text
    definition: Text
    example: Text
    matches: Sequence[Match]
    traits: Sequence[str]
    derived: bool
    range: Link | None
    used_on: Sequence[Link]
    properties: Sequence[Link]
    made_from: Sequence[Link]
    shape: Link | None
    checks: Sequence[Check]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a list.

    Attributes:
        anchor: Its local name.
        notation: Its short form in the files.
        label: What it is called.
        definition: What it means.
        inverse: How a tie of this type reads from the other side.
        direct: The property that it yields on a day.
        matches: Published terms near it.
    """

    anchor: str
    notation: str
    label: Text
    definition: Text
    inverse: Text | None
    direct: Link | None
    matches: Sequence[Match]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A closed list of values (a SKOS scheme)."""

    anchor: str
    label: Text
    definition: Text
    concepts: Sequence[Concept]


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself."""

    title: Text
    description: Text
    iri: str
    version_iri: str
    version: str
    licence: str
    creators: Sequence[str]
    created: str
    modified: str
    prefix: str
    namespace: str
    imports: Sequence[str]
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FactKind:
    """What a kind of fact links.

    Attributes:
        fact: The class of fact.
        label: What it is called.
        roles: The things that it links: the property, and whether every such fact has it.
    """

    fact: Link
    label: Text
    roles: Sequence[tuple[Link, bool]]


@dataclass(frozen=True, slots=True)
class Axiom:
    """What we say of a published term: a label, or axioms of our own about it."""

    anchor: str
    term: Link
    label: Text | None
    matches: Sequence[Match]
    traits: Sequence[str]
    derived: bool


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole page.

    Attributes:
        header: What the ontology says of itself.
        entries: Classes, properties and structures of our own, in the order of the file.
        axioms: What is said of published terms.
        schemes: The lists.
        shapes: The shapes.
        kinds: What each kind of fact links.
        rules: Rules over several facts.
        state: Rules that make the direct triples of a day.
        inference: Rules that make what follows from those.
        questions: The named questions.
        snippets: Turtle examples, by anchor of the entry.
    """

    header: Header
    entries: Sequence[Entry]
    axioms: Sequence[Axiom]
    schemes: Sequence[Scheme]
    shapes: Sequence[Shape]
    kinds: Sequence[FactKind]
    rules: Sequence[Rule]
    state: Sequence[RuleFile]
    inference: Sequence[RuleFile]
    questions: Sequence[Question]
    snippets: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, *kinds: str, derived: bool = False) -> list[Entry]:
        """The entries of some kinds; the derived properties, or all others."""
        return [one for one in self.entries if one.kind in kinds and one.derived is derived]

    def alignments(self) -> list[tuple[Link, Match]]:
        """Every link from a term of ours to a published one."""
        own = [(Link(f"ak:{one.anchor}", f"#{one.anchor}", one.label), one.matches) for one in self.entries]
        values = [
            (Link(f"ak:{one.anchor}", f"#{one.anchor}", one.label), one.matches)
            for scheme in self.schemes
            for one in scheme.concepts
        ]
        return [
            (term, match)
            for term, matches in (*own, *values)
            for match in matches
            if not match.to.name.startswith("ak:")
        ]
