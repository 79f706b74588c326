"""The pure JavaScript modules, called in a page."""

import itertools
import json

import pytest
from playwright.sync_api import Page

from export.viewer.page import interface_texts
from tests.browser.sample import sample_view

Bound = int | None


def _expected(bounds: tuple[Bound, ...], presumed: tuple[Bound, Bound], on: int) -> str:
    """Return the status by the rule as the ontology words it."""
    earliest_start, latest_start, earliest_end, latest_end = bounds
    if (earliest_start is not None and on < earliest_start) or (latest_end is not None and on >= latest_end):
        return "none"
    if latest_start is not None and earliest_end is not None and latest_start <= on < earliest_end:
        return "holds"
    start, end = presumed
    if start is not None and start <= on and (end is None or on < end):
        return "presumed"
    return "possible"


def test_status_of_what_lasts(modules: Page) -> None:
    """Every combination of bounds gives the status of the rule, on and around each bound."""
    choices = [(None, 10), (None, 12), (None, 20), (None, 22)]
    cases = [
        (list(bounds), list(presumed), on)
        for bounds in itertools.product(*choices)
        for presumed in ((None, None), (11, None), (11, 30), (15, 21))
        for on in (9, 10, 11, 12, 15, 19, 20, 21, 22, 29, 30)
    ]
    got = modules.evaluate("(cases) => cases.map(([b, p, day]) => AK.periodStatus(b, p, day))", cases)
    wanted = [_expected(tuple(bounds), (presumed[0], presumed[1]), on) for bounds, presumed, on in cases]
    assert got == wanted
    assert set(got) == {"none", "holds", "presumed", "possible"}


@pytest.mark.parametrize(
    ("bounds", "on", "status"),
    [
        ([10, 10, None, None], 9, "none"),
        ([10, 10, None, None], 10, "holds"),
        ([10, 10, 11, 11], 500, "holds"),
        ([10, 20, None, None], 15, "possible"),
        ([None, None, None, None], 15, "possible"),
        ([None, 12, None, None], 12, "holds"),
    ],
)
def test_status_of_what_happens(modules: Page, bounds: list[Bound], on: int, status: str) -> None:
    """What has happened stays so; its end does not count."""
    assert modules.evaluate("([b, day]) => AK.occurrenceStatus(b, day)", [bounds, on]) == status


def test_days(modules: Page) -> None:
    """Days and dates turn into each other, before 1970 and over leap years too; nonsense is refused."""
    for text in ("1969-12-31", "1970-01-01", "2016-02-29", "2026-01-01", "1837-01-01"):
        assert modules.evaluate("(text) => AK.formatDay(AK.parseDay(text))", text) == text
    for text in ("2015-02-29", "2016", "", "x", "2016-13-01"):
        assert modules.evaluate("(text) => AK.parseDay(text)", text) is None
    assert modules.evaluate("() => AK.formatDay(AK.addMonths(AK.parseDay('2016-01-31'), 1))") == "2016-02-29"
    assert (
        modules.evaluate("() => AK.formatDay(AK.addMonths(AK.parseDay('2016-01-31'), -12))") == "2015-01-31"
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2015-05-01", "2020-01-01", "Fra 1. mai 2015, til og med 31. desember 2019"),
        ("2015-05", "ongoing", "Fra mai 2015, pågår"),
        ("2015", "2016", "Fra 2015, til 2016"),
        ("2015", "through 2016-06", "Fra 2015, til og med juni 2016"),
        ("unknown", "unknown", "Senest fra 1. januar 2015, minst til 1. februar 2015"),
        (
            "2015-01-01/2015-02-01",
            "2016-01-01/2016-02-01",
            "Fra en dag mellom 1. januar 2015 og 1. februar 2015, "
            "til en dag mellom 1. januar 2016 og 1. februar 2016",
        ),
    ],
)
def test_period_in_words(modules: Page, start: str, end: str, words: str) -> None:
    """Each end is worded as precisely as it is known, and the last day is one on which it held."""
    fact = {"occurs": False, "start": start, "end": end, "b": [None, 16436, 16467, None]}
    script = "([fact, texts]) => AK.periodWords(fact, AK.createTranslator(texts, 'nb'))"
    assert modules.evaluate(script, [fact, interface_texts()]) == words


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("astrid", "person/astrid-lund"),
        ("asheim", "person/bjorn-asheim"),
        ("Aasheim", "person/bjorn-asheim"),
        ("bjoern", "person/bjorn-asheim"),
        ("oyen", "person/camilla-oyen"),
        ("saether", "person/dag-sather"),
        ("sæter", "person/dag-sather"),
        ("kamilla", "person/camilla-oyen"),
        ("nordsfot", "org/nordsoft"),
        ("nordsft", "org/nordsoft"),
        ("nordsoftt", "org/nordsoft"),
        ("fdep", "org/fornying"),
        ("dissam", "org/disam"),
        ("fornyingsdepartementet", "org/fornying"),
        ("900000002", "org/disam"),
        ("org/samdir", "org/samdir"),
        ("halvor brekke", "person/halvor-brekke"),
        ("ministry of digital", "org/fornying"),
        ("9103", "municipality/furu"),
        ("__proto__", "other/proto"),
    ],
)
def test_search(modules: Page, typed: str, first: str) -> None:
    """Any name, number or id is found, with one typing error and any way to write æøå."""
    found = modules.evaluate(
        """(typed) => {
          const [model, view] = [AK.buildModel(VIEW), VIEW];
          const entries = AK.buildSearchIndex(model.nodes);
          const hits = AK.searchEntities(entries, typed, { day: view.referenceDay });
          return hits.map((hit) => model.nodes[hit.node].id);
        }""",
        typed,
    )
    assert found[0] == first


