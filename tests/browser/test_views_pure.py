"""What the views show, by hand: superiors on a day, stances on propositions, bars over the years, bounds."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from export.viewer.payload import said, seen
from tests.browser.sample import sample_view
from tests.browser.sample_debate import debate_view

Found = Any
"""What a script in the page returns."""


@pytest.fixture(scope="module")
def debate(modules: Page) -> Iterator[Page]:
    """The modules with the debate as `MODEL`; `id` and `on` shorten the scripts."""
    modules.evaluate(
        """(text) => {
          globalThis.MODEL = AK.buildModel(JSON.parse(text));
          globalThis.id = (index) => (index === null ? null : MODEL.nodes[index].id);
          globalThis.sceneOn = (date, changes = {}) =>
            AK.visibleScene(MODEL, { ...AK.initialState(), day: AK.parseDay(date), tab: "tree", ...changes });
        }""",
        json.dumps(debate_view()),
    )
    yield modules


def _superiors(page: Page, on: str) -> Found:
    return page.evaluate(
        """(date) => {
          const scene = sceneOn(date);
          const { found, roots, leftOut, counties, inside } = AK.hierarchyOf(MODEL, scene, "nb");
          return {
            under: Object.fromEntries([...found].map(([child, { parent, status }]) => [id(child),
              [id(parent), status]])),
            roots: roots.map(id), counties: counties.map(id), leftOut,
            inside: Object.fromEntries([...inside].map(([county, list]) => [id(county), list.map(id)])),
          };
        }""",
        on,
    )


def test_superiors_follow_the_date(debate: Page) -> None:
    """An agency stands under the ministry of the day, and under none after its end."""
    before, after = _superiors(debate, "2010-01-01"), _superiors(debate, "2016-01-01")
    assert before["under"]["org/dir"] == ["org/dep2", "holds"]
    assert after["under"]["org/dir"] == ["org/dep", "holds"]
    assert after["under"]["org/enhet"] == ["org/dir", "possible"]
    gone = _superiors(debate, "2021-01-01")
    assert "org/dir" not in gone["under"] and "org/enhet" not in gone["under"]
    assert before["roots"][0] == "org/dep2" and after["roots"][0] == "org/dep"


def test_what_has_no_place_in_the_hierarchy_is_counted(debate: Page) -> None:
    """People, topics, propositions and vendors without a superior are left out and told."""
    found = _superiors(debate, "2016-01-01")
    assert found["leftOut"] == len(
        ["a vendor", "two", "people", "two", "topics", "three", "more", "propositions"]
    )
    assert found["counties"] == ["county/a"] and found["inside"] == {"county/a": []}


def test_open_county_holds_its_municipalities(debate: Page) -> None:
    """The municipalities of an open county stand in it, by name, and nobody stands on another's place."""
    placed = debate.evaluate(
        """() => {
          const scene = sceneOn("2016-01-01", { open: ["county/a"] });
          const { inside, ...hierarchy } = AK.hierarchyOf(MODEL, scene, "nb");
          const { places, headings } = AK.hierarchyPlaces({ inside, ...hierarchy }, true);
          return { inside: [...inside.values()][0].map(id), at: [...places].map(([node, { x,
            y }]) => [id(node), x, y]), headings: headings.map(({ key }) => key) };
        }"""
    )
    assert placed["inside"] == ["mun/a", "mun/b"]
    spots = {(x, y) for _, x, y in placed["at"]}
    assert len(spots) == len(placed["at"]) == 7 + 0
    assert placed["headings"] == ["state", "single", "territory"]


