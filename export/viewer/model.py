"""The view model of a network: what the page is given, in the form of `export.viewer.contract`."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from export.viewer.contract import (
    Counts,
    Edge,
    Fact,
    Labels,
    Localised,
    Name,
    Node,
    Opening,
    Parent,
    View,
)
from export.viewer.convert import (
    SeriesKey,
    both,
    claim_of,
    day_number,
    series_key,
    series_of,
    source_of,
    spans,
)
from export.viewer.groups import FOLDED_AWAY, viewer_groups
from export.viewer.layout import Known, Layout, positions
from graph.network.network import Network
from graph.network.ties import tie_label
from graph.network.views import EntityView, FactView, Tie
from graph.query.answers import STATUS_WORDS

YEARS_SHOWN = 25
"""How far back the time slider reaches at most."""

GROUP_OF_TYPE = {
    "ministry": "government",
    "government": "government",
    "agency": "agency",
    "organisational-unit": "agency",
    "county": "county",
    "municipality": "municipality",
    "interest-organisation": "organisation",
    "professional-organisation": "organisation",
    "council": "organisation",
    "collaboration-body": "organisation",
    "programme": "organisation",
    "company": "company",
    "state-owned-company": "company",
    "vendor": "company",
    "consultancy": "company",
}
GROUP_OF_KIND = {
    "person": "person",
    "event": "event",
    "document": "document",
    "survey": "document",
    "solution": "solution",
    "topic": "topic",
    "proposition": "proposition",
    "place": "place",
    "unit": "agency",
}
PLAIN_KINDS = {
    "topic": Localised(nb="tema", en="topic"),
    "proposition": Localised(nb="standpunkt", en="proposition"),
}
"""The reader's words for kinds whose names in the ontology are made for who codes texts."""
TYPE_SCHEMES = ("actorType", "solutionType", "documentType", "eventType", "placeType", "entityKind")
NAME_ORDER = ("short", "abbreviation", "official", "alias", "inflected", "misprint")


SPOKEN = frozenset({"statement", "reportedClaim", "figure"})
SPOKEN_PULL = 0.35
"""What was said draws things together less than posts, ownership and events do."""
NEARLY_ALL = 0.75
"""Share of a former county's municipalities that makes one county its successor, beside which it lies."""


@dataclass(frozen=True, slots=True)
class Start:
    """How the page opens.

    Attributes:
        focus: Compact id of the actor to open on.
        hops: How far around it.
    """

    focus: str
    hops: int = 1


def view_model(
    network: Network,
    *,
    day: date | None = None,
    lang: str = "nb",
    texts: Mapping[str, str] | None = None,
    start: Start | None = None,
    known: Known | None = None,
) -> View:
    """The view model of a network.

    Args:
        network: The network.
        day: The day that the page opens on; default the reference date.
        lang: The language that it opens in.
        texts: Texts of sources, by source: their passages are put into the page.
        start: The actor that it opens on.
        known: Positions of an earlier map, by entity, that the layout starts from.
    """
    return _Maker(network, texts or {}, known or {}).view(day, lang, start)


