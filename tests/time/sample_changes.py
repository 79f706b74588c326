"""A small release in which something of every kind changes; what stands in it is invented."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from graph.kart import Kart, load
from tests.network.sample import build_into

FACTS = """
source: s
entities:
  - {id: org/nord, kind: organisation, type: municipality, name: Nord kommune, start: 1900-01-01,
     end: 2020-01-01, at: p}
  - {id: org/sor, kind: organisation, type: municipality, name: Sør kommune, start: 1900-01-01,
     end: 2020-01-01, at: p}
  - {id: org/ny, kind: organisation, type: municipality, name: Ny kommune, start: 2020-01-01, end: ongoing,
     at: p}
  - {id: org/fast, kind: organisation, type: municipality, start: 1900-01-01, end: ongoing, at: p}
  - {id: org/dep, kind: organisation, type: ministry, name: {nb: Departementet, en: The ministry},
     start: 1990-01-01, end: ongoing, at: p}
  - {id: org/skilt, kind: organisation, type: ministry, name: {nb: Det nye, en: The new one},
     start: 2024-01-01, attested: 2025-01-01, at: p}
  - {id: org/etat, kind: organisation, type: agency, name: {nb: Etaten, en: The agency}, start: 2000-01-01,
     end: ongoing, at: p}
  - {id: org/firma, kind: organisation, type: company, name: Firmaet, at: p}
  - {id: org/kort, kind: organisation, type: agency, name: Kortvarig, start: 2019-02-01, end: 2019-11-01,
     at: p}
  - {id: org/stokk, kind: organisation, type: municipality, name: Stokk, start: 1900-01-01, end: 2017-01-01,
     at: p}
  - {id: org/hoved, kind: organisation, type: municipality, name: Hoved, start: 2017-01-01, end: ongoing,
     at: p}
  - {id: org/nabo, kind: organisation, type: municipality, name: Nabo, start: 1900-01-01, end: ongoing, at: p}
  - {id: org/gml, kind: organisation, type: agency, name: Gml, start: 1900-01-01, end: 2017-01-01, at: p}
  - {id: org/omd, kind: organisation, type: agency, name: Omd, start: 2017-01-01, end: ongoing, at: p}
  - {id: org/slutt, kind: organisation, type: agency, name: Slutt, start: 1900-01-01, end: 2017-01-01, at: p}
  - {id: place/nord, kind: place, type: municipality, name: Nord, start: 1900-01-01, end: 2020-01-01, at: p}
  - {id: place/ny, kind: place, type: municipality, name: Ny, start: 2020-01-01, end: ongoing, at: p}
  - {id: place/fast, kind: place, type: municipality, name: Fast, start: 1900-01-01, end: ongoing, at: p}
  - {id: place/ost, kind: place, type: county, name: Øst, at: p}
  - {id: place/vest, kind: place, type: county, name: Vest, at: p}
  - {id: person/ase, kind: person, name: Åse Øst, at: p}
  - {id: person/ola, kind: person, name: Ola Nord, at: p}
  - {id: person/per, kind: person, name: Per Sør, at: p}
  - {id: post/leder, kind: post, organisation: org/etat, role: head, name: {nb: direktør, en: director},
     at: p}
  - {id: post/it, kind: post, organisation: org/etat, role: it-director, name: {nb: IT-direktør,
     en: IT director}, at: p}
  - {id: solution/post, kind: solution, type: shared-solution, name: {nb: Postkassen, en: The mailbox},
     start: 2019-03-01, end: ongoing, at: p}
  - {id: topic/it, kind: topic, name: {nb: IT, en: computing}, at: p}
  - {id: event/mote, kind: event, type: meeting, name: {nb: Møtet, en: The meeting}, on: 2019-09-01, at: p}
names:
  - {entity: org/fast, text: Gamle Fast kommune, lang: nb, start: 1900-01-01, end: 2020-01-01, at: p}
  - {entity: org/fast, text: Fast kommune, lang: nb, start: 2020-01-01, end: ongoing, at: p}
  - {entity: org/fast, text: Fasta, lang: se, form: alias, start: 2020-01-01, end: ongoing, at: p}
  - {entity: org/etat, text: ET, form: abbreviation, start: 2020-01-01, end: ongoing, at: p}
