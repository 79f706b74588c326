"""Paths asked for by name, and what they look like: rows for a table, Markdown, JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from graph.errors import NotFoundError
from graph.model.dates import Status, at_least
from graph.model.source import Place
from graph.model.text import Text
from graph.network.network import SHOWN, Network
from graph.network.paths import LIMIT, MAX_HOPS, Asked, Path, Paths, find_paths
from graph.network.ties import tie_label
from graph.network.views import Tie
from graph.query.answers import STATUS_WORDS
from graph.query.lookup import Lookup
from graph.query.questions import near
from graph.query.table import Table, source_line
from graph.query.words import period_text

_WORDS = {
    "number": Text("vei", "path"),
    "from": Text("fra", "from"),
    "tie": Text("forbindelse", "tie"),
    "to": Text("til", "to"),
    "period": Text("når", "when"),
    "status": Text("status", "status"),
    "support": Text("belegg", "support"),
    "sources": Text("kilder", "sources"),
    "fact": Text("faktum", "fact"),
    "per": Text("per", "as of"),
    "none": Text(
        "Ingen vei på opptil {hops} ledd mellom {a} og {b}.",
        "No path of up to {hops} steps between {a} and {b}.",
    ),
    "evidence": Text("Kilder", "Sources"),
}


def asked_paths(
    network: Network,
    lookup: Lookup,
    ends: tuple[str, str],
    *,
    day: date | None = None,
    status: Status | None = None,
    ties: Iterable[str] | None = None,
    avoid: Iterable[str] = (),
    max_hops: int = MAX_HOPS,
    every: bool = False,
    limit: int = LIMIT,
    talk: bool = False,
) -> Paths:
    """The shortest paths between two entities that users name; the arguments are those of `Kart.path`.

    Raises:
        NotFoundError: There is no such entity or tie; the text offers what is near.
        AmbiguousNameError: A name fits several entities.
        QueryError: The ends make no sense together, or a number is below 1.
    """
    chosen = list(ties) if ties is not None else []
    a, b = (lookup.find(end) for end in ends)
    asked = Asked(
        a,
        b,
        day or network.release.reference,
        at_least(status) if status else SHOWN,
        frozenset(name for text in chosen for name in _tie_names(network, text)) if chosen else None,
        frozenset(lookup.find(text) for text in avoid),
        max_hops,
        every,
        limit,
        talk,
    )
    return find_paths(network, asked)


def _tie_names(network: Network, text: str) -> set[str]:
    """The ties that somebody means: by name, or by the label from either side in either language."""
    names: dict[str, set[str]] = {}
    seen = {(tie.scheme, tie.tie): tie for tie in network.ties}
    for tie in seen.values():
        labels = (tie_label(tie, network.lists, inverse=way) for way in (False, True))
        for called in (tie.tie, *(label for one in labels for _, label in one.items())):
            names.setdefault(called, set()).add(tie.tie)
    found = {name for called, mine in names.items() if called.lower() == text.lower() for name in mine}
    if not found:
        known = sorted({tie.tie for tie in seen.values()})
        offer = near(text, names) or f"Choose among: {', '.join(known)}"
        raise NotFoundError(f"There is no tie “{text}”. {offer}")
    return found


def title(network: Network, found: Paths, lang: str) -> str:
    """Between whom, and when."""
    asked = found.asked
    a, b = (network.label(end, asked.day, lang) for end in (asked.a, asked.b))
    return f"{a} – {b} ({_word('per', lang)} {asked.day.isoformat()})"


def no_path(network: Network, found: Paths, lang: str) -> str:
    """The sentence that there is none."""
    asked = found.asked
    a, b = (network.label(end, asked.day, lang) for end in (asked.a, asked.b))
    return _word("none", lang).format(hops=asked.max_hops, a=a, b=b)


def paths_table(network: Network, found: Paths, lang: str) -> Table:
    """One row a tie of a step; beneath them the places in the sources that the numbers stand for."""
    numbers: dict[str, int] = {}
    notes: list[str] = []
    several = len(found.paths) > 1
    rows = [
        ([str(index)] if several else []) + row[:-1]
        for index, path in enumerate(found.paths, 1)
        for row in _rows(network, path, found.asked.day, lang, numbers, notes, short=True)
    ]
    columns = ("from", "tie", "to", "period", "status", "support", "sources")
    headings = [_word(name, lang) for name in ((*(("number",) if several else ()), *columns))]
    return Table(headings, rows, notes)


def paths_markdown(network: Network, found: Paths, lang: str) -> str:
    """The paths as Markdown: a heading, a table with the ids of the facts, and the places as a list."""
    lines = [f"# {_cell(title(network, found, lang))}", ""]
    if not found.paths:
        return "\n".join([*lines, no_path(network, found, lang), ""])
    numbers: dict[str, int] = {}
    notes: list[str] = []
    columns = ("number", "from", "tie", "to", "period", "status", "support", "sources", "fact")
    table = [[_word(name, lang) for name in columns], ["---"] * len(columns)]
    for index, path in enumerate(found.paths, 1):
        table += [[str(index), *row] for row in _rows(network, path, found.asked.day, lang, numbers, notes)]
    lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table]
    lines += ["", f"## {_word('evidence', lang)}", *(f"- {_cell(note)}" for note in notes), ""]
    return "\n".join(lines)


def _rows(
    network: Network,
    path: Path,
    day: date,
    lang: str,
    numbers: dict[str, int],
    notes: list[str],
    *,
    short: bool = False,
) -> list[list[str]]:
    """The rows of a path, the last cell the facts; new places are numbered and noted.

    Ties of a step that read the same (two statements on one topic, say) share a row.
    """
    rows: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for step in path.steps:
        for tie in step.ties:
            fact = tie.fact
            shown = (
                network.label(step.a, day, lang, short=short),
                tie_label(tie, network.lists, inverse=tie.a != step.a).in_language(lang),
                network.label(step.b, day, lang, short=short),
                period_text(fact.start, fact.end, lang),
                STATUS_WORDS[lang][fact.status(day).value],
                network.lists.label("support", fact.support).in_language(lang),
            )
            marks, facts = rows.setdefault(shown, ([], []))
            marks += (_number(network, place, lang, numbers, notes) for place in _places(tie))
            facts.append(fact.path)
    return [
        [*shown, " ".join(dict.fromkeys(marks)), " ".join(dict.fromkeys(facts))]
        for shown, (marks, facts) in rows.items()
    ]


def _places(tie: Tie) -> list[Place]:
    """All places in all sources that a tie rests on, those of the deciding claim first."""
    return [place for claim in tie.fact.claims for place in claim.places]


def _number(network: Network, place: Place, lang: str, numbers: dict[str, int], notes: list[str]) -> str:
    if place.path not in numbers:
        numbers[place.path] = len(numbers) + 1
        described = source_line(network, place.source, lang)
        notes.append(f"[{numbers[place.path]}] {described}: {place.locator(lang)}")
    return f"[{numbers[place.path]}]"


def paths_json(network: Network, found: Paths, lang: str) -> bytes:
    """The paths as JSON.

    `a`, `b`, `as_of`, `status` (of the ties, surest first), `ties` (null: all), `avoid` and `max_hops` repeat
    what was asked; `hops` is the length (null: no path), `total` how many paths of that length there are,
    `count` how many are listed, `limit_hit` whether the limit left some out. Each of `paths` has `nodes` (id,
    label) and `steps` (from, to, ties); each tie has `tie`, `label` (as read in the direction of the step),
    `forward` (whether that is the tie's own direction), `fact`, `start`, `end`, `status`, `support`, and
    `evidence`: source, place and locator of every claim.
    """
    asked = found.asked
    document = {
        "a": _node(network, asked.a, asked.day, lang),
        "b": _node(network, asked.b, asked.day, lang),
        "as_of": asked.day.isoformat(),
        "lang": lang,
        "status": [status.value for status in asked.statuses],
        "ties": sorted(asked.ties) if asked.ties is not None else None,
        "avoid": sorted(asked.avoid),
        "max_hops": asked.max_hops,
        "hops": found.hops,
        "total": found.total,
        "count": len(found.paths),
        "limit": asked.limit,
        "limit_hit": found.limit_hit,
        "paths": [_path_json(network, path, asked.day, lang) for path in found.paths],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _path_json(network: Network, path: Path, day: date, lang: str) -> Mapping[str, object]:
    return {
        "nodes": [_node(network, node, day, lang) for node in path.nodes],
        "steps": [
            {
                "from": step.a,
                "to": step.b,
                "ties": [_tie_json(network, tie, step.a, day, lang) for tie in step.ties],
            }
            for step in path.steps
        ],
    }


def _tie_json(network: Network, tie: Tie, start: str, day: date, lang: str) -> Mapping[str, object]:
    fact, forward = tie.fact, tie.a == start
    return {
        "tie": tie.tie,
        "label": tie_label(tie, network.lists, inverse=not forward).in_language(lang),
        "forward": forward,
        "fact": fact.path,
        "start": fact.start,
        "end": fact.end,
        "status": fact.status(day).value,
        "support": fact.support,
        "evidence": [
            {"source": place.source, "place": place.path, "locator": place.locator(lang)}
            for place in _places(tie)
        ],
    }


def _node(network: Network, entity: str, day: date, lang: str) -> Mapping[str, str]:
    return {"id": entity, "label": network.label(entity, day, lang)}


def _cell(text: str) -> str:
    """A text in one line in which nothing parts cells or starts mark-up of HTML."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())


def _word(name: str, lang: str) -> str:
    return _WORDS[name].in_language(lang)
