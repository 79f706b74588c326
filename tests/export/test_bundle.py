"""The viewer's Python side: bundling, the content policy, the pyvis network and the page's bytes."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyvis.network import Network

from export.viewer.adapter import build_network
from export.viewer.bundle import (
    BundleError,
    bundle_modules,
    bundle_styles,
    content_policy,
    csp_hash,
    inline_safe,
    load_modules,
    slim_script,
)
from export.viewer.groups import viewer_groups
from export.viewer.html import render_html
from export.viewer.page import STYLES, WEB, interface_texts, load_assets, script_json
from tests.browser.sample import sample_view
from tests.browser.sample_tables import FUZZ
from tests.export.packed import unpacked


def page_digest() -> str:
    """Return a hash of the sample's page."""
    return hashlib.sha256(render_html({**sample_view()}).encode()).hexdigest()


def _write(folder: Path, **modules: str) -> Path:
    """Write modules by their stem."""
    for stem, text in modules.items():
        (folder / f"{stem}.js").write_text(text, encoding="utf-8")
    return folder


KINDS_OF_DATA = {"application/json": "json", "text/plain": "packed"}


class _Page(HTMLParser):
    """Collects what a page loads and what it carries inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": [], "json": [], "packed": []}
        self.policy = ""
        self._open: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses, the policy and where inline text begins."""
        given = dict(attrs)
        self.links += [
            value for name, value in given.items() if name in ("src", "href", "data", "action") and value
        ]
        self.links += ["style attribute"] * ("style" in given) + [
            name for name in given if name.startswith("on")
        ]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag in ("script", "style"):
            self._open = KINDS_OF_DATA.get(given.get("type") or "", tag)
            self.inline[self._open].append("")

    def handle_endtag(self, tag: str) -> None:
        """Note where inline text ends."""
        if tag in ("script", "style"):
            self._open = None

    def handle_data(self, data: str) -> None:
        """Collect inline text."""
        if self._open is not None:
            self.inline[self._open][-1] += data


@pytest.fixture(scope="module")
def html() -> str:
    """Return the sample's page."""
    return render_html({**sample_view()})


@pytest.fixture(scope="module")
def parsed(html: str) -> _Page:
    """Return the sample's page, parsed."""
    return _Page(html)


def test_modules_come_after_what_they_import(tmp_path: Path) -> None:
    """Dependencies stand first, once, without import and export words, and exports can be exposed."""
    folder = _write(
        tmp_path,
        a='import { b,\n  c } from "./b.js";\n\nexport const a = b + c;\n',
        b='import { c } from "./c.js";\nexport const b = c;\n',
        c="export const c = 1;\nfunction hidden() {}\n",
    )
    (tmp_path / "b.js").write_text(
        'import { c } from "./c.js";\nexport const b = c;\nexport { c };\n', encoding="utf-8"
    )
    with pytest.raises(BundleError, match=r"b\.js: cannot bundle this line: export \{ c \};"):
        bundle_modules(folder, ["a.js"])
    _write(
        folder,
        b='import { c } from "./c.js";\nexport const b = c;\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
    )
    script = bundle_modules(folder, ["a.js", "c.js"], expose="AK")
    assert [script.index(f"const {name}") for name in "cba"] == sorted(
        script.index(f"const {name}") for name in "cba"
    )
    assert "import" not in script and "export" not in script
    assert "globalThis.AK = { a, b, c };" in script
    assert "hidden" not in script.split("globalThis")[1]


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {"a": 'import { b } from "./b.js";\n', "b": 'import { a } from "./a.js";\nexport const b = 1;\n'},
            "circular import: a.js -> b.js -> a.js",
        ),
        (
            {
                "a": 'import { x } from "./b.js";\nconst y = 1;\n',
                "b": "export const x = 1;\nfunction y() {}\n",
            },
            "a.js: y is already declared in b.js",
        ),
        ({"a": 'import { x } from "./b.js";\n', "b": "const x = 1;\n"}, "a.js: b.js does not export x"),
        ({"a": 'import { x as y } from "./b.js";\n', "b": "export const x = 1;\n"}, "must keep the name"),
        ({"a": 'import { x } from "./gone.js";\n'}, "a.js: no module gone.js"),
        ({"a": "export default 1;\n"}, "cannot bundle this line: export default 1;"),
        ({"a": 'import "./b.js";\n', "b": ""}, "cannot bundle this line: import"),
        ({"a": 'const x = "</script>";\n'}, "must not contain </script"),
    ],
)
def test_what_cannot_be_bundled_is_an_error(tmp_path: Path, modules: dict[str, str], message: str) -> None:
    """Circles, clashes and forms outside the dialect are told, never bundled."""
    with pytest.raises(BundleError, match=re.escape(message)):
        bundle_modules(_write(tmp_path, **modules), ["a.js"])


