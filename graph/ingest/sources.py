"""`sources.yaml`."""

from graph.ingest.assembly import Assembly
from graph.ingest.schema import SourceItem
from graph.ingest.validate import validate
from graph.ingest.yamlfile import YamlFile
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.origin import Origin
from graph.model.source import FrozenText, Source


def read_sources(assembly: Assembly, file: YamlFile) -> None:
    """Add the sources of a `sources.yaml` to the assembly's model."""
    if not isinstance(file.value, dict):
        return
    for name in file.value:
        item, problems = validate(SourceItem, file, (name,))
        assembly.problems.extend(problems)
        if item is None:
            continue
        origin = Origin(file.path, file.line((name,)))
        if name in assembly.model.sources:
            nb, en = f"kilden “{name}” er oppført to ganger", f"the source “{name}” is described twice"
            assembly.report("duplicate-id", origin, nb, en)
        for scheme, value in (
            ("sourceKind", item.kind),
            ("interest", item.interest),
            ("citation", item.citation),
        ):
            assembly.notation(scheme, value, origin)
        assembly.model.sources[name] = _source(name, item)


def _source(name: str, item: SourceItem) -> Source:
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
    )
