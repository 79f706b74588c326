"""Changes in words: one row each, with the names of the days that it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.text import Text
from graph.network.network import Network
from graph.query.words import date_text
from graph.time.changes import EXISTENCE, Change
from graph.time.diff import DayDiff, Turn, Turned
from graph.time.kinds import KINDS, LIVES, aspect_of

COLUMNS = {
    "about": Text("hvem eller hva", "who or what"),
    "what": Text("hva", "in what"),
    "before": Text("før", "before"),
    "after": Text("etter", "after"),
    "between": Text("i mellomtiden", "in between"),
    "date": Text("dato", "date"),
    "facts": Text("faktum-id", "fact"),
    "sources": Text("kilder", "sources"),
}
"""Headings of a row's parts; those that are empty in every row are not shown."""

_MARKS = {
    Turn.BEGAN: Text("{} (kanskje også før)", "{} (perhaps before too)"),
    Turn.ENDED: Text("{} (kanskje fortsatt)", "{} (perhaps still)"),
    Turn.HAPPENED: Text("{} (kanskje før)", "{} (perhaps before)"),
    Turn.PASSED: Text("{} (kanskje lenger)", "{} (perhaps longer)"),
}
_MORE = Text("og {} til", "and {} more")
_LISTED = 4
_FORMS = ("official", "short", "abbreviation", "alias", "inflected", "misprint")
_SENTENCES = frozenset({"event", "document", "said", "figure", "change", "other"})
"""Aspects whose facts are told in sentences."""


@dataclass(frozen=True, slots=True)
class Row:
    """A change in words.

    Attributes:
        about: Whom it is told of, by the name of the later day.
        what: In what respect, where the heading does not say it.
        before: What was on the earlier day only.
        after: What is on the later day only, or happened.
        between: What came and went in between.
        date: When, the dates as the sources give them.
        facts: Paths of the facts that make it up, and last how many came with them.
        sources: Ids of the sources of all of them.
    """

    about: str
    what: str
    before: str
    after: str
    between: str
    date: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]


