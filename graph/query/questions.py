"""Named questions: one file each in `ontology/questions/`, a described SPARQL query with parameters.

A file starts with comment lines that hold YAML: `title` (nb, en), `parameters` (name -> kind, description),
`example`, `theme`, `words` (nb, en: what else one may search for), and optionally `status` (what is shown
unless told otherwise), `history: true` (rows of all times, each with its status) and `empty` (nb, en: why the
shipped data answers with no row). In the query

- `#PARAMETERS` stands where the given parameters are put as VALUES;
- `#LASTING ?fact`, `#OCCURRED ?fact` and `#EITHER ?fact` are replaced by the as-of rule for lasting facts,
  for what happened, and for a mixture of the two. They bind `?status`, `?start` and `?end` (`#OCCURRED`: no
  `?end`) and keep what has one of the wanted statuses;
- with a second fact in a row, `#LASTING ?other AS other` binds `?otherStatus`, `?otherStart`, `?otherEnd`,
  and `#WEAKEST ?oneStatus ?otherStatus` binds the less sure of the two to `?status`;
- what follows `#IF name:` on its line stands in the query only when that parameter is given;
- `$day`, `$lang` and `$statuses` are the day asked about, the language and the wanted statuses.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import NotFoundError, QueryError
from graph.files import question_files
from graph.model.dates import Status, at_least
from graph.model.text import Text
from graph.vocabulary import NAMESPACES

_LASTING = """OPTIONAL {{ {fact} ak:earliestStart ?_es }} OPTIONAL {{ {fact} ak:latestStart ?_ls }}
  OPTIONAL {{ {fact} ak:earliestEnd ?_ee }} OPTIONAL {{ {fact} ak:latestEnd ?_le }}
  OPTIONAL {{ {fact} ak:presumedFrom ?_pf }} OPTIONAL {{ {fact} ak:presumedTo ?_pt }}
  OPTIONAL {{ {fact} ak:statedStart ?start }} OPTIONAL {{ {fact} ak:statedEnd ?end }}
  BIND({happened} AS ?_happened)
  BIND(COALESCE(?_ls <= $day, false) AS ?_begun)
  BIND(COALESCE($day < ?_es, false) || (!?_happened && COALESCE($day >= ?_le, false)) AS ?_out)
  BIND(COALESCE(?_pf <= $day && $day < ?_pt, false) AS ?_presumed)
  BIND(IF(?_out, "none", IF(?_begun && (?_happened || COALESCE($day < ?_ee, false)), "holds",
    IF(?_presumed && !?_happened, "presumed", "possible"))) AS ?status)
  FILTER(?status IN ($statuses))"""
_OCCURRED = """OPTIONAL {{ {fact} ak:earliestStart ?_es }} OPTIONAL {{ {fact} ak:latestStart ?_ls }}
  OPTIONAL {{ {fact} ak:statedStart ?start }}
  BIND(COALESCE(?_ls <= $day, false) AS ?_begun)
  BIND(IF(COALESCE($day < ?_es, false), "none", IF(?_begun, "holds", "possible")) AS ?status)
  FILTER(?status IN ($statuses))"""
_WEAKEST = """BIND(IF("none" IN ({all}), "none", IF("possible" IN ({all}), "possible",
    IF("presumed" IN ({all}), "presumed", "holds"))) AS ?status)"""
_NO_WORDS = Text("", "")
_KEYS = frozenset({"title", "parameters", "theme", "words", "example", "status", "history", "empty"})
THEMES: Mapping[str, Text] = {
    "people": Text("Personer og poster", "People and posts"),
    "organisations": Text(
        "Organisasjoner: navn, styring og endringer", "Organisations: names, control and changes"
    ),
    "solutions": Text(
        "Løsninger: eiere, drift og leverandører", "Solutions: owners, operation and suppliers"
    ),
    "areas": Text("Kommuner og fylker", "Municipalities and counties"),
    "statements": Text("Uttalelser og standpunkter", "Statements and positions"),
    "events": Text("Arrangementer og dokumenter", "Events and documents"),
    "figures": Text("Tall", "Figures"),
    "connections": Text("Forbindelser", "Connections"),
    "evidence": Text("Kilder og hvor sikkert det er", "Sources, and how sure it is"),
}
"""What the questions are about, in the order in which they are listed."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where there is one: all questions are read to list them."""
_MARK = re.compile(r"#(LASTING|OCCURRED|EITHER) (\?\w+)(?: AS (\w+))?")
_LEAST = re.compile(r"#WEAKEST((?: \?\w+)+)")
_PREFIX = re.compile(r"\b(?<!-)([a-z][\w-]*):")
_DECLARED = {space.prefix: f"PREFIX {space.prefix}: <{space.iri}>\n" for space in NAMESPACES}


