"""Paths between actors of the shipped data, and what they look like."""

import json

import pytest

from graph.errors import AmbiguousNameError, NotFoundError, QueryError
from graph.kart import Kart
from graph.query.paths import no_path, paths_json, paths_markdown, paths_table, title
from tests.network.sample import sample

DAY = "2016-08-24"
PANEL = "event/mote-digital-agenda-2016-panel"


def test_the_state_secretary_and_the_director(kart: Kart) -> None:
    """Chaffey's ministry was above Sutorius' agency: three steps by posts and hierarchy alone."""
    found = kart.path("Chaffey", "Sutorius", as_of=DAY, ties=["holdsPost", "underlagt"])
    assert [path.nodes for path in found.paths] == [
        ("person/paul-chaffey", "org/kdd", "org/difi", "person/steffen-sutorius")
    ]
    names = [[tie.tie for tie in step.ties] for step in found.paths[0].steps]
    assert names == [["holdsPost"], ["subordinateTo"], ["holdsPost"]]


def test_what_two_had_in_common(kart: Kart) -> None:
    """Both were in the panel; that is a step each, with the place in the article."""
    found = kart.path("Arve Føyen", "Dag Skage", as_of=DAY)
    assert [path.nodes for path in found.paths] == [("person/arve-foyen", PANEL, "person/dag-skage")]
    sources = {
        claim.source for step in found.paths[0].steps for tie in step.ties for claim in tie.fact.claims
    }
    assert sources == {"visma-it-i-praksis-2016"}


def test_no_path_before_it_happened(kart: Kart) -> None:
    """The day before the meeting the two had nothing to do with each other."""
    found = kart.path("Arve Føyen", "Dag Skage", as_of="2015-12-31")
    assert (found.hops, found.total, found.paths) == (None, 0, ())
    assert no_path(kart.network, found, "nb") == "Ingen vei på opptil 6 ledd mellom Arve Føyen og Dag Skage."


def test_a_hub_can_be_avoided(kart: Kart) -> None:
    """Without the panel Føyen and Skage are not tied: only it joins them."""
    assert kart.path("Arve Føyen", "Dag Skage", as_of=DAY, avoid=[PANEL], max_hops=3).hops is None


def test_two_agencies_of_a_council(kart: Kart) -> None:
    """NAV and SSB both sat in Skate in March 2022, as its minutes list them."""
    found = kart.path("NAV", "SSB", as_of="2022-03-23", ties=["memberOf"])
    assert [path.nodes for path in found.paths] == [("org/nav", "org/skate", "org/ssb")]


def test_what_is_said_ties_only_when_asked(kart: Kart) -> None:
    """Without talk no step is a statement and no node a topic; with it, or with the tie named, they are."""
    plain = kart.path("Chaffey", "org/kommunene", as_of=DAY)
    kinds = {tie.fact.kind for path in plain.paths for step in path.steps for tie in step.ties}
    assert kinds.isdisjoint({"statement", "reportedClaim"})
    said = kart.path("Chaffey", "org/kommunene", as_of=DAY, talk=True)
    named = kart.path("Chaffey", "org/kommunene", as_of=DAY, ties=["claimedAbout"])
    assert (said.hops, named.hops) == (1, 1)
    assert plain.hops is None or plain.hops > 1


def test_a_topic_that_is_an_end_is_reached(kart: Kart) -> None:
    """Who speaks of it is one step away, though paths lead over no other topic."""
    found = kart.path("Chaffey", "topic/digitalisering", as_of=DAY, every=True)
    between = {node for path in found.paths for node in path.nodes[1:-1]}
    assert found.hops is not None
    assert not {node for node in between if node.startswith(("topic/", "proposition/"))}


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ({"a": "Øst", "b": "org/a"}, AmbiguousNameError, "person/ola"),
        ({"a": "Ukjent", "b": "org/a"}, NotFoundError, "Nothing is called “Ukjent”"),
        ({"a": "org/a", "b": "org/m", "ties": ["holdpost"]}, NotFoundError, r"Did you mean holdsPost\?"),
        ({"a": "org/a", "b": "org/m", "ties": ["qqq"]}, NotFoundError, "Choose among: .*subordinateTo"),
        ({"a": "org/a", "b": "org/a"}, QueryError, "Both ends are org/a"),
        ({"a": "org/a", "b": "org/m", "status": "sure"}, QueryError, "no status “sure”"),
    ],
)
def test_errors(words: dict[str, str], error: type[Exception], message: str) -> None:
    """Each says what is wrong and what to do."""
    with pytest.raises(error, match=message):
        sample().path(**words)  # type: ignore[arg-type]


