"""How two actors are connected: the search against NetworkX, and the way in the panel and on the map."""

import itertools
from collections.abc import Callable

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from graph.network.paths import TALK, TALKED_ABOUT

Open = Callable[[str], Page]
Pairs = list[tuple[int, int]]

PATHS = """([pairs, start, goal, most]) => {
  const links = AK.adjacency(pairs.map(([a, b]) => ({ a, b })));
  return AK.shortestPaths(links, start, goal, { most });
}"""
COMMON = """([pairs, a, b]) => AK.commonNeighbours(AK.adjacency(pairs.map(([a, b]) => ({ a, b }))), a, b)"""
CONNECT = """(changes) => {
  const model = AK.buildModel(VIEW);
  const state = { ...AK.initialState(), ...changes };
  const found = AK.connect(model, state);
  const id = (index) => model.nodes[index].id;
  return {
    length: found.length, total: found.total, ways: found.ways.map((way) => way.map(id)),
    common: found.common.map(id),
    steps: !found.ways.length ? [] : AK.stepsOf(model, found.ties, found.ways[found.way])
      .map((step) => [id(step.a), id(step.b), step.facts.map((fact) => model.facts[fact].label.nb)]),
    help: AK.wouldConnect(model, state),
  };
}"""

graphs = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1]), max_size=30
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=graphs, start=st.integers(0, 11), goal=st.integers(0, 11))
def test_shortest_ways_are_those_of_networkx(modules: Page, pairs: Pairs, start: int, goal: int) -> None:
    """Length, number and each way are what NetworkX finds; no way is given twice."""
    graph: nx.Graph[int] = nx.Graph(pairs)
    graph.add_nodes_from(range(12))
    wanted: list[tuple[int, ...]] = []
    if nx.has_path(graph, start, goal):
        wanted = sorted(tuple(way) for way in nx.all_shortest_paths(graph, start, goal))
    found = modules.evaluate(PATHS, [[list(pair) for pair in pairs], start, goal, 10000])
    assert sorted(tuple(way) for way in found["ways"]) == wanted
    assert found["total"] == len(wanted)
    assert found["length"] == (len(wanted[0]) - 1 if wanted else None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=graphs)
def test_common_neighbours_are_those_of_networkx(modules: Page, pairs: Pairs) -> None:
    """Whom both are tied to, never the two themselves."""
    graph: nx.Graph[int] = nx.Graph(pairs)
    graph.add_nodes_from((0, 1))
    found = modules.evaluate(COMMON, [[list(pair) for pair in pairs], 0, 1])
    assert found == sorted(nx.common_neighbors(graph, 0, 1))


def test_ways_are_bounded_and_counted(modules: Page) -> None:
    """A lattice has more ways than anybody reads: some are given, all are counted, the same at every call."""
    side = 9
    pairs = [
        [row * side + column, row * side + column + step]
        for row, column in itertools.product(range(side), repeat=2)
        for step, inside in ((1, column + 1 < side), (side, row + 1 < side))
        if inside
    ]
    found = [modules.evaluate(PATHS, [pairs, 0, side * side - 1, 7]) for _ in range(2)]
    assert found[0] == found[1]
    assert (found[0]["length"], found[0]["total"], len(found[0]["ways"])) == (16, 12870, 7)


def test_the_surest_way_comes_first(modules: Page) -> None:
    """Of ways as short, the one with the lowest cost is the first."""
    script = """() => {
      const links = AK.adjacency([[0, 1], [0, 2], [1, 3], [2, 3]].map(([a, b]) => ({ a, b })));
      return AK.shortestPaths(links, 0, 3, { cost: (a, b) => (a === 1 || b === 1 ? 4 : 0) }).ways;
    }"""
    assert modules.evaluate(script) == [[0, 2, 3], [0, 1, 3]]


def test_way_follows_the_day(modules: Page) -> None:
    """A ministry and a solution are joined by the agency of the day, with the facts of each step."""
    at = modules.evaluate("(text) => AK.parseDay(text)", "2016-08-24")
    then = modules.evaluate(CONNECT, {"path": ["org/fornying", "solution/postkassa"], "day": at})
    now = modules.evaluate(CONNECT, {"path": ["org/fornying", "solution/postkassa"]})
    assert then["ways"] == [["org/fornying", "org/disam", "solution/postkassa"]]
    assert now["ways"] == [["org/fornying", "org/samdir", "solution/postkassa"]]
    assert [step[2] for step in now["steps"]] == [
        ["Samordningsdirektoratet for hele forvaltningen er underlagt Fornyingsdepartementet"],
        ["Samordningsdirektoratet for hele forvaltningen forvalter Postkassa"],
    ]
    assert now["common"] == ["org/samdir"]


