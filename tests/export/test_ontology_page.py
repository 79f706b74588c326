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
from graph.kart import Kart
from graph.query.questions import questions
from graph.vocabulary import AK
from tests.lanes import quick

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


@lru_cache
def places() -> dict[str, etree._Element]:
    """The elements of the page by id."""
    return {element.get("id"): element for element in tree().xpath("//*[@id]")}


def shown_at(name: str) -> str:
    """The text of the element with an id, in one line; empty when there is none."""
    return " ".join("".join(places()[name].itertext()).split()) if name in places() else ""


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
        shown = shown_at(name)
        labels = [*graph().objects(subject, RDFS.label), *graph().objects(subject, SKOS.prefLabel)]
        for text in [said, *labels]:
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


@pytest.mark.parametrize("seed", quick(["1", "2"], ["2"]))
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


@pytest.fixture(scope="module")
def snippets(kart: Kart) -> dict[str, str]:
    """The snippets of the shipped data, on their reference day."""
    return examples(read_ontology(ONTOLOGY), kart.state(), kart.release.base)


def test_examples_are_what_the_data_say(snippets: dict[str, str]) -> None:
    """Each snippet is part of the day's graph, and uses its term."""
    found = snippets
    assert {"Claim", "Relation", "earliestStart", "manages"} <= set(found)
    assert [name for name, text in found.items() if f"ak:{name}" not in text] == []


def test_order_of_the_page() -> None:
    """What it is, the diagram, classes, properties, lists, rules, shapes, questions, alignment, prefixes."""
    headings = [one.removeprefix("section-") for one in tree().xpath("//h2/@id")]
    assert headings == [
        "model", "classes", "properties", "derived", "annotations", "lists", "rules", "state", "inference",
        "shapes", "questions", "alignment", "prefixes",
    ]  # fmt: skip
    assert [link.removeprefix("#section-") for link in tree().xpath("//nav//a/@href")] == headings


def test_long_things_are_folded() -> None:
    """Every query, Turtle snippet and list of values is in a fold, and no fold is open at first."""
    page = etree.fromstring(render_page({"Claim": "a-claim:1 a ak:Claim ."}).encode(), etree.HTMLParser())
    assert page.xpath("//pre[not(ancestor::details)] | //details[@open]") == []
    assert len(page.xpath("//details/pre")) > len(questions())
    assert len(page.xpath("//article//details/dl[@class='values']")) == len(read_ontology(ONTOLOGY).lists)
    assert page.xpath("//details[not(summary)]") == []


def test_the_diagram_names_properties_that_exist() -> None:
    """All bounds are in the picture, the presumption too, and all that it names is in the ontology."""
    picture = " ".join(tree().xpath('//div[@class="spine"]//*[@lang="nb"]//text()'))
    bounds = {"earliestStart", "latestStart", "earliestEnd", "latestEnd", "presumedFrom", "presumedTo"}
    named = bounds | {"support", "statedStart", "statedEnd", "attestedIn", "certainty"}
    assert {name for name in named if name not in picture} == set()
    assert named <= {term.name for term in read_ontology(ONTOLOGY).terms}


def test_examples_in_words_are_in_both_languages() -> None:
    """Each term has its example in Norwegian and English, and both stand on its card."""
    for term in read_ontology(ONTOLOGY).terms:
        tags = {
            one.language
            for one in graph().objects(URIRef(term.iri), SKOS.example)
            if isinstance(one, Literal)
        }
        card = shown_at(term.name)
        assert tags == {"nb", "en"}
        assert term.example.nb in card
        assert term.example.en in card


def test_a_question_says_how_it_is_asked() -> None:
    """Its command stands on its card, with each option and whether it must be given."""
    for name, question in questions().items():
        card = places()[f"questions/{name}"]
        shown = "".join(card.itertext())
        assert question.call.strip() in shown
        for option, parameter in question.parameters.items():
            told = [one for one in card.xpath("./dl/dt") if one.xpath("string(code)") == f"--{option}"]
            assert ["*" in "".join(one.itertext()) for one in told] == [parameter.required]


def test_examples_show_the_point(snippets: dict[str, str]) -> None:
    """A claim comes with a place under a heading, a fact with two sources, a bound beside the others."""
    found = snippets
    assert "ak:heading" in found["Claim"]
    assert found["Fact"].count("dct:source") == 2
    assert "ak:latestStart" in found["earliestStart"]
