"""The diagrams as inline SVG, drawn from the shapes: the spine of the model, and what each fact ties."""

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from export.ontology.names import local, short
from export.ontology.reading import Ontology
from graph.model.text import Text
from graph.vocabulary import AK


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what a kind of fact names.

    Attributes:
        path: IRI of the property.
        kinds: Labels of the kinds of entity that it may be; empty for any.
        required: Whether every such fact names one.
    """

    path: str
    kinds: tuple[Text, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact with its roles.

    Attributes:
        iri: Its class.
        roles: Whom and what it ties, those first that it always has.
    """

    iri: str
    roles: tuple[Role, ...]


def fact_kinds(ontology: Ontology) -> tuple[FactKind, ...]:
    """The kinds of fact and the roles that the shapes give them."""
    allowed = {path: one.kinds for one in ontology.shapes for path in one.objects}
    found = []
    for iri in ontology.fact_classes:
        roles: dict[str, Role] = {}
        for rule in (rule for one in ontology.shapes for rule in one.rules if iri in rule.classes):
            for path in rule.paths[:1]:
                if path in allowed:
                    kinds = tuple(ontology.labels[kind] for kind in allowed[path])
                    needed = rule.required or (path in roles and roles[path].required)
                    roles[path] = Role(path, kinds, needed)
        order = sorted(roles.values(), key=lambda role: (not role.required, short(role.path)))
        if order:
            found.append(FactKind(iri, tuple(order)))
    return tuple(found)


def _box(x: int, y: int, width: int, height: int, lines: tuple[str, ...], name: str) -> str:
    """A box with a heading and lines below it."""
    parts = [f'<rect class="box {name}" x="{x}" y="{y}" width="{width}" height="{height}" rx="8"/>']
    for index, line in enumerate(lines):
        kind = "head" if index == 0 else "code"
        parts.append(
            f'<text class="{kind}" x="{x + width // 2}" y="{y + 22 + 19 * index}">{escape(line)}</text>'
        )
    return "".join(parts)


def _arrow(x1: int, y1: int, x2: int, y2: int, label: str, at: tuple[int, int]) -> str:
    return (
        f'<path class="edge" marker-end="url(#tip)" d="M{x1} {y1}L{x2} {y2}"/>'
        f'<text class="code edge-label" x="{at[0]}" y="{at[1]}">{escape(label)}</text>'
    )


def spine(ontology: Ontology, lang: str, words: dict[str, Text]) -> Markup:
    """Entity, fact with its bounds, claim, evidence and source.

    Args:
        ontology: For the labels of its terms.
        lang: `nb` or `en`.
        words: Texts of the page.
    """

    def called(name: str) -> str:
        """The label of a term."""
        return ontology.labels[AK(name).value].in_language(lang)

    word = {key: text.in_language(lang) for key, text in words.items()}
    bounds = (
        "earliestStart – latestStart",
        "earliestEnd – latestEnd",
        "presumedFrom – presumedTo",
        "support",
    )
    claim = (f"{called('Claim')} · ak:Claim", "statedStart, statedEnd", "attestedIn, certainty")
    parts = [
        _box(10, 8, 180, 54, (word["entity"], "ak:kind"), "entity"),
        _box(250, 8, 180, 54, (word["entity"], "ak:kind"), "entity"),
        _arrow(150, 118, 100, 66, word["roles"], (78, 98)),
        _arrow(290, 118, 340, 66, word["roles"], (362, 98)),
        _box(60, 118, 320, 110, (f"{called('Fact')} · ak:Fact", *bounds), "fact"),
        _arrow(220, 276, 220, 232, "ak:about", (264, 258)),
        '<rect class="box claim" x="68" y="284" width="320" height="74" rx="8"/>',
        _box(60, 276, 320, 74, claim, "claim"),
        _arrow(130, 350, 95, 408, "ak:evidence", (58, 386)),
        _arrow(310, 358, 345, 408, "dct:source", (384, 386)),
        _box(8, 412, 176, 54, (word["evidence"], "oa:SpecificResource"), "evidence"),
        _box(290, 412, 142, 54, (called("Source"), "ak:Source"), "evidence"),
        _arrow(184, 439, 286, 439, "hasSource", (235, 430)),
    ]
    return _svg("spine", lang, 440, 474, word["spine"], word["spine-text"], parts)


def kind_diagram(ontology: Ontology, kind: FactKind, lang: str, words: dict[str, Text]) -> Markup:
    """One kind of fact and its roles; a broken line for what need not be there."""
    name = _label(ontology, kind.iri, lang)
    anywhere = words["any-entity"].in_language(lang)
    height = max(58 * len(kind.roles) + 8, 70)
    middle = height // 2
    parts = [_box(4, middle - 26, 148, 52, (name, short(kind.iri)), "fact")]
    told = []
    for index, role in enumerate(kind.roles):
        y = 8 + 58 * index + 24 + (height - 58 * len(kind.roles) - 8) // 2
        kinds = ", ".join(one.in_language(lang) for one in role.kinds) or anywhere
        shown = kinds if len(kinds) <= 34 else f"{kinds[:33].rsplit(',', 1)[0]} …"
        line = "edge" if role.required else "edge optional"
        parts.append(
            f'<path class="{line}" d="M152 {middle}C175 {middle} 170 {y} 192 {y}"/>'
            + f'<rect class="box entity" x="192" y="{y - 24}" width="224" height="48" rx="8"/>'
            + f'<text class="code" x="304" y="{y - 5}">{escape(short(role.path))}</text>'
            + f'<text class="small" x="304" y="{y + 14}">{escape(shown)}</text>'
        )
        told.append(f"{short(role.path)}: {kinds}" + ("" if role.required else f" ({_may(lang)})"))
    return _svg(f"kind-{_slug(kind.iri)}", lang, 420, height, name, "; ".join(told), parts)


def _may(lang: str) -> str:
    return "optional" if lang == "en" else "valgfri"


def _slug(iri: str) -> str:
    return short(iri).replace(":", "-")


def _label(ontology: Ontology, iri: str, lang: str) -> str:
    """The label of a class; of a published one that of the kind of fact as its shape tells."""
    if iri in ontology.labels:
        return ontology.labels[iri].in_language(lang)
    published = {
        "org:Membership": Text("medlemskap", "membership"),
        "org:ChangeEvent": Text("endring", "change"),
        "qb:Observation": Text("tall", "figure"),
    }
    return published.get(short(iri), Text.of(local(iri) or short(iri))).in_language(lang)


def _svg(name: str, lang: str, width: int, height: int, title: str, told: str, parts: list[str]) -> Markup:
    """An SVG picture with its text alternative; everything in it is escaped above."""
    ident = f"{name}-{lang}"
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    ).replace("tip", f"tip-{ident}", 1)
    body = "".join(parts).replace("url(#tip)", f"url(#tip-{ident})")
    return Markup(
        f'<svg class="diagram" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{ident}-title {ident}-desc" lang="{lang}">'
        f'<title id="{ident}-title">{escape(title)}</title><desc id="{ident}-desc">{escape(told)}</desc>'
        f"{tip}{body}</svg>"
    )
