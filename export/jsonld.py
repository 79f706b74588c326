"""JSON-LD, compacted with the project's own context."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from export.contract import Content, Format
from export.rdf import ordered_quads
from graph.files import ontology_folder
from graph.model.text import Text
from graph.vocabulary import RDF, RDF_TYPE, XSD, Term

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

    The context may define prefixes, aliases of `@id` and `@type`, and terms with `@type` (`@id` or a datatype)
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
        for key, value in context.items():
            if value == "@id":
                self._id = key
            elif value == "@type":
                self._type = key
            elif isinstance(value, str) and value.endswith(("#", "/")):
                self._prefixes[value] = key
        names = {prefix: iri for iri, prefix in self._prefixes.items()}
        for key, value in context.items():
            if key.startswith("@") or value in ("@id", "@type") or value in self._prefixes:
                continue
            iri, term = _read_term(key, value, names)
            self._terms[iri] = term
        self._short: dict[str, str] = {}

    def node(self, subject: str, pairs: Iterable[tuple[str, Term]]) -> dict[str, Json]:
        """The object of one subject.

        Args:
            subject: Its IRI, or `_:` and the label of a blank node.
            pairs: Predicates and objects, each pair once, in the order in which values are to stand.
        """
        made: dict[str, Json] = {self._id: self._relative(subject)}
        for predicate, value in pairs:
            if predicate == RDF_TYPE.value and isinstance(value, ox.NamedNode):
                _put(made, self._type, self._shortened(value.value))
                continue
            term = self._terms.get(predicate) or _Term(self._shortened(predicate))
            if term.languages and not (isinstance(value, ox.Literal) and value.language):
                term = _Term(self._shortened(predicate))
            if term.languages and isinstance(value, ox.Literal):
                languages = made.setdefault(term.key, {})
                if isinstance(languages, dict):
                    _put(languages, value.language or "", value.value)
            else:
                _put(made, term.key, self._value(value, term.type))
        return made

    def graph(self, name: str, nodes: list[dict[str, Json]]) -> dict[str, Json]:
        """The object of a named graph."""
        return {self._id: self._relative(name), "@graph": list[Json](nodes)}

    def _value(self, value: Term, coerced: str) -> Json:
        if isinstance(value, ox.Literal):
            return _literal(value, coerced, self._shortened)
        iri = value.value if isinstance(value, ox.NamedNode) else str(value)
        if coerced == "@id":
            short = self._shortened(iri)
            return short if short != iri else self._relative(iri)
        return {self._id: self._relative(iri)}

    def _relative(self, iri: str) -> str:
        below = iri.removeprefix(self._base)
        return below if below != iri and _BELOW_BASE.fullmatch(below) else iri

    def _shortened(self, iri: str) -> str:
        """The IRI with a prefix; itself where none fits."""
        if iri not in self._short:
            fitting = [start for start in self._prefixes if iri.startswith(start)]
            start = max(fitting, key=len, default="")
            name = iri.removeprefix(start)
            self._short[iri] = f"{self._prefixes[start]}:{name}" if start and not name.startswith("//") else iri
        return self._short[iri]
