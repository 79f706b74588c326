"""Five tasks that a newcomer does on the shipped map, each in at most three clicks or keystroke groups.

A keystroke group is what is typed without looking up: a name and Enter, a date.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from export.viewer.html import render_html
from export.viewer.model import view_model
from graph.kart import Kart
from tests.browser.conftest import watched_page

LIMIT = 3


class Newcomer:
    """Somebody at the map, whose clicks and keystroke groups are counted.

    Attributes:
        page: The map.
        steps: Clicks and keystroke groups so far.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def search(self, text: str) -> None:
        """Type a name in the search box, and Enter."""
        self.page.locator("#search").fill(text)
        self.page.keyboard.press("Enter")
        self._step()

    def set_date(self, day: str) -> None:
        """Type a date."""
        self.page.locator("#asof").fill(day)
        self.page.keyboard.press("Enter")
        self._step()

    def click(self, where: Locator) -> None:
        """Click something."""
        where.click()
        self._step()

    def _step(self) -> None:
        self.steps += 1
        assert self.steps <= LIMIT, "too many steps"

    @property
    def panel(self) -> Locator:
        """What the side panel shows."""
        return self.page.locator("#panel")


@pytest.fixture(scope="session")
def shipped_file(kart: Kart, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the shipped data."""
    path = tmp_path_factory.mktemp("shipped") / "aktorkart.html"
    path.write_text(render_html(view_model(kart.network)), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def newcomer(browser: Browser, shipped_file: Path) -> Iterator[Newcomer]:
    """Somebody who has just opened the map; the page forgives no request, error or policy violation."""
    trouble: list[str] = []
    page = watched_page(browser, (1400, 900), trouble)
    page.goto(shipped_file.as_uri())
    page.locator("html[data-ready]").wait_for()
    yield Newcomer(page)
    trouble += page.evaluate("window.violations ?? []")
    page.context.close()
    assert trouble == []


def test_who_led_difi_in_august_2016_and_how_do_we_know(newcomer: Newcomer) -> None:
    """Date, name, and the sources are there with publisher and place."""
    newcomer.set_date("2016-08-24")
    newcomer.search("Difi")
    card = (
        newcomer.panel.locator("article, li, section")
        .filter(has_text="Steffen Sutorius: direktør i Difi")
        .last
    )
    expect(card).to_contain_text("gjelder")
    newcomer.click(newcomer.panel.locator("summary").filter(has_text="kilder").first)
    opened = newcomer.panel.locator("details[open]").first
    expect(opened).to_contain_text("E24")
    expect(opened).to_contain_text("fifth paragraph")
    expect(opened).to_contain_text("Visma")


def test_what_moan_said_about_benefits_realisation(newcomer: Newcomer) -> None:
    """His name is enough: the panel tells what he said, in paraphrase."""
    newcomer.search("Moan")
    expect(newcomer.panel.locator("#panel-title")).to_have_text("Øystein Moan")
    expect(newcomer.panel).to_contain_text("for få vil og kan hente ut besparelsene")


def test_which_solutions_digdir_manages_today(newcomer: Newcomer) -> None:
    """Digdir's panel lists the solutions that it manages at the reference date."""
    newcomer.search("Digdir")
    for solution in ("Altinn", "ID-porten", "Maskinporten", "eFormidling"):
        expect(newcomer.panel).to_contain_text(f"forvalter – {solution}")


def test_who_moderated(newcomer: Newcomer) -> None:
    """The panel debate's own panel names its moderator."""
    newcomer.search("paneldebatten")
    expect(newcomer.panel).to_contain_text("Lars van Marion – møteleder")


def test_who_was_in_the_panel_and_for_whom(newcomer: Newcomer) -> None:
    """All eight, each with the organisation that they stood for."""
    newcomer.search("paneldebatten")
    for person, organisation in (
        ("Paul Chaffey", "KMD"),
        ("Heidi Austlid", "IKT-Norge"),
        ("Steffen Sutorius", "Difi"),
        ("Hans Christian Holte", "Skatteetaten"),
        ("Arve Føyen", "IT-politisk råd i Den Norske Dataforening"),
        ("Øystein Moan", "Visma"),
        ("Dag Skage", "Norwegian"),
        ("Lars Peder Brekk", "Altinn"),
    ):
        expect(newcomer.panel).to_contain_text(f"{person} ({organisation}) – paneldeltaker")
