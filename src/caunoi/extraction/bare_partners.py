"""Partners of lists of mere names that stand inside a text: those that its sentences have not told of."""

from collections.abc import Iterable

from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Genre
from caunoi.extraction.draft import Draft
from caunoi.extraction.register_partners import RegisterPartners, country_of_row
from caunoi.extraction.row_names import names_in_cell
from caunoi.extraction.row_namesakes import led_by_country
from caunoi.extraction.same_partner import name_key

LAYOUT = "names"
_INSIDE = frozenset({Genre.NEWS, Genre.NARRATIVE, Genre.TRANSFER})


def add_bare_partners(draft: Draft) -> None:
    """Adds the partners of lists below a title about partners; in a register its rows hold them already."""
    rows = [row for row in draft.rows or () if row.layout == LAYOUT]
    if draft.genre not in _INSIDE or not rows:
        return
    text = draft.view.text
    found = RegisterPartners(draft.view)
    for row in rows:
        led = led_by_country(text, row)
        for name in names_in_cell(text, row.columns["partner"], led=led):
            found.add(name, country_of_row(text, row, name), rule="list-names")
    known = [key for one in draft.partners for key in _keys((one.name, *one.aliases))]
    if draft.host is not None:
        known += _keys((draft.host.name, *draft.host.aliases))
    draft.partners += [one for one in found.findings() if not _is_known(one, known)]


def _keys(names: Iterable[str]) -> list[frozenset[str]]:
    return [key for name in names if (key := name_key(name))]


def _is_known(one: PartnerFinding, known: list[frozenset[str]]) -> bool:
    return any(key <= other or other <= key for key in _keys((one.name, *one.aliases)) for other in known)
