"""What a release says of itself, and what is taken out of the model because it is withheld."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from graph.ingest.loading import Loaded, load_folders
from graph.ingest.settings import Withheld, withheld_hash
from graph.model.facts import Existence, Fact, Statement
from graph.model.text import Text
from graph.ontology import load_lists
from tests.conftest import Tiny, sources_yaml
from tests.fixtures.small import GOOD, load, told

SALT = "a salt of ours"
STATEMENT = Statement(
    label="kari-1",
    speaker="person/kari",
    occasion="event/panel",
    on_behalf_of=None,
    post=None,
    mode="",
    act="",
    topics=(),
    positions=(),
    paraphrase=Text("ord", "words"),
)


def withheld(*names: str) -> dict[str, str]:
    """The file that withholds these ids and facts."""
    hashes = ", ".join(withheld_hash(SALT, name) for name in names)
    return {"withheld.yaml": f"salt: {SALT}\nhashes: [{hashes}]\n"}


def left(loaded: Loaded) -> set[str]:
    """Ids of the entities that are left."""
    return {fact.entity for fact in loaded.model.facts.values() if isinstance(fact, Existence)}


def kinds(loaded: Loaded) -> set[str]:
    """The kinds of fact that are left."""
    return {fact.kind for fact in loaded.model.facts.values()}


def test_settings(tiny: Tiny) -> None:
    """Everything that a release says of itself is authored."""
    settings = load(tiny(GOOD)).settings
    assert (settings.name, settings.title.nb, settings.title.en, settings.version) == (
        "tiny",
        "Liten",
        "Tiny",
        "1",
    )
    assert (settings.date, settings.reference_date) == (date(2026, 1, 2), date(2026, 1, 1))
    assert settings.licence == "CC0-1.0"


def test_the_last_folder_names_the_release(tiny: Tiny, tmp_path: Path) -> None:
    """Layered folders: facts and sources together, settings and what is withheld from each."""
    first = tiny({**GOOD, **withheld("person/kari")})
    second = tmp_path / "more"
    second.mkdir()
    settings = (first / "release.yaml").read_text(encoding="utf-8")
    (second / "release.yaml").write_text(settings.replace("name: tiny", "name: layered"), encoding="utf-8")
    other = f"salt: another salt\nhashes: [{withheld_hash('another salt', 'person/ola')}]\n"
    (second / "withheld.yaml").write_text(other, encoding="utf-8")
    loaded = load_folders([first, second], load_lists().notations())
    assert loaded.settings.name == "layered"
    assert "org/a" in left(loaded)
    assert not left(loaded) & {"person/kari", "person/ola"}


def test_a_folder_without_settings(tiny: Tiny) -> None:
    """A release must say what it is."""
    folder = tiny(GOOD)
    (folder / "release.yaml").unlink()
    problems = load(folder).problems
    assert [(one.code, one.file) for one in problems] == [("no-release", folder)]


def test_the_hash_is_fixed() -> None:
    """What was withheld once stays withheld: the hash is a promise, written down here."""
    assert (
        withheld_hash("salt", "person/x")
        == "6f02a3e8557a9f560a1f413653208a694425cf9c7ce3cd2417c4ea2d7d7fcca2"
    )


def test_nothing_is_withheld_by_default() -> None:
    """Without a list nothing is covered."""
    assert not Withheld().covers("person/kari")


CASES: Mapping[str, tuple[str, set[str], set[str]]] = {
    "a person, and all that the person did and said": (
        "person/kari",
        {"person/kari"},
        {"membership", "participation", "statement", "figure", "reportedClaim"},
    ),
    "a statement, and what was said in it": (STATEMENT.path, set(), {"statement", "figure", "reportedClaim"}),
    "an organisation, and its posts": (
        "org/a",
        {"org/a", "post/leder"},
        {
            "identification", "membership", "relation", "change", "participation", "documentRole",
            "statement", "figure", "reportedClaim",
        },
    ),
    "an event, its parts, and what happened there": (
        "event/mote",
        {"event/mote", "event/panel"},
        {"participation", "statement", "figure", "reportedClaim"},
    ),
    "that something exists": (
        Existence(entity="doc/rapport", entity_kind="document").path,
        {"doc/rapport"},
        {"documentRole"},
    ),
    "something by another of its ids": ("doc/gammel-id", {"doc/rapport"}, {"documentRole"}),
    "something that is not there": ("person/nobody", set(), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_withheld(tiny: Tiny, name: str) -> None:
    """It is taken out with all that hangs on it, and nothing else is; no claim is about what is gone."""
    item, entities, gone = CASES[name]
    aliased = GOOD["facts/entities.yaml"].replace(
        "{id: doc/rapport,", "{id: doc/rapport, aliases: [doc/gammel-id],"
    )
    files = {**GOOD, "facts/entities.yaml": aliased}
    folder = tiny(files)
    whole = load(folder)
    for file, content in withheld(item).items():
        (folder / file).write_text(content, encoding="utf-8")
    loaded = load(folder)
    assert left(whole) - left(loaded) == entities
    assert kinds(whole) - kinds(loaded) == gone
    assert loaded.withheld == len(whole.model.facts) - len(loaded.model.facts)
    about = {path for claim in loaded.model.claims for path in claim.about}
    assert about == set(loaded.model.facts)
    references = {entity for fact in loaded.model.facts.values() for entity in fact.entities()}
    assert references == left(loaded)


def test_a_claim_on_several_facts_keeps_the_others(tiny: Tiny) -> None:
    """One row of a table, one fact of it withheld."""
    columns = (
        "id,area_id,number,name,alt_names,valid_from,valid_to,organisation_number,organisation_number_source,"
    )
    columns += "organisation_number_certainty,wikidata,wikidata_source,wikidata_certainty,source_id\n"
    row = "org/vik-fylkeskommune,place/vik-fylke,01,Vik,,2000-01-01,,,,,,,,s\n"
    loaded = load(
        tiny({**GOOD, "registers/counties.csv": columns + row, **withheld("org/vik-fylkeskommune")})
    )
    about: set[Fact] = {
        loaded.model.facts[path]
        for claim in loaded.model.claims
        if claim.origin.file.suffix == ".csv"
        for path in claim.about
    }
    assert {entity for fact in about for entity in fact.entities()} == {"place/vik-fylke", "place/norge"}
    assert loaded.problems == []


def test_words_around_a_place_do_not_name_it(tiny: Tiny) -> None:
    """The words that help a reader find a place are left out where they have the name."""
    facts = GOOD["facts/facts.yaml"].replace(
        'before: "Overskrift her"', 'before: "sier Kari Nordmann på møtet"'
    )
    loaded = load(tiny({**GOOD, "facts/facts.yaml": facts, **withheld("person/kari")}))
    places = [place for claim in loaded.model.claims for place in claim.places if place.chars]
    assert {(place.before, place.after) for place in places} == {("", "Da sa hun ja.")}
    assert loaded.problems == []


def test_the_publisher_of_a_source_is_left_out(tiny: Tiny) -> None:
    """A source stays when its publisher is withheld."""
    sources = sources_yaml().replace("publisher: Publisher t", "publisher: org/b")
    loaded = load(tiny({**GOOD, "sources.yaml": sources, **withheld("org/b")}))
    assert loaded.model.sources["t"].publisher == "(withheld)"
    assert loaded.problems == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("facts/entities.yaml", "alle som bor der", "alle Ola Nordmann kjenner", "facts/entities.yaml:24"),
        ("facts/facts.yaml", "Norge er sent ute", "Ola Nordmann er sen", "facts/facts.yaml:47"),
        ("facts/facts.yaml", "title: leder", "title: leder etter Ola Nordmann", "facts/facts.yaml:10"),
        ("sources.yaml", "title: Source t", "title: Ola Nordmann forteller", "sources.yaml:34"),
    ],
)
def test_a_text_that_names_it_must_be_reworded(tiny: Tiny, file: str, old: str, new: str, place: str) -> None:
    """It is told of by file and line, without the name, and stops the build."""
    content = {**GOOD, "sources.yaml": sources_yaml()}[file]
    assert old in content
    folder = tiny({**GOOD, file: content.replace(old, new), **withheld("person/ola")})
    problems = load(folder).problems
    assert told(problems, folder) == [("withheld-name", place)]
    assert not [text for _, text in problems[0].message.items() if "Ola" in text]


def test_a_name_that_others_bear_is_no_secret(tiny: Tiny) -> None:
    """Where somebody else has the same name, texts may have it; so may longer words that contain it."""
    entities = GOOD["facts/entities.yaml"].replace("Kari Nordmann", "Ola Nordmann")
    loaded = load(tiny({**GOOD, "facts/entities.yaml": entities, **withheld("person/ola")}))
    assert loaded.problems == []
    longer = GOOD["facts/facts.yaml"].replace("Norge er sent ute", "Ola Nordmannsen er sen")
    loaded = load(tiny({**GOOD, "facts/facts.yaml": longer, **withheld("person/ola")}))
    assert loaded.problems == []
