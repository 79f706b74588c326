"""JSON-LD, compacted with the project's own context."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from export.contract import Content, Format
from export.rdf import ordered_quads
from graph.errors import ExportError
from graph.files import ontology_folder
from graph.model.text import Text
from graph.vocabulary import RDF_TYPE, XSD, Term

Json = str | int | bool | list["Json"] | dict[str, "Json"]
"""What stands in the document."""

_BELOW_BASE = re.compile(r"(?:id|fact|claim|source|graph)/[^:?]*")
"""What a relative IRI may look like; all that the data makes does."""
_NATIVE = {
    XSD("boolean").value: re.compile(r"true|false"),
    XSD("integer").value: re.compile(r"0|-?[1-9][0-9]{0,14}"),
}
"""Literals that JSON's own booleans and numbers stand for, without loss."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A short key of the context.

    Attributes:
        key: The key.
        type: IRI that its values are coerced to, or `@id`; empty for none.
        languages: Its value is a map of languages.
    """

    key: str
    type: str = ""
    languages: bool = False


class Compactor:
    """Compacts quads with a context, as the JSON-LD 1.1 algorithms do for what the context uses.

    The context may define prefixes, aliases of `@id` and `@type`, and terms with `@type` (`@id`, a datatype)
    or `@container: @language`; anything else is refused rather than ignored.

    Attributes:
        context: The context, with the data base as `@base`.
    """

    def __init__(self, context: Mapping[str, object], base: str) -> None:
        self.context = {**context, "@base": base}
        self._base = base
        self._id, self._type = "@id", "@type"
        self._prefixes: dict[str, str] = {}
        self._terms: dict[str, _Term] = {}
        rest: dict[str, object] = {}
        for key, value in context.items():
            if value == "@id":
                self._id = key
            elif value == "@type":
                self._type = key
            elif isinstance(value, str) and value.endswith(("#", "/")):
                self._prefixes[value] = key
            elif not key.startswith("@"):
                rest[key] = value
        names = {prefix: iri for iri, prefix in self._prefixes.items()}
        for key, value in rest.items():
            iri, term = _read_term(key, value, names)
            self._terms.setdefault(iri, term)
        self._short: dict[str, str] = {}

    def node(self, subject: str, pairs: Iterable[tuple[str, Term]]) -> dict[str, Json]:
        """The object of one subject.

        Args:
            subject: Its IRI, or `_:` and the label of a blank node.
            pairs: Predicates and objects, each pair once, in the order in which values are to stand.
        """
        made: dict[str, Json] = {self._id: self._reference(subject)}
        for predicate, value in sorted(pairs, key=lambda pair: pair[0] != RDF_TYPE.value):
            if predicate == RDF_TYPE.value and isinstance(value, ox.NamedNode):
                _put(made, self._type, self._shortened(value.value))
                continue
            term = self._terms.get(predicate) or _Term(self._shortened(predicate))
            if not term.languages:
                _put(made, term.key, self._value(value, term.type))
            elif isinstance(value, ox.Literal) and (value.language or value.datatype == XSD("string")):
                languages = made.setdefault(term.key, {})
                if isinstance(languages, dict):
                    _put(languages, value.language or "@none", value.value)
            else:
                _put(made, self._shortened(predicate), self._value(value, ""))
        return made

    def graph(self, name: str) -> dict[str, Json]:
        """The object of a named graph, still empty."""
        return {self._id: self._reference(name), "@graph": []}

    def _value(self, value: Term, coerced: str) -> Json:
        if isinstance(value, ox.Literal):
            return _literal(value, coerced, self._shortened)
        reference = self._reference(_name(value))
        return reference if coerced == "@id" else {self._id: reference}

    def _reference(self, iri: str) -> str:
        """An IRI relative to the data base, else with a prefix, else as it is."""
        below = iri.removeprefix(self._base)
        return below if below != iri and _BELOW_BASE.fullmatch(below) else self._shortened(iri)

    def _shortened(self, iri: str) -> str:
        """The IRI with a prefix; itself where none fits."""
        if iri not in self._short:
            fitting = [start for start in self._prefixes if iri.startswith(start)]
            start = max(fitting, key=len, default="")
            name = iri.removeprefix(start)
            self._short[iri] = (
                f"{self._prefixes[start]}:{name}" if start and not name.startswith("//") else iri
            )
        return self._short[iri]


def _read_term(key: str, value: object, prefixes: Mapping[str, str]) -> tuple[str, _Term]:
    """The IRI and the term of an entry of the context.

    Raises:
        ExportError: The entry uses something that this compactor does not know.
    """
    entry = {"@id": value} if isinstance(value, str) else value
    if not isinstance(entry, dict) or not {"@id"} <= set(entry) <= {"@id", "@type", "@container"}:
        raise ExportError(f"The JSON-LD context defines “{key}” in a way that the export does not know")
    if entry.get("@container", "@language") != "@language":
        raise ExportError(f"The JSON-LD context gives “{key}” a container that the export does not know")
    iri, coerced = (
        _expanded(str(entry[part]), prefixes) if part in entry else "" for part in ("@id", "@type")
    )
    return iri, _Term(key, coerced, "@container" in entry)


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name


def _literal(value: ox.Literal, coerced: str, shortened: Callable[[str], str]) -> Json:
    datatype, text = value.datatype.value, value.value
    if value.language:
        return {"@value": text, "@language": value.language}
    if datatype == coerced or (datatype == XSD("string").value and not coerced):
        return text
    if datatype == XSD("string").value:
        return {"@value": text}
    if datatype in _NATIVE and not coerced and _NATIVE[datatype].fullmatch(text):
        return text == "true" if datatype.endswith("boolean") else int(text)
    return {"@value": text, "@type": shortened(datatype)}


def _put(container: dict[str, Json], key: str, value: Json) -> None:
    """Add a value; the second one makes a list."""
    known = container.get(key)
    if known is None:
        container[key] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        container[key] = [known, value]


def read_context() -> dict[str, object]:
    """The project's context."""
    document = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
    context: dict[str, object] = document["@context"]
    return context


def write_jsonld(content: Content, file: BinaryIO) -> None:
    """JSON-LD 1.1 of the whole dataset, one node a line; claims stand in the graphs of their sources."""
    compactor = Compactor(read_context(), content.network.release.base)
    graphs: dict[str, dict[str, list[tuple[str, Term]]]] = {"": {}}
    for quad in ordered_quads(content):
        named = not isinstance(quad.graph_name, ox.DefaultGraph)
        nodes = graphs.setdefault(_name(quad.graph_name) if named else "", {})
        nodes.setdefault(_name(quad.subject), []).append((quad.predicate.value, quad.object))
    file.write(f'{{"@context": {_dump(compactor.context)},\n"@graph": [\n'.encode())
    blocks = [_dump(compactor.node(subject, pairs)) for subject, pairs in graphs.pop("").items()]
    for name in sorted(graphs):
        lines = ",\n".join(_dump(compactor.node(*one)) for one in graphs[name].items())
        blocks.append(_dump(compactor.graph(name)).removesuffix("]}") + f"\n{lines}\n]}}")
    file.write(",\n".join(blocks).encode())
    file.write(b"\n]}\n")


def _name(term: Term | ox.DefaultGraph) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


FORMATS = (
    Format(
        "jsonld",
        ".jsonld",
        Text(
            "JSON-LD med prosjektets kontekst, for nettutviklere",
            "JSON-LD with the project's context, for web developers",
        ),
        write_jsonld,
    ),
)
