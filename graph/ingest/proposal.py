"""Proposes a mapping for a table that has none: `aktorkart import table`.

What cannot be told from the table is left as it is there, so that `aktorkart check` names it, and is listed
in the proposal as something to fill in. Nothing is guessed of dates, relations or identities.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph.errors import DataError
from graph.ingest.assembly import Assembly
from graph.ingest.columns import Layout, layout
from graph.ingest.tables import XLSX, Table, read_table
from graph.ingest.yamlfile import escaped
from graph.model.facts import TYPE_SCHEMES
from graph.model.folding import folded, slug
from graph.model.ids import KIND_PREFIXES

Vocabulary = Mapping[str, Mapping[str, str]]
"""The notations of each scheme, by folded notation and label."""
Item = dict[str, object]
_WORDS = {
    "etat": ("organisation", "agency"), "direktorat": ("organisation", "agency"),
    "departement": ("organisation", "ministry"), "org": ("organisation", ""),
    "organization": ("organisation", ""), "virksomhet": ("organisation", ""),
}  # fmt: skip
"""Kind and type of usual words that are not in the lists."""
_DELIMITERS = ",;\t|"


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice, without anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether a value is written out where it stands again: always."""
        return True


@dataclass(slots=True)
class Proposal:
    """A proposed mapping.

    Attributes:
        table: Name of the table's file.
        source: Id of the source that it names.
        delimiter: What parts the fields.
        values: The lists.
        sections: The items by section.
        todo: What a person must fill in or decide, one sentence each.
    """

    table: str
    source: str
    delimiter: str = ","
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    sections: dict[str, list[Item]] = field(default_factory=dict)
    todo: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The mapping as YAML, with what is to do as comments at its head."""
        content: Item = {"table": self.table, "source": self.source}
        if self.delimiter != ",":
            content["delimiter"] = self.delimiter
        if self.values:
            content["values"] = self.values
        content["sections"] = self.sections
        head = [f"# A proposal for {escaped(self.table)}; the form is described in data/README.md. To do:"]
        head += [f"# - {escaped(one)}" for one in self.todo]
        body = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
        return "\n".join(head) + f"\n{body}"

    def add(self, section: str, item: Item) -> None:
        """Add an item to a section."""
        self.sections.setdefault(section, []).append(item)


def propose(path: Path, vocabulary: Vocabulary, source: str | None = None) -> Proposal:
    """Propose a mapping for a CSV or XLSX file.

    Args:
        path: The table.
        vocabulary: Notations of the ontology's lists.
        source: Id of the source; default one made of the file's name.

    Raises:
        DataError: It cannot be read, or has neither actors nor relations.
    """
    found = Proposal(path.name, source or slug(path.stem) or "table", _delimiter(path))
    tables = _tables(path, found.delimiter)
    layouts = [(sheet, table, layout(table)) for sheet, table in tables]
    usable = [one for one in layouts if one[2].names or one[2].relates]
    if not usable:
        raise DataError(f"{path} has no column of names or ids, and no two that say from and to")
    found.todo.append(f"describe the source “{found.source}” in sources.yaml, if it is not there")
    sheets = len(tables) > 1
    builder = _Builder(found, vocabulary)
    for sheet, table, columns in sorted(usable, key=lambda one: one[2].relates):
        builder.add(table, columns, {"sheet": sheet} if sheets else {})
    builder.finish()
    return found


def _delimiter(path: Path) -> str:
    """What parts the fields of a CSV file: the sign that its first line has most of."""
    if path.suffix.lower() == XLSX:
        return ","
    try:
        with path.open("rb") as file:
            first = file.readline().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    return max(_DELIMITERS, key=first.count)


def _tables(path: Path, delimiter: str) -> list[tuple[str | None, Table]]:
    """The file's table, or those of all its sheets that are not empty."""
    sheets: list[str | None] = [None]
    if path.suffix.lower() == XLSX:
        from graph.ingest.xlsx import sheet_names

        sheets = list(sheet_names(path)) or [None]
    assembly = Assembly({})
    tables = [(sheet, read_table(assembly, path, delimiter, sheet)) for sheet in sheets]
    problems = [one for one in assembly.problems if one.code != "empty-file" or len(sheets) == 1]
    if problems:
        raise DataError(problems[0].describe("en"))
    return [(sheet, table) for sheet, table in tables if table is not None and table.rows]


