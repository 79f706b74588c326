"""What things are called on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.build.effective import Effective
from graph.model.dates import STATUS_ORDER, Bounds, Status
from graph.model.facts import Name

_LONG_FORMS = ("official", "short", "abbreviation", "alias")
_SHORT_FORMS = ("short", "abbreviation", "official", "alias")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and when it holds.

    Attributes:
        text: The name.
        lang: Language tag, or `None`.
        form: Notation of the scheme `nameForm`.
        bounds: When.
    """

    text: str
    lang: str | None
    form: str
    bounds: Bounds


class Naming:
    """All names of all entities."""

    def __init__(self, names: Iterable[tuple[str, DatedName]]) -> None:
        """Collect names.

        Args:
            names: Pairs of compact id and name.
        """
        self._names: dict[str, list[DatedName]] = {}
        for entity, name in names:
            self._names.setdefault(entity, []).append(name)

    @classmethod
    def of(cls, facts: Iterable[Effective]) -> "Naming":
        """The names among effective facts."""
        return cls(
            (each.fact.entity, DatedName(each.fact.text, each.fact.lang, each.fact.form, each.bounds))
            for each in facts
            if isinstance(each.fact, Name)
        )

    def all(self, entity: str) -> list[DatedName]:
        """Every name of an entity, in a fixed order."""
        return sorted(self._names.get(entity, []), key=lambda name: (name.form, name.lang or "", name.text))

    def label(self, entity: str, day: date, lang: str, *, short: bool = False) -> str:
        """What an entity is called on a day.

        The language asked for comes first, then names without a language, Norwegian, any; then the form; then
        what holds before what is presumed or possible. Asked for a short name, the form comes before the
        language. An alias is used only where there is nothing else. Misprints and inflected forms are never
        used. A name that does not hold on the day is used only where there is no other.

        Args:
            entity: Compact id; it is the answer when no name is known.
            day: The day.
            lang: `nb` or `en`.
            short: Prefer short forms and abbreviations to official names.
        """
        forms = _SHORT_FORMS if short else _LONG_FORMS
        usable = [name for name in self._names.get(entity, []) if name.form in forms]
        current = [name for name in usable if name.bounds.status(day) is not Status.NONE]
        languages = (lang, None, "nb")

        def rank(name: DatedName) -> tuple[bool, int, int, int, str]:
            """The order of names: the least one is shown."""
            language = languages.index(name.lang) if name.lang in languages else len(languages)
            status = name.bounds.status(day)
            order = STATUS_ORDER.index(status) if status in STATUS_ORDER else len(STATUS_ORDER)
            form = forms.index(name.form)
            first, second = (form, language) if short else (language, form)
            return (name.form == "alias", first, second, order, name.text)

        best = min(current or usable, key=rank, default=None)
        return best.text if best else entity
