"""Data folders, as a whole, into a model."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import DataError
from graph.ingest.assembly import Assembly, Schemes
from graph.ingest.decisions import apply_decisions
from graph.ingest.factfile import FactFileReader
from graph.ingest.inputs import data_files
from graph.ingest.mapping import is_mapping, mapped_readers
from graph.ingest.registers import REGISTERS, read_registers
from graph.ingest.schema import FactFile
from graph.ingest.settings import Settings, read_settings, read_withheld
from graph.ingest.sources import read_sources
from graph.ingest.validate import validate
from graph.ingest.yamlfile import read_yaml
from graph.model.claims import Model
from graph.model.ids import is_compact_id
from graph.model.origin import Origin
from graph.model.problems import Problem, Severity


@dataclass(slots=True)
class Loaded:
    """Data folders that have been read.

    Attributes:
        model: What they say, without what is withheld.
        problems: What is wrong with them.
        settings: Name, date and reference date of the release.
        withheld: How many facts were left out because they, or something in them, are withheld.
    """

    model: Model
    problems: list[Problem]
    settings: Settings
    withheld: int

    def require_sound(self) -> None:
        """Stop when the data has violations.

        Raises:
            DataError: It has; the text shows the first and how many more.
        """
        violations = [problem for problem in self.problems if problem.severity is Severity.VIOLATION]
        if violations:
            more = f" (and {len(violations) - 1} more; see: aktorkart check)" if len(violations) > 1 else ""
            raise DataError(f"{violations[0].describe('en')}{more}")

    @property
    def reference(self) -> date:
        """The release's reference date."""
        return self.settings.reference_date


def load_folders(folders: Sequence[Path], schemes: Schemes) -> Loaded:
    """Read data folders, layered: all facts and sources together, settings from the last that has them.

    Args:
        folders: Data folders.
        schemes: Notations of the ontology's lists.

    Raises:
        DataError: A folder does not exist or holds no data.
    """
    for folder in folders:
        if not folder.is_dir():
            raise DataError(f"{folder} is not a folder with data; give one with sources.yaml and facts/")
    assembly = Assembly(schemes)
    files = data_files(folders)
    if not files:
        raise DataError(f"{folders[0]} holds no data: no sources.yaml, no facts/, no registers/")
    for path in (path for path in files if path.name == "sources.yaml"):
        yaml = read_yaml(path)
        assembly.problems.extend(yaml.problems)
        read_sources(assembly, yaml)
    whole = _read_fact_files(
        assembly,
        [path for path in files if path.parent.name in ("facts", "actors")],
        [path for path in files if is_mapping(path)],
        [path for path in files if path.suffix in (".csv", ".xlsx")],
    )
    for folder in folders:
        read_registers(assembly, folder)
    if whole:
        apply_decisions(assembly, folders)
        _check_references(assembly)
    settings = read_settings(folders, assembly)
    withheld = read_withheld(folders, assembly).remove_from(assembly)
    problems = list(dict.fromkeys(assembly.problems))  # an item may make several facts with the same fault
    return Loaded(assembly.model, problems, settings, withheld)


def _read_fact_files(
    assembly: Assembly, paths: Iterable[Path], mappings: Iterable[Path], tables: Iterable[Path]
) -> bool:
    """Read fact files and mapped tables; says whether all could be read, so that an id not found is none."""
    readers, whole = [], True
    for path in paths:
        yaml = read_yaml(path)
        assembly.problems.extend(yaml.problems)
        content, problems = validate(FactFile, yaml)
        assembly.problems.extend(problems)
        if content is not None:
            readers.append(FactFileReader(assembly, yaml, content))
        whole = whole and content is not None
    mapped, all_mapped = mapped_readers(assembly, mappings)
    if all_mapped:
        _report_unmapped(assembly, tables, {reader.file.path for reader in mapped})
    readers += mapped
    for reader in readers:
        reader.read_entities()
    for reader in readers:
        reader.read_facts()
    return whole and all_mapped


def _report_unmapped(assembly: Assembly, tables: Iterable[Path], mapped: Collection[Path]) -> None:
    """Report tables that nothing reads, so that no data is left out unseen."""
    own = {register.file for register in REGISTERS}
    for path in tables:
        if path.name not in own and path not in mapped:
            nb = "ingen mapping leser tabellen; lag en med: aktorkart import table"
            en = "no mapping reads the table; make one with: aktorkart import table"
            assembly.report("unmapped-table", Origin(path, 1), nb, en)


def _check_references(assembly: Assembly) -> None:
    """Report ids that no file declares, and ids or aliases declared for two things."""
    known = set(assembly.declared)
    for path, fact in assembly.model.facts.items():
        for entity in fact.entities():
            if entity not in known:
                nb = f"“{entity}” er ikke oppført under entities i noen fil"
                en = f"“{entity}” is not declared under entities in any file"
                assembly.report("unknown-id", assembly.origins[path], nb, en)
    for source in assembly.model.sources.values():
        if is_compact_id(source.publisher) and source.publisher not in known:
            nb = f"utgiveren “{source.publisher}” er ikke oppført under entities i noen fil"
            en = f"the publisher “{source.publisher}” is not declared under entities in any file"
            assembly.report("unknown-id", source.origin, nb, en)
    aliases: dict[str, str] = {}
    for entity, declared in assembly.declared.items():
        for alias in declared.aliases:
            other = alias if alias in known else aliases.setdefault(alias, entity)
            if other != entity:
                origin = assembly.origins[declared.path]
                nb, en = f"“{alias}” er alt {other}", f"“{alias}” already is {other}"
                assembly.report("duplicate-id", origin, nb, en)