def test_modules_of_folders_are_found_by_relative_paths(tmp_path: Path) -> None:
    """A module may import from a folder below it or above it; its name is its path."""
    (tmp_path / "views").mkdir()
    (tmp_path / "main.js").write_text('import { a } from "./views/a.js";\nconst b = a;\n', encoding="utf-8")
    (tmp_path / "views/a.js").write_text(
        'import { c } from "../c.js";\nexport const a = c;\n', encoding="utf-8"
    )
    (tmp_path / "c.js").write_text("export const c = 1;\n", encoding="utf-8")
    assert [module.name for module in load_modules(tmp_path, ["main.js"])] == [
        "c.js",
        "views/a.js",
        "main.js",
    ]


def test_page_carries_the_code_without_its_comments() -> None:
    """Comments on lines of their own, empty lines and indentation go; texts and code stay."""
    code = (
        '/** What it is. */\nfunction f() {\n\n  // why\n  return "// kept"; // kept too\n}\n/*\n two\n */\n'
    )
    assert slim_script(code) == 'function f() {\nreturn "// kept"; // kept too\n}\n'
    with pytest.raises(BundleError, match="must end on its line"):
        slim_script("const a = `one\n  two`;\n")


def test_own_modules_are_all_used_and_small() -> None:
    """Every module in the folder is part of the page, and none is longer than 400 lines."""
    modules = load_modules(WEB, ["main.js"])
    assert {module.name for module in modules} == {
        path.relative_to(WEB).as_posix() for path in WEB.rglob("*.js")
    }
    assert max(module.body.count("\n") for module in modules) < 400
    assert set(STYLES) == {path.relative_to(WEB).as_posix() for path in WEB.rglob("*.css")}


def test_no_markup_is_made_from_text() -> None:
    """Our modules never write HTML from strings or evaluate text."""
    for path in WEB.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text
        ), path.name


def test_inline_safe_and_hash() -> None:
    """Text that would leave its element is refused; the hash is that of the text's UTF-8."""
    assert inline_safe("a < b", "script") == "a < b"
    with pytest.raises(BundleError):
        inline_safe("x <!-- y", "script")
    digest = base64.b64encode(hashlib.sha256("blåbær".encode()).digest()).decode()
    assert csp_hash("blåbær") == f"'sha256-{digest}'"
    assert content_policy(["a"], ["b"]).startswith(
        f"default-src 'none'; script-src {csp_hash('a')}; style-src {csp_hash('b')};"
    )
    style = bundle_styles(WEB, STYLES)
    assert "--paper" in style
    assert "/*" not in style
    assert style.count("{") == style.count("}") > 300


@pytest.mark.parametrize("text", [text for _, text in FUZZ] + ["<!--", "]]>", "&lt;", "\u2029"])
def test_script_json_cannot_leave_its_element(text: str) -> None:
    """No label can end the script element, and every label comes back as it was."""
    written = script_json({"label": text})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"label": text}


def test_script_json_refuses_what_json_lacks() -> None:
    """A number that JSON cannot hold is an error."""
    with pytest.raises(ValueError, match="Out of range"):
        script_json({"x": float("nan")})