identifiers:
  - {entity: place/nord, scheme: municipalityNumber, value: "0101", start: 1900-01-01, end: 2020-01-01, at: p}
  - {entity: place/ny, scheme: municipalityNumber, value: "3001", start: 2020-01-01, end: ongoing, at: p}
  - {entity: place/fast, scheme: municipalityNumber, value: "0102", start: 1900-01-01, end: 2020-01-01, at: p}
  - {entity: place/fast, scheme: municipalityNumber, value: "3002", start: 2020-01-01, end: ongoing, at: p}
  - {entity: org/etat, scheme: organisationNumber, value: "991825827", attested: 2019, at: p}
memberships:
  - {member: person/ase, post: post/leder, start: 2010-01-01, end: 2019-04-01, at: p}
  - {member: person/per, post: post/leder, acting: true, start: 2019-04-01, end: 2019-08-01, at: p}
  - {member: person/ola, post: post/leder, start: 2019-08-01, end: ongoing, at: p}
  - {member: person/per, post: post/it, start: 2019-08-01, end: ongoing, at: p}
  - {member: org/firma, organisation: org/etat, role: member, start: 2019-08-01, end: ongoing, at: p}
relations:
  - {subject: org/nord, type: governsArea, object: place/nord, start: 1900-01-01, end: 2020-01-01, at: p}
  - {subject: org/ny, type: governsArea, object: place/ny, start: 2020-01-01, end: ongoing, at: p}
  - {subject: org/fast, type: governsArea, object: place/fast, start: 1900-01-01, end: ongoing, at: p}
  - {subject: place/fast, type: within, object: place/ost, start: 1900-01-01, end: 2020-01-01, at: p}
  - {subject: place/fast, type: within, object: place/vest, start: 2020-01-01, end: ongoing, at: p}
  - {subject: org/etat, type: subordinateTo, object: org/dep, start: 2000-01-01, end: 2024-01-01, at: p}
  - {subject: org/etat, type: subordinateTo, object: org/skilt, start: 2024-01-01, attested: 2025-01-01,
     at: p}
  - {subject: org/dep, type: responsibleFor, object: topic/it, start: 2000-01-01, end: 2024-01-01, at: p}
  - {subject: org/skilt, type: responsibleFor, object: topic/it, start: 2024-01-01, attested: 2025-01-01,
     at: p}
  - {subject: org/dep, type: owns, object: org/firma, start: 2019-05-01, end: ongoing, at: p}
  - {subject: org/fast, type: memberOf, object: org/kort, start: 2019-03-01, end: 2024-06-01, at: p}
  - {subject: org/fast, type: cooperatesWith, object: org/ny, start: 2020-05-01, end: ongoing, at: p}
changes:
  - {type: split, from: [org/stokk], to: [org/hoved], on: 2017-01-01, at: p}
  - {type: split, from: [org/stokk], to: [org/nabo], on: 2017-01-01, at: q}
  - {type: reorganisation, from: [org/gml], to: [org/omd], on: 2017-01-01, at: p}
  - {type: merger, from: [org/nord, org/sor], to: [org/ny], on: 2020-01-01, at: p}
  - {type: split, from: [org/dep], to: [org/skilt], continued: [org/dep], on: 2024-01-01, at: p}
  - {type: transferOfTasks, from: [org/dep], to: [org/etat], on: 2019-06-01, at: p}
  - {type: boundaryAdjustment, from: [org/ny], to: [org/fast], on: 2021-01-01, at: p}
solution_roles:
  - {actor: org/dep, role: manager, solution: solution/post, start: 2019-03-01, end: 2020-01-01, at: p}
  - {actor: org/etat, role: manager, solution: solution/post, start: 2020-01-01, end: ongoing, at: p}
  - {actor: org/firma, role: supplier, solution: solution/post, start: 2020-01-01, end: ongoing, at: p}
  - {actor: org/ny, role: user, solution: solution/post, start: 2021-01-01, attested: 2025-01-01, at: p}
participations:
  - {event: event/mote, participant: person/ase, role: panellist, at: p}
"""


@cache
def changing() -> Kart:
    """The small release, loaded; it is built once a process."""
    return load(changing_folder())


@cache
def changing_folder() -> Path:
    """The folder of the small release."""
    folder = Path(tempfile.mkdtemp(prefix="aktorkart-changes-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return build_into(folder, FACTS)
