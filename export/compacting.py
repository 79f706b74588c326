"""Compacts quads into JSON-LD objects with a context."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.errors import ExportError
from graph.files import ontology_folder
from graph.vocabulary import RDF_TYPE, XSD, Term

Json = str | int | bool | list["Json"] | dict[str, "Json"]
"""What stands in the document."""

Embed = Callable[[str, str], "dict[str, Json] | None"]
"""What stands for a node under a predicate, by the IRIs of both."""

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
        self._names = {prefix: iri for iri, prefix in self._prefixes.items()}
        self._keys: dict[str, str] = {}
        for key, value in rest.items():
            iri, term = _read_term(key, value, self._names)
            self._terms.setdefault(iri, term)
            self._keys[key] = iri
        self._short: dict[str, str] = {}

    def is_type(self, key: str) -> bool:
        """Whether a key stands for `@type`."""
        return key == self._type

    def expanded(self, name: str) -> str:
        """The IRI that a key or a name with a prefix stands for."""
        return self._keys.get(name) or _expanded(name, self._names)

    def node(
        self, subject: str, pairs: Iterable[tuple[str, Term]], embed: Embed | None = None
    ) -> dict[str, Json]:
        """The object of one subject.

        Args:
            subject: Its IRI, or `_:` and the label of a blank node.
            pairs: Predicates and objects, each pair once, in the order in which values are to stand.
            embed: Gives the object to stand for a node under a predicate, or `None` for its name alone.
        """
        made: dict[str, Json] = {self._id: self._reference(subject)}
        for predicate, value in sorted(pairs, key=lambda pair: pair[0] != RDF_TYPE.value):
            if predicate == RDF_TYPE.value and isinstance(value, ox.NamedNode):
                _put(made, self._type, self._shortened(value.value))
                continue
            term = self._terms.get(predicate) or _Term(self._shortened(predicate))
            inner = embed(predicate, value.value) if embed and isinstance(value, ox.NamedNode) else None
            if inner is not None:
                _put(made, term.key, inner)
            elif not term.languages:
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
        reference = self._reference(term_name(value))
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


def term_name(term: Term | ox.DefaultGraph) -> str:
    """The IRI of a node, or `_:` and the label of a blank one."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def dump(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)
