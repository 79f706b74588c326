"""Tables of columns: what is written is read back by another reader; what recurs stands once."""

import json
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from export.viewer.columns import Pool, Shared, Spec, table
from export.viewer.payload import said, seen
from tests.browser.sample import sample_view
from tests.export.packed import rows_of, said_text

SPEC: Spec = {
    "raw": "raw",
    "runs": "runs",
    "both": "both",
    "id": "digest",
    "shared": Shared({"word": "text", "span": "span"}),
    "inner": {"words": "texts", "deeper": {"n": "raw"}},
}
LETTERS = "aå<\u2028 "
WORD = st.none() | st.text(LETTERS, max_size=4)
DAY = st.none() | st.integers(-40000, 40000)
ROW = st.fixed_dictionaries(
    {
        "raw": st.none() | st.integers() | st.booleans(),
        "runs": st.lists(st.integers(0, 9), unique=True),
        "both": st.none()
        | st.fixed_dictionaries({"nb": st.text(LETTERS, max_size=3), "en": st.text(LETTERS, max_size=3)}),
        "word": WORD,
        "id": st.from_regex(r"(fact/[0-9a-f]{6})", fullmatch=True) | st.text("fact/09é\n", max_size=6),
        "b": st.lists(DAY, min_size=4, max_size=4),
        "p": st.lists(DAY, min_size=2, max_size=2),
        "inner": st.lists(
            st.fixed_dictionaries(
                {
                    "words": st.lists(st.text(LETTERS, max_size=3), max_size=3),
                    "deeper": st.lists(st.fixed_dictionaries({"n": st.integers(0, 3)}), max_size=2),
                }
            ),
            max_size=3,
        ),
    }
)


@given(st.lists(ROW, max_size=6))
def test_round_trip(rows: list[dict[str, object]]) -> None:
    """Every form comes back as it was, through JSON."""
    pool = Pool()
    written = table(rows, SPEC, pool)
    read = json.loads(json.dumps({"table": written, **pool.lists()}))
    assert rows_of(read["table"], read) == rows


def test_what_rows_share_stands_once() -> None:
    """Equal strings, spans and combinations of values are written once however many rows have them."""
    pool = Pool()
    rows = [{"word": "samme", "b": [1, 2, 3, 4], "p": [None, 5]} for _ in range(50)]
    written = table(rows, {"shared": Shared({"word": "text", "span": "span"})}, pool)
    assert pool.lists() == {"strings": ["samme"], "spans": [[1, 2, 3, 4, None, 5]]}
    assert written["columns"] == [
        ["shared", "shared", [0] * 50, {"n": 1, "columns": [["word", "text", [0]], ["span", "span", [0]]]}]
    ]


def test_digests_are_written_as_bytes() -> None:
    """Ids that end in hexadecimal digits take the room of their bytes; one of another form leaves all."""
    ids = [f"fact/{number * 0x1F2E3D4C:020x}" for number in range(300)]
    [column] = cast(
        "list[list[str]]", table([{"id": one} for one in ids], {"id": "digest"}, Pool())["columns"]
    )
    assert column[:4] == ["id", "digest", "fact/", 10]
    assert len(column[4]) == 300 * 10 * 4 // 3
    mixed = [*ids, "fact/of-another-kind"]
    assert table([{"id": one} for one in mixed], {"id": "digest"}, Pool())["columns"] == [
        ["id", "raw", mixed]
    ]


def test_runs_are_told_by_how_many_follow() -> None:
    """Numbers that follow one another take two places, however many they are."""
    numbers = [7, *range(100, 2600), 3]
    written = table([{"facts": numbers}], {"facts": "runs"}, Pool())
    assert written["columns"] == [["facts", "runs", [[7, 100, -2499, 3]]]]


def test_first_part_has_no_word_of_what_facts_say() -> None:
    """What the map draws comes first; labels, claims and places of facts are only in the packed part."""
    view = sample_view()
    first, rest = json.dumps(seen({**view}), ensure_ascii=False), said_text(said({**view}))
    labels = {fact["label"]["nb"] for fact in view["facts"]}
    names = {name["t"] for node in view["nodes"] for name in node["names"]}
    assert len(labels - names) > 50
    for label in labels - names:
        assert json.dumps(label, ensure_ascii=False) in rest
        assert json.dumps(label, ensure_ascii=False) not in first


def test_packed_part_has_no_time_and_no_system() -> None:
    """The packed part begins as zlib does, which has no header of time, name or system as gzip has."""
    packed = said({**sample_view()})
    assert packed.startswith("eN") and packed == said({**sample_view()})
