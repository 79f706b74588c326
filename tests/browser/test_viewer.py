"""What a reader does in the viewer, in a browser, over the invented sample."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from export.viewer.contract import Opening
from export.viewer.html import render_html
from tests.browser.builder import day
from tests.browser.sample import sample_view

Open = Callable[[str], Page]


def _search(page: Page, text: str) -> None:
    """Type in the search box and take the first line."""
    page.locator("#search").fill(text)
    page.locator("#search").press("Enter")


def _title(page: Page, text: str) -> None:
    """Expect the panel to show something by its title."""
    expect(page.locator("#panel-title")).to_have_text(text)


def test_opens_on_an_overview(viewer: Open) -> None:
    """The page opens with everything in place: counts, start panel, footer, and municipalities folded."""
    page = viewer("")
    expect(page).to_have_title("Aktørkart")
    expect(page.get_by_test_id("shown")).to_have_text(re.compile(r"^62 av 90 vist, 26 foldet inn$"))
    expect(page.locator("#panel-title")).to_have_text("Hvem former offentlig digitalisering?")
    expect(page.locator("#foot")).to_contain_text("0123456789ab")
    expect(page.locator("#foot")).to_contain_text("CC BY 4.0")
    assert page.locator("#graph canvas").count() == 1


def test_start_offers_questions_and_actors(viewer: Open) -> None:
    """Each question leads to the view that answers it; those with most ties are actors, not the meeting."""
    for question, tab in (
        ("under", "tree"),
        ("stance", "said"),
        ("posts", "years"),
        ("changes", "list"),
        ("sources", "list"),
    ):
        page = viewer("")
        page.locator(f"#ask-{question}").click()
        expect(page.locator(f"#{tab}-tab")).to_have_attribute("aria-pressed", "true")
    busy = viewer("").locator("#panel section").filter(has_text="Aktører med flest bånd")
    names = busy.locator(".entity-name").all_inner_texts()
    assert len(names) == 6
    assert "Møtet om digital hverdag" not in names


def test_search_by_keyboard(viewer: Open) -> None:
    """`/` goes to the box, arrows choose, Enter opens the panel and moves the focus there, Esc comes back."""
    page = viewer("")
    page.locator("#graph").focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("dir")
    expect(page.locator("#search")).to_have_attribute("aria-expanded", "true")
    first = page.locator("#search").get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") != first
    page.locator("#search").fill("asheim")
    page.keyboard.press("Enter")
    _title(page, "Bjørn Åsheim")
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    _title(page, "Hvem former offentlig digitalisering?")
    expect(page.locator("#search")).to_be_focused()


def test_search_tells_a_former_name(viewer: Open) -> None:
    """A line found by a former name says so, and shows the name of the day."""
    page = viewer("")
    page.locator("#search").fill("fornyingsdepartementet")
    line = page.locator("#search-list [role=option]").first
    expect(line).to_contain_text("Digitaldepartementet")
    expect(line).to_contain_text("tidligere Fornyingsdepartementet")
    page.locator("#search").fill("finnes ikke")
    expect(page.locator("#search-list")).to_contain_text("Ingen treff")


def test_search_reaches_a_folded_municipality(viewer: Open) -> None:
    """Choosing a municipality opens its county on the map."""
    page = viewer("")
    _search(page, "Furudal")
    _title(page, "Furudal kommune")
    expect(page.locator(".in-parent")).to_contain_text("Nordfylke fylkeskommune")
    expect(page.get_by_test_id("shown")).to_have_text("74 av 90 vist, 14 foldet inn")
    assert "open=county/nord" in page.url


def test_legend_filters_and_counts(viewer: Open) -> None:
    """The legend counts each group and takes it away; `only` leaves one; all come back."""
    page = viewer("")
    row = page.locator("#legend li", has_text="Person")
    expect(row.locator(".group-count")).to_have_text("12")
    page.get_by_test_id("group-person").uncheck()
    expect(page.get_by_test_id("shown")).to_have_text("50 av 90 vist, 26 foldet inn")
    page.locator("#legend li", has_text="Digital løsning").hover()
    page.get_by_role("button", name="Vis bare Digital løsning").click()
    expect(page.get_by_test_id("shown")).to_have_text("5 av 90 vist")
    page.locator("#groups-all").click()
    expect(page.get_by_test_id("shown")).to_have_text("62 av 90 vist, 26 foldet inn")


def test_date_changes_names_and_ties(viewer: Open) -> None:
    """On another day names, posts and nodes are those of that day; the slider and the year buttons follow."""
    page = viewer("sel=org/fornying")
    _title(page, "Digitaldepartementet")
    page.locator("#asof").fill("2016-08-24")
    page.locator("#asof").press("Tab")
    _title(page, "Fornyingsdepartementet")
    assert "date=2016-08-24" in page.url
    expect(page.locator("#panel")).to_contain_text("Dag Sæther er statsråd")
    expect(page.locator(".fact.is-holds", has_text="Eva Nøkleby")).to_have_count(0)
    expect(page.locator("#asof-range")).to_have_attribute("aria-valuetext", "24. august 2016")
    page.locator("#year-on").click()
    expect(page.locator("#asof")).to_have_value("2017-08-24")
    page.locator("#asof-range").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#asof")).to_have_value("2017-07-24")
    page.locator("#asof-reset").click()
    expect(page.locator("#asof")).to_have_value("2026-01-01")
    assert "date=" not in page.url


def test_entity_that_is_not_there_on_the_day(viewer: Open) -> None:
    """An entity that ended before the day opens with a note and a way to a day when it was there."""
    page = viewer("")
    _search(page, "Disam")
    expect(page.get_by_test_id("notice")).to_contain_text("Finnes ikke 1. januar 2026")
    page.get_by_test_id("notice").get_by_role("button").click()
    expect(page.locator("#asof")).to_have_value("2019-12-31")
    expect(page.get_by_test_id("notice")).to_have_count(0)


def test_language_switch(viewer: Open) -> None:
    """The language changes without a reload: interface, names, facts, and the page's own language."""
    page = viewer("sel=org/fornying&date=2019-01-01")
    page.evaluate("window.still = true")
    page.locator("#lang-en").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title("Stakeholder map")
    _title(page, "Ministry of Digital Affairs")
    expect(page.locator("#legend")).to_contain_text("Vendors and consultancies")
    expect(page.locator("#panel")).to_contain_text("Posts and people")
    assert page.evaluate("window.still") is True
    page.locator("#lang-nb").click()
    expect(page.locator("#panel")).to_contain_text("Verv og personer")


