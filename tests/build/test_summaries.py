"""The line of text that stands for a fact."""

import pytest

from graph.build.naming import Naming
from graph.build.release import Built
from graph.build.summaries import Summaries
from graph.ingest.settings import Settings
from graph.ontology import load_lists
from tests.conftest import Tiny
from tests.fixtures.small import effective

FACTS = """\
source: s
entities:
  - {id: place/k, kind: place, type: municipality, name: {nb: Karasjok}, at: x}
names:
  - {entity: place/k, text: TEXT, lang: LANG, form: alias, start: unknown, end: ongoing, at: x}
"""


@pytest.mark.parametrize(
    ("text", "lang", "nb", "en"),
    [
        ("Kárášjohka", "se", "(nordsamisk) “Kárášjohka”", "(Northern Sami) “Kárášjohka”"),
        ("Porsanki", "fkv", "(kvensk) “Porsanki”", "(Kven) “Porsanki”"),
        ("Kara", "nb", "annet navn “Kara”", "alias “Kara”"),
    ],
)
def test_the_language_of_a_name(tiny: Tiny, text: str, lang: str, nb: str, en: str) -> None:
    """A name in Sami or Kven is told with its language, one in Norwegian is not."""
    folder = tiny({"facts/a.yaml": FACTS.replace("TEXT", text).replace("LANG", lang)})
    facts = effective(folder).values()
    summaries = Summaries(Naming.of(facts), load_lists(), Settings().reference_date)
    told = [summaries.of(one) for one in facts if one.fact.kind == "name"]
    found = next(one for one in told if f"“{text}”" in one.nb)
    assert found.nb.endswith(nb)
    assert found.en.endswith(en)


def test_shipped_names_in_sami_are_told_with_their_language(built: Built) -> None:
    """One of each language that the registers have."""
    summaries = Summaries(Naming.of(built.facts.values()), load_lists(), built.loaded.reference)
    lines = [summaries.of(one).en for one in built.facts.values() if one.fact.kind == "name"]
    for language in ("Northern Sami", "Southern Sami", "Lule Sami", "Kven"):
        assert any(f"({language})" in line for line in lines), language
