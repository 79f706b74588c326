"""What changed between two releases as tables, Markdown and JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import EntityView, FactView, SourceView
from graph.query.words import period_text
from graph.time.diff_output import Numbers, escaped, escaped_table, source_lines
from graph.time.releases import Changed, ClaimOn, Compared, Difference, ReleaseDiff

T = TypeVar("T")
SORTS = {
    "entities": Text("Aktører og andre ting", "Entities"),
    "facts": Text("Fakta", "Facts"),
    "claims": Text("Påstander", "Claims"),
    "sources": Text("Kilder", "Sources"),
}
"""What is compared, in reading order."""

_TURNS = {
    "added": Text("kommet til", "added"),
    "removed": Text("tatt bort", "removed"),
    "changed": Text("endret", "changed"),
}
_HEADINGS = {
    "sort": Text("hva", "what"),
    "before": Text("før", "before"),
    "after": Text("etter", "after"),
    "label": Text("hva", "what"),
    "period": Text("når", "when"),
    "differences": Text("forskjell", "difference"),
    "sources": Text("kilder", "sources"),
    "id": Text("id", "id"),
}
_COLUMNS = ("label", "period", "differences", "sources", "id")
_TITLE = Text(
    "Hva som endret seg fra utgave {} ({}) til utgave {} ({})",
    "What changed from release {} ({}) to release {} ({})",
)
_NOTHING = Text("Ingen forskjell.", "No difference.")


@dataclass(frozen=True, slots=True)
class Section:
    """A table of what was added, removed or changed.

    Attributes:
        heading: Its heading.
        columns: Headings of the columns.
        rows: One text a column.
    """

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of a release for showing.

    Attributes:
        id: Its id or path.
        label: What it is called in its release.
        period: When, for facts and claims.
        sources: Ids of the sources that it rests on.
    """

    id: str
    label: str
    period: str
    sources: tuple[str, ...]


class _Items:
    """Makes items of the things of one release."""

    def __init__(self, network: Network, lang: str) -> None:
        self.network = network
        self.lang = lang

    def entities(self, one: EntityView) -> Item:
        """An entity, with the sources of its existence."""
        claims = one.existence.claims
        return Item(
            one.id, self.network.label(one.id, None, self.lang), "", _unique(c.source for c in claims)
        )

    def facts(self, one: FactView) -> Item:
        """A fact, with its sources."""
        period = period_text(one.start, one.end, self.lang)
        return Item(one.path, one.label.in_language(self.lang), period, _unique(c.source for c in one.claims))

    def claims(self, one: ClaimOn) -> Item:
        """A claim, with its source."""
        fact, more = one.facts[0], len(one.facts) - 1
        label = f"{fact.label.in_language(self.lang)}{f' (+{more})' if more else ''}"
        period = period_text(one.claim.start, "" if fact.happened else one.claim.end, self.lang)
        return Item(one.claim.path, label, period, (one.claim.source,))

    def sources(self, one: SourceView) -> Item:
        """A source."""
        return Item(f"source/{one.id}", f"{one.title} · {one.publisher}", "", (one.id,))


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def title(diff: ReleaseDiff, lang: str) -> str:
    """The heading of a difference."""
    before, after = diff.before.release, diff.after.release
    return _TITLE.in_language(lang).format(before.version, before.date, after.version, after.date)


def sections(diff: ReleaseDiff, lang: str) -> tuple[list[Section], list[str]]:
    """What differs as tables, the counts first, and the lines of the numbered sources."""
    numbers: Numbers = {}
    found = [_counts(diff, lang)]
    for sort, turn, shown in _turns(diff, lang):
        rows = [row if sort == "sources" else {**row, "sources": _marks(ids, numbers)} for row, ids in shown]
        used = [name for name in _COLUMNS if any(row.get(name) for row in rows)]
        texts = [[row[name] for name in used] for row in rows]
        heading = f"{SORTS[sort].in_language(lang)}: {_TURNS[turn].in_language(lang)} ({len(rows)})"
        found.append(Section(heading, [_HEADINGS[name].in_language(lang) for name in used], texts))
    known = {source: number for source, number in numbers.items() if source in diff.after.sources}
    gone = {source: number for source, number in numbers.items() if source not in known}
    lines = [*source_lines(diff.after, known, lang), *source_lines(diff.before, gone, lang)]
    return found, sorted(lines, key=lambda line: int(line[1 : line.index("]")]))


