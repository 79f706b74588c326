"""`sources.yaml`."""

import re

from graph.ingest.assembly import Assembly
from graph.ingest.schema import SourceItem
from graph.ingest.validate import validate
from graph.ingest.yamlfile import YamlFile
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.origin import Origin
from graph.model.source import FrozenText, Source

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def read_sources(assembly: Assembly, file: YamlFile) -> None:
    """Add the sources of a `sources.yaml` to the assembly's model."""
    if not isinstance(file.value, dict):
        if file.value is not None:
            nb, en = "kildene må være nøkler med verdier", "the sources must be keys with values"
            assembly.report("dict-type", Origin(file.path, 1), nb, en)
        return
    for name in file.value:
        item, problems = validate(SourceItem, file, name)
        assembly.problems.extend(problems)
        if item is not None:
            _add_source(assembly, name, item, Origin(file.path, file.line((name,))))
        if name not in assembly.model.sources:
            assembly.unreadable.add(name)


def _add_source(assembly: Assembly, name: str, item: SourceItem, origin: Origin) -> None:
    if _ID.fullmatch(name) is None:
        nb = f"“{name}” er ingen id for en kilde; bruk a-z, 0-9 og bindestrek"
        en = f"“{name}” is not the id of a source; use a-z, 0-9 and hyphen"
        assembly.report("source-id", origin, nb, en)
        return
    if name in assembly.model.sources:
        nb, en = f"kilden “{name}” er oppført to ganger", f"the source “{name}” is described twice"
        assembly.report("duplicate-id", origin, nb, en)
    for scheme, value in (
        ("sourceKind", item.kind),
        ("interest", item.interest),
        ("citation", item.citation),
    ):
        assembly.notation(scheme, value, origin)
    assembly.model.sources[name] = _source(name, item, origin)


def _source(name: str, item: SourceItem, origin: Origin) -> Source:
    text = item.text
    return Source(
        id=name,
        title=item.title,
        kind=item.kind,
        publisher=item.publisher,
        publisher_role=item.publisher_role,
        interest=item.interest,
        interest_note=item.interest_note,
        date=PartialDate.parse(item.date) if item.date != UNKNOWN else None,
        url=item.url if item.url != UNKNOWN else None,
        licence=item.licence,
        quotable=item.quotable,
        citation=item.citation,
        text=FrozenText(text.file, text.sha256, text.length, text.recipe) if text else None,
        origin=origin,
    )