def test_search_finds_nothing_for_nonsense(modules: Page) -> None:
    """What resembles nothing gives no line, nor does an empty field."""
    script = """(typed) => {
      const entries = AK.buildSearchIndex(AK.buildModel(VIEW).nodes);
      return AK.searchEntities(entries, typed, { day: 0 }).length;
    }"""
    assert [modules.evaluate(script, typed) for typed in ("qqqxyz", "", "   ", "-")] == [0, 0, 0, 0]


def test_hops(modules: Page) -> None:
    """Steps are counted along the shortest way, up to the limit."""
    pairs = [{"a": 0, "b": 1}, {"a": 1, "b": 2}, {"a": 2, "b": 3}, {"a": 0, "b": 3}, {"a": 4, "b": 5}]
    script = "([pairs, most]) => [...AK.hopsFrom(AK.adjacency(pairs), 0, most)].sort((a, b) => a[0] - b[0])"
    assert modules.evaluate(script, [pairs, 1]) == [[0, 0], [1, 1], [3, 1]]
    assert modules.evaluate(script, [pairs, 3]) == [[0, 0], [1, 1], [2, 2], [3, 1]]


def test_nearest_in_direction(modules: Page) -> None:
    """The arrows find the nearest node on their side, and nothing where there is none."""
    points = [
        {"id": 1, "x": 0, "y": 0},
        {"id": 2, "x": 10, "y": 1},
        {"id": 3, "x": 30, "y": 0},
        {"id": 4, "x": 0, "y": -20},
    ]
    script = "([points, way]) => AK.nearestInDirection(points, points[0], way)?.id ?? null"
    assert [modules.evaluate(script, [points, way]) for way in ("right", "up", "left", "down")] == [
        2,
        4,
        None,
        None,
    ]


def _scene(modules: Page, **state: object) -> dict[str, list[str]]:
    """Return the ids that a state shows, and the ties between them as `a|b|status`."""
    scene: dict[str, list[str]] = modules.evaluate(
        """(changes) => {
          const model = AK.buildModel(VIEW);
          const scene = AK.visibleScene(model, { ...AK.initialState(), ...changes });
          const id = (index) => model.nodes[index].id;
          return {
            nodes: scene.nodes.map(id),
            pairs: scene.pairs.map((pair) => [...[id(pair.a), id(pair.b)].sort(), pair.status].join("|")),
            folded: [...scene.folded].map(([index, count]) => id(index) + "=" + count),
          };
        }""",
        state,
    )
    return scene