def _marks(sources: Iterable[str], numbers: Numbers) -> str:
    return " ".join(f"[{numbers.setdefault(source, len(numbers) + 1)}]" for source in sources)


def _counts(diff: ReleaseDiff, lang: str) -> Section:
    names = ("sort", "before", "after")
    columns = [*(_HEADINGS[name] for name in names), *_TURNS.values()]
    rows = []
    for sort, heading in SORTS.items():
        part: Compared[object] = getattr(diff, sort)
        turned = (len(part.added), len(part.removed), len(part.changed))
        rows.append([heading.in_language(lang), *map(str, (part.before, part.after, *turned))])
    nothing = "" if diff else _NOTHING.in_language(lang)
    return Section(nothing, [one.in_language(lang) for one in columns], rows)


Shown = tuple[dict[str, str], tuple[str, ...]]


def _turns(diff: ReleaseDiff, lang: str) -> Iterator[tuple[str, str, list[Shown]]]:
    """The sorts and turns that occur, with texts and source ids of each thing."""
    for sort in SORTS:
        part: Compared[object] = getattr(diff, sort)
        old, new = (getattr(_Items(side, lang), sort) for side in (diff.before, diff.after))
        for turn, things, item in (("added", part.added, new), ("removed", part.removed, old)):
            if things:
                yield sort, turn, _by_label(_shown(item(one), "") for one in things)
        if part.changed:
            told = (_shown(new(one.after), _told(one.differences)) for one in part.changed)
            yield sort, "changed", _by_label(told)


def _by_label(found: Iterable[Shown]) -> list[Shown]:
    return sorted(found, key=lambda one: (one[0]["label"].casefold(), one[0]["id"]))


def _shown(item: Item, differences: str) -> Shown:
    row = {"label": item.label, "period": item.period, "differences": differences, "id": item.id}
    return row, item.sources


def _told(differences: Iterable[Difference]) -> str:
    return "; ".join(f"{one.name}: {one.before or '–'} → {one.after or '–'}" for one in differences)


def releases_markdown(diff: ReleaseDiff, lang: str) -> str:
    """What differs as Markdown: counts, a table for each sort and turn, and the sources."""
    found, notes = sections(diff, lang)
    lines = [f"# {title(diff, lang)}", ""]
    for section in found:
        lines += [f"## {section.heading}", ""] if section.heading else []
        lines += escaped_table(section.columns, section.rows)
    lines += [f"{escaped(note)}  " for note in notes]
    return "".join(f"{line}\n" for line in lines)


def releases_json(diff: ReleaseDiff, lang: str) -> bytes:
    """What differs as JSON."""
    document: dict[str, object] = {
        name: {
            "version": side.release.version,
            "date": side.release.date.isoformat(),
            "reference_date": side.release.reference.isoformat(),
            "content_sha256": side.release.content,
        }
        for name, side in (("from", diff.before), ("to", diff.after))
    }
    for sort in SORTS:
        part: Compared[object] = getattr(diff, sort)
        old, new = (getattr(_Items(side, lang), sort) for side in (diff.before, diff.after))
        document[sort] = {
            "counts": {"before": part.before, "after": part.after},
            "added": [_item_json(new(one)) for one in part.added],
            "removed": [_item_json(old(one)) for one in part.removed],
            "changed": [_changed_json(one, new) for one in part.changed],
        }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _item_json(item: Item) -> dict[str, object]:
    when = {"period": item.period} if item.period else {}
    return {"id": item.id, "label": item.label, **when, "sources": list(item.sources)}


def _changed_json(changed: Changed[T], item: Callable[[T], Item]) -> dict[str, object]:
    differences = {one.name: {"before": one.before, "after": one.after} for one in changed.differences}
    return {**_item_json(item(changed.after)), "differences": differences}
