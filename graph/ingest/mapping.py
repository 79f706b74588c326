"""Tables as data: a mapping says how the rows of a table become items of the fact files' sections.

The items are read as those of a fact file are, with the table's lines: form, references and claims are
checked in the same way. The place of evidence is the row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from graph.ingest.assembly import Assembly
from graph.ingest.factfile import FactFileReader
from graph.ingest.mappingschema import Condition, MappingFile, Template
from graph.ingest.schema import FactFile
from graph.ingest.tables import Table, TableRow, read_table
from graph.ingest.template import FILTERS, TemplateError, fill, marks
from graph.ingest.validate import validate
from graph.ingest.yamlfile import Location, Value, YamlFile, read_yaml
from graph.model.origin import Origin

SUFFIX = ".mapping.yaml"
"""How the names of mappings end."""


def is_mapping(path: Path) -> bool:
    """Whether a file of a data folder is a mapping."""
    return path.parent.name == "registers" and path.name.endswith(SUFFIX)


def mapped_readers(assembly: Assembly, paths: Iterable[Path]) -> tuple[list[FactFileReader], bool]:
    """Readers of the items that mappings make of their tables.

    Args:
        assembly: What problems are reported to.
        paths: The mappings.

    Returns:
        The readers, and whether everything could be read.
    """
    readers = []
    before = len(assembly.problems)
    for path in paths:
        yaml = read_yaml(path)
        content, problems = validate(MappingFile, yaml)
        assembly.problems.extend([*yaml.problems, *problems])
        if content is None:
            continue
        file = _Mapper(assembly, yaml, content).read()
        facts, problems = validate(FactFile, file)
        assembly.problems.extend(problems)
        if facts is not None:
            readers.append(FactFileReader(assembly, file, facts))
    return readers, len(assembly.problems) == before


class _Mapper:
    """Turns one table into what a fact file of it would be."""

    def __init__(self, assembly: Assembly, yaml: YamlFile, content: MappingFile) -> None:
        self.assembly = assembly
        self.yaml = yaml
        self.content = content
        self.path = yaml.path.parent / content.table
        self.tables: dict[str | None, Table | None] = {}
        self.file = YamlFile(self.path)
        self.places: dict[str, Value] = {}

    def read(self) -> YamlFile:
        """The items of all sections, with the line of each row."""
        sections: dict[str, Value] = {}
        for section, templates in self.content.sections.items():
            items: list[Value] = []
            for index, template in enumerate(templates):
                table = self._table(template.sheet or self.content.sheet)
                if table is not None and self._fits(table, template, ("sections", section, index)):
                    self._add(items, section, template, table)
            sections[section] = items
        self.file.value = {"places": self.places, **sections}
        return self.file

    def _table(self, sheet: str | None) -> Table | None:
        """A sheet of the table, read once."""
        if sheet not in self.tables:
            if self.path.is_file():
                self.tables[sheet] = read_table(self.assembly, self.path, self.content.delimiter, sheet)
            else:
                self.tables[sheet] = None
                name = self.content.table
                nb, en = f"fant ikke tabellen “{name}”", f"the table “{name}” is not there"
                self._report("missing-table", ("table",), nb, en)
        return self.tables[sheet]

    def _report(self, code: str, location: Location, nb: str, en: str) -> None:
        self.assembly.report(code, Origin(self.yaml.path, self.yaml.line(location)), nb, en)

    def _fits(self, table: Table, template: Template, location: Location) -> bool:
        """Whether the table has the columns, and the mapping the lists, that a template names."""
        named = list(marks(template.item))
        wanted = [column for column, _ in named] + template.group_by
        wanted += [column for one in (template.when, template.unless) for column in _columns(one)]
        missing = [column for column in dict.fromkeys(wanted) if column not in table.header]
        if missing:
            listed, where = ", ".join(missing), Origin(self.yaml.path, self.yaml.line(location))
            nb = f"mangler kolonner: {listed} (nevnt i {where})"
            en = f"columns missing: {listed} (named in {where})"
            self.assembly.report("missing-column", Origin(self.path, 1), nb, en)
        filters = dict.fromkeys(name for _, names in named for name in names)
        unknown = [name for name in filters if name not in FILTERS and name not in self.content.values]
        if unknown:
            known = ", ".join([*FILTERS, *self.content.values])
            nb = f"ukjent filter “{unknown[0]}”; velg blant {known}"
            en = f"unknown filter “{unknown[0]}”; choose among {known}"
            self._report("unknown-filter", location, nb, en)
        return not missing and not unknown

    def _add(self, items: list[Value], section: str, template: Template, table: Table) -> None:
        """Add an item for each row, or group of rows, that a template is for."""
        sheet = template.sheet or self.content.sheet
        for rows in _groups(table.rows, template):
            try:
                item = fill(template.item, rows, self.content.values)
            except TemplateError as error:
                self.assembly.report(error.code, Origin(self.path, error.row.line), error.nb, str(error))
                continue
            if not isinstance(item, dict):
                continue
            if self.content.source is not None:
                item.setdefault("source", self.content.source)
            self._place(item, rows, sheet)
            self.file.lines[(section, len(items))] = rows[0].line
            items.append(cast("Value", item))

    def _place(self, item: dict[str, object], rows: Sequence[TableRow], sheet: str | None) -> None:
        """Say in an item which rows it is from, unless it says its place itself.

        Rows of a named sheet are told in words: their numbers are not unique in the file.
        """
        if "at" in item or "evidence" in item:
            return
        if sheet is not None:
            item["at"] = f"{sheet}: {', '.join(str(row.number) for row in rows)}"
            return
        item["evidence"] = [f"row {row.number}" for row in rows]
        for row in rows:
            self.places.setdefault(f"row {row.number}", {"row": str(row.number)})
            self.file.lines[("places", f"row {row.number}")] = row.line


def _columns(condition: Condition | None) -> Iterable[str]:
    """The columns that a condition is about."""
    if condition is None:
        return ()
    return (condition,) if isinstance(condition, str) else condition


def _holds(condition: Condition, values: Mapping[str, str]) -> bool:
    """Whether a row has what a condition asks for."""
    if isinstance(condition, str):
        return bool(values[condition])
    return all(values[column] in wanted for column, wanted in condition.items())


def _groups(rows: Iterable[TableRow], template: Template) -> Iterator[Sequence[TableRow]]:
    """The rows that a template is for, those that make one item together."""
    groups: dict[tuple[str, ...], list[TableRow]] = {}
    for row in rows:
        if template.when is not None and not _holds(template.when, row.values):
            continue
        if template.unless is not None and _holds(template.unless, row.values):
            continue
        key = tuple(row.values[column] for column in template.group_by) or (str(row.number),)
        groups.setdefault(key, []).append(row)
    yield from groups.values()