def test_child_stands_right_of_its_parent(debate: Page) -> None:
    """A step down is a step to the right, and a parent stands in the middle of its children."""
    for wide in (True, False):
        at = debate.evaluate(
            """(wide) => {
              const hierarchy = AK.hierarchyOf(MODEL, sceneOn("2016-01-01"), "nb");
              const { places } = AK.hierarchyPlaces(hierarchy, wide);
              return Object.fromEntries([...places].map(([node, place]) => [id(node), place]));
            }""",
            wide,
        )
        assert at["org/dep"]["x"] < at["org/dir"]["x"] < at["org/enhet"]["x"]
        assert at["org/dep"]["y"] == at["org/dir"]["y"] == at["org/enhet"]["y"]


def test_circle_of_superiors_is_cut(modules: Page) -> None:
    """Two bodies that are said to be under each other are both shown, one as the root."""
    roots = modules.evaluate(
        """() => {
          const bounds = { b: [null, null, null, null], p: [null, null] };
          const node = (id) => ({ id, group: "agency", kind: "agency", parent: null, names: [], ids: [],
            facts: [0], ...bounds });
          const fact = { kind: "relation", occurs: false, label: { nb: "", en: "" }, claims: [], ...bounds };
          const edge = (a, b) => ({ a, b, tie: "subordinateTo", label: { nb: "", en: "" }, fact: 0 });
          const model = AK.buildModel({ ...VIEW, nodes: [node("a"), node("b")], edges: [edge(0, 1),
            edge(1, 0)], facts: [fact] });
          const hierarchy = AK.hierarchyOf(model, AK.visibleScene(model, AK.initialState()), "nb");
          const { places } = AK.hierarchyPlaces(hierarchy, true);
          return [hierarchy.roots.length, places.size];
        }"""
    )
    assert roots == [1, 2]


def _said(page: Page, on: str, focus: str | None = None) -> Found:
    return page.evaluate(
        """([date, focus]) => {
          const { sections, totals, propositions } = AK.statementsOn(MODEL, AK.parseDay(date), {
            focus: focus ? MODEL.byId.get(focus) : -1 });
          const marks = (list) => list.map((mark) => [id(mark.speaker), mark.facts.length]);
          return { totals, propositions, sections: sections.map((section) => ({
            topic: id(section.topic), spoke: marks(section.spoke),
            rows: section.rows.map((row) => ({ about: id(row.proposition), against: marks(row.disagree),
              mixed: marks(row.mixed), agree: marks(row.agree) })),
          })) };
        }""",
        [on, focus],
    )


def test_stances_by_topic_and_proposition(debate: Page) -> None:
    """Each stance on its side, two utterances of one speaker as one mark, the most discussed first."""
    found = _said(debate, "2020-01-01")
    assert found["totals"] == {"agree": 3, "disagree": 1, "mixed": 1} and found["propositions"] == 3
    sky, loose, other = found["sections"]
    assert (sky["topic"], loose["topic"], other["topic"]) == ("topic/sky", None, "topic/annet")
    assert sky["spoke"] == [["person/anne", 1]]
    assert sky["rows"] == [
        {"about": "prop/billig", "against": [["person/bo", 1]], "mixed": [], "agree": [["person/anne", 2]]},
        {"about": "prop/trygg", "against": [], "mixed": [["org/firma", 1]], "agree": []},
    ]
    assert loose["rows"][0]["about"] == "prop/fri" and other["rows"] == []


def test_nothing_is_said_before_it_was_said(debate: Page) -> None:
    """Before the day of the meeting there is no statement."""
    assert _said(debate, "2016-08-23")["sections"] == []
    assert len(_said(debate, "2016-08-24")["sections"]) == 3


def test_focus_on_an_organisation_takes_its_people_with_it(debate: Page) -> None:
    """An organisation's statements are its own and those of the holders of posts in it on the day."""
    found = _said(debate, "2020-01-01", "org/firma")
    assert [row["about"] for section in found["sections"] for row in section["rows"]] == [
        "prop/billig",
        "prop/trygg",
        "prop/fri",
    ]
    assert [section["spoke"] for section in found["sections"]] == [[], [], [["org/firma", 1]]]
    topic = _said(debate, "2020-01-01", "topic/sky")
    assert [section["topic"] for section in topic["sections"]] == ["topic/sky"]