def _day(modules: Page, text: str) -> int:
    """Return a date as the page counts it."""
    day: int = modules.evaluate("(text) => AK.parseDay(text)", text)
    return day


def test_filter_folds_municipalities(modules: Page) -> None:
    """Municipalities are under their county, their ties are drawn from it; an open county shows its own."""
    scene = _scene(modules)
    assert not [node for node in scene["nodes"] if node.startswith("municipality/")]
    assert sorted(scene["folded"]) == ["county/nord=12", "county/ost=6", "county/sor=8"]
    assert any(pair.startswith("county/nord|solution/") for pair in scene["pairs"])
    opened = _scene(modules, open=["county/nord"])
    assert len([node for node in opened["nodes"] if node.startswith("municipality/")]) == 12
    assert not any(pair.startswith("county/nord|solution/") for pair in opened["pairs"])


def test_filter_folds_under_the_county_of_the_day(modules: Page) -> None:
    """Before 2020 the municipalities of the east lay in a county that is gone now."""
    scene = _scene(modules, day=_day(modules, "2016-08-24"))
    assert "county/vest=6" in scene["folded"]
    assert "county/ost" not in scene["nodes"]


def test_filter_by_day(modules: Page) -> None:
    """What has ended or has not begun is not there."""
    then, now = _scene(modules, day=_day(modules, "2016-08-24")), _scene(modules)
    assert "org/disam" in then["nodes"] and "org/samdir" not in then["nodes"]
    assert "org/samdir" in now["nodes"] and "org/disam" not in now["nodes"]
    assert "org/disam|person/bjorn-asheim|holds" in then["pairs"]
    assert "event/mote-2016" not in _scene(modules, day=_day(modules, "2016-08-23"))["nodes"]


def test_filter_possible(modules: Page) -> None:
    """Possible ties are shown when asked for, and around what is picked."""
    tie = "org/kommuneforum|other/emoji|possible"
    assert tie not in _scene(modules)["pairs"]
    assert tie in _scene(modules, possible=True)["pairs"]
    assert tie in _scene(modules, selected="org/kommuneforum")["pairs"]


def test_filter_groups_and_focus(modules: Page) -> None:
    """A group that is off is gone with its ties; a focus keeps what is within its hops."""
    scene = _scene(modules, off=["person", "county"])
    assert not [node for node in scene["nodes"] if node.startswith(("person/", "county/", "municipality/"))]
    one = set(_scene(modules, focus="org/samdir", hops=1)["nodes"])
    two = set(_scene(modules, focus="org/samdir", hops=2)["nodes"])
    assert {"org/samdir", "org/fornying", "person/camilla-oyen"} <= one < two
    assert "org/kultur" not in two


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"lang": "en", "theme": "dark", "day": 17000, "possible": True},
        {"selected": "person/bjorn-asheim", "focus": "org/disam", "hops": 3},
        {
            "pair": ["org/disam", "org/fornying"],
            "open": ["county/nord", "county/sor"],
            "off": ["person", "topic"],
        },
        {"tab": "list", "table": "ties", "selected": "other/q&a=#?%,ø"},
        {"path": ["org/disam", "org/fornying"], "way": 2, "talk": True},
    ],
)
def test_state_in_the_address(modules: Page, state: dict[str, object]) -> None:
    """A state survives the way into the address and back, in less than 2,000 characters."""
    script = """(changes) => {
      const state = { ...AK.initialState(), ...changes };
      const hash = AK.encodeState(state, AK.formatDay);
      return [hash, JSON.stringify(AK.decodeState("#" + hash, AK.parseDay)) === JSON.stringify(state)];
    }"""
    encoded, equal = modules.evaluate(script, state)
    assert equal, encoded
    assert encoded.startswith("v=1") and len(encoded) < 2000


def test_address_of_another_version(modules: Page) -> None:
    """An address of a later version, or nonsense, opens the view as it is at first."""
    script = (
        "(hash) => JSON.stringify(AK.decodeState(hash, AK.parseDay)) === JSON.stringify(AK.initialState())"
    )
    for text in ("#v=99&sel=x", "#v=x", "#", "", "#&&&=", "#theme=<script>&hops=7&date=yesterday"):
        assert modules.evaluate(script, text), text


