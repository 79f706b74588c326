"""The page put together: everything inline, nothing fetched, equal bytes for equal input."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from export.ontology.diagram import fact_kinds, kind_diagram, spine
from export.ontology.names import local, short
from export.ontology.reading import HEADER, Ontology, Term, read_ontology
from export.viewer.bundle import content_policy, inline_safe
from graph.check.rules import rules
from graph.files import ontology_folder
from graph.model.text import Text
from graph.query.questions import questions
from graph.time.rulefiles import rule_files

WEB = Path(__file__).parent / "web"
TOKENS = WEB.parent.parent / "viewer" / "web" / "tokens.css"


@dataclass(frozen=True, slots=True)
class Query:
    """A rule or question on the page.

    Attributes:
        name: Name of its file.
        title: What it finds or makes.
        text: More on it.
        sparql: The query as it stands in its file.
    """

    name: str
    title: Text
    text: Text | None
    sparql: str


def render_page(examples: Mapping[str, str], lang: str = "nb") -> str:
    """Render the shipped ontology as one self-contained HTML page in both languages.

    Args:
        examples: Turtle snippets by local name of the term (`export.ontology.examples`).
        lang: The language shown first.

    Raises:
        AktorkartError: A file of the ontology cannot be read.
    """
    ontology = read_ontology(ontology_folder())
    words = page_texts()
    style = inline_safe(_file(TOKENS) + _file(WEB / "page.css"), "style")
    script = inline_safe(_file(WEB / "page.js"), "script")
    groups, queries = _groups(ontology), _queries()
    middle = [key for key, _ in groups]
    after = [key for key, _ in queries]
    environment = Environment(
        loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    anchors = _anchors(ontology)
    return environment.get_template("template.html").render(
        lang=lang,
        ontology=ontology,
        iri=str(HEADER),
        words=words,
        t=both,
        w=lambda key: both(words[key]),
        short=short,
        href=partial(_href, anchors),
        examples=dict(examples),
        groups=groups,
        queries=queries,
        alignment=_alignment(ontology),
        spine={one: spine(ontology, one, words) for one in ("nb", "en")},
        kinds=[
            {one: kind_diagram(ontology, kind, one, words) for one in ("nb", "en")}
            for kind in fact_kinds(ontology)
        ],
        sections=["about", "model", *middle, "lists", "alignment", "axioms", "shapes", *after],
        style=Markup(style),
        script=Markup(script),
        policy=Markup(content_policy([script], [style])),
    )


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


def _alignment(ontology: Ontology) -> list[tuple[str, str, str]]:
    """Our terms and entries beside the published ones that they are below or near."""
    linked = [(one.iri, one.links) for one in ontology.terms]
    linked += [(entry.iri, entry.links) for one in ontology.lists for entry in one.entries]
    return [(iri, link.relation, link.to) for iri, links in linked for link in links if not local(link.to)]


def _queries() -> list[tuple[str, list[Query]]]:
    """Rules across facts, the rules of a day and those of what follows, and the questions."""
    made = [
        (folder, [Query(one.name, one.title, one.explanation, one.sparql) for one in rule_files(folder)])
        for folder in ("state", "inference")
    ]
    return [
        ("rules", [Query(one.name, Text.of(one.name), one.message, one.sparql) for one in rules()]),
        *made,
        ("questions", [Query(one.name, one.title, None, one.body) for one in questions().values()]),
    ]