BOUNDS = [
    [[10, 12, 20, 22], [None, None]],
    [[None, 12, 20, None], [None, None]],
    [[None, None, None, None], [15, 18]],
    [[10, 10, 11, None], [10, None]],
    [[-50, -40, 70, 80], [None, None]],
]


@pytest.mark.parametrize("bounds", BOUNDS)
def test_bars_say_what_the_status_says(modules: Page, bounds: list[list[int | None]]) -> None:
    """On every day, the segment there has the status of that day; without a segment it is "none"."""
    differ = modules.evaluate(
        """([b, p]) => {
          const segments = AK.segmentsOf({ b, p }, 0, 40);
          const at = (day) => segments.find(({ from, to }) => from <= day && day < to)?.status ?? "none";
          return Array.from({ length: 41 }, (_,
            day) => day).filter((day) => at(day) !== AK.periodStatus(b, p, day));
        }""",
        bounds,
    )
    assert differ == []


def test_timeline_of_the_whole(debate: Page) -> None:
    """Organisations with a dated life, with their posts; those without any date are counted."""
    found = debate.evaluate(
        """() => {
          const { sections, leftOut } = AK.timelineOf(MODEL, { day: AK.parseDay("2016-01-01"), lang: "nb" });
          return { leftOut, rows: sections.map(({ life, rows }) => [id(life.index),
            rows.map((row) => id(row.index))]) };
        }"""
    )
    assert found["rows"] == [["org/dep", []], ["org/dir", ["person/anne"]], ["org/firma", ["person/bo"]]]
    assert found["leftOut"] == len(["org/dep2", "org/enhet"])


def test_timeline_of_one_actor(debate: Page) -> None:
    """One actor's timeline has its relations and posts in order of time; what has no date is counted."""
    found = debate.evaluate(
        """() => {
          const { sections, leftOut } = AK.timelineOf(MODEL, { focus: MODEL.byId.get("org/dir"),
            day: AK.parseDay("2016-01-01"), lang: "nb" });
          return { leftOut, rows: sections[0].rows.map((row) => [id(row.index), row.kind]) };
        }"""
    )
    assert found == {
        "rows": [["org/dep2", "fact"], ["person/anne", "fact"], ["org/dep", "fact"]],
        "leftOut": len(["org/enhet is a unit of it"]),
    }


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Paul Chaffey: statssekretær i KMD", "statssekretær"),
        ("Paul Chaffey: statssekretær i Kommunal- og moderniseringsdepartementet", "statssekretær"),
        ("Paul Chaffey: statssekretær (KMD)", "statssekretær"),
        ("Paul Chaffey: leder i utvalg for KMD", "leder i utvalg for KMD"),
        ("Chaffey var statssekretær", ""),
        ("", ""),
    ],
)
def test_role_of_a_post(modules: Page, label: str, role: str) -> None:
    """A row of a post says what the post is called, without repeating who and where."""
    found = modules.evaluate(
        """(text) => AK.roleOf({
          facts: [{ label: { nb: text, en: text } }],
          nodes: [{ names: [{ t: "Paul Chaffey" }] },
            { names: [{ t: "KMD" }, { t: "Kommunal- og moderniseringsdepartementet" }] }],
        }, { index: 0, other: 1, fact: 0 }, "nb")""",
        label,
    )
    assert found == role


def test_topics_begin_with_a_capital_where_they_stand_alone(modules: Page) -> None:
    """A topic's phrase is a heading with a capital; a name that begins small keeps its letters."""
    script = """([group, text]) => AK.nameAt({ id: "x", group, names: [
      { t: text, form: "official", lang: "nb", b: [null, null, null, null], p: [null, null] }] }, 0, "nb")"""
    assert modules.evaluate(script, ["topic", "økonomi i kommunene"]) == "Økonomi i kommunene"
    assert modules.evaluate(script, ["proposition", "det går sakte"]) == "Det går sakte"
    assert modules.evaluate(script, ["solution", "eInnsyn"]) == "eInnsyn"