class _Builder:
    """Puts the items of a proposal together, table by table; actors come before relations."""

    def __init__(self, proposal: Proposal, vocabulary: Vocabulary) -> None:
        self.proposal = proposal
        self.vocabulary = vocabulary
        self.ids: dict[str, str] = {}
        self.own: set[str] = set()

    def add(self, table: Table, columns: Layout, sheet: Item) -> None:
        """Add a table's items."""
        if columns.relates:
            self._relations(table, columns, sheet)
        else:
            self._actors(table, columns, sheet)
        if columns.unused:
            listed = ", ".join(f"“{name}”" for name in columns.unused)
            self.proposal.todo.append(f"not used, since what they say is not clear: {listed}")

    def finish(self) -> None:
        """Add the list of ids."""
        if self.ids:
            self.proposal.values["id"] = self.ids
            self.proposal.todo.append("look through the ids in “values: id”; put those that exist already")

    def _actors(self, table: Table, columns: Layout, sheet: Item) -> None:
        kinds, types = self._kinds(table, columns)
        label = columns.label or columns.id or ""
        if columns.id is None:
            for row in table.rows:
                kind = kinds.get(row.values.get(columns.type or "", ""), kinds[""])
                self._id(row.values[label], kind)
            self.own = set(self.ids)
        key = f"{{{columns.id}}}" if columns.id else f"{{{label}|id}}"
        item: Item = {**sheet, "id": key}
        if columns.type is not None:
            self.proposal.values |= {"kind": _named(kinds), "type": _named(types)}
            item |= {"kind": f"{{{columns.type}|kind}}", "type": f"{{{columns.type}|type}}"}
        else:
            item |= {"kind": kinds[""], **({"type": types[""]} if types[""] else {})}
        if columns.label is not None:
            item["name"] = f"{{{columns.label}}}"
        self.proposal.add("entities", {**item, **_life(columns)})
        for column, scheme in columns.identifiers:
            given: Item = {**sheet, "when": column, "entity": key, "scheme": scheme}
            spaced = any(" " in row.values[column] for row in table.rows)
            value = f"{{{column}|number}}" if spaced else f"{{{column}}}"
            self.proposal.add("identifiers", {**given, "value": value})

    def _kinds(self, table: Table, columns: Layout) -> tuple[dict[str, str], dict[str, str]]:
        """Kind and type of each cell of the type column; those of actors without one under the empty text."""
        schemes = {scheme for _, scheme in columns.identifiers}
        areas = "municipalityNumber" if "municipalityNumber" in schemes else "countyNumber"
        is_area = areas in schemes and "organisationNumber" not in schemes
        kinds = {"": "place" if is_area else "organisation"}
        types = {"": areas.removesuffix("Number") if is_area else ""}
        if columns.type is None:
            if not is_area:
                self.proposal.todo.append("say the “type” of the actors, or a list of types of a column")
            return kinds, types
        unknown = []
        for cell in _cells(table, columns.type):
            kinds[cell], types[cell] = self._kind(cell)
            if types[cell] == cell or (not types[cell] and kinds[cell] in TYPE_SCHEMES):
                types[cell] = cell
                unknown.append(cell)
        if unknown:
            self._choose("type", "actorType", unknown)
        return kinds, types

    def _kind(self, cell: str) -> tuple[str, str]:
        """Kind and type of an actor by a word for it; the word itself when no list has it."""
        word = folded(cell)
        if word in _WORDS:
            return _WORDS[word]
        kind = self.vocabulary.get("entityKind", {}).get(word)
        if kind is not None:
            return kind, ""
        for of, scheme in TYPE_SCHEMES.items():
            notation = self.vocabulary.get(scheme, {}).get(word)
            if notation is not None:
                return of, notation
        return "organisation", cell

    def _relations(self, table: Table, columns: Layout, sheet: Item) -> None:
        source, target = columns.source or "", columns.target or ""
        strange = [
            cell for column in (source, target) for cell in _cells(table, column) if cell not in self.own
        ]
        for cell in strange:
            self._id(cell, "organisation")
        if strange:
            listed = ", ".join(f"“{cell}”" for cell in dict.fromkeys(strange))
            self.proposal.todo.append(f"declare as entities, in some file: {listed}")
        roles, types = self._relation_types(table, columns.type)
        ends: Item = {"subject": f"{{{source}|id}}", "object": f"{{{target}|id}}"}
        parties: Item = {"actor": f"{{{source}|id}}", "solution": f"{{{target}|id}}"}
        if columns.type is None:
            self.proposal.todo.append("say the “type” of the relations")
            self._timed(table, "relations", {**sheet, **ends, "type": "?"}, columns)
            return
        for section, key, cells, item in (
            ("relations", "type", types, ends),
            ("solution_roles", "role", roles, parties),
        ):
            if cells:
                self.proposal.values[key if key == "role" else "relation"] = cells
                name = "role" if key == "role" else "relation"
                when: Item = {"when": {columns.type: list(cells)}} if roles and types else {}
                given: Item = {**sheet, **when, **item, key: f"{{{columns.type}|{name}}}"}
                self._timed(table, section, given, columns)

    def _relation_types(self, table: Table, column: str | None) -> tuple[dict[str, str], dict[str, str]]:
        """The cells that are roles in solutions, and all others, each with its notation."""
        roles: dict[str, str] = {}
        types: dict[str, str] = {}
        unknown = []
        for cell in _cells(table, column) if column else ():
            word = folded(cell)
            kind = self.vocabulary.get("relationType", {}).get(word)
            role = self.vocabulary.get("solutionRole", {}).get(word)
            if kind is None and role is not None:
                roles[cell] = role
            else:
                types[cell] = kind or cell
                unknown += [] if kind else [cell]
        if unknown:
            self._choose("relation", "relationType", unknown)
        return roles, types

    def _timed(self, table: Table, section: str, item: Item, columns: Layout) -> None:
        """Add an item with its dates; rows that have none say that nothing is known."""
        life = _life(columns)
        dated = [column for column in (columns.start, columns.end) if column]
        if not dated:
            self.proposal.add(section, {**item, "start": "unknown"})
            return
        if all(any(row.values[column] for column in dated) for row in table.rows):
            self.proposal.add(section, {**item, **life})
            return
        blank: Item = {column: [""] for column in dated}
        when = item.get("when")
        with_dates: Item = {**item, "unless": blank, **life}
        without: Item = {
            **item,
            "when": {**(when if isinstance(when, dict) else {}), **blank},
            "start": "unknown",
        }
        self.proposal.add(section, with_dates)
        self.proposal.add(section, without)

    def _choose(self, name: str, scheme: str, cells: Sequence[str]) -> None:
        listed = ", ".join(f"“{cell}”" for cell in cells)
        known = ", ".join(sorted(set(self.vocabulary.get(scheme, {}).values())))
        self.proposal.todo.append(f"in “values: {name}”, choose for {listed} among: {known}")

    def _id(self, label: str, kind: str) -> None:
        """Make an id for a name that has none yet."""
        if not label or label in self.ids:
            return
        stem = f"{KIND_PREFIXES[kind]}/{slug(label) or len(self.ids) + 1}"
        taken = set(self.ids.values())
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        self.ids[label] = next(one for one in numbered if one not in taken)


def _cells(table: Table, column: str) -> Iterable[str]:
    """The different cells of a column that are not empty."""
    return dict.fromkeys(row.values[column] for row in table.rows if row.values[column])


def _named(values: Mapping[str, str]) -> dict[str, str]:
    """Without what stands for rows that have no cell."""
    return {cell: value for cell, value in values.items() if cell}


def _life(columns: Layout) -> Item:
    """Start and end, from the columns that say them."""
    dates = (("start", columns.start), ("end", columns.end))
    return {key: f"{{{column}|date}}" for key, column in dates if column is not None}
