"""The view model as a real `pyvis.network.Network` that renders with our page instead of pyvis' own."""

from collections.abc import Mapping, Sequence
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from export.viewer.contract import SCHEMA, Name, Node, View
from export.viewer.page import WEB, load_assets, script_json
from export.viewer.payload import said, seen

TEMPLATE = "template.html"
OPTIONS: Mapping[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 2, "chosen": False},
    "edges": {"smooth": False, "chosen": False, "arrows": {"to": {"enabled": False}}},
    "interaction": {
        "hover": False,
        "dragNodes": False,
        "hideEdgesOnDrag": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3600000,
        "keyboard": {"enabled": False},
        "zoomSpeed": 0.6,
    },
}
"""Options of vis-network: no physics, no curves, positions given."""


def build_network(view: Mapping[str, object]) -> Network:
    """Make the network of a view model, ready for `generate_html()`.

    Nodes and edges are appended in bulk: `Network.add_edge` looks through all edges at every call.

    Args:
        view: A view model (`export.viewer.contract.View`).

    Returns:
        A network with our template, given positions and no physics.

    Raises:
        ValueError: The view model has another schema.
    """
    if view.get("schema") != SCHEMA:
        raise ValueError(f"the view model has schema {view.get('schema')!r}; this viewer reads {SCHEMA}")
    model = cast("View", view)
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.options = dict(OPTIONS)
    network.nodes = _nodes(model)
    network.node_ids = [node["id"] for node in model["nodes"]]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    network.edges = _edges(model)
    _use_template(network, view)
    return network


def _nodes(view: View) -> list[dict[str, object]]:
    """Return the nodes as pyvis keeps them: options of vis-network."""
    groups = {group["id"]: group for group in view["groups"]}
    day = view["referenceDay"]
    return [
        {
            "id": node["id"],
            "label": _label(node, day),
            "shape": groups[node["group"]]["shape"],
            "color": groups[node["group"]]["color"],
            "size": node["size"],
            "x": node["x"],
            "y": node["y"],
        }
        for node in view["nodes"]
    ]


def _edges(view: View) -> list[dict[str, object]]:
    """Return the edges as pyvis keeps them, one a tie."""
    ids = [node["id"] for node in view["nodes"]]
    return [
        {
            "id": index,
            "from": ids[edge["a"]],
            "to": ids[edge["b"]],
            "arrows": "to",
            "label": edge["label"]["nb"],
        }
        for index, edge in enumerate(view["edges"])
    ]


def _label(node: Node, day: int) -> str:
    """Return the official name that is not ruled out on a day, else the first official one, else the id."""
    names = [name for name in node["names"] if name["form"] == "official"]
    current = next((name for name in names if _may_hold(name, day)), names[0] if names else None)
    return current["t"] if current else node["id"]


def _may_hold(name: Name, day: int) -> bool:
    """Tell whether a name is not ruled out on a day."""
    earliest, _, _, latest = name["b"]
    return not ((earliest is not None and day < earliest) or (latest is not None and day >= latest))


def _drawn(nodes: Sequence[Mapping[str, object]], view: View, options: str) -> Mapping[str, object]:
    """Return what the page takes from the network: places and sizes in the order of the view, options."""
    known = {node["id"]: node for node in nodes}
    listed = [known[node["id"]] for node in view["nodes"]]
    return {**{key: [node[key] for node in listed] for key in ("x", "y", "size")}, "options": options}


def _use_template(network: Network, view: Mapping[str, object]) -> None:
    """Give the network our page; the data and the inline parts are read when it is rendered."""
    network.set_template_dir(str(WEB), TEMPLATE)
    environment = Environment(
        loader=FileSystemLoader(str(WEB)),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["script_json"] = script_json
    environment.filters["seen"] = seen
    environment.filters["said"] = said
    environment.filters["drawn"] = _drawn
    environment.globals["assets"] = load_assets
    environment.globals["view"] = view
    network.templateEnv = environment
