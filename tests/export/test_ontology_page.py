"""The ontology's page is whole: every term in both languages, every link resolves, nothing fetched."""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from export.ontology.diagram import fact_kinds
from export.ontology.examples import examples
from export.ontology.names import short
from export.ontology.page import page_texts, render_page
from export.ontology.reading import read_ontology
from graph.files import ontology_folder
from graph.kart import Kart, load
from graph.query.questions import questions
from graph.vocabulary import AK

ONTOLOGY = ontology_folder()


@lru_cache
def graph() -> Graph:
    """All Turtle of the ontology."""
    found = Graph()
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        found.parse(path)
    return found


@lru_cache
def tree() -> etree._Element:
    """The page as an independent parser reads it."""
    return etree.fromstring(render_page({}).encode(), etree.HTMLParser(encoding="utf-8"))


def words(element: etree._Element, lang: str) -> str:
    """The text of an element in one language."""
    return " ".join(str(text) for text in element.xpath(f'.//span[@lang="{lang}"]/text()'))


def test_parses_without_an_error() -> None:
    """No unclosed element, no unknown attribute, no id twice."""
    parser = etree.HTMLParser(recover=True)
    page = etree.fromstring(render_page({}).encode(), parser)
    told = [error.message for error in parser.error_log if error.type_name != "HTML_UNKNOWN_TAG"]
    assert told == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_term_has_its_anchor_and_texts() -> None:
    """Terms, entries of lists and lists stand under their local name, with label and definition in both."""
    missing = []
    for subject, said in graph().subject_objects(SKOS.definition):
        name = str(subject).removeprefix(AK.iri)
        place = tree().xpath(f'//*[@id="{name}"]')
        labels = [*graph().objects(subject, RDFS.label), *graph().objects(subject, SKOS.prefLabel)]
        for text in [said, *labels]:
            shown = " ".join("".join(place[0].itertext()).split()) if place else ""
            if not isinstance(text, Literal) or " ".join(str(text).split()) not in shown:
                missing.append((name, str(text)))
    assert missing == []


def test_every_sentence_of_a_shape_is_there() -> None:
    """Each named shape has an anchor; each message stands on the page in its language."""
    named = {
        str(one).removeprefix(AK.iri)
        for kind in (SH.NodeShape, SH.PropertyShape)
        for one in graph().subjects(RDF.type, kind)
        if isinstance(one, URIRef)
    }
    assert named - set(tree().xpath("//@id")) == set()
    for lang in ("nb", "en"):
        shown = words(tree(), lang)
        messages = {
            str(one) for one in graph().objects(None, SH.message) if getattr(one, "language", "") == lang
        }
        assert {
            one for one in messages if one not in shown and one not in "".join(tree().itertext())
        } == set()


def test_every_internal_link_resolves() -> None:
    """A link within the page leads to an id that is there."""
    ids = set(tree().xpath("//@id"))
    inside = {link[1:] for link in tree().xpath("//@href") if link.startswith("#")}
    assert inside
    assert inside - ids == set()


def test_queries_are_there() -> None:
    """Every question, rule and rule of inference has a card."""
    ids = set(tree().xpath("//@id"))
    files = {
        f"{folder}/{path.stem}"
        for folder in ("rules", "state", "inference", "questions")
        for path in (ONTOLOGY / folder).glob("*.rq")
    }
    assert len(files) > len(questions())
    assert files - ids == set()


def test_nothing_is_fetched() -> None:
    """No element of the page loads something, and the policy forbids it."""
    loading = tree().xpath("//@src | //link/@href | //img | //iframe | //@style")
    assert loading == []
    policy = tree().xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_roles_of_a_membership() -> None:
    """By hand: a membership always names member and organisation, and a post where there is one."""
    kinds = {short(one.iri): one for one in fact_kinds(read_ontology(ONTOLOGY))}
    roles = {short(role.path): role.required for role in kinds["org:Membership"].roles}
    assert roles == {"org:member": True, "org:organization": True, "ak:post": False}


def test_every_text_of_the_page_is_in_both_languages() -> None:
    """A word of the page that is the same in both was forgotten, but for those that are."""
    assert {key for key, text in page_texts().items() if text.nb == text.en} == set()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_under_any_hash_seed(seed: str) -> None:
    """Another process with another hash seed writes the same page."""
    code = (
        "import sys; from export.ontology.page import render_page; "
        "sys.stdout.buffer.write(render_page({}).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": seed},
        cwd=Path(__file__).resolve().parents[2],
    )
    assert run.stdout == render_page({}).encode()


def test_examples_are_what_the_data_say(release: Path) -> None:
    """Each snippet is part of the day's graph, and uses its term."""
    kart: Kart = load(release)
    found = examples(read_ontology(ONTOLOGY), kart.state(), kart.release.base)
    assert {"Claim", "Relation", "earliestStart", "manages"} <= set(found)
    assert [name for name, text in found.items() if f"ak:{name}" not in text] == []
