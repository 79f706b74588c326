"""The viewer as one HTML text: everything inline, nothing fetched, equal bytes for equal input."""

from collections.abc import Mapping

from export.viewer.adapter import build_network


def render_html(view: Mapping[str, object]) -> str:
    """Render a view model as one self-contained HTML page.

    Args:
        view: A view model (`export.viewer.contract.View`).

    Returns:
        The page. Write it as UTF-8.
    """
    html: str = build_network(view).generate_html()
    return html