class _Maker:
    """Makes one view model."""

    def __init__(self, network: Network, texts: Mapping[str, str], known: Known) -> None:
        self.network = network
        self.texts = texts
        self.known = known
        self.areas = self._areas()
        self.nodes = [view for view in network.entities.values() if self._is_shown(view)]
        self.index = {view.id: number for number, view in enumerate(self.nodes)}
        self.sources = {source: number for number, source in enumerate(network.sources)}
        self.facts: dict[str, int] = {}
        self.series: dict[SeriesKey, int] = {}
        self.ties = [
            tie
            for tie in network.ties
            if tie.a in self.index and tie.b in self.index and tie.tie != "governsArea"
        ]

    def _areas(self) -> dict[str, str]:
        """The organisation that governs each area: the two are one node on the map."""
        facts = (fact for fact in self.network.facts.values() if fact.value("relationType") == "governsArea")
        return {fact.role("object") or "": fact.role("subject") or "" for fact in facts}

    def _is_shown(self, view: EntityView) -> bool:
        return self.network.is_node(view.id) and view.id not in self.areas

    def view(self, day: date | None, lang: str, start: Start | None) -> View:
        """Put the whole model together."""
        network = self.network
        parents = [self._parents(view) for view in self.nodes]
        nodes = self._nodes(parents)
        edges = [self._edge(number) for number in range(len(self.ties))]
        facts = [self._fact(network.facts[path]) for path in self.facts]
        reference = network.release.reference
        return View(
            schema=1,
            title=both(network.release.title),
            subtitle=Localised(
                nb="Hvem som bestemmer, eier, driver og mener hva – og hvordan vi vet det",
                en="Who decides, owns, runs and says what – and how we know",
            ),
            referenceDay=day_number(reference),
            minDay=self._first_day(),
            maxDay=day_number(reference),
            buildHash=network.release.content[:12],
            counts=Counts(
                entities=len(network.entities),
                facts=len(network.facts),
                claims=len({claim.path for fact in network.facts.values() for claim in fact.claims}),
                sources=len(network.sources),
            ),
            groups=viewer_groups(),
            kinds=self._kinds(),
            statusLabels={
                key: Localised(nb=nb, en=STATUS_WORDS["en"][key]) for key, nb in STATUS_WORDS["nb"].items()
            },
            supportLabels=self._labels("support"),
            certaintyLabels=self._labels("certainty"),
            citationLabels=self._labels("citation"),
            interestLabels=self._labels("interest"),
            nodes=nodes,
            edges=edges,
            facts=facts,
            sources=[source_of(source) for source in network.sources.values()],
            series=[series_of(network, key) for key in self.series],
            opening=Opening(
                day=day_number(day or reference),
                lang=lang,
                focus=self.index.get(start.focus) if start else None,
                hops=start.hops if start else 1,
                off=list(FOLDED_AWAY),
            ),
        )

    def _first_day(self) -> int:
        """The first of January of the year in which the first dated tie begins, at most 25 years back."""
        reference = self.network.release.reference
        begun = [tie.fact.bounds.latest_start for tie in self.ties if tie.fact.bounds.latest_start]
        year = max(min((day.year for day in begun), default=reference.year), reference.year - YEARS_SHOWN)
        return day_number(date(year, 1, 1))

    def _kinds(self) -> Labels:
        found: Labels = {}
        for scheme in TYPE_SCHEMES:
            for notation in sorted(self.network.lists.notations().get(scheme, ())):
                found.setdefault(notation, both(self.network.lists.label(scheme, notation)))
        found.update(PLAIN_KINDS)
        return found

    def _labels(self, scheme: str) -> Labels:
        notations = sorted(self.network.lists.notations().get(scheme, ()))
        return {notation: both(self.network.lists.label(scheme, notation)) for notation in notations}

    def _parents(self, view: EntityView) -> list[Parent]:
        """The counties that a municipality has lain in, the latest first."""
        if view.type != "municipality":
            return []
        areas = [area for area, body in self.areas.items() if body == view.id]
        within = [
            fact
            for area in areas
            for fact in self.network.facts_about(area)
            if fact.value("relationType") == "within" and fact.role("subject") == area
        ]
        within.sort(key=lambda fact: fact.bounds.latest_start or date.min, reverse=True)
        found = []
        for fact in within:
            county = self.areas.get(fact.role("object") or "")
            if county in self.index and county != view.id:
                bounds, presumed = spans(fact.bounds)
                found.append(Parent(node=self.index[county], b=bounds, p=presumed))
        return found

    def _nodes(self, parents: list[list[Parent]]) -> list[Node]:
        order = [group["id"] for group in viewer_groups()]
        degree = [0] * len(self.nodes)
        for tie in self.ties:
            degree[self.index[tie.a]] += 1
            degree[self.index[tie.b]] += 1
        groups = [_group(view) for view in self.nodes]
        sizes = [round(7.0 + 1.5 * count**0.5, 1) for count in degree]
        drawn = [tie for tie in self.ties if not self._within_territory(tie)]
        layout = Layout(
            ids=[view.id for view in self.nodes],
            edges=[(self.index[tie.a], self.index[tie.b]) for tie in drawn],
            family=[order.index(group) for group in groups],
            parent=[found[0]["node"] if found else None for found in parents],
            weight=[1.0 + count / 8.0 for count in degree],
            pull=[SPOKEN_PULL if tie.fact.kind in SPOKEN else 1.0 for tie in drawn],
            near=self._near(parents),
        )
        places = positions(layout, self.known)
        return [
            self._node(
                view, groups[number], places[number][0], places[number][1], sizes[number], parents[number]
            )
            for number, view in enumerate(self.nodes)
        ]

    def _within_territory(self, tie: Tie) -> bool:
        """Whether a tie joins municipalities and counties to each other: these lie in rows."""
        kinds = {_group(self.network.entities[end]) for end in (tie.a, tie.b)}
        return kinds <= {"county", "municipality"}

    def _near(self, parents: list[list[Parent]]) -> list[list[int]]:
        """For each county that is gone, the counties of today where its municipalities or successors lie.

        Where almost all its municipalities went to one county, only that one counts.
        """
        near: list[Counter[int]] = [Counter() for _ in self.nodes]
        today = {number for number, view in enumerate(self.nodes) if not self._is_gone(view)}
        for found in parents:
            lasting = {parent["node"] for parent in found} & today
            for parent in found:
                if parent["node"] not in today:
                    near[parent["node"]].update(lasting)
        beside = [_mostly(counts) for counts in near]
        after = [
            (self.index[tie.a], self.index[tie.b])
            for tie in self.ties
            if tie.tie == "became" and _group(self.network.entities[tie.a]) == "county"
        ]
        for former, view in enumerate(self.nodes):
            if _group(view) == "county" and former not in today and not beside[former]:
                beside[former] = _reached(former, after) & today
        return [
            sorted(others) if not any(self._overlap(former, other) for other in others) else []
            for former, others in enumerate(beside)
        ]

    def _overlap(self, former: int, later: int) -> bool:
        """Whether two nodes existed at one time: then they need a place each."""
        end = self.nodes[former].existence.bounds.earliest_end
        start = self.nodes[later].existence.bounds.latest_start
        return end is None or start is None or start < end

    def _is_gone(self, view: EntityView) -> bool:
        """Whether an entity ended before the reference date."""
        end = view.existence.bounds.latest_end
        return end is not None and end <= self.network.release.reference

    def _node(
        self, view: EntityView, group: str, x: float, y: float, size: float, parents: list[Parent]
    ) -> Node:
        own = [view.id, *(area for area, body in self.areas.items() if body == view.id)]
        facts = [fact for entity in own for fact in self.network.facts_about(entity)]
        shown = dict.fromkeys(fact.path for fact in facts)
        bounds, presumed = spans(view.existence.bounds)
        numbers = [fact.value("identifier") or "" for fact in facts if fact.kind == "identification"]
        return Node(
            id=view.id,
            group=group,
            kind=view.type or view.kind,
            x=float(x),
            y=float(y),
            size=size,
            parent=parents[0]["node"] if parents else None,
            parents=parents,
            names=self._names(view.id),
            ids=list(dict.fromkeys(numbers)),
            b=bounds,
            p=presumed,
            facts=[self._fact_index(path) for path in shown],
        )

    def _names(self, entity: str) -> list[Name]:
        names = sorted(self.network.naming.all(entity), key=lambda name: NAME_ORDER.index(name.form))
        return [
            Name(
                t=name.text,
                lang=name.lang,
                form=name.form,
                b=spans(name.bounds)[0],
                p=spans(name.bounds)[1],
            )
            for name in names
        ]

    def _fact_index(self, path: str) -> int:
        return self.facts.setdefault(path, len(self.facts))

    def _series(self, fact: FactView) -> int | None:
        """The number of the series of a figure: the same thing counted of the same kind of subject."""
        key = series_key(fact)
        return None if key is None else self.series.setdefault(key, len(self.series))

    def _edge(self, number: int) -> Edge:
        tie = self.ties[number]
        return Edge(
            a=self.index[tie.a],
            b=self.index[tie.b],
            tie=tie.tie,
            label=both(tie_label(tie, self.network.lists)),
            fact=self._fact_index(tie.fact.path),
        )

    def _fact(self, fact: FactView) -> Fact:
        bounds, presumed = spans(fact.bounds)
        note = next((claim.note for claim in fact.claims if claim.note), None)
        return Fact(
            id=fact.path,
            kind=fact.kind,
            label=both(fact.label),
            text=both(fact.text) if fact.text else None,
            occurs=fact.happened,
            b=bounds,
            p=presumed,
            start=fact.start,
            end=fact.end or None,
            certainty=fact.certainty,
            support=fact.support,
            note=both(note) if note else None,
            claims=[claim_of(claim, self.sources, self.texts) for claim in fact.claims],
            series=self._series(fact),
            value=fact.value("obsValue") if fact.kind == "figure" else None,
        )


def _mostly(counts: Counter[int]) -> set[int]:
    """What is counted; only the first where it has nearly all of it."""
    (most, number), *rest = counts.most_common() or [(-1, 0)]
    if rest and number >= NEARLY_ALL * counts.total():
        return {most}
    return set(counts)


def _reached(start: int, steps: list[tuple[int, int]]) -> set[int]:
    """All that is reached from a start by some steps."""
    found: set[int] = set()
    edge = {start}
    while edge:
        found |= edge
        edge = {b for a, b in steps if a in edge} - found
    return found - {start}


def _group(view: EntityView) -> str:
    return GROUP_OF_TYPE.get(view.type or "", GROUP_OF_KIND.get(view.kind, "other"))