def test_labels_do_not_collide(modules: Page) -> None:
    """Labels never lie on each other or outside the frame, and the important ones win."""
    items = [
        {
            "owner": at,
            "weight": 100 - at,
            "x": 200 + (at * 37) % 300,
            "y": 100 + (at * 53) % 200,
            "r": 6,
            "w": 80,
            "h": 16,
            "must": False,
        }
        for at in range(60)
    ]
    frame = {"width": 600, "height": 400}
    placed = modules.evaluate(
        "([items, frame]) => AK.placeLabels(items, [], 40, frame).map(({item, x, y}) => [item.owner, x, y])",
        [items, frame],
    )
    assert placed[0][0] == 0 and 8 < len(placed) <= 40
    for (_, x1, y1), (_, x2, y2) in itertools.combinations(placed, 2):
        assert abs(x1 - x2) >= 80 or abs(y1 - y2) >= 16
    assert all(0 <= x <= 520 and 0 <= y <= 384 for _, x, y in placed)


def test_positions_make_room_for_an_open_fold(modules: Page) -> None:
    """What was folded stands around its parent, and nothing else stands among it."""
    base = [
        {"x": 0, "y": 0},
        *({"x": 5 * at, "y": 3} for at in range(1, 5)),
        *({"x": 0, "y": 0} for _ in range(20)),
    ]
    places = modules.evaluate(
        "([base, children]) => AK.openedPositions(base, [[0, children]])", [base, list(range(5, 25))]
    )
    reach = max((place["x"] ** 2 + place["y"] ** 2) ** 0.5 for place in places[5:])
    assert all((place["x"] ** 2 + place["y"] ** 2) ** 0.5 > reach for place in places[1:5])


def test_links_and_names_in_labels(modules: Page) -> None:
    """Only web and mail addresses become links; names in a label are cut out, longer names first."""
    script = "(address) => AK.safeHref(address)"
    for address in (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "x",
        "",
        " javascript:1",
    ):
        assert modules.evaluate(script, address) is None, address
    assert modules.evaluate(script, "https://example.org/?a=1&b=2") == "https://example.org/?a=1&b=2"
    pieces = modules.evaluate(
        """() => AK.cutAtNames("Lund leder Lunds lag", [["Lund", 1], ["Lunds lag", 2], ["", 3]])
          .pieces.map((piece) => [piece.text, piece.node ?? null])"""
    )
    assert pieces == [["Lund", 1], [" leder ", None], ["Lunds lag", 2]]


def test_names_follow_the_day(modules: Page) -> None:
    """The name of the day and language is shown; a short form where the official one is long."""
    script = """([id, day, lang, short]) => {
      const model = AK.buildModel(VIEW);
      return (short ? AK.shortNameAt : AK.nameAt)(model.nodes[model.byId.get(id)], AK.parseDay(day), lang);
    }"""

    def name(entity: str, day: str, lang: str, short: bool) -> str:
        found: str = modules.evaluate(script, [entity, day, lang, short])
        return found

    assert name("org/fornying", "2016-01-01", "nb", False) == "Fornyingsdepartementet"
    assert name("org/fornying", "2020-01-01", "nb", False) == "Digitaldepartementet"
    assert name("org/fornying", "2020-01-01", "en", False) == "Ministry of Digital Affairs"
    assert name("org/disam", "2016-01-01", "nb", True) == "Disam"
    assert name("other/empty", "2016-01-01", "nb", False) == "other/empty"


def test_shapes_and_texts(modules: Page) -> None:
    """Every group looks different without its colour, and every text exists in both languages."""
    groups = sample_view()["groups"]
    assert len({(group["shape"], group.get("hollow", False)) for group in groups}) == len(groups)
    known = modules.evaluate(
        "(shapes) => shapes.map((shape) => AK.shapePoints(shape)?.length ?? 0)",
        [group["shape"] for group in groups],
    )
    assert set(known) == {0, 3, 4, 6, 10}
    assert json.loads(modules.evaluate("() => JSON.stringify(AK.initialState())"))["hops"] == 1