class Wording:
    """Puts the changes between two days into words of one language."""

    def __init__(self, network: Network, diff: DayDiff, lang: str) -> None:
        self.network = network
        self.diff = diff
        self.lang = lang

    def row(self, change: Change) -> Row:
        """A change in words."""
        before, after, between = self._told(change)
        mark = " · " if change.aspect[0] in _SENTENCES else " + "
        return Row(
            about=self.about(change),
            what=self.what(change),
            before=self._listed(before, mark),
            after=self._listed(after, mark),
            between=self._listed(between, mark),
            date=self._listed(dict.fromkeys(self.when(one) for one in change.turned), "; "),
            facts=_fact_ids(change),
            sources=sources_of(change),
        )

    def _told(self, change: Change) -> tuple[list[str], list[str], list[str]]:
        """What was before, what is after, and what was in between."""
        if change.kind in LIVES:
            return self._names(change.origins), self._names(change.outcome), []
        turns = ((Turn.ENDED,), (Turn.BEGAN, Turn.HAPPENED), (Turn.PASSED,))
        before, after, between = (
            [self.told(one) for one in self._ordered(change, wanted)] for wanted in turns
        )
        return before, after, between

    def _ordered(self, change: Change, turns: tuple[Turn, ...]) -> list[Turned]:
        """Facts in the order in which they are told: of names the official one first, in our language."""
        found = [one for turn in turns for one in change.of(turn)]
        if change.aspect[0] != "name":
            return found
        if change.kind == "renamed":
            for langs in ({self.lang, ""}, {"nb", ""}):
                ours = [one for one in found if langs & set(one.fact.name)]
                if ours:
                    found = ours
                    break

        def rank(one: Turned) -> tuple[int, bool]:
            """Official names first, and those of the thing itself before others."""
            form = one.fact.value("nameForm") or "official"
            return _FORMS.index(form), one.fact.role("entity") != change.about

        return sorted(found, key=rank)

    def about(self, change: Change) -> str:
        """Whom a change is told of; what has ended by the name it had."""
        gone = change.aspect == EXISTENCE and not change.of(Turn.BEGAN)
        days = {one.day for one in change.of(Turn.PASSED)}
        day = min(days) if gone and days else self.diff.early if gone else self.diff.late
        return self.network.label(change.about, day, self.lang)

    def what(self, change: Change) -> str:
        """In what respect, where the heading of its kind does not say it; empty otherwise."""
        word, aspect = "", change.aspect
        match aspect[0]:
            case "post":
                word = self._label(aspect[2]) if aspect[2] else self._word("postRole", aspect[1])
            case "solutionRole" if change.kind in ("solution-role", "known"):
                word = self._word("solutionRole", aspect[1])
            case "relation" if change.kind in ("relation", "known", "superior"):
                word = self._word("relationType", aspect[1])
            case "identifier":
                word = self._word("identifierScheme", aspect[1])
            case "change":
                word = self._word("changeType", aspect[1])
        return word or (KINDS[change.part].noun.in_language(self.lang) if change.part else "")

    def told(self, one: Turned) -> str:
        """What a fact says of whom it is told of, by the names of a day on which it held."""
        day = {Turn.ENDED: self.diff.early, Turn.PASSED: one.day}.get(one.turn, self.diff.late)
        fact = one.fact
        _, _, other = aspect_of(fact)
        if other is not None:
            text = self._label(other, day)
        elif fact.kind == "name":
            text = next(iter(fact.name.values()), "")
        elif fact.kind == "identification":
            text = fact.value("identifier") or ""
        elif fact.kind == "existence":
            text = self._label(fact.role("entity") or "", day)
        else:
            text = (fact.text or fact.label).in_language(self.lang)
        return text if one.certain else _MARKS[one.turn].in_language(self.lang).format(text)

    def when(self, one: Turned) -> str:
        """The date of a turn: as authored where that is what the turn rests on, else the day itself."""
        start = date_text(one.fact.start, self.lang) if one.fact.start != "unknown" else ""
        end = date_text(one.fact.end, self.lang) if one.fact.end not in ("", "unknown", "ongoing") else ""
        if not one.certain:
            return _span(one.day, one.until)
        match one.turn:
            case Turn.BEGAN | Turn.HAPPENED:
                return start or one.day.isoformat()
            case Turn.ENDED:
                return end or one.day.isoformat()
        return f"{start or one.day.isoformat()} – {end or (one.until or one.day).isoformat()}"

    def _names(self, entities: Iterable[str]) -> list[str]:
        return [self._label(entity, self._alive(entity)) for entity in entities]

    def _alive(self, entity: str) -> date:
        """The day of the two on which an entity holds, the later one first."""
        known = self.network.entities.get(entity)
        late = known is None or known.existence.status(self.diff.late) in self.diff.statuses
        return self.diff.late if late else self.diff.early

    def _label(self, entity: str, day: date | None = None) -> str:
        return self.network.label(entity, day or self.diff.late, self.lang)

    def _word(self, scheme: str, notation: str) -> str:
        return self.network.lists.label(scheme, notation).in_language(self.lang)

    def _listed(self, texts: Iterable[str], mark: str) -> str:
        """Texts in one line; of many only the first, and how many more there are."""
        found = list(texts)
        listed = found if len(found) <= _LISTED + 1 else found[:_LISTED]
        more = len(found) - len(listed)
        rest = f" {_MORE.in_language(self.lang).format(more)}" if more else ""
        return f"{mark.join(listed)}{rest}"


def sources_of(change: Change) -> tuple[str, ...]:
    """Ids of the sources of a change's facts, in the order in which they decide."""
    return tuple(dict.fromkeys(claim.source for one in change.all() for claim in one.fact.claims))


def _fact_ids(change: Change) -> tuple[str, ...]:
    """Paths of the first facts of a change, and how many more there are."""
    shown = tuple(one.fact.path for one in change.turned[:_LISTED])
    more = len(change.all()) - len(shown)
    return (*shown, f"+{more}") if more else shown


def used_columns(rows: Sequence[Row]) -> list[str]:
    """The parts of rows that some row has."""
    return [column for column in COLUMNS if any(getattr(row, column) for row in rows)]


def _span(day: date, until: date | None) -> str:
    return day.isoformat() if until is None else f"{day.isoformat()} – {until.isoformat()}"