def test_theme_switch(viewer: Open) -> None:
    """The theme follows the system until the reader chooses."""
    page = viewer("")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert "theme=light" in page.url


def test_panel_shows_claims_with_source_and_place(viewer: Open) -> None:
    """A fact opens into its claims: source, publisher and interest, place in words, dates, licence."""
    page = viewer("sel=org/samdir")
    fact = page.locator(".fact", has_text="Camilla Øyen")
    expect(fact.locator(".fact-time")).to_have_text("Fra 1. januar 2020, pågår")
    expect(fact.locator(".chips")).to_contain_text("antatt")
    expect(fact.locator(".chips")).to_contain_text("flere kilder")
    fact.locator("summary").click()
    claims = fact.locator(".claim")
    expect(claims).to_have_count(2)
    expect(claims.first).to_contain_text("«DEL 3», avsnitt 2, linje 92")
    expect(claims.first).to_contain_text("mellom «til slutt var det …» og «… som svarte på spørsmål»")
    expect(claims.first).to_contain_text("Leverandør og sponsor: Var sponsor for møtet")
    expect(claims.first).to_contain_text("Belagt")
    expect(claims.first).to_contain_text("Ingen lisens oppgitt")
    expect(claims.first.locator("a")).to_have_attribute("href", "https://example.org/motet")
    expect(claims.nth(1)).to_contain_text("rad 42")


def test_every_fact_has_a_source_and_a_time(viewer: Open) -> None:
    """Each fact of a panel has at least one source and words for its time."""
    page = viewer("sel=org/fornying&date=2016-08-24")
    page.get_by_test_id("other-times").locator("summary").first.click()
    expect(page.get_by_test_id("other-times").locator(".fact").first).to_be_visible()
    facts, times, sources = (page.locator(f".fact{part}").count() for part in ("", " .fact-time", " .claims"))
    assert facts == times == sources > 5


def test_disputed_values_stand_side_by_side(viewer: Open) -> None:
    """A disputed fact shows each source's values in a column, and marks what differs and what is used."""
    page = viewer("sel=person/bjorn-asheim&date=2016-08-24")
    table = page.get_by_test_id("dispute")
    expect(table.locator("thead th")).to_have_count(2)
    expect(table).to_contain_text("konstituert direktør")
    expect(table.locator("td.differs")).to_have_count(4)
    expect(table.locator("thead")).to_contain_text("lagt til grunn")