def test_rows_of_a_table() -> None:
    """One row a tie, short names, read in the direction of the path; every place has a number."""
    kart = sample()
    found = kart.path("Åse", "org/m", as_of=DAY, ties=["holdsPost", "subordinateTo"])
    table = paths_table(kart.network, found, "nb")
    assert title(kart.network, found, "nb") == "Åse Øst-Ærlig – Nydepartementet (per 2016-08-24)"
    assert table.headings == ["fra", "forbindelse", "til", "når", "status", "belegg", "kilder"]
    assert table.rows == [
        ["Åse Øst-Ærlig", "har posten i", "EtA",
         "2015-05-01 – 2017-01-01", "gjelder", "omstridt", "[1] [2] [3]"],
        ["EtA", "underlagt", "Nydepartementet",
         "2008-01-01 – 2020-01-01", "gjelder", "én kilde", "[4]"],
    ]  # fmt: skip
    assert table.notes == [
        "[1] s: Source s · Publisher s (ingen kjent): page 2",
        "[2] t: Source t · Publisher t (ingen kjent): the panel",
        "[3] w: Source w · Publisher w (ingen kjent): page 9",
        "[4] s: Source s · Publisher s (ingen kjent): page 1",
    ]
    back = paths_table(
        kart.network, kart.path("org/m", "Åse", as_of=DAY, ties=["underlagt", "holdsPost"]), "nb"
    )
    assert [row[:3] for row in back.rows] == [
        ["Nydepartementet", "overordnet", "EtA"],
        ["EtA", "post holdes av", "Åse Øst-Ærlig"],
    ]


def test_several_paths_are_numbered() -> None:
    """From IT to the proposition: over who spoke on both, and over the narrower topic (without dates)."""
    kart = sample()
    found = kart.path("topic/it", "proposition/sky-er-bra", as_of=DAY, status="possible")
    table = paths_table(kart.network, found, "en")
    assert table.headings[0] == "path"
    assert [row[:4] for row in table.rows] == [
        ["1", "computing", "spoken of by", "Åse Øst-Ærlig"],
        ["1", "Åse Øst-Ærlig", "agrees that", "cloud is good"],
        ["2", "computing", "has narrower topic", "cloud"],
        ["2", "cloud", "topic of", "cloud is good"],
    ]


def test_ties_that_read_the_same_share_a_row(kart: Kart) -> None:
    """Chaffey made two claims about the municipalities: one row with both facts."""
    found = kart.path("Chaffey", "org/kommunene", as_of=DAY, talk=True)
    assert [tie.tie for tie in found.paths[0].steps[0].ties] == ["claimedAbout", "claimedAbout"]
    assert len(paths_table(kart.network, found, "nb").rows) == 1
    text = paths_markdown(kart.network, found, "nb")
    assert all(tie.fact.path in text for tie in found.paths[0].steps[0].ties)


def test_markdown_has_the_facts() -> None:
    """The ids with which `evidence show` gives the passages."""
    kart = sample()
    found = kart.path("Åse", "org/a", as_of=DAY)
    text = paths_markdown(kart.network, found, "en")
    assert text.startswith("# Åse Øst-Ærlig – Agency A (as of 2016-08-24)\n\n| path | from | tie |")
    assert f"| {found.paths[0].steps[0].ties[0].fact.path} |" in text
    nowhere = kart.path("Ola Øst", "place/norge", as_of=DAY, ties=["holdsPost"])
    assert "No path of up to 6 steps between Ola Øst and Norway." in paths_markdown(
        kart.network, nowhere, "en"
    )


def test_json_says_everything() -> None:
    """Ends, what was asked, and every place behind every tie."""
    kart = sample()
    found = kart.path("Åse", "org/b", as_of="2020-01-01", ties=["holdsPost", "became"], status="possible")
    document = json.loads(paths_json(kart.network, found, "nb"))
    assert (document["hops"], document["total"]) == (None, 0)
    found = kart.path("org/m", "org/a", as_of=DAY, ties=["subordinateTo"])
    document = json.loads(paths_json(kart.network, found, "nb"))
    assert document["a"] == {"id": "org/m", "label": "Nydepartementet"}
    assert document["ties"] == ["subordinateTo"]
    assert document["status"] == ["holds", "presumed"]
    (step,) = document["paths"][0]["steps"]
    (tie,) = step["ties"]
    assert (step["from"], step["to"], tie["tie"], tie["forward"]) == (
        "org/m",
        "org/a",
        "subordinateTo",
        False,
    )
    assert (tie["label"], tie["start"], tie["end"]) == ("overordnet", "2008-01-01", "2020-01-01")
    assert [(one["source"], one["locator"]) for one in tie["evidence"]] == [("s", "page 1")]
    assert kart.network.facts[tie["fact"]].support == tie["support"]