def _rule(mark: re.Match[str]) -> str:
    """The as-of rule that a mark stands for, with variables of its own when it names some."""
    kind, fact, name = mark.groups()
    happened = f"EXISTS {{ {fact} a ak:Occurrence }}" if kind == "EITHER" else "false"
    rule = (_OCCURRED if kind == "OCCURRED" else _LASTING).format(fact=fact, happened=happened)
    if name is None:
        return rule
    named = re.sub(r"\?(status|start|end)\b", lambda word: f"?{name}{word[1].capitalize()}", rule)
    return re.sub(r"\?_(?=\w)", f"?_{name}_", named)


def _weakest(mark: re.Match[str]) -> str:
    """The least sure of some statuses, as `?status`."""
    return _WEAKEST.format(all=", ".join(mark[1].split()))


def _prefixes(text: str) -> frozenset[str]:
    """What stands before a colon: prefixes, and schemes of addresses."""
    return frozenset(_PREFIX.findall(text))


@lru_cache(maxsize=512)
def _template(body: str, given: frozenset[str], statuses: tuple[Status, ...]) -> tuple[str, frozenset[str]]:
    """A query without its values, and its prefixes: making them takes as long as a small answer."""
    text = re.sub(r"#IF (\w+): (.*)", lambda match: match[2] if match[1] in given else "", body)
    text = _LEAST.sub(_weakest, _MARK.sub(_rule, text))
    text = text.replace("$statuses", ", ".join(f'"{one.value}"' for one in statuses))
    text = text.replace("$day", '"$day"^^xsd:date')
    return text, _prefixes(text)


