"""One line of text for each fact, in both languages: what lists, tables and the viewer show."""

from datetime import date

from graph.build.effective import Effective
from graph.build.naming import Naming
from graph.model.dates import ONE_DAY, Bounds
from graph.model.facts import (
    TYPE_SCHEMES,
    Change,
    DocumentRole,
    Existence,
    Figure,
    Identifier,
    Membership,
    Name,
    Participation,
    Relation,
    ReportedClaim,
    SolutionRole,
    Statement,
)
from graph.model.text import LANGUAGES, Text
from graph.ontology import Lists

TONGUES = {
    "nn": Text("nynorsk", "Nynorsk"),
    "se": Text("nordsamisk", "Northern Sami"),
    "sma": Text("sørsamisk", "Southern Sami"),
    "smj": Text("lulesamisk", "Lule Sami"),
    "fkv": Text("kvensk", "Kven"),
}
"""Languages of names that are told beside them; that of all other names goes without saying."""


class Summaries:
    """Writes summaries with the names of the last day on which the fact is known to hold."""

    def __init__(self, naming: Naming, lists: Lists, reference: date) -> None:
        self.naming = naming
        self.lists = lists
        self.reference = reference

    def of(self, each: Effective) -> Text:
        """The summary of a fact."""
        return Text(*(self._in_language(each, lang) for lang in LANGUAGES))

    def _day(self, bounds: Bounds) -> date:
        """The last day on which a fact is known to hold: its names are those of then."""
        last = bounds.earliest_end - ONE_DAY if bounds.earliest_end else None
        return min(last or bounds.latest_start or self.reference, self.reference)

    def _in_language(self, each: Effective, lang: str) -> str:
        day = self._day(each.bounds)

        def name(entity: str | None) -> str:
            """What an entity is called on that day, in short."""
            return self.naming.label(entity, day, lang, short=True) if entity else "?"

        def word(scheme: str, notation: str | None) -> str:
            """The label of an entry of a list."""
            return self.lists.label(scheme, notation).in_language(lang)

        match each.fact:
            case Existence() as fact:
                scheme = TYPE_SCHEMES.get(fact.entity_kind, "")
                kind = word(scheme, fact.type) if fact.type else word("entityKind", fact.entity_kind)
                return f"{self.naming.label(fact.entity, day, lang)} ({kind})"
            case Name() as fact:
                tongue = TONGUES.get(fact.lang or "")
                told_in = f" ({tongue.in_language(lang)})" if tongue else ""
                return f"{name(fact.entity)}: {word('nameForm', fact.form)}{told_in} “{fact.text}”"
            case Identifier() as fact:
                return f"{name(fact.entity)}: {word('identifierScheme', fact.scheme)} {fact.value}"
            case Membership() as fact:
                post = name(fact.post) if fact.post else word("postRole", fact.role or "member")
                told = any(known.text in post for known in self.naming.all(fact.organisation))
                return f"{name(fact.member)}: {post}{'' if told else f' ({name(fact.organisation)})'}"
            case Relation() as fact:
                return f"{name(fact.subject)} – {word('relationType', fact.type)} – {name(fact.object)}"
            case Change() as fact:
                before, after = (
                    " + ".join(name(one) for one in side) for side in (fact.originals, fact.results)
                )
                return f"{word('changeType', fact.type)}: {before} → {after}"
            case SolutionRole() as fact:
                return f"{name(fact.actor)} – {word('solutionRole', fact.role)} – {name(fact.solution)}"
            case Participation() as fact:
                stands_for = f" ({name(fact.on_behalf_of)})" if fact.on_behalf_of else ""
                role = word("eventRole", fact.role)
                return f"{name(fact.participant)}{stands_for} – {role} – {name(fact.event)}"
            case DocumentRole() as fact:
                return f"{name(fact.agent)} – {word('documentRole', fact.role)} – {name(fact.document)}"
            case Statement() as fact:
                return f"{name(fact.speaker)}: {fact.paraphrase.in_language(lang)}"
            case Figure() as fact:
                return fact.text.in_language(lang)
            case ReportedClaim() as fact:
                return f"{name(fact.claimed_by)}: {fact.paraphrase.in_language(lang)}"
        return each.fact.path
