"""Measures the page's search for ways between two nodes, beside NetworkX on the same graph, in one run.

    python -m tests.benchmarks.paths

Milliseconds, the median over many pairs. `cold` collects the ties of the day anew, as after a change of the
date; `warm` asks again on the same day. The results are recorded in README.md beside this file.
"""

import random
import statistics
import time

import networkx as nx
from playwright.sync_api import sync_playwright

from export.viewer.bundle import bundle_modules
from export.viewer.page import WEB
from tests.browser.conftest import ARGUMENTS, find_chromium

NODES, TIES, PAIRS = 5000, 15000, 60
MODEL = """([count, ties]) => {
  const none = [null, null, null, null];
  const nodes = Array.from({ length: count }, (_, at) => ({ id: `n/${at}`, group: "agency", kind: "agency",
    names: [{ t: `n ${at}`, lang: "nb", form: "official", b: none, p: [null, null] }], ids: [], b: none,
    p: [null, null], parent: null, facts: [] }));
  const facts = ties.map((_, at) => ({ id: `f/${at}`, kind: "relation", occurs: false, b: [0, 0, 20000, null],
    p: [null, null], claims: [] }));
  ties.forEach(([a, b], at) => { nodes[a].facts.push(at); nodes[b].facts.push(at); });
  const edges = ties.map(([a, b], fact) => ({ a, b, tie: "memberOf", label: { nb: "", en: "" }, fact }));
  const groups = [{ id: "agency" }];
  globalThis.MODEL = AK.buildModel({ referenceDay: 9000, groups, sources: [], nodes, edges, facts });
}"""
SEARCH = """([pairs, isCold]) => pairs.map(([a, b], at) => {
  const state = { ...AK.initialState(), path: [`n/${a}`, `n/${b}`], day: isCold ? 9001 + at : 9000 };
  const begun = performance.now();
  const { length } = AK.connect(MODEL, state);
  return [performance.now() - begun, length];
})"""


def main() -> None:
    """Print the rows."""
    chance = random.Random(7)
    ties = [(chance.randrange(NODES), chance.randrange(NODES)) for _ in range(TIES)]
    pairs = [(chance.randrange(NODES), chance.randrange(NODES)) for _ in range(PAIRS)]
    graph: nx.Graph[int] = nx.Graph(ties)
    graph.add_nodes_from(range(NODES))
    ours: dict[str, list[tuple[float, int | None]]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.add_script_tag(content=bundle_modules(WEB, ["path/paths.js"], expose="AK"))
        page.evaluate(MODEL, [NODES, ties])
        for name in ("cold", "warm", "cold"):
            ours[name] = page.evaluate(SEARCH, [pairs, name == "cold"])
        browser.close()
    theirs = []
    for (a, b), (_, length) in zip(pairs, ours["cold"], strict=True):
        begun = time.perf_counter()
        found = nx.shortest_path_length(graph, a, b) if nx.has_path(graph, a, b) else None
        theirs.append((time.perf_counter() - begun) * 1000)
        assert found == length, (a, b)
    reference = statistics.median(theirs)
    print(f"{NODES} nodes, {TIES} ties, {PAIRS} pairs (ms, median; ratio to NetworkX's length alone)")
    for name in ("cold", "warm"):
        middle = statistics.median(taken for taken, _ in ours[name])
        print(f"all shortest ways, {name}: {middle:.1f} ({middle / reference:.1f})")
    print(f"NetworkX, length alone: {reference:.1f}")


if __name__ == "__main__":
    main()
