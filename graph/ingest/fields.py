"""The values that fact files are made of: dates, ids, texts in two languages, names."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph.errors import FormError
from graph.model.dates import ONGOING, UNKNOWN, PartialDate
from graph.model.ids import require_compact_id
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


CompactId = Annotated[str, AfterValidator(require_compact_id)]
OrganisationId = Annotated[CompactId, _of_kind("org")]
PostId = Annotated[CompactId, _of_kind("post")]
EventId = Annotated[CompactId, _of_kind("event")]
DocumentId = Annotated[CompactId, _of_kind("doc")]
SolutionId = Annotated[CompactId, _of_kind("solution")]
TopicId = Annotated[CompactId, _of_kind("topic")]
PropositionId = Annotated[CompactId, _of_kind("proposition")]
IndicatorId = Annotated[CompactId, _of_kind("indicator")]
PopulationId = Annotated[CompactId, _of_kind("population")]
SurveyId = Annotated[CompactId, _of_kind("survey")]
DateText = Annotated[str, BeforeValidator(_date_text), AfterValidator(_date)]
EndText = Annotated[str, BeforeValidator(_date_text), AfterValidator(_end)]
Strings = Annotated[list[str], BeforeValidator(_as_list)]
Dates = Annotated[list[DateText], BeforeValidator(_as_list)]
Translated = Annotated[Text, BeforeValidator(_text)]
Names = Annotated[dict[str, str], BeforeValidator(_names)]
"""Names by language; a name without language has the empty one."""
Lang = Annotated[str, AfterValidator(_lang)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
