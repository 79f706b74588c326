"""Compact ids, content hashes and the control digit of organisation numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidIdError
from graph.model.ids import content_hash, is_compact_id, require_compact_id, valid_organisation_number

DIGITS = st.text("0123456789", min_size=8, max_size=8)


@pytest.mark.parametrize(
    "text", ["org/difi", "person/paul-chaffey", "doc/skate-2016-08", "place/0101", "event/a"]
)
def test_compact_id(text: str) -> None:
    """Kind and slug, lower case letters, digits and single hyphens."""
    assert is_compact_id(text)
    assert require_compact_id(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "org/Difi", "org/dïfi", "org/", "difi", "organisation/difi", "org/a--b", "org/-a", "org/a-",
        "org/a b", "org/a/b", "org/a\n", "",
    ],
)  # fmt: skip
def test_what_is_no_compact_id(text: str) -> None:
    """Everything else is refused, and the refusal shows how an id looks in both languages."""
    assert not is_compact_id(text)
    with pytest.raises(InvalidIdError, match="ids look like org/difi") as caught:
        require_compact_id(text)
    assert "en id ser ut som org/difi" in caught.value.nb


def test_content_hash_is_fixed() -> None:
    """Facts keep their names from release to release: the hash is a promise, written down here."""
    assert content_hash("membership", "person/a", "post/b", False, 1) == "e3dcd6d6dd13ca07bc05"


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_content_hash_keeps_parts_apart(one: list[str], other: list[str]) -> None:
    """Two lists of parts have one hash only if they are the same list."""
    assert (content_hash(*one) == content_hash(*other)) == (one == other)


@pytest.mark.parametrize("number", ["991825827", "972417777", "983887457", "958935420"])
def test_organisation_number(number: str) -> None:
    """Numbers from the national register have the right control digit."""
    assert valid_organisation_number(number)


@pytest.mark.parametrize(
    "number", ["991825826", "99182582", "9918258270", "99182582a", "", "９９１８２５８２７"]
)
def test_wrong_organisation_number(number: str) -> None:
    """A wrong digit, a wrong length and other characters are refused."""
    assert not valid_organisation_number(number)


@given(DIGITS)
def test_at_most_one_control_digit_fits(first: str) -> None:
    """Eight digits have one control digit, or none where it would be 10."""
    assert sum(valid_organisation_number(f"{first}{last}") for last in range(10)) <= 1


@given(DIGITS.filter(lambda text: text[:1] != text[1:2]))
def test_swapped_digits_are_found(first: str) -> None:
    """The usual slip, two neighbouring digits swapped, never passes."""
    swapped = first[1] + first[0] + first[2:]
    for last in "0123456789":
        assert not (valid_organisation_number(first + last) and valid_organisation_number(swapped + last))