def test_other_times_are_closed_until_asked_for(viewer: Open) -> None:
    """Facts of other times stand apart, closed, and say whether they are earlier or later."""
    page = viewer("sel=org/fornying&date=2016-08-24")
    section = page.get_by_test_id("other-times")
    expect(section.locator(".fact")).to_have_count(0)
    section.locator("summary").first.click()
    expect(section.locator(".fact", has_text="Eva Nøkleby").locator(".chips")).to_contain_text("senere")
    page.locator("#asof").fill("2023-01-01")
    page.locator("#asof").press("Tab")
    expect(section.locator(".fact", has_text="Eva Nøkleby").locator(".chips")).to_contain_text("tidligere")


def test_a_name_in_a_fact_leads_on(viewer: Open) -> None:
    """Clicking another entity in a fact goes there; Back comes back."""
    page = viewer("sel=org/samdir")
    page.locator(".fact-label .inline", has_text="Camilla Øyen").click()
    _title(page, "Camilla Øyen")
    expect(page.locator("#panel-title")).to_be_focused()
    page.go_back()
    _title(page, "Samordningsdirektoratet for hele forvaltningen")


def _on_map(page: Page, entity: str) -> tuple[float, float]:
    """Return where an entity stands in the window."""
    box, place = page.locator("#graph").bounding_box(), page.evaluate("(id) => aktorkart.placeOf(id)", entity)
    assert box is not None
    return box["x"] + place["x"], box["y"] + place["y"]


def test_click_on_the_map(viewer: Open) -> None:
    """A click on a node opens it, one on a line opens the tie, one beside both closes the panel."""
    page = viewer("focus=org/samdir")
    samdir, ministry = _on_map(page, "org/samdir"), _on_map(page, "org/fornying")
    page.mouse.click(*samdir)
    _title(page, "Samordningsdirektoratet for hele forvaltningen")
    page.mouse.click((samdir[0] + ministry[0]) / 2, (samdir[1] + ministry[1]) / 2)
    expect(page.locator("#panel .kind")).to_have_text("Bånd mellom to")
    expect(page.locator("#panel-title")).to_contain_text("Digitaldepartementet")
    page.mouse.click(samdir[0] - 60, (samdir[1] + ministry[1]) / 2)
    _title(page, "Hvem former offentlig digitalisering?")


def test_double_click_on_the_map(viewer: Open) -> None:
    """A double click opens a county, and focuses on anything else."""
    page = viewer("focus=org/kommuneforum")
    page.mouse.dblclick(*_on_map(page, "county/sor"))
    expect(page.locator("#fold-button")).to_have_text("Fold sammen (8)")
    page = viewer("")
    page.mouse.dblclick(*_on_map(page, "org/kultur"))
    expect(page.locator("#focus-bar")).to_contain_text("Kulturarvdepartementet")


def test_overview_has_labels_that_stay_few(viewer: Open) -> None:
    """The overview names the important nodes, not all; zooming in names more of what is in view."""
    page = viewer("")
    assert 15 < page.evaluate("aktorkart.labelCount()") < 62


def test_opens_as_its_author_chose(page: Page, tmp_path: Path) -> None:
    """A file made for one actor, day and language opens on them; an address still decides."""
    view = sample_view()
    view["opening"] = Opening(day=day("2016-08-24"), lang="en", focus=2, hops=2)
    path = tmp_path / "opening.html"
    path.write_text(render_html({**view}), encoding="utf-8")
    page.goto(path.as_uri())
    expect(page.locator("#focus-bar")).to_contain_text("Disam")
    expect(page.locator("#hops-2")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#asof")).to_have_value("2016-08-24")
    page.locator("#asof-reset").click()
    expect(page.locator("#asof")).to_have_value("2026-01-01")
    page.goto("about:blank")
    page.goto(f"{path.as_uri()}#v=1&lang=nb&sel=org/samdir&date=2025-01-01")
    expect(page.locator("#focus-bar")).to_be_hidden()
    _title(page, "Samordningsdirektoratet for hele forvaltningen")


def test_pair_panel(viewer: Open) -> None:
    """A tie between two has a panel of its own, with the facts behind it."""
    page = viewer("pair=org/samdir,org/fornying")
    expect(page.locator("#panel-title")).to_contain_text("Digitaldepartementet")
    expect(page.locator(".fact")).to_have_count(1)
    expect(page.locator(".fact")).to_contain_text("er underlagt")


def test_focus_mode(viewer: Open) -> None:
    """F shows the neighbours only, hops widen it, Esc and Back end it."""
    page = viewer("sel=org/samdir")
    page.locator("#graph").focus()
    page.keyboard.press("f")
    expect(page.locator("#focus-bar")).to_contain_text("Samdir")
    one = page.get_by_test_id("shown").inner_text()
    page.locator("#hops-2").click()
    expect(page.get_by_test_id("shown")).not_to_have_text(one)
    assert "focus=org/samdir" in page.url and "hops=2" in page.url
    page.locator("#graph").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#focus-bar")).to_be_hidden()
    page.locator("#focus-button").click()
    page.locator("#focus-back").click()
    expect(page.locator("#focus-bar")).to_be_hidden()


def test_map_by_keyboard_alone(viewer: Open) -> None:
    """Arrows walk over the map and say where they are; Enter reads, Esc returns to the map."""
    page = viewer("")
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#graph-cursor")).to_have_text("Møtet om digital hverdag, Arrangement, 12 bånd")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#graph-cursor")).not_to_contain_text("Møtet om")
    said = page.locator("#graph-cursor").inner_text().split(",")[0]
    page.keyboard.press("Enter")
    _title(page, said)
    expect(page.locator("#panel-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#graph")).to_be_focused()


def test_help_dialog(viewer: Open) -> None:
    """`?` opens the help with the keys, Esc closes it and gives the focus back."""
    page = viewer("")
    page.locator("#graph").focus()
    page.keyboard.press("?")
    expect(page.get_by_test_id("help-dialog")).to_be_visible()
    expect(page.locator("#help-close")).to_be_focused()
    expect(page.get_by_test_id("help-dialog")).to_contain_text("Gå til søkefeltet")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("help-dialog")).to_be_hidden()
    expect(page.locator("#graph")).to_be_focused()


