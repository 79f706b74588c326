"""The page put together: everything inline, nothing fetched, equal bytes for equal input."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from export.ontology.diagram import fact_kinds, kind_diagram, spine
from export.ontology.names import local, short
from export.ontology.queries import question_group, rule_groups
from export.ontology.reading import HEADER, Ontology, Term, read_ontology
from export.ontology.worked import AXIS, Worked
from export.viewer.bundle import bundle_modules, bundle_styles, content_policy, slim_script
from graph.files import ontology_folder
from graph.model.text import Text
from graph.vocabulary import AK

WEB = Path(__file__).parent / "web"
TOKENS = "tokens.css"
"""Colours and type of the map, which the page shares."""


def render_page(examples: Mapping[str, str], lang: str = "nb", worked: Worked | None = None) -> str:
    """Render the shipped ontology as one self-contained HTML page in both languages.

    Args:
        examples: Turtle snippets by local name of the term (`export.ontology.examples`).
        lang: The language shown first.
        worked: A fact of the data that is read aloud (`export.ontology.worked`); `None` leaves that out.

    Raises:
        AktorkartError: A file of the ontology cannot be read.
        BundleError: A script or style of the page cannot be put inline.
    """
    ontology = read_ontology(ontology_folder())
    words = page_texts()
    style = bundle_styles(WEB, (f"../../viewer/web/{TOKENS}", "page.css"))
    script = slim_script(bundle_modules(WEB, ("main.js",)))
    groups, (_, asked) = _groups(ontology), question_group()
    environment = Environment(
        loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("template.html").render(
        lang=lang,
        ontology=ontology,
        iri=str(HEADER),
        ak=AK.iri,
        axis=AXIS,
        words=words,
        t=both,
        w=lambda key: both(words[key]),
        short=short,
        href=partial(_href, _anchors(ontology)),
        definitions={one.name: one.definition for one in ontology.terms},
        examples=dict(examples),
        worked=worked,
        groups=groups,
        rules=rule_groups(),
        questions=asked,
        alignment=_alignment(ontology),
        spine={one: spine(ontology, one, words) for one in ("nb", "en")},
        kinds=[
            {one: kind_diagram(ontology, kind, one, words) for one in ("nb", "en")}
            for kind in fact_kinds(ontology)
        ],
        sections=_sections(ontology, groups, with_example=worked is not None),
        style=Markup(style),
        script=Markup(script),
        policy=Markup(content_policy([script], [style])),
    )


def _sections(
    ontology: Ontology, groups: list[tuple[str, list[Term]]], *, with_example: bool
) -> list[tuple[str, int]]:
    """The sections in their order, each with how much is in it; 0 is not shown."""
    return [
        ("model", 0),
        *([("reading", 0)] if with_example else []),
        *((key, len(terms)) for key, terms in groups),
        ("lists", len(ontology.lists)),
        *((key, len(cards)) for key, cards in rule_groups()),
        ("shapes", len(ontology.shapes)),
        ("questions", len(question_group()[1])),
        ("alignment", 0),
        ("prefixes", 0),
    ]


def page_texts() -> dict[str, Text]:
    """The words of the page itself, by key."""
    return {key: Text.of(text) for key, text in json.loads(_file(WEB / "texts.json")).items()}


def both(text: Text) -> Markup:
    """A text in both languages, of which the style sheet shows one."""
    if text.nb == text.en:
        return escape(text.nb)
    return Markup('<span lang="nb">{}</span><span lang="en">{}</span>').format(text.nb, text.en)


def _file(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _anchors(ontology: Ontology) -> frozenset[str]:
    """The local names that have a place on the page."""
    names = {one.name for one in ontology.terms}
    names |= {one.name for one in ontology.lists} | {one.name for one in ontology.shapes}
    names |= {entry.name for one in ontology.lists for entry in one.entries}
    return frozenset(names)


def _href(anchors: frozenset[str], iri: str) -> str:
    """Where a term is explained: on this page when it is our own."""
    return f"#{name}" if (name := local(iri)) in anchors else iri


def _groups(ontology: Ontology) -> list[tuple[str, list[Term]]]:
    """The terms by what they are."""
    groups: dict[str, list[Term]] = {"classes": [], "properties": [], "derived": [], "annotations": []}
    for term in ontology.terms:
        if "owl:Class" in term.types:
            groups["classes"].append(term)
        elif term.derived:
            groups["derived"].append(term)
        elif {"owl:ObjectProperty", "owl:DatatypeProperty"} & set(term.types):
            groups["properties"].append(term)
        else:
            groups["annotations"].append(term)
    return list(groups.items())


def _alignment(ontology: Ontology) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Our terms and entries beside the published ones that they are below or near, by vocabulary."""
    linked = [(one.iri, one.links) for one in ontology.terms]
    linked += [(entry.iri, entry.links) for one in ontology.lists for entry in one.entries]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for iri, links in linked:
        for link in (one for one in links if not local(one.to)):
            name = short(link.to)
            space = name.partition(":")[0] if name != link.to else link.to.rpartition("/")[0]
            found.setdefault(space, []).append((iri, link.relation, link.to))
    return sorted(found.items())
