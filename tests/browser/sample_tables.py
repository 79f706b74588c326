"""The tables of the invented sample: words, people, solutions, and labels meant to break a page."""

from export.viewer.contract import Labels
from tests.browser.builder import both

KINDS: Labels = {
    "ministry": both("Departement", "Ministry"),
    "agency": both("Direktorat", "Agency"),
    "county": both("Fylkeskommune", "County"),
    "municipality": both("Kommune", "Municipality"),
    "interest-organisation": both("Interesseorganisasjon", "Interest organisation"),
    "vendor": both("Leverandør", "Vendor"),
    "person": both("Person"),
    "post": both("Verv", "Post"),
    "event": both("Arrangement", "Event"),
    "document": both("Dokument", "Document"),
    "shared-solution": both("Fellesløsning", "Shared solution"),
    "topic": both("Tema", "Topic"),
    "place": both("Sted", "Place"),
    "other": both("Annet", "Other"),
}
LABELS: dict[str, Labels] = {
    "status": {
        "holds": both("gjelder", "holds"),
        "presumed": both("antatt", "presumed"),
        "possible": both("mulig", "possible"),
        "none": both("gjelder ikke", "does not hold"),
    },
    "support": {
        "corroborated": both("flere kilder", "several sources"),
        "singleSource": both("én kilde", "one source"),
        "disputed": both("omstridt", "disputed"),
        "impliedOnly": both("bare antydet", "implied only"),
    },
    "certainty": {"stated": both("sagt", "stated"), "implied": both("sluttet", "implied")},
    "citation": {"cited": both("siterbar kilde", "cited"), "weaklyCited": both("svak kilde", "weakly cited")},
    "interest": {
        "vendor-sponsor": both("Leverandør og sponsor", "Vendor and sponsor"),
        "register-owner": both("Registereier", "Register owner"),
        "news-media": both("Nyhetsmedium", "News media"),
        "none-known": both("Ingen kjent", "None known"),
    },
}
LONG = "Samarbeidsforumet for " + "tverrsektoriell og interkommunal digital samhandling " * 6
FUZZ = (
    ("other/script", "</script><script>window.hacked=1</script>"),
    ("other/image", "<img src=x onerror='window.hacked=2'>"),
    ("other/rtl", "שלום עולם \u202egnihtemos"),
    ("other/emoji", "👩‍👩‍👧‍👦 🇳🇴 é́́"),
    ("other/long", LONG[:300]),
    ("other/empty", ""),
    ("other/proto", "__proto__"),
    ("other/quote", "\"'`&amp;\u2028 {{ view }}"),
)
PEOPLE = (
    ("Astrid Lund", "leder", "org/iktlaget", "2012", "ongoing"),
    ("Bjørn Åsheim", "direktør", "org/disam", "2014-03-01", "2020-01-01"),
    ("Camilla Øyen", "direktør", "org/samdir", "2020-01-01", "ongoing"),
    ("Dag Sæther", "statsråd", "org/fornying", "2013-10-16", "2018-01-17"),
    ("Eva Nøkleby", "statsråd", "org/fornying", "2018-01-17", "2021-10-14"),
    ("Frode Haug", "konserndirektør", "org/nordsoft", "2004", "ongoing"),
    ("Gunn Ås", "administrerende direktør", "org/radgiverne", "2015", "2019"),
    ("Halvor Brekke", "etatssjef", "org/registeretaten", "2011-05", "ongoing"),
    ("Ingrid Moe", "leder", "org/datalaget", "2016", "2020"),
    ("Jon Vik", "it-direktør", "org/fjordfly", None, None),
    ("Kari Dahl", "statssekretær", "org/fornying", "2013-10-16", "2018-01-17"),
    ("Lars Ødegård", "avdelingsdirektør", "org/disam", "2015", "2020-01-01"),
)
SOLUTIONS = (
    ("solution/postkassa", "Postkassa", "org/disam", "org/samdir"),
    ("solution/signering", "Felles signering", "org/disam", "org/samdir"),
    ("solution/innlogging", "Innloggingsporten", "org/disam", "org/samdir"),
    ("solution/skjema", "Skjemabasen", "org/registeretaten", "org/samdir"),
    ("solution/folkeliste", "Folkelista", "org/avgift", "org/avgift"),
)
TOPICS = (
    ("topic/skytjenester", "Skytjenester"),
    ("topic/gevinst", "Gevinstrealisering"),
    ("topic/samhandling", "Samhandling"),
    ("topic/brukeren", "Brukeren i sentrum"),
)
COUNTIES = (
    ("county/nord", "Bjørk Gran Furu Hassel Lind Osp Rogn Selje Hegg Alm Ask Or"),
    ("county/sor", "Laks Ørret Sik Røye Hyse Torsk Sei Makrell"),
    ("county/ost", "Gaupe Ulv Elg Rev Hare Mår"),
)
SUPPLIERS = ("org/nordsoft", "org/skyverk", "org/kodeloftet", "org/ostdata", "org/nordsoft")
