"""An actor an object: the same as PyLD makes with the same frame."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

import pyoxigraph as ox
import pytest
from pyld import jsonld as pyld

from export.compacting import Compactor, read_context
from export.framing import Framer, read_frame
from export.jsonld import FORMATS
from graph.errors import ExportError
from graph.kart import Kart
from tests.export.readers import content, written
from tests.network.sample import ODD, sample

DAY = date(2016, 8, 24)
BASE = "https://w3id.org/aktorkart/"
ACTORS = FORMATS[0].variant("actor")
ACTOR_KINDS = {"person", "organisation", "unit", "collaboration", "group"}

Object = dict[str, object]


def document(kart: Kart, day: date | None = None) -> dict[str, list[Object]]:
    """The framed export as JSON."""
    read: dict[str, list[Object]] = json.loads(written(ACTORS, content(kart, day))[""])
    return read


def actors(kart: Kart, day: date | None = None) -> dict[str, Object]:
    """The framed actors by compact id."""
    return {str(one["id"]): one for one in document(kart, day)["@graph"]}


def facts(actor: Mapping[str, object]) -> Iterator[tuple[str, Object]]:
    """The facts under an actor, each with the key under which it stands."""
    for key in read_frame("actor"):
        found = actor.get(key, [])
        if isinstance(found, list):
            yield from ((key, one) for one in found if isinstance(one, dict))


def unordered(value: object) -> object:
    """JSON whose arrays are sets: JSON-LD gives no meaning to their order."""
    if isinstance(value, dict):
        return tuple(sorted((key, unordered(one)) for key, one in value.items()))
    if isinstance(value, list):
        return ("[]", *sorted((unordered(one) for one in value), key=repr))
    return value


def test_pyld_makes_the_same() -> None:
    """PyLD, given the unframed export, the frame and the context, makes the very same objects."""
    given = json.loads(written(FORMATS[0], content(sample()))[""])
    made = document(sample())
    frame = {**read_frame("actor"), "@context": made["@context"]}
    framed = pyld.frame(given, frame, {"omitGraph": False, "processingMode": "json-ld-1.1"})
    assert len(made["@graph"]) == 6
    assert unordered(made["@graph"]) == unordered(framed["@graph"])


@pytest.mark.slow
def test_all_actors_with_all_their_facts(kart: Kart) -> None:
    """Every actor of the shipped release, under it every fact that names it, with every claim and place."""
    made = actors(kart)
    network = kart.network
    assert set(made) == {one.id for one in network.entities.values() if one.kind in ACTOR_KINDS}
    for actor, one in made.items():
        under = {str(fact["iri"]): fact for _, fact in facts(one)}
        assert set(under) == {fact.path for fact in network.facts_about(actor)}
        for path, fact in under.items():
            claims = fact["claims"]
            assert isinstance(claims, list)
            wanted = network.facts[path].claims
            assert {claim["iri"] for claim in claims} == {claim.path for claim in wanted}
            places = {place["iri"] for claim in claims for place in listed(claim["evidence"])}
            assert places == {place.path for claim in wanted for place in claim.places}


def listed(value: Object | list[Object]) -> list[Object]:
    """A value that stands alone when it is the only one."""
    return value if isinstance(value, list) else [value]


def test_a_post_reads_as_one_would_write_it() -> None:
    """Post, organisation by name, claims with source and place, in one object."""
    (one,) = (fact for key, fact in facts(actors(sample())["person/ase"]) if key == "memberships")
    post, organisation = one["post"], one["organization"]
    assert isinstance(post, dict)
    assert post["prefLabel"] == {"nb": "leder i A", "en": "head of A"}
    assert organisation == {
        "iri": "id/org/a",
        "class": ["cv:PublicOrganisation", "org:FormalOrganization"],
        "kind": "ak:entityKind-organisation",
        "prefLabel": {"nb": "Etaten A", "en": "Agency A"},
    }
    claims = one["claims"]
    assert isinstance(claims, list)
    said = {claim["source"]["publisherName"]: claim["evidence"]["place"] for claim in claims}
    assert said == {"Publisher s": "page 2", "Publisher t": "the panel", "Publisher w": "page 9"}


def test_an_actor_is_not_put_into_itself() -> None:
    """Inside an organisation's member, the organisation is a name alone."""
    (one, *_) = (fact for key, fact in facts(actors(sample())["org/a"]) if key == "members")
    assert one["organization"] == "id/org/a"
    assert isinstance(one["member"], dict)


def test_odd_texts_survive() -> None:
    """Quotes, mark-up and line breaks come back as they were."""
    (one,) = (fact for key, fact in facts(actors(sample())["person/ase"]) if key == "statements")
    assert one["paraphrase"] == {"nb": ODD, "en": "Cloud is worth betting on."}


def test_a_day_chooses_facts_and_actors() -> None:
    """An agency is not there before it was founded, a post not after it was left."""
    assert "org/b" not in actors(sample(), DAY)
    assert "org/b" in actors(sample(), date(2021, 1, 1))
    for day, held in ((DAY, True), (date(2019, 1, 1), False)):
        keys = {key for key, _ in facts(actors(sample(), day).get("person/ase", {}))}
        assert ("memberships" in keys) is held


def test_nothing_is_said_that_the_release_does_not_say() -> None:
    """Read as RDF, every triple is one of the release."""
    data = written(ACTORS, content(sample()))[""]
    read = {quad.triple for quad in ox.parse(input=data, format=ox.RdfFormat.JSON_LD)}
    assert read <= {quad.triple for quad in sample().store.quads()}
    assert len(read) > 500


def test_an_actor_a_line() -> None:
    """Line by line tools can be used on it."""
    lines = written(ACTORS, content(sample()))[""].decode().split("\n")
    read = [json.loads(line.lstrip(",")) for line in lines if line.lstrip(",").startswith('{"iri"')]
    assert read == document(sample())["@graph"]


@pytest.mark.parametrize(
    "frame",
    [
        {"@embed": "@once"},
        {"@requireAll": True},
        {"kind": "ak:x"},
        {"@context": [{"x": {"@reverse": "ak:about"}}]},
    ],
    ids=str,
)
def test_a_frame_that_is_not_understood_is_refused(frame: Mapping[str, object]) -> None:
    """What the framer does not know is an error, never ignored."""
    with pytest.raises(ExportError, match="frame"):
        Framer(Compactor(read_context(), BASE), frame, [])
