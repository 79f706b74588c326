"""A small release in which nearly every named question has an answer; what stands in it is invented.

Ministry M stands above agency A, which has unit U. A manages the solution Post, which vendor V supplies;
before 2015 agency Old did. Kari went from A to V, Per leads A, Liv is employed by V but speaks for A.
"""

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from graph.kart import Kart, load
from tests.network.sample import build_into

DAY = date(2019, 6, 1)

CASES: dict[str, dict[str, str]] = {
    "actors": {"type": "agency"},
    "attendance": {"event": "event/mote"},
    "became": {"organisation": "org/old"},
    "came-from": {"organisation": "org/a"},
    "career": {"person": "person/kari"},
    "changes": {"from": "2014-01-01", "to": "2016-01-01", "type": "transferOfTasks"},
    "colleagues": {"person": "person/liv"},
    "corroborated": {"about": "org/old", "kind": "change"},
    "county-count": {},
    "depends-on": {"solution": "solution/post"},
    "disputed": {},
    "documents-by": {"actor": "org/a", "role": "author"},
    "documents-on": {"topic": "topic/it"},
    "event-roles": {"event": "event/mote", "role": "panellist"},
    "figures": {"solution": "solution/post", "indicator": "indicator/n"},
    "figures-about": {"about": "org/a"},
    "from-source": {"source": "w"},
    "handovers": {"solution": "solution/post", "role": "manager"},
    "implied": {"source": "s"},
    "implied-only": {"about": "org/u", "kind": "relation"},
    "interests-behind": {"about": "org/v", "kind": "membership"},
    "leaders-under": {"organisation": "org/m"},
    "links": {"a": "org/a", "b": "org/v"},
    "members-of": {"organisation": "org/radet"},
    "ministers-and-heads": {"organisation": "org/a"},
    "most-tied": {"type": "agency", "kind": "organisation"},
    "municipalities": {"county": "place/f"},
    "municipality-count": {},
    "names-of": {"about": "org/old"},
    "other-side": {"topic": "topic/it", "proposition": "proposition/bra", "actor": "person/liv"},
    "owners-chain": {"organisation": "org/u"},
    "people-moving": {"person": "person/kari", "before": "agency", "after": "vendor"},
    "population": {"municipality": "place/k"},
    "positions": {"topic": "topic/it", "proposition": "proposition/bra"},
    "post-history": {"post": "post/a-leder"},
    "posts-of": {"organisation": "org/m"},
    "present-but-silent": {"event": "event/mote"},
    "reported-claims": {"person": "person/per"},
    "responsible-but-silent": {"topic": "topic/it"},
    "responsible-ministry": {"topic": "topic/it"},
    "same-side": {"topic": "topic/it", "actor": "org/a"},
    "single-source": {"about": "org/v", "kind": "relation"},
    "solution-roles": {"solution": "solution/post", "actor": "org/v", "role": "supplier"},
    "solutions-of": {"organisation": "org/a"},
    "solutions-under": {"ministry": "org/m", "role": "manager"},
    "sources": {"interest": "none-known"},
    "sources-about": {"about": "solution/post"},
    "spoke-without-post": {"person": "person/liv", "organisation": "org/a"},
    "statements": {"person": "person/per", "topic": "topic/it"},
    "statements-by-type": {"topic": "topic/it"},
    "subordinates": {"organisation": "org/m", "subordinate": "org/a"},
    "succession": {"organisation": "org/a"},
    "suppliers-of": {"type": "agency", "organisation": "org/a", "solution": "solution/post"},
    "unknown-ends": {"about": "org/v", "kind": "membership"},
    "unmanaged-solutions": {},
    "vacant-posts": {"organisation": "org/m"},
    "weakly-cited": {"about": "solution/id", "kind": "relation"},
    "who-held-post": {"organisation": "org/a", "post": "post/a-leder"},
    "who-knew-when": {"about": "org/old", "kind": "change", "by": "2022-01-01"},
}
"""Parameters with which each question has an answer on the small release."""