def test_way_through_what_folds(modules: Page) -> None:
    """A municipality reaches its county, by the fact that it lies there."""
    found = modules.evaluate(CONNECT, {"path": ["municipality/furu", "org/kommuneforum"]})
    assert found["ways"][0] == ["municipality/furu", "county/nord", "org/kommuneforum"]
    assert found["steps"][0][2] == ["Furudal kommune ligger i Nordfylke fylkeskommune"]


def test_way_keeps_to_what_is_shown(modules: Page) -> None:
    """A way does not go through a group that is off, nor over possible ties unless they are shown."""
    state = {"path": ["person/astrid-lund", "person/ingrid-moe"]}
    through_event = modules.evaluate(CONNECT, state)
    assert through_event["length"] == 2
    hidden = modules.evaluate(CONNECT, {**state, "off": ["event", "topic"]})
    assert hidden["length"] is None and hidden["help"] in ("groups", "both")
    possible = {"path": ["other/emoji", "org/kommuneforum"]}
    assert modules.evaluate(CONNECT, possible)["length"] is None
    assert modules.evaluate(CONNECT, possible)["help"] == "possible"
    assert modules.evaluate(CONNECT, {**possible, "possible": True})["length"] == 1


def test_ways_leave_out_what_people_talk_about(modules: Page) -> None:
    """Two who were on a panel and spoke of one topic are joined by the panel; the topic when asked for."""
    path = {"path": ["person/astrid-lund", "person/eva-nokleby"]}
    plain = modules.evaluate(CONNECT, path)
    assert plain["ways"] == [["person/astrid-lund", "event/mote-2016", "person/eva-nokleby"]]
    assert plain["common"] == ["event/mote-2016"]
    talk = modules.evaluate(CONNECT, {**path, "talk": True})
    middles = {way[1] for way in talk["ways"]}
    assert len(middles) == 2 and "event/mote-2016" in middles
    assert {middle.split("/")[0] for middle in middles} == {"event", "topic"}


def test_a_topic_that_is_asked_for_is_reached(modules: Page) -> None:
    """A way to a topic goes over the statement on it; what joins two only by words is offered, not given."""
    talk = modules.evaluate(CONNECT, {"path": ["person/astrid-lund", "person/eva-nokleby"], "talk": True})
    topic = next(way[1] for way in talk["ways"] if way[1].startswith("topic/"))
    reached = modules.evaluate(CONNECT, {"path": ["person/astrid-lund", topic]})
    assert reached["ways"] == [["person/astrid-lund", topic]]
    words_only = {"path": ["person/astrid-lund", "person/eva-nokleby"], "off": ["event"]}
    assert modules.evaluate(CONNECT, words_only)["length"] is None
    assert (
        modules.evaluate(CONNECT, {**words_only, "off": ["event", "topic", "proposition"]})["length"] is None
    )
    assert modules.evaluate(CONNECT, {**words_only, "talk": True})["length"] == 2


def test_what_was_said_comes_after_what_is(modules: Page) -> None:
    """Of the facts of a step, statements are the last."""
    script = """() => {
      const model = AK.buildModel(VIEW);
      const facts = model.facts.map((fact, index) => [fact.kind, index]);
      const said = facts.find(([kind]) => kind === "statement")[1];
      const other = facts.find(([kind]) => kind !== "statement")[1];
      const [step] = AK.stepsOf(model, { between: () => [said, other] }, [0, 1]);
      return step.facts.map((fact) => model.facts[fact].kind);
    }"""
    kinds = modules.evaluate(script)
    assert kinds[0] != "statement" and kinds[1] == "statement"


def test_what_ways_go_over_is_said_and_chosen(viewer: Open) -> None:
    """The panel says what ways go over, in both languages; the choice is in the address with the way."""
    page = viewer("path=person/astrid-lund,person/eva-nokleby")
    expect(page.get_by_test_id("path-over")).to_contain_text("virksomheter, personer, verv")
    expect(page.locator("#way-at")).to_have_count(0)
    page.locator("#path-talk").check()
    expect(page.get_by_test_id("path-over")).to_contain_text("temaer og standpunkter")
    expect(page.locator("#path-talk")).to_be_focused()
    expect(page.locator("#way-at")).to_have_text(re_way(1))
    assert "talk=1" in page.url
    page.locator("#lang-en").click()
    expect(page.get_by_test_id("path-over")).to_contain_text("topics and propositions")
    page.locator("#path-talk").uncheck()
    expect(page.get_by_test_id("path-over")).to_contain_text("organisations, people, posts")
    page.locator("#path-talk").check()
    page.locator("#panel-close").click()
    assert "talk" not in page.url


