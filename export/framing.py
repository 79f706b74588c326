"""Frames JSON-LD: trees of the graph, as the JSON-LD 1.1 algorithm makes them for what our frames use.

Framing by the letter looks through all nodes for each reverse property of each node; PyLD, which does so, is
too slow for the shipped release. Here an index leads from a node to those that refer to it;
the tests compare both.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from export.compacting import Compactor, Json, term_name
from graph.errors import ExportError
from graph.files import ontology_folder
from graph.vocabulary import RDF_TYPE, Term

Nodes = dict[str, list[tuple[str, Term]]]
"""Predicates and objects of each subject."""

_FLAGS = {"@embed", "@explicit", "@omitDefault", "@context"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame or a part of one.

    Attributes:
        embed: Nodes stand as objects, else by name.
        explicit: Only the properties that are named.
        forward: Frames of properties, by IRI.
        reverse: IRI and frame of each reverse property, by key.
        classes: The classes of the nodes that it is for; empty for all.
    """

    embed: bool
    explicit: bool
    forward: Mapping[str, "Frame"] = field(default_factory=dict)
    reverse: Mapping[str, tuple[str, "Frame"]] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()

    def of(self, predicate: str) -> "Frame":
        """The frame of the values of a property; flags are inherited by what is not named."""
        return self.forward.get(predicate) or Frame(self.embed, self.explicit)


def read_frame(name: str) -> Mapping[str, object]:
    """A frame of the ontology, by its name."""
    path = ontology_folder() / "frames" / f"{name}.jsonld"
    frame: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return frame


class Framer:
    """Frames the merged graphs of a dataset.

    Attributes:
        reverse_terms: The reverse properties that the frame adds to the context.
    """

    def __init__(self, compactor: Compactor, frame: Mapping[str, object], quads: Iterable[ox.Quad]) -> None:
        self._compactor = compactor
        self.reverse_terms = _reverse_terms(frame)
        self._frame = self._read(frame, Frame(embed=True, explicit=False))
        wanted = {iri for iri, _ in _reverse_properties(self._frame)}
        self._nodes: Nodes = {}
        self._incoming: dict[tuple[str, str], list[str]] = {}
        for triple in dict.fromkeys(quad.triple for quad in quads):
            subject, predicate = term_name(triple.subject), triple.predicate.value
            self._nodes.setdefault(subject, []).append((predicate, triple.object))
            if predicate in wanted and isinstance(triple.object, ox.NamedNode):
                self._incoming.setdefault((predicate, triple.object.value), []).append(subject)
        self._left_out: set[str] = set()

    def leave_out(self, node: str) -> None:
        """Do not show a node under a reverse property."""
        self._left_out.add(node)

    def framed(self) -> Iterator[dict[str, Json]]:
        """The objects of all nodes that the frame is for, in the order of their IRIs."""
        for node in sorted(self._nodes):
            if self._matches(node, self._frame):
                yield self._object(node, self._frame, ())

    def _matches(self, node: str, frame: Frame) -> bool:
        return not frame.classes or any(
            predicate == RDF_TYPE.value and term_name(value) in frame.classes
            for predicate, value in self._nodes[node]
        )

    def _object(self, node: str, frame: Frame, above: tuple[str, ...]) -> dict[str, Json]:
        """The object of a node; `above` are those in which it stands."""
        path = (*above, node)

        def embed(predicate: str, value: str) -> dict[str, Json] | None:
            """The object that a value stands for, where the frame wants it whole."""
            inner = frame.of(predicate)
            known = inner.embed and value in self._nodes and value not in path
            return self._object(value, inner, path) if known else None

        pairs = self._nodes[node]
        if frame.explicit:
            kept = {RDF_TYPE.value, *frame.forward}
            pairs = [pair for pair in pairs if pair[0] in kept]
        made = self._compactor.node(node, pairs, embed)
        for key, (predicate, inner) in frame.reverse.items():
            subjects = [one for one in self._incoming.get((predicate, node), []) if one not in self._left_out]
            if subjects:
                made[key] = [self._object(subject, inner, path) for subject in subjects]
        return made

    def _read(self, frame: Mapping[str, object], above: Frame) -> Frame:
        """Read a frame; what it does not say of embedding is inherited.

        Raises:
            ExportError: The frame uses something that is not known here.
        """
        flags = {key for key in frame if key.startswith("@")}
        embed = frame.get("@embed", "@always" if above.embed else "@never")
        if flags - _FLAGS or embed not in ("@always", "@never"):
            raise ExportError(
                f"The JSON-LD frame uses what the export does not know: {sorted(flags)} {embed}"
            )
        made = Frame(embed == "@always", frame.get("@explicit", above.explicit) is True)
        forward: dict[str, Frame] = {}
        reverse: dict[str, tuple[str, Frame]] = {}
        classes: frozenset[str] = frozenset()
        for key, value in frame.items():
            if key.startswith("@"):
                continue
            if self._compactor.is_type(key) and isinstance(value, list):
                classes = frozenset(self._compactor.expanded(str(one)) for one in value)
            elif not isinstance(value, dict):
                raise ExportError(f"The JSON-LD frame gives “{key}” a value that the export does not know")
            elif key in self.reverse_terms:
                name = self.reverse_terms[key]["@reverse"]
                reverse[key] = (self._compactor.expanded(name), self._read(value, made))
            else:
                forward[self._compactor.expanded(key)] = self._read(value, made)
        return Frame(made.embed, made.explicit, forward, reverse, classes)


def _reverse_terms(frame: Mapping[str, object]) -> dict[str, dict[str, str]]:
    """The terms that the context of a frame adds; all are reverse properties, and sets.

    Raises:
        ExportError: One is something else.
    """
    context = frame.get("@context")
    found: dict[str, dict[str, str]] = {}
    for part in context if isinstance(context, list) else []:
        for key, value in part.items() if isinstance(part, dict) else ():
            if not isinstance(value, dict) or set(value) != {"@reverse", "@container"}:
                raise ExportError(f"The JSON-LD frame defines “{key}” in a way that the export does not know")
            found[key] = {str(name): str(one) for name, one in value.items()}
    return found


def _reverse_properties(frame: Frame) -> Iterator[tuple[str, Frame]]:
    """All reverse properties of a frame, those of its parts too."""
    for iri, inner in frame.reverse.values():
        yield iri, inner
        yield from _reverse_properties(inner)
    for inner in frame.forward.values():
        yield from _reverse_properties(inner)
