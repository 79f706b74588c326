"""Tasks of a public-affairs analyst on the shipped map, each done by a newcomer in so many steps as it says.

A step is a click, a choice from a list, or what is typed without looking up: a name and Enter, a date, a
word to filter by.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from export.viewer.html import render_html
from export.viewer.model import view_model
from graph.kart import Kart
from tests.browser.conftest import watched_page


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

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)
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

    def choose(self, where: str, value: str) -> None:
        """Choose from a list."""
        self.page.locator(where).select_option(value)
        self._step()

    def filter(self, text: str) -> None:
        """Type a word to filter a table by."""
        self.page.locator("#table-filter").fill(text)
        self._step()

    def save(self, where: str) -> Download:
        """Click something that saves a file."""
        with self.page.expect_download() as saved:
            self.click(self.page.locator(where))
        return saved.value

    def rows(self, table: str) -> Locator:
        """The rows of a table."""
        return self.page.get_by_test_id(f"table-of-{table}").locator("tbody tr")

    def _step(self) -> None:
        self.steps += 1

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
def newcomer(reader: BrowserContext, shipped_file: Path) -> Iterator[Newcomer]:
    """Somebody who has just opened the map; the page forgives no request, error or policy violation."""
    trouble: list[str] = []
    page = watched_page(reader, (1400, 900), trouble)
    page.goto(shipped_file.as_uri())
    page.locator("html[data-ready]").wait_for()
    yield Newcomer(page)
    trouble += page.evaluate("window.violations ?? []")
    page.close()
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
    assert newcomer.steps == 3


def test_what_moan_said_about_benefits_realisation(newcomer: Newcomer) -> None:
    """His name is enough: the panel tells what he said, in paraphrase."""
    newcomer.search("Moan")
    expect(newcomer.panel.locator("#panel-title")).to_have_text("Øystein Moan")
    expect(newcomer.panel).to_contain_text("for få vil og kan hente ut besparelsene")
    assert newcomer.steps == 1


def test_which_solutions_digdir_manages_today(newcomer: Newcomer) -> None:
    """Digdir's panel lists the solutions that it manages at the reference date."""
    newcomer.search("Digdir")
    for solution in ("Altinn", "ID-porten", "Maskinporten", "eFormidling"):
        expect(newcomer.panel).to_contain_text(f"forvalter – {solution}")
    assert newcomer.steps == 1


def test_who_moderated(newcomer: Newcomer) -> None:
    """The panel debate's own panel names its moderator."""
    newcomer.search("paneldebatten")
    expect(newcomer.panel).to_contain_text("Lars van Marion – møteleder")
    assert newcomer.steps == 1


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
    assert newcomer.steps == 1


def test_how_visma_and_the_tax_administration_are_connected(newcomer: Newcomer) -> None:
    """Two names give the way between them, with a source at every step."""
    newcomer.set_date("2016-08-24")
    newcomer.search("Moan")
    newcomer.press("p")
    newcomer.search("Skatteetaten")
    steps = newcomer.page.get_by_test_id("steps")
    expect(steps).to_contain_text("Øystein Moan (Visma) – paneldeltaker")
    expect(steps).to_contain_text("Hans Christian Holte: skattedirektør")
    assert steps.locator("details.claims").count() == steps.locator(".fact").count() >= 3
    assert newcomer.steps == 4


def test_what_rests_on_the_sponsors_word_alone(newcomer: Newcomer) -> None:
    """The sponsor's article has a page: its interest, all that came from it, how much has no other source."""
    newcomer.click(newcomer.page.locator("#list-tab"))
    newcomer.click(newcomer.page.locator("#table-sources"))
    newcomer.click(newcomer.rows("sources").filter(has_text="Hva skjedde på").locator(".inline"))
    expect(newcomer.panel).to_contain_text("Visma selger løsninger til kommunene, sponset møtet")
    expect(newcomer.page.get_by_test_id("source-sum")).to_have_text(
        re.compile(r"\d+ opplysninger · \d+ påstander · \d+ har bare denne kilden")
    )
    assert newcomer.steps == 3


def test_what_about_difi_is_disputed_and_by_whom(newcomer: Newcomer) -> None:
    """The evidence of one actor, filtered by a word, names each source that disagrees."""
    newcomer.search("Difi")
    newcomer.click(newcomer.page.locator("#evidence-button"))
    newcomer.filter("omstridt direktør")
    rows = newcomer.rows("evidence")
    assert rows.count() >= 8
    expect(rows.filter(has_text="E24")).to_contain_text("nyhetsmedium")
    expect(rows.filter(has_text="Visma")).to_contain_text("leverandør eller sponsor")
    assert newcomer.steps == 3


def test_which_municipalities_were_merged_in_2020(newcomer: Newcomer) -> None:
    """The changes up to a day, of one kind."""
    newcomer.set_date("2020-01-01")
    newcomer.click(newcomer.page.locator("#changes-open"))
    newcomer.choose("#table-only", "change")
    merged = newcomer.rows("changes")
    expect(merged.filter(has_text="Agdenes kommune + Meldal kommune + Orkdal kommune")).to_contain_text(
        "1. januar 2020"
    )
    assert merged.count() > 40
    assert newcomer.steps == 3


def test_a_picture_of_difi_for_a_slide(newcomer: Newcomer) -> None:
    """A picture of what one actor is tied to, with the day and where it is from."""
    newcomer.search("Digdir")
    newcomer.click(newcomer.page.locator("#share"))
    saved = newcomer.save("#share-svg")
    assert saved.suggested_filename == "aktorkart-org-digdir-2026-01-01.svg"
    words = "".join(fromstring(Path(saved.path()).read_bytes()).itertext())
    for part in ("Slik det var 1. januar 2026", "Valgt: Digdir", "Kilde: Aktørkart", "CC BY 4.0", "Altinn"):
        assert part in words
    assert newcomer.steps == 3


def test_a_list_of_the_evidence_for_the_file(newcomer: Newcomer) -> None:
    """All claims about an actor as a table for a spreadsheet, each with source, place and period."""
    newcomer.search("Altinn")
    newcomer.click(newcomer.page.locator("#evidence-button"))
    saved = newcomer.save("#table-csv")
    with Path(saved.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    assert all(row["Kilde"] and row["Sted"] and row["Tidsrom"] and row["Kilde-id"] for row in rows)
    assert newcomer.steps == 3


def test_a_link_to_the_day_of_the_meeting(newcomer: Newcomer) -> None:
    """A link that opens the same day, ready to be pasted."""
    newcomer.set_date("2016-08-24")
    newcomer.click(newcomer.page.locator("#share"))
    newcomer.click(newcomer.page.locator("#share-copy"))
    expect(newcomer.page.locator("#share-said")).not_to_be_empty()
    expect(newcomer.page.locator("#share-link")).to_have_value(re.compile(r"#v=1&date=2016-08-24$"))
    assert newcomer.steps == 3


def test_who_followed_whom_as_minister(newcomer: Newcomer) -> None:
    """The changes of two years, filtered by a word, tell who left and who came."""
    newcomer.set_date("2018-12-31")
    newcomer.click(newcomer.page.locator("#changes-open"))
    newcomer.filter("minister")
    rows = newcomer.rows("changes")
    expect(rows.filter(has_text="Jan Tore Sanner")).to_contain_text("gikk av")
    expect(rows.filter(has_text="Monica Mæland")).to_contain_text("ny i verv")
    assert newcomer.steps == 3