def test_network_is_a_real_pyvis_network() -> None:
    """The network is pyvis' own, with every node and tie, positions, and no physics."""
    view = sample_view()
    network = build_network({**view})
    assert isinstance(network, Network)
    assert network.num_nodes() == len(view["nodes"]) and network.num_edges() == len(view["edges"])
    assert network.get_nodes() == [node["id"] for node in view["nodes"]]
    disam = network.get_node("org/disam")
    assert (disam["shape"], disam["label"]) == ("hexagon", "Direktoratet for samordning og forenkling")
    assert json.loads(network.get_network_data()[5])["physics"] == {"enabled": False}
    assert network.neighbors("org/kultur") >= {"org/avgift"} or "org/kultur" in network.neighbors(
        "org/avgift"
    )
    assert network.generate_html() == render_html({**view})


def test_other_schema_is_refused() -> None:
    """A view model of another schema is an error with both numbers."""
    with pytest.raises(ValueError, match="schema 2; this viewer reads 1"):
        render_html({**sample_view(), "schema": 2})


def test_page_loads_nothing(parsed: _Page, html: str) -> None:
    """The page has a doctype, links nowhere, has no inline handlers, and none of pyvis' template."""
    assert html.startswith("<!doctype html>\n<html lang=")
    assert [link for link in parsed.links if not link.startswith("#")] == []
    assert (
        "bootstrap" not in html and "cdn" not in html.split("<script")[0] and "sourceMappingURL" not in html
    )
    assert not re.search(r"url\(|@import", "".join(parsed.inline["style"]))


def test_policy_covers_exactly_the_inline_parts(parsed: _Page) -> None:
    """The policy lists the hashes of the scripts and the style sheet that are there, and nothing looser."""
    assert parsed.policy == content_policy(parsed.inline["script"], parsed.inline["style"])
    assert "unsafe" not in parsed.policy and "http" not in parsed.policy
    assert (len(parsed.inline["script"]), len(parsed.inline["style"])) == (2, 1)
    assert str(load_assets().policy) == parsed.policy


def test_data_in_the_page_is_the_view(parsed: _Page) -> None:
    """The data that the page carries is the view model, unchanged, and the network's places and sizes."""
    seen, network, texts = (json.loads(text) for text in parsed.inline["json"])
    (said,) = parsed.inline["packed"]
    assert unpacked(seen, said, network) == {**sample_view()}
    assert set(network) == {"x", "y", "size", "options"}
    assert set(texts) == {"nb", "en"}


def test_licence_of_the_library_is_named(html: str) -> None:
    """The page says whose library it carries and under what terms."""
    assert "vis-network 9.1.2" in html and "Permission is hereby granted, free of charge" in html
    assert "@copyright (c) 2011-2017 Almende B.V" in html


def test_equal_bytes_under_another_hash_seed(html: str) -> None:
    """The page is a function of the view: another process with another hash seed gives equal bytes."""
    code = "from tests.export.test_bundle import page_digest; print(page_digest(), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert result.stdout == page_digest() == hashlib.sha256(html.encode()).hexdigest()


def test_texts_of_the_interface() -> None:
    """Both languages have the same keys and placeholders, and no key is unused or unknown."""
    nb, en = interface_texts()["nb"], interface_texts()["en"]
    assert nb.keys() == en.keys()
    for key in nb:
        assert set(re.findall(r"\{(\w+)\}", nb[key])) == set(re.findall(r"\{(\w+)\}", en[key])), key
        assert nb[key].strip() and en[key].strip()
    used = "".join(path.read_text(encoding="utf-8") for path in [*WEB.rglob("*.js"), WEB / "template.html"])
    asked = set(re.findall(r'\bt\("([\w.]+)"[,)]', used)) | set(
        re.findall(r'data-i18n(?:-\w+)?="([\w.]+)"', used)
    )
    assert {key for key in asked if key not in nb and f"{key}.one" not in nb} == set()


def test_groups_differ_without_colour() -> None:
    """No two groups share shape and filling, and both colours reach 3:1 against their paper."""
    groups = viewer_groups()
    assert len({(group["shape"], group.get("hollow")) for group in groups}) == len(groups) == 14
    for group in groups:
        assert _contrast(group["color"], "#faf8f3") >= 3 and _contrast(group["dark"], "#11171c") >= 3, group[
            "id"
        ]


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
