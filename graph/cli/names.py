"""What shells complete of a release: the ids of its things, found by their names, too.

Read from the release once and kept beside the default release, since a shell asks at every press of a key.
"""

import json
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

from graph.errors import AktorkartError

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_FORM = 1
_KEPT = 5
"""Releases whose names are kept."""


class Name(NamedTuple):
    """A thing that can be named on the command line.

    Attributes:
        id: Its id, which is what is completed.
        kind: Notation of the scheme `entityKind`, or `source`.
        label: What it is called, shown where a shell shows more than the id.
        words: All words of its names and numbers, folded.
    """

    id: str
    kind: str
    label: str
    words: list[str]


def things(*kinds: str) -> Completer:
    """What completes the id of a thing of these kinds (none: of any kind), from the release that is read.

    Without a release, or with one that cannot be read, nothing is offered and nothing said.
    """

    def complete(ctx: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        """Offer what fits the letters typed."""
        with suppress(AktorkartError, OSError, ValueError, KeyError, TypeError):
            wanted = [name for name in _names(ctx.params.get("release")) if _fits(name.kind, kinds)]
            return [CompletionItem(one.id, help=one.label) for one in matching(wanted, begun)]
        return []

    return complete


def entries(schemes: Collection[str]) -> Completer:
    """What completes the notation of an entry of some SKOS lists."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
        """Offer what fits the letters typed."""
        from graph.ontology import load_lists

        lists = load_lists()
        known = sorted((one, scheme) for scheme in schemes for one in lists.notations().get(scheme, ()))
        found = [pair for pair in known if pair[0].startswith(begun)]
        return [CompletionItem(one, help=lists.label(scheme, one).en) for one, scheme in found]

    return complete


def completer(kind: str) -> Completer | None:
    """What completes a parameter of a named question; `None` where there is nothing to offer.

    Args:
        kind: As in `graph.query.questions.Parameter`.
    """
    form, _, rest = kind.partition(":")
    if form == "entity":
        return things(*rest.split("|")) if rest else things()
    if form == "source":
        return things("source")
    return entries(rest.split("|")) if form == "list" else None


def matching(names: Iterable[Name], begun: str) -> list[Name]:
    """The names that fit what has been typed: by the id, else by its last part or a word of a name."""
    from graph.model.folding import folded

    known = list(names)
    found = [name for name in known if name.id.startswith(begun)]
    if found or not begun:
        return found
    words = folded(begun).split()
    return [
        name
        for name in known
        if name.id.partition("/")[2].startswith(begun)
        or (words and all(any(own.startswith(word) for own in name.words) for word in words))
    ]


def _fits(kind: str, kinds: Collection[str]) -> bool:
    return kind in kinds or (not kinds and kind != "source")


def _names(release: Path | None) -> list[Name]:
    """The names of a release, as they are kept, else read from it and kept.

    Raises:
        ReleaseError: There is no release; none is built for a completion.
    """
    from graph.build.locate import default_folder, read_manifest

    folder = release or default_folder()
    content = read_manifest(folder)["content_sha256"]
    kept = default_folder().parent / "completion" / f"{content[:16]}.json"
    names = kept_names(kept)
    if names is None:
        names = _read(folder)
        keep_names(kept, names)
    return names


def kept_names(path: Path) -> list[Name] | None:
    """The names in a file; `None` when there is none, or none that this version can read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["form"] == _FORM:
            return [Name(*row) for row in found["names"]]
    return None


def keep_names(path: Path, names: Collection[Name]) -> None:
    """Write names to a file, and throw old ones away; what cannot be written is read anew the next time."""
    from graph.files import replacing

    with suppress(AktorkartError, OSError):
        with replacing(path) as file:
            file.write(json.dumps({"form": _FORM, "names": [*names]}, ensure_ascii=False).encode())
        for old in sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)[:-_KEPT]:
            old.unlink()


def _read(folder: Path) -> list[Name]:
    """The names of a release, read from it."""
    from graph.kart import load
    from graph.model.folding import folded

    directory = load(folder).asker.directory
    words: dict[str, set[str]] = {}
    for _, entity, text in directory.called():
        words.setdefault(entity, set()).update(folded(text).split())
    found = [
        Name(key, one.kind, directory.label(one.id), sorted(words.get(one.id, ())))
        for one in directory.entities.values()
        for key in (one.id, *one.aliases)
    ]
    found += [
        Name(source.id, "source", source.title, sorted(set(folded(source.title).split())))
        for source in directory.sources.values()
    ]
    return sorted(found)
