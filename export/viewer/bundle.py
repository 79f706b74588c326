"""Make one script of the ES modules in a folder, without any build tool, and hash what a page carries inline.

The modules keep to a small dialect, and whatever steps outside it is an error instead of a broken page:
named imports from a file by its relative path, `export` in front of a declaration, and every top-level
declaration at the start of its line.
"""

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[\w./-]+)";[ \t]*\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|var|class)\s+([\w$]+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class BundleError(ValueError):
    """The modules cannot be made into one script; the message says which and why."""


@dataclass(frozen=True)
class Module:
    """One ES module, read and checked.

    Attributes:
        name: Path in the folder of the modules.
        imports: Path of each imported module and the names taken from it.
        exports: Names that others may import.
        declared: All top-level names, exported or not.
        body: The text without its import lines and `export` words.
    """

    name: str
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    exports: frozenset[str]
    declared: tuple[str, ...]
    body: str


def parse_module(name: str, text: str) -> Module:
    """Read one module.

    Args:
        name: Path in the folder of the modules; imports are relative to it.
        text: The module's source.

    Raises:
        BundleError: It uses a form of import or export outside the dialect.
    """
    imports = []
    for names, relative in _IMPORT.findall(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), relative))
        wanted = tuple(part.strip() for part in names.split(",") if part.strip())
        if any(" " in part for part in wanted):
            raise BundleError(f"{name}: an import must keep the name it has in {target}: {', '.join(wanted)}")
        imports.append((target, wanted))
    declared = _DECLARED.findall(text)
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if (left := _LEFT_OVER.search(body)) is not None:
        raise BundleError(f"{name}: cannot bundle this line: {left.group(0)}")
    exports = frozenset(symbol for exported, symbol in declared if exported)
    return Module(name, tuple(imports), exports, tuple(symbol for _, symbol in declared), body.strip("\n"))


def load_modules(folder: Path, entries: Iterable[str]) -> list[Module]:
    """Read the entry modules and all they need, each after the modules it imports from.

    Args:
        folder: Where the modules are.
        entries: File names to start from.

    Raises:
        BundleError: A module is missing or imports in a circle, or a name is not exported.
    """
    done: dict[str, Module] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        """Add a module after those that it imports."""
        if name in trail:
            raise BundleError(f"circular import: {' -> '.join((*trail, name))}")
        if name in done:
            return
        path = folder / name
        if not path.is_file():
            raise BundleError(f"{trail[-1] if trail else 'bundle'}: no module {name}")
        module = parse_module(name, path.read_text(encoding="utf-8"))
        for target, names in module.imports:
            visit(target, (*trail, name))
            if missing := [wanted for wanted in names if wanted not in done[target].exports]:
                raise BundleError(f"{name}: {target} does not export {', '.join(missing)}")
        done[name] = module

    for entry in entries:
        visit(entry, ())
    return list(done.values())


def check_names(modules: Iterable[Module]) -> None:
    """Make sure that no top-level name stands in two modules, which one scope could not hold.

    Raises:
        BundleError: Two modules declare the same name.
    """
    owner: dict[str, str] = {}
    for module in modules:
        for name in module.declared:
            if name in owner:
                raise BundleError(f"{module.name}: {name} is already declared in {owner[name]}")
            owner[name] = module.name


def bundle_modules(folder: Path, entries: Iterable[str], expose: str | None = None) -> str:
    """Join modules into one script in a scope of its own.

    Args:
        folder: Where the modules are.
        entries: File names to start from.
        expose: Name of a global object that gets every exported name; for tests.

    Returns:
        The script.
    """
    modules = load_modules(folder, entries)
    check_names(modules)
    parts = ['(() => {\n"use strict";']
    parts += [f"// {module.name}\n{module.body}" for module in modules]
    if expose is not None:
        names = sorted(name for module in modules for name in module.exports)
        parts.append(f"globalThis.{expose} = {{ {', '.join(names)} }};")
    parts.append("})();\n")
    return inline_safe("\n\n".join(parts), "script")


def slim_script(text: str) -> str:
    """Leave out comments on lines of their own, empty lines and indentation.

    The page carries the code; the folder explains it.

    Args:
        text: A script.

    Raises:
        BundleError: A template literal runs over several lines, where indentation would matter.
    """
    kept = []
    in_comment = False
    for line in text.split("\n"):
        bare = line.strip()
        if in_comment or bare.startswith("/*"):
            in_comment = not bare.endswith("*/")
        elif bare and not bare.startswith("//"):
            if bare.count("`") % 2:
                raise BundleError(f"a template literal must end on its line: {bare}")
            kept.append(bare)
    return "\n".join(kept) + "\n"


def bundle_styles(folder: Path, names: Iterable[str]) -> str:
    """Join style sheets, in the order given, without comments, empty lines and indentation."""
    texts = ((folder / name).read_text(encoding="utf-8") for name in names)
    bare = re.sub(r"/\*.*?\*/", "", "\n".join(texts), flags=re.DOTALL)
    lines = (line.strip() for line in bare.split("\n"))
    return inline_safe("".join(f"{line}\n" for line in lines if line), "style")


def inline_safe(text: str, element: str) -> str:
    """Return `text` unless it would end or confuse the element it is put into.

    Args:
        text: Script or style text.
        element: `script` or `style`.

    Raises:
        BundleError: The text holds an end tag or the start of a comment.
    """
    lowered = text.lower()
    for bad in (f"</{element}", "<!--"):
        if bad in lowered:
            raise BundleError(f"inline {element} must not contain {bad}")
    return text


def csp_hash(text: str) -> str:
    """Return the source expression that allows exactly this inline text under a content security policy."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the page's content security policy: nothing from outside, and inline only what is listed.

    Args:
        scripts: The text of each inline script.
        styles: The text of each inline style sheet.
    """
    rules: Mapping[str, str] = {
        "default-src": "'none'",
        "script-src": " ".join(map(csp_hash, scripts)),
        "style-src": " ".join(map(csp_hash, styles)),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