def test_path_by_mouse(viewer: Open) -> None:
    """From the panel of one, searching for the other: steps with evidence, lit on the map, in the address."""
    page = viewer("sel=org/fornying&date=2016-08-24")
    page.locator("#path-button").click()
    expect(page.locator("#ask-bar")).to_contain_text("Vei fra Fornyingsdepartementet til")
    expect(page.locator("#search")).to_be_focused()
    page.locator("#search").fill("postkassa")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_have_text("Fornyingsdepartementet → Postkassa")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.get_by_test_id("path-length")).to_contain_text("2 ledd per 24. august 2016")
    steps = page.get_by_test_id("steps")
    expect(steps.locator(".step")).to_have_count(3)
    steps.locator("summary").first.click()
    expect(steps.locator(".claim").first).to_contain_text("Enhetslisten")
    assert "path=org/fornying,solution/postkassa" in page.url
    lit = page.evaluate(
        "aktorkart.view().pairs.filter((pair) => pair.chosen).map((pair) => [pair.a, pair.b].sort())"
    )
    bright = page.evaluate("aktorkart.view().nodes.filter((node) => !node.dim).map((node) => node.label)")
    assert len(lit) == 2
    assert sorted(bright) == ["Disam", "Fornyingsdepartementet", "Postkassa"]
    expect(page.get_by_test_id("common").locator(".entity")).to_have_count(1)
    page.locator("#path-turn").click()
    expect(page.locator("#panel-title")).to_have_text("Postkassa → Fornyingsdepartementet")


def test_path_by_picking_on_the_map(viewer: Open) -> None:
    """The other end may be clicked on the map; Esc gives up before that."""
    page = viewer("sel=org/samdir")
    page.locator("#graph").focus()
    page.keyboard.press("p")
    expect(page.locator("#ask-bar")).to_be_visible()
    page.locator("#path-stop").click()
    expect(page.locator("#ask-bar")).to_be_hidden()
    page.locator("#path-button").click()
    box = page.locator("#graph").bounding_box()
    place = page.evaluate("aktorkart.placeOf('org/fornying')")
    assert box is not None
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    expect(page.locator("#panel-title")).to_contain_text("→ Digitaldepartementet")


def test_several_ways(viewer: Open) -> None:
    """Where several ways are as short, they are counted and stepped through, each with its own address."""
    page = viewer("path=person/astrid-lund,person/eva-nokleby&talk=1")
    expect(page.locator("#way-at")).to_have_text(re_way(1))
    first = page.get_by_test_id("steps").inner_text()
    page.locator("#way-on").click()
    expect(page.locator("#way-at")).to_have_text(re_way(2))
    expect(page.locator("#way-on, #way-back").first).to_be_visible()
    assert page.get_by_test_id("steps").inner_text() != first
    assert "way=1" in page.url


def re_way(at: int) -> str:
    """Return what stands between the arrows."""
    return f"vei {at} av 2"


def test_no_way_says_what_would_help(viewer: Open) -> None:
    """Without a way the panel says so and offers what would give one."""
    page = viewer("path=other/emoji,org/kommuneforum")
    expect(page.get_by_test_id("no-way")).to_contain_text("Ingen vei")
    page.locator("#path-help").click()
    expect(page.get_by_test_id("steps").locator(".step")).to_have_count(2)
    expect(page.locator("#possible")).to_be_checked()


def test_path_without_an_actor_says_what_is_missing(viewer: Open) -> None:
    """P with nothing chosen tells how to begin."""
    page = viewer("")
    page.locator("#graph").focus()
    page.keyboard.press("p")
    expect(page.locator("#said")).to_contain_text("Velg først en aktør")


def test_the_page_and_the_command_leave_out_the_same(modules: Page) -> None:
    """What ways go over only when asked is the same on the map and in `aktorkart path`."""
    assert set(modules.evaluate("[...AK.TALK_KINDS]")) == TALK
    assert set(modules.evaluate("[...AK.TALK_GROUPS]")) == TALKED_ABOUT
