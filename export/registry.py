"""All export formats, by name."""

from export import csvfolder, cypher, ftm, gexf, graphml, jsonld, kumu, nodelink, rdf, xlsx
from export.contract import Format
from graph.errors import NotFoundError

FORMATS: tuple[Format, ...] = (
    *rdf.FORMATS,
    *jsonld.FORMATS,
    *graphml.FORMATS,
    *gexf.FORMATS,
    *nodelink.FORMATS,
    *kumu.FORMATS,
    *cypher.FORMATS,
    *ftm.FORMATS,
    *csvfolder.FORMATS,
    *xlsx.FORMATS,
)

VARIANTS: tuple[Format, ...] = tuple(variant for form in FORMATS for variant in form.variants.values())
"""The other ways in which some of them are written."""


def find_format(name: str) -> Format:
    """The format of that name.

    Raises:
        NotFoundError: There is none; the text lists those that there are.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    raise NotFoundError(f"There is no format “{name}”; choose among {', '.join(one.name for one in FORMATS)}")