def plain_query(
    body: str,
    values: Mapping[str, str],
    day: date,
    statuses: tuple[Status, ...],
    lang: str = "nb",
    limit: int | None = None,
) -> str:
    """The plain SPARQL 1.1 query that a query with marks stands for.

    Args:
        body: The query with its marks, as the module describes them.
        values: Terms of the given parameters, in SPARQL syntax.
        day: The day asked about.
        statuses: Those that the as-of rule lets through.
        lang: `nb` or `en`.
        limit: How many rows at most; `None` is all.
    """
    text, used = _template(body, frozenset(values), statuses)
    given = "\n  ".join(f"VALUES ?{name} {{ {term} }}" for name, term in sorted(values.items()))
    text = text.replace("$day", day.isoformat()).replace("$lang", f'"{lang}"').replace("#PARAMETERS", given)
    used = used | _prefixes(given)
    head = "".join(line for prefix, line in _DECLARED.items() if prefix in used)
    end = f"\nLIMIT {limit}" if limit is not None else ""
    return f"{head}{text.strip()}{end}\n"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be asked about.

    Attributes:
        name: Name of the option, and of the variable in the query.
        kind: `entity` (or `entity:<kinds>`), `source`, `day`, `fact` for a kind of fact, or
            `list:<scheme>` for an entry of a SKOS list.
        description: What to give.
        required: Whether the question makes no sense without it.
    """

    name: str
    kind: str
    description: Text
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: Its name on the command line.
        title: The question in words.
        parameters: By name.
        example: Options of an example, as typed.
        status: What is shown unless told otherwise.
        history: Rows of all times are shown unless a status is asked for.
        body: The query with its marks.
        words: What else one may search for when meaning this question.
        theme: What it is about, a key of `THEMES`.
        empty: Why the shipped data answers with no row; `None` where it has rows.
    """

    name: str
    title: Text
    parameters: Mapping[str, Parameter]
    example: str
    status: Status
    history: bool
    body: str
    words: Text = _NO_WORDS
    theme: str = ""
    empty: Text | None = None

    def sparql(
        self,
        values: Mapping[str, str],
        day: date,
        lang: str = "nb",
        status: Status | None = None,
        limit: int | None = None,
    ) -> str:
        """The plain SPARQL 1.1 query for these parameters, for any store.

        Args:
            values: Terms of the given parameters, in SPARQL syntax.
            day: The day asked about.
            lang: `nb` or `en`.
            status: How sure an answer must be at least; `None` leaves it to the question.
            limit: How many rows at most; `None` is all.
        """
        least = status or self.default_status
        wanted = at_least(least) if least is not None else tuple(Status)
        return plain_query(self.body, values, day, wanted, lang, limit)

    @property
    def call(self) -> str:
        """The example as a command."""
        return f"aktorkart ask {self.name} {self.example}"

    @property
    def default_status(self) -> Status | None:
        """How sure a row must be at least unless told otherwise; `None` is not at all."""
        return None if self.history else self.status


def _head(text: str) -> dict[str, Any]:  # Any: YAML
    """The description of a question, as read."""
    head: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    if unknown := sorted(set(head) - _KEYS):
        raise ValueError(f"there is no key {', '.join(unknown)}")
    if head.get("theme") not in THEMES:
        raise ValueError(f"the theme is not one of {', '.join(THEMES)}")
    return head


def read_question(path: Path) -> Question:
    """Read a question's file.

    Raises:
        QueryError: The description at its head cannot be read.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))
    try:
        head = _head("\n".join(line[2:] for line in lines[:end]))
        parameters = {
            name: Parameter(name, given["kind"], Text.of(given), bool(given.get("required")))
            for name, given in (head.get("parameters") or {}).items()
        }
        return Question(
            name=path.stem,
            title=Text.of(head["title"]),
            parameters=parameters,
            example=head.get("example", ""),
            status=Status(head.get("status", "presumed")),
            history=bool(head.get("history", False)),
            body="\n".join(lines[end:]),
            words=Text.of(head["words"]),
            theme=head["theme"],
            empty=Text.of(head["empty"]) if "empty" in head else None,
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise QueryError(f"{path} has no readable description at its head: {error}") from error


def by_theme(chosen: Iterable[Question]) -> Mapping[str, list[Question]]:
    """Questions under their themes, in the order of `THEMES`; themes without any are left out."""
    grouped: dict[str, list[Question]] = {theme: [] for theme in THEMES}
    for one in chosen:
        grouped[one.theme].append(one)
    return {theme: found for theme, found in grouped.items() if found}


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """All named questions by name."""
    return {name: question(name) for name in question_files()}


@cache
def question(name: str) -> Question:
    """The question of that name; no other one is read.

    Raises:
        NotFoundError: There is none; the text offers what is near.
    """
    known = question_files()
    if name not in known:
        raise NotFoundError(
            f"There is no question “{name}”. {near(name, known)}List them with: aktorkart ask"
        )
    return read_question(known[name])


def near(name: str, known: Iterable[str], limit: int = 3) -> str:
    """“Did you mean …? ” for names like the one given; empty when none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, list(known), scorer=fuzz.WRatio, limit=limit, score_cutoff=70)
    return f"Did you mean {', '.join(str(match[0]) for match in found)}? " if found else ""
