"""What goes into the page besides the data: scripts, styles, interface texts, and the policy over them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from markupsafe import Markup

from export.viewer.bundle import bundle_modules, bundle_styles, content_policy, inline_safe, slim_script

WEB = Path(__file__).parent / "web"
STYLES = (
    "tokens.css",
    "layout.css",
    "controls.css",
    "panel.css",
    "table/list.css",
    "charts.css",
    "table/tools.css",
    "path/path.css",
    "changes/changes.css",
    "share/share.css",
)
LANGUAGES = ("nb", "en")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Assets:
    """The inline parts that are the same for every view.

    Attributes:
        vis: The vis-network library as pyvis ships it, with its licence notice.
        script: Our own modules as one script.
        style: Our style sheets.
        texts: The interface texts of each language, as JSON safe inside a script element.
        policy: The content security policy.
    """

    vis: Markup
    script: Markup
    style: Markup
    texts: Markup
    policy: Markup


def script_json(value: object) -> Markup:
    """Write a value as JSON that is safe inside a script element, whatever its texts hold.

    Args:
        value: Anything that JSON can hold; numbers must be finite.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # every character that could leave the element is escaped


def vis_network() -> str:
    """Return vis-network from the installed pyvis, without the pointer to a source map that is not there."""
    text = resources.files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    lines = text.replace("\r\n", "\n").split("\n")
    return inline_safe(
        "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL=")), "script"
    )


def interface_texts() -> Mapping[str, Mapping[str, str]]:
    """Return the texts of the interface, by language and key."""
    return {
        code: json.loads((WEB / "i18n" / f"{code}.json").read_text(encoding="utf-8")) for code in LANGUAGES
    }


@cache
def load_assets() -> Assets:
    """Read and bundle the page's inline parts, once a process."""
    vis = vis_network()
    script = slim_script(bundle_modules(WEB, ["main.js"]))
    style = bundle_styles(WEB, STYLES)
    return Assets(
        vis=Markup(vis),
        script=Markup(script),
        style=Markup(style),
        texts=script_json(interface_texts()),
        policy=Markup(content_policy([vis, script], [style])),
    )
