"""A small builder of view models for the tests, so that a test names things instead of counting indices."""

import math
from datetime import date

import networkx as nx

from export.viewer.contract import (
    Bounds,
    Claim,
    Counts,
    Edge,
    Fact,
    Labels,
    Localised,
    Name,
    Node,
    Parent,
    Place,
    Presumed,
    Source,
    View,
)
from export.viewer.groups import viewer_groups

EPOCH = date(1970, 1, 1)
UNKNOWN: Bounds = [None, None, None, None]
NEVER: Presumed = [None, None]


def day(text: str) -> int:
    """Return an ISO date as days since 1970-01-01."""
    return (date.fromisoformat(text) - EPOCH).days


def both(nb: str, en: str | None = None) -> Localised:
    """Return a text in both languages; English defaults to the Norwegian one."""
    return Localised(nb=nb, en=nb if en is None else en)


def _first_day(text: str) -> int:
    """Return the first day of a date, month or year."""
    return day(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])


def _last_day(text: str) -> int:
    """Return the last day of a date, month or year."""
    if len(text) == 10:
        return day(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return (date(year + month // 12, month % 12 + 1, 1) - EPOCH).days - 1


def bounds(start: str | None, end: str | None) -> Bounds:
    """Return the four bounds of a period with authored ends; `ongoing` and None leave the end open."""
    low, high = (_first_day(start), _last_day(start)) if start else (None, None)
    dated = end if end not in (None, "ongoing") else None
    early, late = (_first_day(dated), _last_day(dated)) if dated else (None, None)
    if early is None and low is not None:
        early = low + 1
    if high is None and late is not None:
        high = late - 1
    return [low, high, early, late]


class ViewBuilder:
    """Collects nodes, facts and ties, and lays them out in a simple, repeatable way."""

    def __init__(self, reference: str, first: str) -> None:
        """Start an empty view for a reference date and a first day of the slider."""
        self.reference = day(reference)
        self.first = day(first)
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.facts: list[Fact] = []
        self.sources: list[Source] = []
        self.index: dict[str, int] = {}

    def node(
        self,
        node_id: str,
        group: str,
        kind: str,
        *names: Name,
        ids: tuple[str, ...] = (),
        life: tuple[str | None, str | None] = (None, None),
        parents: tuple[tuple[str, str | None, str | None], ...] = (),
    ) -> int:
        """Add an entity and return its index."""
        index = len(self.nodes)
        self.index[node_id] = index
        self.nodes.append(
            Node(
                id=node_id,
                group=group,
                kind=kind,
                x=0.0,
                y=0.0,
                size=8.0,
                facts=[],
                names=list(names),
                ids=list(ids),
                parent=self.index[parents[0][0]] if parents else None,
                parents=[
                    Parent(node=self.index[owner], b=bounds(*span), p=self.presumed(*span))
                    for owner, *span in parents
                ],
                b=bounds(*life),
                p=self.presumed(*life),
            )
        )
        return index

    def presumed(self, start: str | None, end: str | None) -> Presumed:
        """Return the presumed period: from the start to the reference date when it is ongoing."""
        if end != "ongoing":
            return [None, None]
        return (
            [_last_day(start) if start else None, self.reference + 1]
            if start
            else [self.first, self.reference + 1]
        )

    def name(
        self,
        text: str,
        start: str | None = None,
        end: str | None = None,
        *,
        form: str = "official",
        lang: str | None = "nb",
    ) -> Name:
        """Return a name with its period."""
        return Name(t=text, lang=lang, form=form, b=bounds(start, end), p=self.presumed(start, end))

    def source(self, source: Source) -> int:
        """Add a source and return its index."""
        self.sources.append(source)
        return len(self.sources) - 1

    def fact(
        self,
        kind: str,
        label: Localised,
        owners: list[str],
        claims: list[Claim],
        *,
        start: str | None = None,
        end: str | None = None,
        occurs: bool = False,
        support: str = "singleSource",
        text: Localised | None = None,
        note: Localised | None = None,
        ties: tuple[tuple[str, str, str, Localised], ...] = (),
    ) -> int:
        """Add a fact with its ties `(a, tie, b, label)` and return its index."""
        index = len(self.facts)
        self.facts.append(
            Fact(
                id=f"fact/{index:04d}",
                kind=kind,
                label=label,
                text=text,
                occurs=occurs,
                b=bounds(start, end),
                p=[None, None] if occurs else self.presumed(start, end),
                start=start,
                end=end,
                certainty=claims[0]["certainty"] if claims else "stated",
                support=support,
                note=note,
                claims=claims,
            )
        )
        for owner in owners:
            self.nodes[self.index[owner]]["facts"].append(index)
        for a, tie, b, words in ties:
            self.edges.append(Edge(a=self.index[a], b=self.index[b], tie=tie, label=words, fact=index))
        return index

    def first_name(self, node_id: str) -> str:
        """Return the first of an entity's names."""
        return self.nodes[self.index[node_id]]["names"][0]["t"]

    def link(
        self,
        kind: str,
        a: str,
        tie: str,
        b: str,
        words: Localised,
        claims: list[Claim],
        *,
        start: str | None = None,
        end: str | None = None,
        occurs: bool = False,
        support: str = "singleSource",
        text: Localised | None = None,
        note: Localised | None = None,
    ) -> int:
        """Add a fact that is one tie, labelled by its two names and the words between them."""
        names = self.first_name(a), self.first_name(b)
        label = both(f"{names[0]} {words['nb']} {names[1]}", f"{names[0]} {words['en']} {names[1]}")
        return self.fact(
            kind, label, [a, b], claims, ties=((a, tie, b, words),),
            start=start, end=end, occurs=occurs, support=support, text=text, note=note,
        )  # fmt: skip

    def _layout(self) -> None:
        """Place the largest component by a seeded spring layout, the rest in a strip, folds in spirals."""
        outer = [index for index, node in enumerate(self.nodes) if node["parent"] is None]
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(outer)
        tops = [index if node["parent"] is None else node["parent"] for index, node in enumerate(self.nodes)]
        graph.add_edges_from((tops[edge["a"]], tops[edge["b"]]) for edge in self.edges)
        parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
        places = nx.spring_layout(graph.subgraph(parts[0]), seed=3, k=0.42, iterations=300)
        rest = sorted(index for part in parts[1:] for index in part)
        for index, (x, y) in places.items():
            self._put(index, float(x) * 900, float(y) * 640)
        for step, index in enumerate(rest):
            self._put(index, -800.0 + 180 * (step % 9), 760.0 + 90 * (step // 9))
        for index in outer:
            self.nodes[index]["size"] = round(6 + 2.8 * math.sqrt(graph.degree[index]), 1)
        self._spirals()

    def _put(self, index: int, x: float, y: float) -> None:
        """Place a node."""
        self.nodes[index]["x"], self.nodes[index]["y"] = round(x, 1), round(y, 1)

    def _spirals(self) -> None:
        """Place what folds in a spiral around its parent."""
        counts: dict[int, int] = {}
        for node in self.nodes:
            if (parent := node["parent"]) is None:
                continue
            counts[parent] = step = counts.get(parent, 0) + 1
            radius, turn = 26 + 17 * math.sqrt(step), step * 2.399963
            centre = self.nodes[parent]
            node["x"] = round(centre["x"] + radius * math.cos(turn), 1)
            node["y"] = round(centre["y"] + radius * math.sin(turn), 1)
            node["size"] = 6.0

    def view(self, title: Localised, subtitle: Localised, kinds: Labels, labels: dict[str, Labels]) -> View:
        """Return the finished view model."""
        self._layout()
        counts = Counts(
            entities=len(self.nodes),
            facts=len(self.facts),
            sources=len(self.sources),
            claims=sum(len(fact["claims"]) for fact in self.facts),
        )
        return View(
            schema=1,
            title=title,
            subtitle=subtitle,
            referenceDay=self.reference,
            minDay=self.first,
            maxDay=self.reference,
            buildHash="0123456789ab",
            counts=counts,
            groups=viewer_groups(),
            kinds=kinds,
            statusLabels=labels["status"],
            supportLabels=labels["support"],
            certaintyLabels=labels["certainty"],
            citationLabels=labels["citation"],
            interestLabels=labels["interest"],
            nodes=self.nodes,
            edges=self.edges,
            facts=self.facts,
            sources=self.sources,
        )


def place(**given: str | int | list[int]) -> Place:
    """Return a place in a source with only the given parts set."""
    empty = Place(
        heading=None,
        paragraph=None,
        line=None,
        before=None,
        after=None,
        at=None,
        row=None,
        chars=None,
        text=None,
    )
    return {**empty, **given}  # type: ignore[typeddict-item]


def claim(
    source: int,
    *places: Place,
    start: str | None = None,
    end: str | None = None,
    certainty: str = "stated",
    attested: tuple[str, ...] = (),
    title: str | None = None,
    preferred: bool = False,
    conflict: str | None = None,
) -> Claim:
    """Return one source's claim."""
    return Claim(
        source=source,
        certainty=certainty,
        start=start,
        end=end,
        attested=list(attested),
        title=title,
        preferred=preferred,
        conflict=conflict,
        note=None,
        places=list(places),
    )
