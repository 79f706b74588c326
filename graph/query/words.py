"""The words that answers and dossiers share: headings of columns, dates and periods for reading."""

from graph.model.text import Text

_DATES = {
    "unknown": Text("ukjent", "unknown"),
    "ongoing": Text("varer ved", "ongoing"),
    "through": Text("til og med", "through"),
    "between": Text("mellom {} og {}", "between {} and {}"),
    "neither": Text("tid ukjent", "time unknown"),
    "from": Text("fra {}", "from {}"),
    "until": Text("til {}", "until {}"),
    "began": Text("begynte {}", "began {}"),
    "ended": Text("sluttet {}", "ended {}"),
    "still": Text("fra {}, varer ved", "from {}, ongoing"),
}

HEADINGS = {
    "about": Text("om", "about"),
    "above": Text("over", "above"),
    "act": Text("handling", "act"),
    "acting": Text("fungerende", "acting"),
    "actor": Text("aktør", "actor"),
    "after": Text("etter", "after"),
    "agency": Text("etat", "agency"),
    "answer": Text("svar", "answer"),
    "aTie": Text("den ene", "the one"),
    "aStatus": Text("status (den ene)", "status (the one)"),
    "before": Text("før", "before"),
    "below": Text("under", "below"),
    "bTie": Text("den andre", "the other"),
    "bStatus": Text("status (den andre)", "status (the other)"),
    "by": Text("oppgitt av", "given by"),
    "certainty": Text("sikkerhet", "certainty"),
    "citation": Text("henvisning", "citation"),
    "claim": Text("påstand", "claim"),
    "claimedEnd": Text("til (kilden)", "to (source)"),
    "claimedStart": Text("fra (kilden)", "from (source)"),
    "claims": Text("påstander", "claims"),
    "conflict": Text("strid om", "conflict over"),
    "continued": Text("lever videre", "lives on"),
    "count": Text("antall", "count"),
    "county": Text("fylke", "county"),
    "date": Text("dato", "date"),
    "direction": Text("retning", "direction"),
    "document": Text("dokument", "document"),
    "end": Text("til", "until"),
    "fact": Text("faktum-id", "fact"),
    "first": Text("sagt", "said"),
    "for": Text("på vegne av", "on behalf of"),
    "form": Text("form", "form"),
    "from": Text("fra", "from"),
    "indicator": Text("hva tallet måler", "what is measured"),
    "inhabitants": Text("innbyggere", "inhabitants"),
    "interest": Text("interesse", "interest"),
    "kind": Text("slag", "kind"),
    "label": Text("faktum", "fact"),
    "language": Text("språk", "language"),
    "lastSeen": Text("sist sett", "last seen"),
    "member": Text("medlem", "member"),
    "ministry": Text("departement", "ministry"),
    "mode": Text("måte", "mode"),
    "municipality": Text("kommune", "municipality"),
    "name": Text("navn", "name"),
    "needed": Text("trenger", "needs"),
    "needing": Text("løsning", "solution"),
    "note": Text("merknad", "note"),
    "number": Text("nummer", "number"),
    "occasion": Text("anledning", "occasion"),
    "organisation": Text("organisasjon", "organisation"),
    "organisations": Text("organisasjoner", "organisations"),
    "other": Text("den andre", "the other"),
    "otherFor": Text("på vegne av (den andre)", "on behalf of (the other)"),
    "otherStance": Text("holdning (den andre)", "stance (the other)"),
    "paraphrase": Text("innhold", "content"),
    "part": Text("del", "part"),
    "participant": Text("deltaker", "participant"),
    "perhaps": Text("kanskje", "perhaps"),
    "period": Text("periode", "period"),
    "person": Text("hvem", "who"),
    "population": Text("blant", "among"),
    "post": Text("post", "post"),
    "preferred": Text("avgjør", "decides"),
    "printed": Text("trykt tittel", "title as printed"),
    "proposition": Text("standpunkt", "proposition"),
    "publisher": Text("utgiver", "publisher"),
    "publishers": Text("utgivere", "publishers"),
    "qualifier": Text("nøyaktighet", "exactness"),
    "relation": Text("forhold", "relation"),
    "role": Text("rolle", "role"),
    "solution": Text("løsning", "solution"),
    "source": Text("kilde", "source"),
    "sources": Text("kilder", "sources"),
    "speakers": Text("hvem", "who"),
    "stance": Text("holdning", "stance"),
    "start": Text("fra", "from"),
    "statement": Text("uttalelse", "statement"),
    "status": Text("status", "status"),
    "step": Text("ledd", "step"),
    "subordinate": Text("underordnet", "subordinate"),
    "supplier": Text("leverandør", "supplier"),
    "support": Text("belegg", "support"),
    "text": Text("innhold", "content"),
    "title": Text("tittel", "title"),
    "to": Text("til", "to"),
    "topic": Text("tema", "topic"),
    "topics": Text("temaer", "topics"),
    "type": Text("type", "type"),
    "unit": Text("enhet", "unit"),
    "value": Text("verdi", "value"),
    "via": Text("felles", "shared"),
}
"""Headings of the columns of answers; a column that has none is called by its name."""

VALUES = {
    "became": Text("ble til", "became"),
    "came-from": Text("kom fra", "came from"),
    "true": Text("ja", "yes"),
    "false": Text("nei", "no"),
    "value": Text("verdi", "value"),
    "title": Text("tittel", "title"),
}
"""What values that are no things are called."""


def one_line(text: str) -> str:
    """A text in one line, without signs that would move the cursor of a terminal."""
    signs = (sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))
    return "".join(signs)


def date_text(text: str, lang: str) -> str:
    """A date as authored, for reading: `2016-08`, `ukjent`, `til og med 2013-06`, `mellom 2015 og 2016`."""
    if text in ("unknown", "ongoing"):
        return _word(text, lang)
    if text.startswith("through "):
        last_day = date_text(text.removeprefix("through "), lang)
        return f"{_word('through', lang)} {last_day}"
    first, slash, last = text.partition("/")
    return _word("between", lang).format(first, last) if slash else text


def period_text(start: str, end: str, lang: str) -> str:
    """A period as authored, for reading.

    Args:
        start: Start as authored; `unknown` when it is.
        end: End as authored; `unknown` when it is, empty for what happened at a time.
        lang: `nb` or `en`.
    """
    if end == "ongoing" and start != "unknown":
        return _word("still", lang).format(date_text(start, lang))
    begin, finish = (date_text(one, lang) if one not in ("", "unknown") else "" for one in (start, end))
    if begin and finish:
        if end.startswith("through "):
            return f"{begin} {finish}"
        return " – ".join(f"({one})" if " " in one else one for one in (begin, finish))
    if begin:
        word = "began" if " " in begin else "from"
        return _word(word, lang).format(begin) if end else begin
    if finish and end != "ongoing" and not end.startswith("through "):
        return _word("ended" if " " in finish else "until", lang).format(finish)
    return finish or _word("neither", lang)


def _word(key: str, lang: str) -> str:
    return _DATES[key].in_language(lang)