def test_too_many_nodes_are_bounded_to_the_best_tied(modules: Page) -> None:
    """The best tied stay, in their order, and what the reader picked stays whatever its ties."""
    kept = modules.evaluate(
        """() => {
          const links = new Map([[0, new Set([1])], [1, new Set([0, 2, 3])], [2, new Set([1, 3])], [3,
            new Set([1, 2])]]);
          return AK.boundedNodes([0, 1, 2, 3, 4], links, new Set([4]), 3);
        }"""
    )
    assert kept == [1, 2, 4]


def test_bounded_scene_tells_how_many_are_left_out(modules: Page) -> None:
    """A scene of at most ten nodes has ten, ties only between them, and the number of the others."""
    whole, few = modules.evaluate(
        """() => [1500, 10].map((most) => {
          const model = AK.buildModel(VIEW);
          const scene = AK.visibleScene(model, AK.initialState(), most);
          const drawn = new Set(scene.nodes);
          return [scene.nodes.length, scene.leftOut, scene.pairs.every(({ a, b }) => drawn.has(a) &&
            drawn.has(b))];
        })"""
    )
    assert whole[1] == 0 and few == [10, whole[0] - 10, True]


def test_series_of_figures(modules: Page) -> None:
    """Figures of one series about one thing stand together in order of time; a single one stays alone."""
    found = modules.evaluate(
        """() => {
          const fact = (start, series, nodes) => [{ kind: "figure", b: [start, start, null, null],
            series, value: "1" }, nodes];
          const all = [fact(30, 0, [0, 1]), fact(10, 0, [0, 1]), fact(20, 0, [0, 1]), fact(5, 1, [0]),
            fact(1, 2, [0, 1]), fact(2, 2, [0, 2]), fact(3, 2, [0, 3])];
          const model = { facts: all.map(([one]) => one), factNodes: all.map(([, nodes]) => nodes) };
          return [AK.figureSeries(model, [0, 1, 2, 3], 1), AK.figureSeries(model, [4, 5, 6], 0)];
        }"""
    )
    assert found[0] == {"series": [{"series": 0, "facts": [1, 2, 0], "isOne": True}], "rest": [3]}
    assert [one["isOne"] for one in found[1]["series"]] == [False]


@pytest.mark.parametrize(
    ("value", "lang", "words"),
    [
        ("1234567.5", "nb", "1\u202f234\u202f567,5"),
        ("1234.25", "en", "1\u202f234.25"),
        ("-40", "nb", "−40"),
        ("7", "nb", "7"),
    ],
)
def test_figures_in_words(modules: Page, value: str, lang: str, words: str) -> None:
    """Thousands are parted by a thin space, decimals by the mark of the language."""
    assert modules.evaluate("([value, lang]) => AK.valueWords(value, lang)", [value, lang]) == words


def test_the_page_reads_back_what_python_wrote(modules: Page) -> None:
    """Both parts of the data make up the view model again, decoded by the page's own modules."""
    view = {**sample_view()}
    found = modules.evaluate(
        """async ([seen, said]) => {
          const view = AK.unpackSeen(seen);
          const before = view.facts.every((fact) => fact.claims.length === 0);
          AK.addSaid(view, await AK.decodeSaid(said));
          const { strings, spans, ...rest } = view;
          return [before, rest];
        }""",
        [seen(view), said(view)],
    )
    assert found[0] is True
    drawn = ("x", "y", "size")
    wanted = {
        **view,
        "nodes": [{k: v for k, v in node.items() if k not in drawn} for node in sample_view()["nodes"]],
    }
    for fact in found[1]["facts"]:
        assert (fact.pop("series"), fact.pop("value")) == (None, None)
    assert found[1] == wanted
