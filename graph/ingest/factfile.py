"""Fact files: each section's items become facts with their claims."""

from collections.abc import Callable, Iterator

from graph.ingest.assembly import Assembly, Places
from graph.ingest.schema import (
    ChangeItem,
    DocumentRoleItem,
    EntityItem,
    FactFile,
    FigureItem,
    IdentifierItem,
    MembershipItem,
    NameItem,
    ParticipationItem,
    RelationItem,
    ReportedClaimItem,
    SolutionRoleItem,
    StatementItem,
)
from graph.ingest.yamlfile import Location, YamlFile
from graph.model.dates import PartialDate
from graph.model.facts import (
    TYPE_SCHEMES,
    Change,
    DocumentRole,
    Existence,
    Fact,
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
from graph.model.ids import valid_organisation_number
from graph.model.origin import Origin


class FactFileReader:
    """Turns one validated fact file into facts and claims of an assembly.

    The entities of all files must have been read (`read_entities`) before the rest (`read_facts`): a
    membership takes its organisation from its post, wherever that is declared.
    """

    def __init__(self, assembly: Assembly, file: YamlFile, content: FactFile) -> None:
        self.assembly = assembly
        self.file = file
        self.content = content
        self.places = Places(file, content.source, content.places)
        self.statements: dict[str, Statement] = {}

    def read_entities(self) -> None:
        """Add the entities and the names given with them."""
        for index, item in enumerate(self.content.entities):
            location: Location = ("entities", index)
            origin = self._origin(location)
            self._check_entity(item, origin)
            for fact in self._entity_facts(item):
                self.assembly.add_fact(fact, origin)
                timeless = not isinstance(fact, Existence)
                self.assembly.add_claims(fact, item, self.file, location, self.places, timeless=timeless)

    def read_facts(self) -> None:
        """Add everything else."""
        sections: tuple[tuple[str, Callable[..., Fact]], ...] = (
            ("names", self._name),
            ("identifiers", self._identifier),
            ("memberships", self._membership),
            ("relations", self._relation),
            ("changes", self._change),
            ("solution_roles", self._solution_role),
            ("participations", self._participation),
            ("document_roles", self._document_role),
            ("statements", self._statement),
            ("figures", self._figure),
            ("reported_claims", self._reported_claim),
        )
        for section, convert in sections:
            seen: dict[str, Origin] = {}
            for index, item in enumerate(getattr(self.content, section)):
                location: Location = (section, index)
                origin = self._origin(location)
                fact = convert(item, origin)
                self._check_once(fact, seen, origin)
                self.assembly.add_fact(fact, origin)
                self.assembly.add_claims(fact, item, self.file, location, self.places)

    def _origin(self, location: Location) -> Origin:
        return Origin(self.file.path, self.file.line(location))

    def _check_once(self, fact: Fact, seen: dict[str, Origin], origin: Origin) -> None:
        """Report an item that repeats another: two claims for one fact belong under `claims`."""
        if fact.path in seen:
            self.assembly.report(
                "duplicate-fact",
                origin,
                f"samme faktum som i {seen[fact.path]}; sett påstandene under “claims” eller gi “number”",
                f"the same fact as in {seen[fact.path]}; put the claims under “claims” or give “number”",
            )
        seen[fact.path] = origin

    def _check_entity(self, item: EntityItem, origin: Origin) -> None:
        scheme = TYPE_SCHEMES.get(item.kind)
        if item.type is not None and scheme is None:
            self.assembly.report(
                "type", origin, f"{item.kind} har ingen “type”", f"a {item.kind} has no “type”"
            )
        elif scheme is not None:
            self.assembly.notation(scheme, item.type, origin)
        self.assembly.notation("postRole", item.role, origin)
        self.assembly.notation("unit", item.unit, origin)
        first = next((other for other in self.content.entities if other.id == item.id), item)
        if first is not item:
            self.assembly.report(
                "duplicate-id",
                origin,
                f"“{item.id}” er alt oppført i denne filen",
                f"“{item.id}” is already declared in this file",
            )

    def _entity_facts(self, item: EntityItem) -> Iterator[Fact]:
        yield Existence(
            entity=item.id,
            entity_kind=item.kind,
            type=item.type,
            aliases=tuple(sorted(item.aliases)),
            organisation=item.organisation,
            role=item.role,
            single_seat=item.single_seat,
            part_of=item.part_of,
            broader=item.broader,
            topic=item.topic,
            text=item.text,
            unit=item.unit,
            issued=item.issued,
        )
        for lang, text in (item.name or {}).items():
            yield Name(entity=item.id, text=text, lang=lang or None)

    def _name(self, item: NameItem, origin: Origin) -> Fact:
        self.assembly.notation("nameForm", item.form, origin)
        return Name(entity=item.entity, text=item.text, lang=item.lang, form=item.form)

    def _identifier(self, item: IdentifierItem, origin: Origin) -> Fact:
        self.assembly.notation("identifierScheme", item.scheme, origin)
        if item.scheme == "organisationNumber" and not valid_organisation_number(item.value):
            self.assembly.report(
                "control-digit",
                origin,
                f"organisasjonsnummeret {item.value} har feil kontrollsiffer",
                f"the organisation number {item.value} has a wrong control digit",
            )
        return Identifier(entity=item.entity, scheme=item.scheme, value=item.value)

    def _membership(self, item: MembershipItem, origin: Origin) -> Fact:
        post = self.assembly.declared.get(item.post or "")
        organisation = item.organisation or (post.organisation if post else None)
        if post and item.organisation not in (None, post.organisation):
            self.assembly.report(
                "post-organisation",
                origin,
                f"{item.post} er i {post.organisation}, ikke i {item.organisation}",
                f"{item.post} is in {post.organisation}, not in {item.organisation}",
            )
        role = item.role or (post.role if post else None)
        self.assembly.notation("postRole", role, origin)
        return Membership(
            member=item.member,
            organisation=organisation or "",
            post=item.post,
            role=role,
            acting=item.acting,
            number=item.number,
        )

    def _relation(self, item: RelationItem, origin: Origin) -> Fact:
        self.assembly.notation("relationType", item.type, origin)
        return Relation(subject=item.subject, type=item.type, object=item.object, number=item.number)

    def _change(self, item: ChangeItem, origin: Origin) -> Fact:
        self.assembly.notation("changeType", item.type, origin)
        return Change(
            type=item.type,
            originals=tuple(sorted(item.originals)),
            results=tuple(sorted(item.results)),
            continued=tuple(sorted(item.continued)),
            number=item.number,
        )

    def _solution_role(self, item: SolutionRoleItem, origin: Origin) -> Fact:
        self.assembly.notation("solutionRole", item.role, origin)
        return SolutionRole(actor=item.actor, role=item.role, solution=item.solution, number=item.number)

    def _participation(self, item: ParticipationItem, origin: Origin) -> Fact:
        self.assembly.notation("eventRole", item.role, origin)
        return Participation(
            event=item.event,
            participant=item.participant,
            role=item.role,
            on_behalf_of=item.on_behalf_of,
            post=item.post,
        )

    def _document_role(self, item: DocumentRoleItem, origin: Origin) -> Fact:
        self.assembly.notation("documentRole", item.role, origin)
        return DocumentRole(document=item.document, agent=item.agent, role=item.role)

    def _statement(self, item: StatementItem, origin: Origin) -> Fact:
        self.assembly.notation("mode", item.mode, origin)
        self.assembly.notation("speechAct", item.act, origin)
        for position in item.positions:
            self.assembly.notation("stance", position.stance, origin)
        fact = Statement(
            label=item.key,
            speaker=item.speaker,
            occasion=item.occasion,
            on_behalf_of=item.on_behalf_of,
            post=item.post,
            mode=item.mode,
            act=item.act,
            topics=tuple(item.topics),
            positions=tuple((position.proposition, position.stance) for position in item.positions),
            paraphrase=item.paraphrase,
        )
        self.statements[item.key] = fact
        return fact

    def _find_statement(self, key: str, origin: Origin) -> Statement | None:
        found = self.statements.get(key)
        if found is None:
            self.assembly.report(
                "unknown-statement",
                origin,
                f"ingen uttalelse “{key}” i filen",
                f"no statement “{key}” in this file",
            )
        return found

    def _figure(self, item: FigureItem, origin: Origin) -> Fact:
        self.assembly.notation("unit", item.unit, origin)
        self.assembly.notation("qualifier", item.qualifier, origin)
        self.assembly.notation("answerCategory", item.answer, origin)
        said = self._find_statement(item.statement, origin) if item.statement else None
        return Figure(
            label=item.key,
            source=item.source or self.content.source or "",
            indicator=item.indicator,
            population=item.population,
            answer=item.answer,
            survey=item.survey,
            value=item.value,
            unit=item.unit,
            qualifier=item.qualifier,
            period=PartialDate.parse(item.period).text if item.period != "unknown" else "unknown",
            claimed_by=item.claimed_by,
            about=tuple(item.about),
            statement=said.path if said else None,
            text=item.text,
        )

    def _reported_claim(self, item: ReportedClaimItem, origin: Origin) -> Fact:
        said = self._find_statement(item.statement, origin)
        return ReportedClaim(
            label=item.key,
            statement=said.path if said else "",
            occasion=said.occasion if said else None,
            claimed_by=item.by,
            about=tuple(item.about),
            paraphrase=item.paraphrase,
        )
