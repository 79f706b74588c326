"""Warns of terms in a query that no vocabulary of the project has: such a query silently matches nothing."""

import re
from difflib import get_close_matches
from functools import lru_cache

from graph.files import ontology_folder
from graph.vocabulary import AK, NAMESPACES

_PREFIXED = re.compile(r"(?<![\w<:/#-])([a-z][\w-]*):([A-Za-z][\w-]*)")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\"{}|^`\s]*>|#[^\n]*")


@lru_cache(maxsize=1)
def known_terms() -> dict[str, frozenset[str]]:
    """The local names of each vocabulary that the project relies on, by prefix."""
    found: dict[str, set[str]] = {}
    listed = (ontology_folder() / "reused-terms.tsv").read_text(encoding="utf-8").splitlines()
    own = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ontology_folder().glob("*.ttl")))
    iris = [line.split("\t", 1)[0] for line in listed if line.startswith("http")]
    iris += [AK.iri + name for name in set(re.findall(r"(?m)^ak:([\w-]+)", own))]
    for iri in iris:
        for space in NAMESPACES:
            if iri.startswith(space.iri):
                found.setdefault(space.prefix, set()).add(iri.removeprefix(space.iri))
    return {prefix: frozenset(names) for prefix, names in found.items()}


def unknown_terms(sparql: str) -> list[str]:
    """One line for each term with a known prefix that its vocabulary, as far as it is used here, lacks."""
    declared = dict(re.findall(r"(?i)prefix\s+([\w-]*):\s*<([^>]*)>", sparql))
    standard = {space.prefix: space.iri for space in NAMESPACES}
    warnings = []
    for prefix, name in dict.fromkeys(_PREFIXED.findall(_STRING.sub(" ", sparql))):
        known = known_terms().get(prefix)
        if (
            known is None
            or name in known
            or declared.get(prefix, standard.get(prefix)) != standard.get(prefix)
        ):
            continue
        like = get_close_matches(name, known, n=1)
        hint = f"Did you mean {prefix}:{like[0]}?" if like else "It matches nothing in the graph."
        warnings.append(f"{prefix}:{name} is not used in this graph. {hint}")
    return warnings