FACTS = """
source: s
entities:
  - {id: org/m, kind: organisation, type: ministry, name: M, start: 2000, end: ongoing, at: p}
  - {id: org/a, kind: organisation, type: agency, name: A, start: 2010-01-01, end: ongoing, at: p}
  - {id: org/old, kind: organisation, type: agency, name: Old, start: 2000, end: 2015-01-01, at: p}
  - {id: org/u, kind: unit, type: organisational-unit, name: U, start: 2010, end: ongoing, at: p}
  - {id: org/v, kind: organisation, type: vendor, name: V, start: 1990, end: ongoing, at: p}
  - {id: org/radet, kind: collaboration, type: collaboration-body, name: Rådet, attested: 2019, at: p}
  - {id: org/k, kind: organisation, type: municipality, name: K, start: 2000, end: ongoing, at: p}
  - {id: person/per, kind: person, name: Per, at: p}
  - {id: person/kari, kind: person, name: Kari, at: p}
  - {id: person/liv, kind: person, name: Liv, at: p}
  - {id: person/taus, kind: person, name: Taus, at: p}
  - {id: post/a-leder, kind: post, organisation: org/a, role: head, name: {nb: leder, en: head}, at: p}
  - {id: post/m-minister, kind: post, organisation: org/m, role: minister, name: minister, at: p}
  - {id: event/mote, kind: event, type: meeting, name: {nb: Møte, en: Meeting}, on: 2019-05-01, at: p}
  - {id: event/del, kind: event, type: panel-debate, part_of: event/mote, name: {nb: Del, en: Part}, at: p}
  - {id: doc/r, kind: document, type: report, name: {nb: R, en: R}, issued: 2018, at: p}
  - {id: solution/post, kind: solution, type: shared-solution, name: Post, start: 2012, end: ongoing, at: p}
  - {id: solution/id, kind: solution, type: shared-solution, name: Id, start: 2012, end: ongoing, at: p}
  - {id: solution/kort, kind: solution, type: service, name: Kort, start: 2012, end: ongoing, at: p}
  - {id: place/norge, kind: place, type: country, name: {nb: Norge, en: Norway}, at: p}
  - {id: place/f, kind: place, type: county, name: F, start: 2000, end: ongoing, at: p}
  - {id: place/k, kind: place, type: municipality, name: K, start: 2000, end: ongoing, at: p}
  - {id: topic/it, kind: topic, name: {nb: IT, en: IT}, at: p}
  - {id: topic/sky, kind: topic, broader: topic/it, name: {nb: sky, en: cloud}, at: p}
  - {id: proposition/bra, kind: proposition, topic: topic/sky, name: {nb: bra, en: good},
     text: {nb: Sky er bra., en: Cloud is good.}, at: p}
  - {id: indicator/n, kind: indicator, unit: persons, name: n, text: {nb: antall, en: number}, at: p}
  - {id: indicator/innbyggertall, kind: indicator, unit: persons, name: {nb: i, en: i},
     text: {nb: antall, en: number}, at: p}
  - {id: population/alle, kind: population, name: {nb: alle, en: all}, text: {nb: alle, en: all}, at: p}
identifiers:
  - {entity: place/k, scheme: municipalityNumber, value: "0101", start: 2000, end: ongoing, at: p}
memberships:
  - {member: person/per, post: post/a-leder, title: leder, start: 2016, end: ongoing, at: p, source: s}
  - {member: person/kari, post: post/a-leder, title: leder, start: 2011-01-01, end: 2016-01-01, at: p}
  - {member: person/kari, organisation: org/v, role: employee, start: 2016-06-01, end: ongoing, at: p}
  - {member: person/liv, organisation: org/v, role: employee, start: 2018, end: unknown,
     attested: 2019, at: p}
  - member: person/taus
    organisation: org/radet
    role: member
    claims:
      - {source: s, start: 2018-01-01, attested: 2019, preferred: true, at: p}
      - {source: w, start: 2019-01-01, at: p}
relations:
  - {subject: org/a, type: subordinateTo, object: org/m, start: 2010, end: ongoing, at: p}
  - {subject: org/u, type: unitOf, object: org/a, start: 2010, end: ongoing, at: p, certainty: implied}
  - {subject: org/a, type: memberOf, object: org/radet, attested: 2019, at: p}
  - {subject: org/v, type: memberOf, object: org/radet, attested: 2019, at: p}
  - {subject: org/m, type: responsibleFor, object: topic/it, start: 2010, end: ongoing, at: p}
  - {subject: solution/post, type: requires, object: solution/id, start: 2012, end: ongoing, at: p, source: w}
  - {subject: solution/id, type: requires, object: solution/kort, start: 2012, end: ongoing, at: p}
  - {subject: doc/r, type: describes, object: topic/sky, attested: 2018, at: p}
  - {subject: place/k, type: within, object: place/f, start: 2000, end: ongoing, at: p}
  - {subject: org/k, type: governsArea, object: place/k, start: 2000, end: ongoing, at: p}
changes:
  - type: transferOfTasks
    from: [org/old]
    to: [org/a]
    continued: [org/a]
    claims: [{source: s, on: 2015-01-01, at: p}, {source: t, on: 2015, at: p}]
solution_roles:
  - {actor: org/old, role: manager, solution: solution/post, start: 2012, end: 2015-01-01, at: p}
  - {actor: org/a, role: manager, solution: solution/post, start: 2015-01-01, end: ongoing, at: p}
  - {actor: org/v, role: supplier, solution: solution/post, start: 2015, end: ongoing, at: p}
participations:
  - {event: event/del, participant: person/per, role: panellist, for: org/a, post: post/a-leder, at: p}
  - {event: event/del, participant: person/taus, role: panellist, for: org/radet, at: p}
  - {event: event/mote, participant: org/v, role: sponsor, at: p}
document_roles:
  - {document: doc/r, agent: org/a, role: author, on: 2018, at: p}
statements:
  - {key: p1, speaker: person/per, occasion: event/del, for: org/a, mode: direct, act: praises,
     topics: [topic/sky], positions: [{proposition: proposition/bra, stance: agree}],
     paraphrase: {nb: Ja, en: Yes}, at: p}
  - {key: k1, speaker: person/kari, occasion: event/del, for: org/v, mode: direct, act: praises,
     topics: [topic/it], positions: [{proposition: proposition/bra, stance: agree}],
     paraphrase: {nb: Også ja, en: Yes too}, at: p}
  - {key: l1, speaker: person/liv, occasion: event/mote, for: org/a, mode: direct, act: criticises,
     topics: [topic/sky], positions: [{proposition: proposition/bra, stance: disagree}],
     paraphrase: {nb: Nei, en: No}, at: p}
figures:
  - {key: f1, indicator: indicator/n, population: population/alle, value: 7, unit: persons, qualifier: exact,
     period: 2018, claimed_by: person/per, about: [solution/post, org/a], text: {nb: Sju, en: Seven},
     on: 2018-02-01, at: p}
  - {key: f2, indicator: indicator/innbyggertall, population: population/alle, value: 900, unit: persons,
     qualifier: exact, period: 2018, claimed_by: org/a, about: [place/k], text: {nb: folk, en: people},
     on: 2018-01-01, at: p}
reported_claims:
  - {key: c1, in: p1, by: person/per, about: [org/a], paraphrase: {nb: Sent, en: Late}, at: p}
"""


@cache
def small() -> Kart:
    """The release, loaded; it is built once a process."""
    folder = Path(tempfile.mkdtemp(prefix="aktorkart-questions-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return load(build_into(folder, FACTS))
