"""Measures the map in Chromium beside plain pyvis with the same nodes, places and ties, in one run.

    python -m tests.benchmarks.viewer

Milliseconds of the page's main thread (`TaskDuration` of the browser's own metrics), the median of a few
runs: wall times say more about the machine. pyvis' page asks a CDN for style sheets; those requests are
refused, as they would be without a network. The results are recorded in README.md beside this file.
"""

import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from pyvis.network import Network

from export.viewer.contract import View
from export.viewer.html import render_html
from export.viewer.layout import Layout, positions
from export.viewer.model import view_model
from graph.kart import load
from tests.benchmarks.layout import clustered
from tests.browser.builder import ViewBuilder, both, claim, place
from tests.browser.conftest import ARGUMENTS, find_chromium
from tests.browser.sample import sample_view
from tests.browser.sample_tables import KINDS, LABELS

RUNS = 3
FRAMES = 20
LARGE = 1500
SHOWN = "document.documentElement.dataset.painted === 'true'"
DRAWN_BY_PYVIS = "typeof network !== 'undefined' && document.querySelector('canvas') !== null"


class _Unplaced(ViewBuilder):
    """A builder that leaves the places to the real layout."""

    def _layout(self) -> None:
        """Nothing to do."""


def synthetic(count: int) -> View:
    """A view of clustered nodes with about three ties each, laid out as a real one."""
    graph = clustered(count)
    build = _Unplaced(reference="2026-01-01", first="2005-01-01")
    build.sources.extend(sample_view()["sources"])
    groups = ("agency", "company", "organisation", "person")
    for number in range(count):
        name = build.name(f"Aktør nummer {number}", "2000", "ongoing")
        build.node(f"org/{number}", groups[number % 4], "agency", name, life=("2000", "ongoing"))
    words = both("samarbeider med", "cooperates with")
    for number, (a, b) in enumerate(graph.edges()):
        start = str(2001 + number % 20)
        claims = [claim(0, place(line=number), start=start, end="ongoing")]
        build.link(
            "relation", f"org/{a}", "cooperatesWith", f"org/{b}", words, claims, start=start, end="ongoing"
        )
    layout = Layout(
        ids=list(build.index),
        edges=list(graph.edges()),
        family=[0] * count,
        parent=[None] * count,
        weight=[1.0] * count,
        pull=[1.0] * graph.number_of_edges(),
        near=[[]] * count,
    )
    view = build.view(both("Prøve"), both("Oppdiktet"), KINDS, LABELS)
    for node, (x, y) in zip(view["nodes"], positions(layout).tolist(), strict=True):
        node["x"], node["y"] = x, y
    return view


def plain_pyvis(view: View) -> str:
    """The same nodes and ties as a page of pyvis: its own template and defaults, places given, no physics."""
    network = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    outer = [node for node in view["nodes"] if node["parent"] is None]
    for node in outer:
        label = node["names"][0]["t"] if node["names"] else node["id"]
        network.add_node(node["id"], label=label, x=node["x"], y=node["y"], size=node["size"], physics=False)
    kept = {node["id"] for node in outer}
    ids = [node["id"] for node in view["nodes"]]
    for edge in view["edges"]:
        if ids[edge["a"]] in kept and ids[edge["b"]] in kept:
            network.edges.append({"from": ids[edge["a"]], "to": ids[edge["b"]], "arrows": "to"})
    network.toggle_physics(False)
    html: str = network.generate_html()
    return html


def busy(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration") * 1000


def cost(page: Page, session: CDPSession, work: Callable[[], object]) -> float:
    """Milliseconds of the main thread for some work and the frames after it."""
    begun = busy(session)
    work()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 120)))")
    return busy(session) - begun


def pan(page: Page) -> None:
    """Drag the map, a frame a step."""
    page.mouse.move(620, 480)
    page.mouse.down()
    for step in range(FRAMES):
        page.mouse.move(620 + 6 * step, 480 + 3 * step)
        page.evaluate("new Promise(requestAnimationFrame)")
    page.mouse.up()


@contextmanager
def opened(browser: Browser, path: Path, shown: str) -> Iterator[tuple[Page, CDPSession, float]]:
    """Open a file; gives the page, its session and the main thread's milliseconds until the map was drawn."""
    page = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    page.route("http*://**", lambda route: route.abort())
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(path.as_uri(), wait_until="commit")
    look = f"({shown}) ? requestAnimationFrame(done) : setTimeout(look, 5)"
    page.evaluate(f"new Promise((done) => (function look() {{ {look}; }})())")
    yield page, session, busy(session)
    page.close()


def of_map(browser: Browser, path: Path) -> Mapping[str, float]:
    """What our page costs."""
    with opened(browser, path, SHOWN) as (page, session, painted):
        page.locator("html[data-ready]").wait_for()
        ready = busy(session)
        found = {"first picture": painted, "with what facts say": ready}
        found["a frame of panning"] = cost(page, session, lambda: pan(page)) / FRAMES
        page.locator("#search").click()
        typed = "aktør numm"
        found["a keystroke of search"] = cost(page, session, lambda: page.keyboard.type(typed)) / len(typed)
        page.keyboard.press("Escape")
        box = page.get_by_test_id("group-agency")
        found["a group off"] = cost(page, session, box.uncheck)
        found["a year back"] = cost(page, session, lambda: page.locator("#year-back").click())
        return found


def of_pyvis(browser: Browser, path: Path) -> Mapping[str, float]:
    """What plain pyvis costs; it has no search, no groups and no time."""
    with opened(browser, path, DRAWN_BY_PYVIS) as (page, session, painted):
        return {
            "first picture": painted,
            "a frame of panning": cost(page, session, lambda: pan(page)) / FRAMES,
        }


def median_of(work: Callable[[], Mapping[str, float]]) -> Mapping[str, float]:
    """The median of each figure over a few runs."""
    runs = [work() for _ in range(RUNS)]
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def rows(browser: Browser, name: str, view: View, folder: Path) -> Iterator[str]:
    """The rows of the table for one view."""
    ours, theirs = folder / "map.html", folder / "pyvis.html"
    ours.write_text(render_html({**view}), encoding="utf-8", newline="\n")
    theirs.write_text(plain_pyvis(view), encoding="utf-8", newline="\n")
    size, other = (path.stat().st_size / 1000 for path in (ours, theirs))
    yield f"| {name}: size of the file, kB | {size:.0f} | {other:.0f} | {other / size:.1f} |"
    mine, plain = median_of(lambda: of_map(browser, ours)), median_of(lambda: of_pyvis(browser, theirs))
    for key, value in mine.items():
        beside = f"{plain[key]:.0f} | {plain[key] / value:.1f}" if key in plain else " | "
        yield f"| {name}: {key}, ms | {value:.0f} | {beside} |"


def main() -> None:
    """Print the table."""
    path = find_chromium()
    if path is None:
        raise SystemExit("install Chromium (Debian: apt install chromium)")
    print("| what | map | plain pyvis | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for title, view in (
            ("shipped data", view_model(load().network)),
            (f"{LARGE} nodes", synthetic(LARGE)),
        ):
            print("\n".join(rows(browser, title, view, Path(name))))
        browser.close()


if __name__ == "__main__":
    main()
