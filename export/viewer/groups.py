"""The groups of the map: legend order, label, shape and a colour for light and for dark paper.

Each group has a shape of its own (seven shapes, filled or hollow), so that colour is never the only sign.
The colours are kept apart in lightness for readers who do not tell red from green, and reach 3:1 against the
paper in both themes.
"""

from export.viewer.contract import Group, Localised

_ROWS: tuple[tuple[str, str, str, str, bool, str, str], ...] = (
    (
        "government",
        "Regjering og departement",
        "Government and ministries",
        "square",
        False,
        "#1f3f77",
        "#8fb0ee",
    ),
    ("agency", "Direktorat og etat", "Agencies", "hexagon", False, "#2274b5", "#5fb2f2"),
    ("county", "Fylkeskommune", "Counties", "triangleDown", False, "#1c7a55", "#54c596"),
    ("municipality", "Kommune", "Municipalities", "triangleDown", True, "#4a8a2c", "#94cf6f"),
    (
        "organisation",
        "Interesse- og fagorganisasjon",
        "Interest and professional bodies",
        "diamond",
        False,
        "#7a4aa3",
        "#c49bea",
    ),
    (
        "company",
        "Leverandør og rådgiver",
        "Vendors and consultancies",
        "triangle",
        False,
        "#b8501b",
        "#f1925a",
    ),
    ("person", "Person", "People", "dot", False, "#a83a68", "#ef8fb6"),
    ("event", "Arrangement", "Events", "star", False, "#96690b", "#e6bb55"),
    ("document", "Dokument", "Documents", "square", True, "#6d6a35", "#c2be86"),
    ("solution", "Digital løsning", "Digital solutions", "hexagon", True, "#087b83", "#4cc8cf"),
    ("topic", "Tema", "Topics", "diamond", True, "#5c6470", "#aab4c0"),
    ("proposition", "Standpunkt", "Propositions", "dot", True, "#8f5570", "#d3a5ba"),
    ("place", "Sted", "Places", "triangle", True, "#6b7a62", "#aebda5"),
    ("other", "Annet", "Other", "star", True, "#70685f", "#b8afa5"),
)


FOLDED_AWAY = ("topic", "proposition")
"""Groups that the page opens without: they are many, and the panel tells what they say."""


def viewer_groups() -> list[Group]:
    """Return the legend, in its order."""
    return [
        Group(id=name, label=Localised(nb=nb, en=en), shape=shape, color=light, dark=dark, hollow=hollow)
        for name, nb, en, shape, hollow, light, dark in _ROWS
    ]
