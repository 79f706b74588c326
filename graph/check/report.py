"""Runs every check over data folders and tells what was found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph.build.effective import effective_facts
from graph.check.assertions import broken_assertions
from graph.check.evidence import Checked, Verdict, check_place, frozen_texts, out_of_range, read_texts
from graph.check.graphcheck import check_graph
from graph.check.memory import Memory, deciding, recall, remember
from graph.ingest.loading import Loaded, load_folders
from graph.model.facts import Existence
from graph.model.problems import Problem, Severity
from graph.model.source import FrozenText, Place
from graph.model.text import Text
from graph.ontology import load_lists


@dataclass(slots=True)
class Report:
    """What a check found.

    Attributes:
        problems: All problems, in order of file and line.
        claims: Number of claims by citation class of their source.
        evidence: Number of places by verdict.
        facts: Number of facts.
        checked: How many facts and claims went through the shapes.
        units: How many facts and claims there are.
    """

    problems: list[Problem] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    evidence: dict[str, int] = field(default_factory=dict)
    facts: int = 0
    checked: int = 0
    units: int = 0

    @property
    def violations(self) -> list[Problem]:
        """The problems that stop a build."""
        return [problem for problem in self.problems if problem.severity is Severity.VIOLATION]


def check_folders(
    folders: Sequence[Path],
    texts: Path | None = None,
    *,
    shapes: bool = True,
    memory: Path | None = None,
) -> Report:
    """Check data folders: form, references, evidence, cross-fact rules and SHACL shapes.

    Graph checks need a graph: they run when the files themselves have no violations.

    Args:
        folders: Data folders.
        texts: A folder with copies of the sources' texts; `texts/` of a data folder is looked at too.
        shapes: Whether to run the SHACL shapes, the slowest part.
        memory: A file that remembers what was sound; what has not changed since is not run through shapes and
            rules again. Written when all is sound.

    Raises:
        AktorkartError: There is no data, or no folder `texts`.
    """
    loaded = load_folders(folders, load_lists().notations())
    report = Report(list(loaded.problems))
    claims = loaded.model.claims
    citations = Counter(loaded.model.sources[claim.source].citation for claim in claims)
    report.claims = {name: citations[name] for name in ("cited", "weaklyCited", "uncited")}
    report.facts = len(loaded.model.facts)
    beside = (folder / "texts" for folder in folders)
    copies = [*([texts] if texts else []), *(folder for folder in beside if folder.is_dir())]
    report.problems += _check_evidence(loaded, copies, report)
    if not report.violations:
        facts = effective_facts(loaded.model, loaded.reference)
        rules = deciding(loaded.settings)
        known = recall(memory, rules) if memory else Memory(rules)
        outcome = check_graph(loaded, facts, cache(lambda: origins(loaded)), known, shapes=shapes)
        report.problems += outcome.problems
        report.checked, report.units = outcome.checked, outcome.of
        report.problems += broken_assertions(loaded, facts, folders)
        if memory and outcome.memory != known:
            remember(memory, outcome.memory)
    report.problems.sort(key=lambda problem: (str(problem.file or ""), problem.line or 0, problem.code))
    return report


def origins(loaded: Loaded) -> Mapping[str, tuple[Path, int]]:
    """File and line of each claim, fact, entity, place and source, by path below the data base IRI."""
    found: dict[str, tuple[Path, int]] = {}
    for claim in loaded.model.claims:
        place = (claim.origin.file, claim.origin.line)
        found.setdefault(claim.path, place)
        for path in claim.about:
            found.setdefault(path, place)
            fact = loaded.model.facts[path]
            if isinstance(fact, Existence):
                found.setdefault(f"id/{fact.entity}", place)
        for evidence in claim.places:
            where = evidence.origin
            found.setdefault(evidence.path, (where.file, where.line) if where else place)
    for source in loaded.model.sources.values():
        if source.origin is not None:
            found[source.path] = (source.origin.file, source.origin.line)
    return found


def _check_evidence(loaded: Loaded, folders: Sequence[Path], report: Report) -> list[Problem]:
    """Spans outside their text, and with copies of the texts, spans that are not what they were."""
    frozen = frozen_texts(loaded.model.sources.values())
    copies: dict[str, str] = {}
    for folder in folders:
        copies = {**read_texts(folder, frozen), **copies}
    places = {place: claim.origin for claim in reversed(loaded.model.claims) for place in claim.places}
    problems = []
    verdicts: Counter[str] = Counter()
    for place, claimed in places.items():
        wrong = _misplaced(place, frozen)
        if wrong is None:
            checked = check_place(place, copies.get(place.source))
            verdicts[checked.verdict.value] += 1
            wrong = _MISSED.get(checked.verdict, lambda _: None)(checked)
        if wrong is not None:
            origin = place.origin or claimed
            problems.append(Problem(wrong[0], wrong[1], origin.file, origin.line))
    report.evidence = dict(sorted(verdicts.items()))
    return problems


def _misplaced(place: Place, frozen: Mapping[str, FrozenText]) -> tuple[str, Text] | None:
    """What is wrong with a span, whatever copy of the text there is."""
    if place.chars is None:
        return None
    text, name = frozen.get(place.source), place.source
    if text is None:
        nb, en = f"kilden {name} har ingen frosset tekst", f"the source {name} has no frozen text"
        return "no-frozen-text", Text(nb, en)
    if out_of_range(place, text):
        nb = f"stedet {place.chars} ligger utenfor teksten ({text.length} tegn)"
        en = f"the span {place.chars} lies outside the text ({text.length} characters)"
        return "span-outside-text", Text(nb, en)
    return None


def _moved(checked: Checked) -> tuple[str, Text]:
    nb = f"stedet i kilden har flyttet seg til {checked.chars}"
    return "span-moved", Text(nb, f"the span has moved to {checked.chars}")


def _lost(checked: Checked) -> tuple[str, Text]:
    nb, en = "finnes ikke i teksten: hashen stemmer ikke", "is not in the text: the hash does not match"
    return "span-hash", Text(f"stedet {checked.place.chars} {nb}", f"the span {checked.place.chars} {en}")


_MISSED = {Verdict.MOVED: _moved, Verdict.NOT_FOUND: _lost}
"""What is told of a span that is not where it should be."""