def test_list_is_the_map_as_tables(viewer: Open) -> None:
    """The list has exactly the nodes that the map shows, sorts by its columns, opens folds, has the ties."""
    page = viewer("tab=list")
    rows = page.get_by_test_id("table-of-nodes").locator("tbody tr")
    expect(rows).to_have_count(62)
    expect(rows.first).to_contain_text("Møtet om digital hverdag")
    page.locator("[data-key=name]").click()
    expect(page.locator("th:has([data-key=name])")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[data-key=name]")).to_be_focused()
    page.locator("tr", has_text="Nordfylke").get_by_role("button", name="Åpne (12)").click()
    expect(rows).to_have_count(74)
    expect(page.locator("tr", has_text="Furudal")).to_contain_text("Nordfylke fylkeskommune")
    page.locator("tr", has_text="Furudal").locator(".entity").click()
    _title(page, "Furudal kommune")
    page.keyboard.press("Escape")
    expect(page.locator("tr", has_text="Furudal").locator(".entity")).to_be_focused()
    page.locator("#table-ties").click()
    ties = page.get_by_test_id("table-of-ties").locator("tbody tr")
    assert ties.count() > 60
    page.get_by_role("button", name=re.compile("Camilla Øyen direktør")).click()
    expect(page.locator("#panel-title")).to_contain_text("Camilla Øyen")


def test_address_holds_the_state(viewer: Open) -> None:
    """A link opens exactly what was seen, and changes in the page change the address."""
    page = viewer("")
    page.locator("#asof").fill("2016-08-24")
    page.locator("#asof").press("Tab")
    page.get_by_test_id("group-topic").uncheck()
    page.locator("#possible").check()
    page.locator("#lang-en").click()
    page.locator("#theme").click()
    _search(page, "disam")
    page.locator("#focus-button").click()
    page.locator("#hops-2").click()
    shown, address = page.get_by_test_id("shown").inner_text(), page.url
    page.goto("about:blank")
    page.goto(address)
    page.locator("html[data-ready]").wait_for()
    expect(page.get_by_test_id("shown")).to_have_text(shown)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#asof")).to_have_value("2016-08-24")
    expect(page.get_by_test_id("group-topic")).not_to_be_checked()
    expect(page.locator("#hops-2")).to_have_attribute("aria-pressed", "true")
    _title(page, "Direktoratet for samordning og forenkling")
    assert page.url == address


def test_address_with_unknown_ids(viewer: Open) -> None:
    """An old link to what is gone opens on what is left."""
    page = viewer("sel=org/gone&focus=org/gone&pair=a,b&off=gone&open=gone&date=2016-02-31")
    expect(page.get_by_test_id("shown")).to_have_text("62 av 90 vist, 26 foldet inn")


def test_county_opens_and_folds(viewer: Open) -> None:
    """A county opens from the panel and folds again."""
    page = viewer("sel=county/sor")
    page.locator("#fold-button").click()
    expect(page.get_by_test_id("shown")).to_have_text("70 av 90 vist, 18 foldet inn")
    expect(page.locator("#fold-button")).to_have_attribute("aria-expanded", "true")
    page.locator("#fold-button").click()
    expect(page.get_by_test_id("shown")).to_have_text("62 av 90 vist, 26 foldet inn")
