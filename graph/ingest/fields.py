"""The values that fact files are made of: dates, ids, texts in two languages, names."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from graph.errors import FormError
from graph.model.dates import ONGOING, UNKNOWN, PartialDate
from graph.model.ids import KIND_PREFIXES, require_compact_id
from graph.model.text import Text


class Strict(BaseModel):
    """Base of everything in a data file: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _date_text(value: object) -> object:
    """Accept `{from: …, to: …}` for a range of days beside the plain text."""
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        return f"{value['from']}/{value['to']}"
    return value


def _date(value: str) -> str:
    if value != UNKNOWN:
        PartialDate.parse(value)
    return value


def _end(value: str) -> str:
    return value if value == ONGOING else _date(value)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


def _text(value: object) -> object:
    """Accept one text for both languages, or a map of `nb` and `en`."""
    if value is None or isinstance(value, Text):
        return value
    given = {"nb": value} if isinstance(value, str) else value
    if not isinstance(given, dict) or not given or not set(given) <= {"nb", "en"}:
        raise FormError("write a text, or {nb: …, en: …}", "skriv en tekst, eller {nb: …, en: …}")
    texts = {lang: text for lang, text in given.items() if isinstance(text, str) and text.strip()}
    if len(texts) != len(given):
        raise FormError("the text is empty", "teksten er tom")
    return Text.of(texts)


def _names(value: object) -> object:
    """A text without language as a map whose only language is empty."""
    given = {"": value} if isinstance(value, str) else value
    if not isinstance(given, dict) or not all(
        isinstance(text, str) and text.strip() for text in given.values()
    ):
        raise FormError("write a name, or {nb: …, en: …}", "skriv et navn, eller {nb: …, en: …}")
    for lang in given:
        _lang(lang)
    return given


def is_language_tag(value: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47, without singletons): `nb`, `sma`, `en-GB`."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) is not None


def _lang(value: str) -> str:
    if value and not is_language_tag(value):
        raise FormError(f"“{value}” is not a language tag", f"“{value}” er ikke en språkkode")
    return value


def _of_kind(prefix: str) -> AfterValidator:
    """Refuses ids of other kinds where only one will do."""

    def check(value: str) -> str:
        """The value, if its kind is the right one."""
        wrong = not value.startswith(f"{prefix}/")
        refuse(wrong, f"“{value}” must be an id {prefix}/…", f"“{value}” må være en id {prefix}/…")
        return value

    return AfterValidator(check)


def refuse(wrong: bool, en: str, nb: str) -> None:
    """Refuse an item.

    Raises:
        FormError: It is wrong.
    """
    if wrong:
        raise FormError(en, nb)


_WORDS = {"type": ["string", "number"]}
"""A text for an editor: `1881` without quotes is a number there and a text here."""
_FILLED = {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "number"}]}
_TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_PARTIAL = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def _id_form(*prefixes: str) -> WithJsonSchema:
    """Compact ids of some kinds, for editors."""
    return WithJsonSchema(
        {"type": "string", "pattern": f"^({'|'.join(sorted(prefixes))})/[a-z0-9]+(-[a-z0-9]+)*$"}
    )


def _date_form(*words: str) -> WithJsonSchema:
    """Dates, and the words that may stand for one, for editors; a year is a number there."""
    pattern = f"^({_PARTIAL}(/{_PARTIAL})?|{'|'.join(words)})$"
    ends = {"type": ["string", "integer"]}
    ranges = {"type": "object", "properties": {"from": ends, "to": ends}, "required": ["from", "to"],
              "additionalProperties": False}  # fmt: skip
    year = {"type": "integer", "minimum": 1000, "maximum": 9999}
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, year, ranges]})


def _list_form(one: dict[str, object]) -> WithJsonSchema:
    """One value or a list of such values, for editors."""
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


CompactId = Annotated[str, AfterValidator(require_compact_id), _id_form(*set(KIND_PREFIXES.values()))]
OrganisationId = Annotated[CompactId, _of_kind("org"), _id_form("org")]
PostId = Annotated[CompactId, _of_kind("post"), _id_form("post")]
EventId = Annotated[CompactId, _of_kind("event"), _id_form("event")]
DocumentId = Annotated[CompactId, _of_kind("doc"), _id_form("doc")]
SolutionId = Annotated[CompactId, _of_kind("solution"), _id_form("solution")]
TopicId = Annotated[CompactId, _of_kind("topic"), _id_form("topic")]
PropositionId = Annotated[CompactId, _of_kind("proposition"), _id_form("proposition")]
IndicatorId = Annotated[CompactId, _of_kind("indicator"), _id_form("indicator")]
PopulationId = Annotated[CompactId, _of_kind("population"), _id_form("population")]
SurveyId = Annotated[CompactId, _of_kind("survey"), _id_form("survey")]
DateText = Annotated[str, BeforeValidator(_date_text), AfterValidator(_date), _date_form(UNKNOWN)]
EndText = Annotated[str, BeforeValidator(_date_text), AfterValidator(_end), _date_form(UNKNOWN, ONGOING)]
Strings = Annotated[list[str], BeforeValidator(_as_list), _list_form(_WORDS)]
Dates = Annotated[
    list[DateText], BeforeValidator(_as_list), _list_form(dict(_date_form(UNKNOWN).json_schema or {}))
]
Translated = Annotated[
    Text,
    BeforeValidator(_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"\S"},
                {
                    "type": "object",
                    "properties": {"nb": _FILLED, "en": _FILLED},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
    ),
]
Names = Annotated[
    dict[str, str],
    BeforeValidator(_names),
    WithJsonSchema(
        {
            "anyOf": [
                *_FILLED["anyOf"],
                {
                    "type": "object",
                    "propertyNames": {"pattern": f"^({_TAG})?$"},
                    "additionalProperties": _FILLED,
                },
            ]
        }
    ),
]
"""Names by language; a name without language has the empty one."""
Lang = Annotated[str, AfterValidator(_lang), WithJsonSchema({"type": "string", "pattern": f"^({_TAG})?$"})]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
