"""Runs every check over data folders and tells what was found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.build.release import Built, build_loaded
from graph.check.evidence import Verdict, check_place, frozen_texts, out_of_range, read_texts
from graph.check.rules import broken, rules
from graph.ingest.loading import Loaded, load_folders
from graph.model.claims import Claim
from graph.model.facts import Existence
from graph.model.problems import Problem, Severity
from graph.model.text import Text
from graph.ontology import load_lists
from graph.store.memory import MemoryStore


@dataclass(slots=True)
class Report:
    """What a check found.

    Attributes:
        problems: All problems, in order of file and line.
        claims: Number of claims by citation class of their source.
        evidence: Number of places by verdict.
        facts: Number of facts.
    """

    problems: list[Problem] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    evidence: dict[str, int] = field(default_factory=dict)
    facts: int = 0

    @property
    def violations(self) -> list[Problem]:
        """The problems that stop a build."""
        return [problem for problem in self.problems if problem.severity is Severity.VIOLATION]


def check_folders(folders: Sequence[Path], texts: Path | None = None, *, shapes: bool = True) -> Report:
    """Check data folders: form, references, evidence, cross-fact rules and SHACL shapes.

    Graph checks need a graph: they run when the files themselves have no violations.

    Args:
        folders: Data folders.
        texts: A folder with copies of the sources' texts; `texts/` of a data folder is looked at too.
        shapes: Whether to run the SHACL shapes, the slowest part.
    """
    loaded = load_folders(folders, load_lists().notations())
    report = Report(list(loaded.problems))
    claims = loaded.model.claims
    citations = Counter(loaded.model.sources[claim.source].citation for claim in claims)
    report.claims = {name: citations[name] for name in ("cited", "weaklyCited", "uncited")}
    report.facts = len(loaded.model.facts)
    text_folders = [*([texts] if texts else []), *(folder / "texts" for folder in folders)]
    report.problems += _check_evidence(loaded, [folder for folder in text_folders if folder.is_dir()], report)
    if not report.violations:
        report.problems += _check_graph(
            build_loaded(loaded, ""), origins(loaded.model.claims, loaded), shapes=shapes
        )
    report.problems.sort(key=lambda problem: (str(problem.file or ""), problem.line or 0, problem.code))
    return report


def origins(claims: Iterable[Claim], loaded: Loaded) -> Mapping[str, tuple[Path, int]]:
    """File and line of each claim, fact, entity and place, by path below the data base IRI."""
    found: dict[str, tuple[Path, int]] = {}
    for claim in claims:
        place = (claim.origin.file, claim.origin.line)
        found.setdefault(claim.path, place)
        for path in claim.about:
            found.setdefault(path, place)
            fact = loaded.model.facts[path]
            if isinstance(fact, Existence):
                found.setdefault(f"id/{fact.entity}", place)
        for evidence in claim.places:
            found.setdefault(evidence.path, place)
    return found


def _check_graph(built: Built, where: Mapping[str, tuple[Path, int]], *, shapes: bool) -> Iterator[Problem]:
    base = str(built.manifest["base"])
    store = MemoryStore(built.quads)
    for rule in rules():
        yield from broken(rule, store, base, where)
    if shapes:
        from graph.check.shapes import as_problems, shapes_graph, validate

        yield from as_problems(validate(built.quads, shapes_graph()), base, where)


def _check_evidence(loaded: Loaded, folders: Sequence[Path], report: Report) -> list[Problem]:
    """Spans outside their text, and with copies of the texts, spans that are not what they were."""
    frozen = frozen_texts(loaded.model.sources.values())
    copies: dict[str, str] = {}
    for folder in folders:
        copies = {**read_texts(folder, frozen), **copies}
    problems = []
    verdicts: Counter[str] = Counter()
    for claim in loaded.model.claims:
        for place in claim.places:
            origin = claim.origin
            if place.chars is not None and place.source not in frozen:
                nb, en = (
                    f"kilden {place.source} har ingen frosset tekst",
                    f"the source {place.source} has no frozen text",
                )
                problems.append(Problem("no-frozen-text", Text(nb, en), origin.file, origin.line))
            elif place.source in frozen and out_of_range(place, frozen[place.source]):
                length = frozen[place.source].length
                nb = f"stedet {place.chars} ligger utenfor teksten ({length} tegn)"
                en = f"the span {place.chars} lies outside the text ({length} characters)"
                problems.append(Problem("span-outside-text", Text(nb, en), origin.file, origin.line))
            else:
                checked = check_place(place, copies.get(place.source))
                verdicts[checked.verdict.value] += 1
                if checked.verdict in (Verdict.MOVED, Verdict.NOT_FOUND):
                    problems.append(_span_problem(claim, checked.verdict, checked.chars))
    report.evidence = dict(sorted(verdicts.items()))
    return problems


def _span_problem(claim: Claim, verdict: Verdict, now: tuple[int, int] | None) -> Problem:
    if verdict is Verdict.MOVED:
        nb, en = f"stedet i kilden har flyttet seg til {now}", f"the span has moved to {now}"
    else:
        nb, en = (
            "stedet finnes ikke i kilden: hashen stemmer ikke",
            "the span is not in the source: the hash does not match",
        )
    return Problem("span-hash", Text(nb, en), claim.origin.file, claim.origin.line)
