"""What is read out of a release is what was built into it."""

from graph.build.effective import Effective
from graph.build.release import Built
from graph.kart import Kart
from graph.model.claims import Claim
from graph.model.facts import Existence, Figure, Membership, Name, Statement
from graph.network.views import ClaimView, FactView
from tests.network.sample import ODD, sample


def of_kind(kind: str) -> list[FactView]:
    """The facts of a kind in the small release."""
    return [fact for fact in sample().network.facts.values() if fact.kind == kind]


def read_claim(claim: ClaimView) -> tuple[object, ...]:
    """What is compared of a claim as read."""
    titles = (claim.title.get("nb"), claim.title.get("en"))
    times = (claim.start, claim.end, claim.attested)
    return (claim.path, claim.source, claim.certainty, times, titles, claim.preferred, claim.conflict)


def built_claim(claim: Claim, *, happened: bool) -> tuple[object, ...]:
    """The same of a claim as built; what happened has no end."""
    period = claim.period
    end = "unknown" if happened else period.stated_end()
    times = (period.stated_start(), end, tuple(sorted(seen.text for seen in period.attested)))
    titles = (claim.title, claim.title_en)
    return (claim.path, claim.source, claim.certainty, times, titles, claim.preferred, claim.conflict)


def test_facts_of_the_shipped_release(kart: Kart, built: Built) -> None:
    """Every fact comes back with its kind, bounds, dates, support and certainty."""
    assert set(kart.network.facts) == set(built.facts)
    for path, each in built.facts.items():
        fact = kart.network.facts[path]
        end = "" if each.fact.happened else each.stated_end()
        assert (fact.kind, fact.happened, fact.bounds) == (each.fact.kind, each.fact.happened, each.bounds)
        assert (fact.start, fact.end, fact.support) == (each.stated_start(), end, each.support)
        assert fact.certainty == ("implied" if each.implied else "stated")
        assert set(each.fact.entities()) - fact.entities() <= set(attributes(each))


def attributes(each: Effective) -> list[str]:
    """Entities that stand in an entity's own attributes, not in the fact of its existence."""
    return list(each.fact.entities()) if isinstance(each.fact, Existence) else []


def test_claims_of_the_shipped_release(kart: Kart, built: Built) -> None:
    """Every claim comes back under its fact, the deciding one first, with its places."""
    for path, each in built.facts.items():
        fact = kart.network.facts[path]
        assert [read_claim(claim) for claim in fact.claims] == [
            built_claim(claim, happened=each.fact.happened) for claim in each.claims
        ]
        for read, claim in zip(fact.claims, each.claims, strict=True):
            assert {place.path: place.locator("nb") for place in read.places} == {
                place.path: place.locator("nb") for place in claim.places
            }


def test_names_of_the_shipped_release(kart: Kart, built: Built) -> None:
    """Names keep language and form."""
    for path, each in built.facts.items():
        if isinstance(each.fact, Name):
            fact = kart.network.facts[path]
            assert fact.name == {each.fact.lang or "": each.fact.text}
            assert fact.value("nameForm") == each.fact.form


def test_entities_of_the_shipped_release(kart: Kart, built: Built) -> None:
    """Entities keep kind, type and aliases; each knows the fact that it exists."""
    existing = {
        each.fact.entity: each.fact for each in built.facts.values() if isinstance(each.fact, Existence)
    }
    assert set(kart.network.entities) == set(existing)
    for entity, fact in existing.items():
        view = kart.network.entities[entity]
        assert (view.kind, view.type, view.aliases) == (
            fact.entity_kind,
            fact.type,
            tuple(sorted(fact.aliases)),
        )
        assert view.existence.path == fact.path


def test_what_is_particular_to_some_kinds(kart: Kart, built: Built) -> None:
    """Posts, speakers, stances and numbers of the shipped release stand where they are looked for."""
    for path, each in built.facts.items():
        fact = kart.network.facts[path]
        if isinstance(each.fact, Membership):
            assert (fact.role("member"), fact.role("post")) == (each.fact.member, each.fact.post)
            assert fact.value("acting") == str(each.fact.acting).lower()
        elif isinstance(each.fact, Statement):
            taken = {
                (one, stance)
                for stance in ("agree", "disagree", "mixed")
                for one in fact.roles.get(stance, ())
            }
            assert (fact.role("speaker"), fact.text) == (each.fact.speaker, each.fact.paraphrase)
            assert taken == set(each.fact.positions)
            assert fact.roles.get("subject", ()) == tuple(sorted(each.fact.topics))
        elif isinstance(each.fact, Figure):
            assert fact.value("obsValue") == str(each.fact.value)
            assert (fact.value("unitMeasure"), fact.value("qualifier")) == (
                each.fact.unit,
                each.fact.qualifier,
            )


def test_sources_of_the_shipped_release(kart: Kart, built: Built) -> None:
    """Every source with a claim is described; one without a claim is not."""
    used = {claim.source for claim in built.loaded.model.claims}
    assert set(kart.network.sources) == used
    for name, view in kart.network.sources.items():
        source = built.loaded.model.sources[name]
        assert (view.title, view.interest, view.citation) == (source.title, source.interest, source.citation)
        assert view.date == (source.date.text if source.date else "unknown")
        assert (view.url, view.quotable, view.licence) == (source.url, source.quotable, source.licence)
        assert view.text_sha256 == (source.text.sha256 if source.text else None)


def test_claims_of_one_fact() -> None:
    """Three claims, each with its own title and dates; the preferred first, the weakly cited last."""
    (fact,) = [one for one in of_kind("membership") if one.role("post")]
    assert [(claim.source, claim.title.get("nb")) for claim in fact.claims] == [
        ("s", "leder"),
        ("t", None),
        ("w", "sjef"),
    ]
    assert [claim.attested for claim in fact.claims] == [(), ("2016-08-24",), ()]
    assert fact.claims[2].note is not None
    assert fact.claims[2].note.en == "Wrong."
    assert (fact.support, fact.start, fact.end) == ("disputed", "2015-05-01", "2017-01-01")


def test_a_statement_of_the_small_release() -> None:
    """Odd texts come back sign by sign."""
    (fact,) = of_kind("statement")
    assert fact.text is not None
    assert (fact.text.nb, fact.text.en) == (ODD, "Cloud is worth betting on.")
    assert fact.roles["agree"] == ("proposition/sky-er-bra",)
    assert fact.roles["subject"] == ("topic/it", "topic/sky")


def test_no_fact_is_of_an_unknown_kind() -> None:
    """The small release has every kind, and each is known."""
    assert {fact.kind for fact in sample().network.facts.values()} == {
        "existence", "name", "identification", "membership", "relation", "change",
        "solutionRole", "participation", "documentRole", "statement", "figure", "reportedClaim",
    }  # fmt: skip
