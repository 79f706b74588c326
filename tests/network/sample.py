"""A small release with every kind of fact, odd texts and names that are hard to look up.

It is built once a process. What stands in it is invented.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from graph.build.release import build, write_release
from graph.kart import Kart, load
from tests.conftest import RELEASE, TEXT, sources_yaml

ODD = "«Ærlig» \"talt\" 'så' <b>&amp;</b>\t|\n,; \\ ]]> </script> 🦌 e\u0301 \u2028 \u200f"
"""Letters, quotes, line breaks and mark-up that every format has to carry."""

FACTS = """
source: s
entities:
  - {id: org/a, kind: organisation, type: agency, name: {nb: Etaten A, en: Agency A}, start: 2008-01-01,
     end: 2020-01-01, at: page 1}
  - {id: org/b, kind: organisation, type: agency, name: {nb: Etaten B, en: Agency B}, start: 2020-01-01,
     end: ongoing, at: page 1}
  - {id: org/m, kind: organisation, type: ministry, aliases: [org/old-m], name: Departementet, start: 2000,
     end: ongoing, at: page 1}
  - {id: org/folk, kind: group, type: collective-actor, name: {nb: Folket, en: The people}, at: page 1}
  - {id: person/ase, kind: person, name: Åse Øst-Ærlig, at: page 2}
  - {id: person/ola, kind: person, name: Ola Øst, at: page 2}
  - {id: post/leder, kind: post, organisation: org/a, role: head, name: {nb: leder i A, en: head of A},
     at: page 2}
  - {id: event/mote, kind: event, type: meeting, name: {nb: Møtet, en: The meeting}, on: 2016-08-24,
     at: page 3}
  - {id: event/panel, kind: event, type: panel-debate, part_of: event/mote,
     name: {nb: Panelet, en: The panel}, at: page 3}
  - {id: doc/rapport, kind: document, type: report, name: {nb: Rapporten, en: The report}, issued: 2016-05,
     at: page 4}
  - {id: solution/post, kind: solution, type: shared-solution, name: {nb: Postkassen, en: The mailbox},
     at: page 5}
  - {id: place/norge, kind: place, type: country, name: {nb: Norge, en: Norway}, at: page 6}
  - {id: topic/it, kind: topic, name: {nb: IT, en: computing}, at: page 7}
  - {id: topic/sky, kind: topic, broader: topic/it, name: {nb: sky, en: cloud}, at: page 7}
  - {id: proposition/sky-er-bra, kind: proposition, topic: topic/sky,
     name: {nb: sky er bra, en: cloud is good}, text: {nb: Sky er bra., en: Cloud is good.}, at: page 7}
  - {id: indicator/brukere, kind: indicator, unit: persons, name: {nb: brukere, en: users},
     text: {nb: antall, en: number}, at: page 8}
  - {id: population/alle, kind: population, name: {nb: alle, en: all}, text: {nb: alle, en: all}, at: page 8}
names:
  - {entity: org/m, text: Gamledepartementet, lang: nb, start: 2000, end: 2014-01-01, at: page 1}
  - {entity: org/m, text: Nydepartementet, lang: nb, start: 2014-01-01, end: ongoing, at: page 1}
  - {entity: org/a, text: EtA, form: abbreviation, at: page 1}
  - {entity: org/a, text: Etatten A, form: misprint, at: page 1}
identifiers:
  - {entity: org/a, scheme: organisationNumber, value: "991825827", attested: 2016, at: page 1}
memberships:
  - member: person/ase
    post: post/leder
    claims:
      - {source: s, title: leder, title_en: head, start: 2015-05-01, end: 2017-01-01, preferred: true,
         at: page 2}
      - {source: w, title: sjef, start: 2016-05-01, end: 2018-01-01, at: page 9,
         note: {nb: Trolig feil., en: Wrong.}}
      - {source: t, attested: 2016-08-24, certainty: implied, at: the panel}
  - {member: person/ola, organisation: org/a, role: employee, attested: 2016, at: page 2}
relations:
  - {subject: org/a, type: subordinateTo, object: org/m, start: 2008-01-01, end: 2020-01-01, at: page 1}
  - {subject: org/b, type: subordinateTo, object: org/m, start: 2020-01-01, end: ongoing, at: page 1}
  - {subject: org/m, type: responsibleFor, object: topic/it, attested: 2015, at: page 1}
changes:
  - {type: reorganisation, from: [org/a], to: [org/b], on: 2020-01-01, at: page 1}
solution_roles:
  - {actor: org/a, role: manager, solution: solution/post, start: 2014-11, end: 2020-01-01, at: page 5}
  - {actor: org/folk, role: targetGroup, solution: solution/post, attested: 2016, at: page 5}
participations:
  - {event: event/panel, participant: person/ase, role: panellist, for: org/a, post: post/leder, at: page 3}
document_roles:
  - {document: doc/rapport, agent: org/a, role: publisher, on: 2016-05, at: page 4}
statements:
  - key: ase-1
    speaker: person/ase
    occasion: event/panel
    for: org/a
    mode: indirect
    act: praises
    topics: [topic/sky, topic/it]
    positions: [{proposition: proposition/sky-er-bra, stance: agree}]
    paraphrase: {nb: PARAPHRASE, en: Cloud is worth betting on.}
    claims:
      - {source: s, at: page 3}
      - {source: t, at: the panel}
figures:
  - key: f1
    indicator: indicator/brukere
    population: population/alle
    value: 1000000
    unit: persons
    qualifier: moreThan
    period: 2016
    claimed_by: person/ase
    about: [solution/post]
    statement: ase-1
    text: {nb: Over en million brukere, en: More than a million users}
    on: 2016-08-24
    at: page 8
reported_claims:
  - {key: c1, in: ase-1, by: person/ase, about: [place/norge], paraphrase: {nb: Sent ute, en: Late},
     at: page 3}
"""


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar."""
    signs = (sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in text)
    return f'"{"".join(signs)}"'


def write_data(folder: Path, facts: str) -> Path:
    """Write a data folder with these facts."""
    shared = {"release.yaml": RELEASE, "sources.yaml": sources_yaml(), "texts/t.txt": TEXT}
    for name, text in {**shared, "facts/facts.yaml": facts}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build_into(folder: Path, facts: str) -> Path:
    """Build a release of these facts below a folder; gives the folder of the release."""
    write_release(build([write_data(folder / "data", facts)]), folder / "release")
    return folder / "release"


@cache
def sample_folder() -> Path:
    """The folder of the small release."""
    folder = Path(tempfile.mkdtemp(prefix="aktorkart-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return build_into(folder, FACTS.replace("PARAPHRASE", quoted(ODD)))


@cache
def sample() -> Kart:
    """The small release, loaded."""
    return load(sample_folder())
