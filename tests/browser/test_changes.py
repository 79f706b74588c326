"""What changed: the rule against the command `diff`, rows in actor terms, marks, steps, and play."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from export.viewer.model import view_model
from graph.kart import Kart
from graph.time.diff import diff_days
from tests.browser.builder import EPOCH, day
from tests.lanes import quick

Open = Callable[[str], Page]

TURNED = """([facts, early, late]) => facts.map((fact) => {
  const found = AK.turnedFact(fact, early, late);
  return found && [found.turn, found.day, found.until, found.certain];
})"""
CHANGES = """([early, late]) => {
  const model = AK.buildModel(VIEW);
  return AK.changesBetween(model, early, late, "nb").map((change) => ({
    kind: change.kind, turn: change.turn, day: AK.formatDay(change.day), who: model.nodes[change.node].id,
    before: change.before ?? "", after: change.after ?? "",
    fact: change.facts.length ? model.facts[change.facts[0]].label.nb : "",
  }));
}"""


SPANS = [("2015-01-01", "2018-06-30"), ("2019-12-31", "2020-01-01"), ("2001-01-01", "2026-01-01")]


@pytest.mark.parametrize(
    ("early", "late"),
    quick(SPANS, SPANS[:1], several=True),
)
def test_turns_are_those_of_the_command_diff(modules: Page, kart: Kart, early: str, late: str) -> None:
    """Over the shipped facts, page and `aktorkart diff` agree: what turned, when, how surely."""
    network = kart.network
    diff = diff_days(network.facts.values(), date.fromisoformat(early), date.fromisoformat(late))
    wanted = {
        one.fact.path: [
            one.turn.value,
            (one.day - EPOCH) // timedelta(days=1),
            (one.until - EPOCH) // timedelta(days=1) if one.until else None,
            one.certain,
        ]
        for one in (*diff.turned, *diff.passed)
    }
    facts = [
        {name: fact[name] for name in ("id", "b", "p", "occurs")}
        for fact in view_model(network)["facts"]
        if fact["kind"] != "figure"
    ]
    found = modules.evaluate(TURNED, [facts, day(early), day(late)])
    assert {fact["id"]: turn for fact, turn in zip(facts, found, strict=True) if turn} == {
        fact["id"]: wanted[fact["id"]] for fact in facts if fact["id"] in wanted
    }
    assert any(found)


bound = st.one_of(st.none(), st.integers(0, 30))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    b=st.tuples(bound, bound, bound, bound),
    p=st.tuples(bound, bound),
    days=st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_a_turn_is_a_change_of_the_answer(
    modules: Page, b: tuple[int | None, ...], p: tuple[int | None, ...], days: tuple[int, int]
) -> None:
    """There is a turn exactly when the answers of the two days differ, or something came and went between."""
    script = """([fact, early, late]) => {
      const shown = (day) => ["holds", "presumed"].includes(AK.factStatus(fact, day));
      const found = AK.turnedFact(fact, early, late);
      const between = Array.from({ length: late - early }, (_, at) => shown(early + 1 + at)).some(Boolean);
      return [shown(early), shown(late), between, found?.turn ?? null, found && shown(found.day)];
    }"""
    early, late = min(days), max(days)
    first, last, between, turn, on_day = modules.evaluate(
        script, [{"b": b, "p": p, "occurs": False}, early, late]
    )
    wanted = {(False, True): "began", (True, False): "ended"}.get((first, last))
    assert turn == (wanted or ("passed" if not first and not last and between else None))
    if turn is not None:
        assert on_day == (turn != "ended")


def test_changes_in_actor_terms(modules: Page) -> None:
    """Founded, ended, renamed, merged, new in post: each once, told of whom it is about, newest first."""
    found = modules.evaluate(CHANGES, [day("2016-08-24"), day("2021-01-01")])
    rows = {(row["kind"], row["who"]): row for row in found}
    assert rows["founded", "org/samdir"]["day"] == "2020-01-01"
    assert rows["ended", "org/disam"]["day"] == "2020-01-01"
    renamed = rows["renamed", "org/fornying"]
    assert (renamed["before"], renamed["after"]) == ("Fornyingsdepartementet", "Digitaldepartementet")
    assert rows["change", "org/disam"]["fact"].endswith(
        "gikk inn i Samordningsdirektoratet for hele forvaltningen"
    )
    assert rows["post", "person/eva-nokleby"]["day"] == "2018-01-17"
    assert rows["postLeft", "person/dag-sather"]["day"] == "2018-01-17"
    assert ("founded", "county/ost") in rows and ("ended", "county/vest") in rows
    assert [row["day"] for row in found] == sorted((row["day"] for row in found), reverse=True)
    names = [(row["kind"], row["who"], row["fact"]) for row in found]
    assert len(names) == len(set(names))
    assert not [
        row
        for row in found
        if row["who"].startswith("municipality/")
        and row["kind"] in ("tie", "tieEnded")
        and "ligger i" not in row["fact"]
    ]


def test_what_is_only_known_later_is_told_apart(modules: Page) -> None:
    """A start that may lie before the first day is no change of the thing, only of what is known."""
    script = """() => {
      const view = structuredClone(VIEW);
      const samdir = view.nodes.find((node) => node.id === "org/samdir");
      samdir.b = [null, AK.parseDay("2020-01-01"), AK.parseDay("2026-01-01"), null];
      const model = AK.buildModel(view);
      return AK.changesBetween(model, AK.parseDay("2019-06-01"), AK.parseDay("2020-06-01"), "nb")
        .filter((change) => model.nodes[change.node].id === "org/samdir" && change.turn === "began")
        .filter((change) => !change.certain).map((change) => change.kind);
    }"""
    assert modules.evaluate(script) == ["known"]


def test_list_of_changes(viewer: Open) -> None:
    """The table tells what changed between two chosen days, can be narrowed to a kind, and leads on."""
    page = viewer("date=2021-01-01")
    page.locator("#changes-open").click()
    expect(page.locator("#since")).to_have_value("2020-01-01")
    page.locator("#since").fill("2016-08-24")
    page.locator("#since").press("Tab")
    rows = page.get_by_test_id("table-of-changes").locator("tbody tr")
    expect(rows.filter(has_text="Fornyingsdepartementet → Digitaldepartementet")).to_have_count(1)
    page.locator("#table-only").select_option("founded")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="Samordningsdirektoratet")).to_contain_text("1. januar 2020")
    assert "since=2016-08-24" in page.url
    rows.filter(has_text="Samordningsdirektoratet").locator(".entity").click()
    expect(page.locator("#panel-title")).to_have_text("Samordningsdirektoratet for hele forvaltningen")


def test_marks_and_steps_of_an_actor(viewer: Open) -> None:
    """The slider marks the days of change for the one in the panel; the keys step between them."""
    page = viewer("sel=org/fornying&date=2016-08-24")
    marks = page.locator(".change-marks rect").count()
    assert marks > 4
    expect(page.locator(".change-words")).to_have_text(f"Fornyingsdepartementet: {marks} endringsdager")
    page.locator("#graph").focus()
    page.keyboard.press(".")
    expect(page.locator("#asof")).to_have_value("2016-12-31")
    page.keyboard.press(".")
    expect(page.locator("#asof")).to_have_value("2018-01-17")
    expect(page.locator("#said")).to_have_text(re.compile(r"^17\. januar 2018: \d+ endringer$"))
    page.keyboard.press(",")
    expect(page.locator("#asof")).to_have_value("2016-12-31")
    page.locator("#change-on").click()
    expect(page.locator("#asof")).to_have_value("2018-01-17")
    page.locator("#panel-close").click()
    expect(page.locator(".change-marks rect")).to_have_count(0)


def test_play_over_the_years(viewer: Open) -> None:
    """Play goes on to the last day and stops there; pause keeps the day, and only then writes the address."""
    page = viewer("date=2024-06-01")
    page.locator("#play-speed").select_option("fast")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", "Pause")
    expect(page.locator("#asof")).to_have_value("2025-06-01")
    assert "date=2024-06-01" in page.url
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", "Spill av årene")
    stopped = page.locator("#asof").input_value()
    assert f"date={stopped}" in page.url
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false", timeout=8000)
    expect(page.locator("#asof")).to_have_value("2026-01-01")


def test_steps_of_the_play(modules: Page) -> None:
    """Each step is as long as asked for, and the last one ends on the last day."""
    script = """([from, last, months]) => {
      const days = [];
      const end = AK.parseDay(last);
      for (let day = AK.parseDay(from); day !== null; day = AK.nextDay(day, end, months)) {
        days.push(AK.formatDay(day));
      }
      return days;
    }"""
    assert modules.evaluate(script, ["2024-01-31", "2025-01-01", 3]) == [
        "2024-01-31",
        "2024-04-30",
        "2024-07-30",
        "2024-10-30",
        "2025-01-01",
    ]


def test_possible_facts_are_drawn_and_told_as_such(viewer: Open) -> None:
    """A possible tie is dashed on the map, and the card says that it is possible."""
    page = viewer("sel=other/emoji")
    dashed = page.evaluate("aktorkart.view().pairs.filter((pair) => pair.dashed).length")
    assert dashed >= 1
    expect(page.locator("#panel .chip.status-possible").first).to_have_text("mulig")
