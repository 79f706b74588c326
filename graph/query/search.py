"""Finds the named question that somebody means by a few words of plain Norwegian or English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from graph.errors import NotFoundError
from graph.model.folding import folded
from graph.query.questions import Question, questions

_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("aa", "a"))
"""What æ, ø and å become where the letters are missing; both sides of a comparison are written so."""
_SHORT = 4
"""Words shorter than this are compared as they are: one letter changed makes another word of them."""
_TITLE, _SYNONYM, _PARAMETER = 1.0, 0.8, 0.5
"""What a word of a question counts, by where it stands."""
_EXACT, _STEM, _TYPING_ERROR = 1.0, 0.8, 0.6
"""What a hit counts, by how it was found."""


@dataclass(frozen=True, slots=True)
class Match:
    """A question that fits some words.

    Attributes:
        question: The question.
        score: How well it fits; only the order of scores means something.
    """

    question: Question
    score: float


def tokens(text: str) -> list[str]:
    """The words of a text for comparison: lower case, without accents, æøå however they are written."""
    plain = folded(text)
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain.split()


def search(
    text: str, known: Mapping[str, Question] | None = None, limit: int = 8, least: float = 0.35
) -> list[Match]:
    """The questions that fit some words best.

    A word counts by where it stands in the question (title and name, synonyms, parameters), by how it was
    found (as it is, by a common stem, with one typing error) and by how rare it is among all questions
    (Spärck Jones' inverse document frequency), so that “who” and “the” decide nothing.

    Args:
        text: Words in Norwegian or English.
        known: The questions to search; default the shipped ones.
        limit: How many at most.
        least: Leaves out what scores less than this part of the best.

    Raises:
        NotFoundError: None of the words has to do with any question.
    """
    every = questions() if known is None else known
    index = {name: _weights(one) for name, one in every.items()}
    wanted = list(dict.fromkeys(tokens(text)))
    hits = {word: {name: _hit(word, weights) for name, weights in index.items()} for word in wanted}
    rarity = {word: _rarity(hits[word].values(), len(index)) for word in wanted}
    scored = [
        Match(one, sum(rarity[word] * hits[word][name] for word in wanted)) for name, one in every.items()
    ]
    best = max((match.score for match in scored), default=0.0)
    found = [match for match in scored if match.score > 0 and match.score >= least * best]
    if not found:
        raise NotFoundError(f"No question has to do with “{text}”. List them with: aktorkart ask")
    return sorted(found, key=lambda match: (-match.score, _length(match.question), match.question.name))[
        :limit
    ]


def _length(one: Question) -> int:
    """How many words the title has: of two that fit alike the shorter says less that was not asked for."""
    return len(tokens(f"{one.title.nb} {one.title.en}"))


def _weights(one: Question) -> dict[str, float]:
    """What each word of a question counts."""
    described = [text for parameter in one.parameters.values() for _, text in parameter.description.items()]
    fields = (
        (_PARAMETER, (*one.parameters, *described)),
        (_SYNONYM, (one.words.nb, one.words.en)),
        (_TITLE, (one.name, one.title.nb, one.title.en)),
    )
    return {word: weight for weight, texts in fields for text in texts for word in tokens(text)}


def _hit(word: str, weights: Mapping[str, float]) -> float:
    """How well a word fits a question: its best hit among the question's words."""
    return max((weight * _likeness(word, other) for other, weight in weights.items()), default=0.0)


def _likeness(word: str, other: str) -> float:
    """How like two words are, from 0 to 1."""
    from rapidfuzz.distance import OSA

    if word == other:
        return _EXACT
    if min(len(word), len(other)) < _SHORT:
        return 0.0
    common = _common(word, other)
    if common >= max(_SHORT, 0.7 * max(len(word), len(other))) or common == min(len(word), len(other)):
        return _STEM
    return _TYPING_ERROR if OSA.distance(word, other, score_cutoff=1) <= 1 else 0.0


def _common(word: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = zip(word, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(word), len(other)))


def _rarity(hits: Iterable[float], size: int) -> float:
    """The inverse document frequency of a word that `hits` questions have, smoothed to stay above 0."""
    having = sum(1 for hit in hits if hit > 0)
    return log(1 + size / having) if having else 0.0
