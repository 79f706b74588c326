"""What changed between two days as Markdown and JSON, and the words around it in all forms."""

import json
import re
from collections.abc import Iterable, Sequence

from graph.model.text import Text
from graph.network.network import Network
from graph.query.table import source_line
from graph.time.changes import Change, by_kind
from graph.time.diff import DayDiff, Turn, Turned
from graph.time.kinds import KINDS
from graph.time.wording import COLUMNS, Row, Wording, sources_of, used_columns

WORDS = {
    "title": Text("Hva som endret seg fra {} til {}", "What changed from {} to {}"),
    "backwards": Text(
        "Lest baklengs: endringene står slik de skjedde fra {} til {}; på veien tilbake oppheves de.",
        "Read backwards: the changes are told as they went from {} to {}; on the way back they are undone.",
    ),
    "between": Text(
        "Det som både begynte og sluttet i mellomtiden, er utelatt (fakta: {}); vis det med --passing.",
        "What both began and ended in between is left out (facts: {}); show it with --passing.",
    ),
    "beyond": Text(
        "Etter referansedatoen {} antas ingenting å vare ved.",
        "After the reference date {} nothing is presumed to go on.",
    ),
    "nothing": Text("Ingenting.", "Nothing."),
    "sources": Text("Kilder", "Sources"),
}
"""Words around the changes."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
Numbers = dict[str, int]
"""Numbers of the sources, in the order in which they are first referred to."""


def title(diff: DayDiff, lang: str) -> str:
    """The heading of a difference."""
    return WORDS["title"].in_language(lang).format(diff.before, diff.after)


def remarks(network: Network, diff: DayDiff, lang: str, hidden: int) -> list[str]:
    """What a reader has to know of a difference; `hidden` facts that passed in between are not shown."""
    reference = network.release.reference
    found = []
    if diff.backwards:
        found.append(WORDS["backwards"].in_language(lang).format(diff.early, diff.late))
    if diff.early <= reference < diff.late:
        found.append(WORDS["beyond"].in_language(lang).format(reference))
    if hidden:
        found.append(WORDS["between"].in_language(lang).format(hidden))
    return found


def cells(row: Row, columns: Sequence[str], numbers: Numbers) -> list[str]:
    """The texts of a row's columns, its sources as numbers in brackets."""
    texts = {
        **{column: getattr(row, column) for column in columns},
        "facts": " ".join(row.facts),
        "sources": " ".join(f"[{numbers.setdefault(one, len(numbers) + 1)}]" for one in row.sources),
    }
    return [texts[column] for column in columns]


def source_lines(network: Network, numbers: Numbers, lang: str) -> list[str]:
    """The numbered sources."""
    return [f"[{number}] {source_line(network, source, lang)}" for source, number in numbers.items()]


def diff_markdown(
    network: Network, diff: DayDiff, found: Sequence[Change], lang: str, hidden: int = 0
) -> str:
    """Changes as Markdown: a heading and a table a kind, and the sources.

    Args:
        network: Where they come from.
        diff: The difference that they tell.
        found: The changes to show.
        lang: `nb` or `en`.
        hidden: How many facts that began and ended in between are left out.
    """
    numbers: Numbers = {}
    wording = Wording(network, diff, lang)
    lines = [f"# {title(diff, lang)}", ""]
    for remark in remarks(network, diff, lang, hidden):
        lines += [escaped(remark), ""]
    for kind, mine in by_kind(found):
        rows = [wording.row(change) for change in mine]
        columns = used_columns(rows)
        lines += [f"## {KINDS[kind].heading.in_language(lang)} ({len(mine)})", ""]
        lines += escaped_table(
            [COLUMNS[column].in_language(lang) for column in columns],
            (cells(row, columns, numbers) for row in rows),
        )
    if not found:
        lines.append(WORDS["nothing"].in_language(lang))
    else:
        lines += [f"## {WORDS['sources'].in_language(lang)}", ""]
        lines += [f"{escaped(line)}  " for line in source_lines(network, numbers, lang)]
    return "".join(f"{line}\n" for line in lines)


def escaped_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a Markdown table and an empty one."""
    heads = list(headings)
    lines = [heads, ["---"] * len(heads), *([escaped(cell) for cell in row] for row in rows)]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def escaped(text: str) -> str:
    """A text in one line, with the signs that mean something in Markdown made plain."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def diff_json(network: Network, diff: DayDiff, found: Sequence[Change], lang: str, hidden: int = 0) -> bytes:
    """Changes as JSON, with all facts of each; the arguments are those of `diff_markdown`."""
    wording = Wording(network, diff, lang)
    used = dict.fromkeys(source for change in found for source in sources_of(change))
    document = {
        "from": diff.before.isoformat(),
        "to": diff.after.isoformat(),
        "backwards": diff.backwards,
        "statuses": [status.value for status in diff.statuses],
        "release": {
            "version": network.release.version,
            "reference_date": network.release.reference.isoformat(),
            "content_sha256": network.release.content,
        },
        "remarks": remarks(network, diff, lang, hidden),
        "counts": {kind: len(mine) for kind, mine in by_kind(found)},
        "changes": [_change_json(wording, change) for change in found],
        "sources": [
            {"id": one.id, "title": one.title, "publisher": one.publisher, "url": one.url}
            for one in (network.sources[source] for source in used)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _change_json(wording: Wording, change: Change) -> dict[str, object]:
    row = wording.row(change)
    return {
        "kind": change.kind,
        "heading": KINDS[change.kind].heading.in_language(wording.lang),
        "about": {"id": change.about, "label": row.about},
        "what": row.what,
        "before": row.before,
        "after": row.after,
        "between": row.between,
        "date": row.date,
        "origins": list(change.origins),
        "outcome": list(change.outcome),
        "facts": [_fact_json(wording, one, carried=one in change.carried) for one in change.all()],
    }


def _fact_json(wording: Wording, one: Turned, *, carried: bool) -> dict[str, object]:
    fact = one.fact
    return {
        "id": fact.path,
        "kind": fact.kind,
        "label": fact.label.in_language(wording.lang),
        "turn": one.turn.value,
        "effect": None if one.turn is Turn.PASSED else "added" if wording.diff.adds(one) else "removed",
        "date": one.day.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "certain": one.certain,
        "carried": carried,
        "start": fact.start,
        "end": fact.end,
        "support": fact.support,
        "sources": list(dict.fromkeys(claim.source for claim in fact.claims)),
    }
