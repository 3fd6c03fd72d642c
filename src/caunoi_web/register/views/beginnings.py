"""A new agreement that begins at an older one: an annex, an extension, a renewal comes half filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from caunoi.domain.dates import PartialDate
from caunoi_web.register.forms.agreements import current_parties, initial_of
from caunoi_web.register.models import Agreement, LinkKind, Organisation
from caunoi_web.register.queries.life import name_of
from caunoi_web.register.wording import link_words

_KINDS = {
    LinkKind.ANNEX: "annex",
    LinkKind.AMENDS: "amendment",
    LinkKind.EXTENDS: "extension",
    LinkKind.UNDER: "specific",
}
_ALIKE = (LinkKind.RENEWS, LinkKind.REPLACES)
_SAME = ("level", "binding", "binding_note", "host_unit", "own_institution", "own_units")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new agreement is to an older one, and what it takes over from it."""

    link: str
    earlier: Agreement
    name: str
    parties: Sequence[tuple[Organisation, str]]
    initial: dict[str, Any]

    @property
    def words(self) -> str:
        """ "renews", "is an annex of" …"""
        return link_words(self.link, "back")


def beginning_of(request: HttpRequest) -> Beginning | None:
    """What the address asks for with ``link`` and ``to``; None when it names nothing that is there."""
    link = request.GET.get("link", "")
    try:
        key = UUID(request.GET.get("to", ""))
    except ValueError:
        return None
    earlier = Agreement.objects.visible_to(request.user).live().filter(pk=key).first()
    if earlier is None or link not in LinkKind.values:
        return None
    return Beginning(link, earlier, name_of(earlier), current_parties(earlier), _first_values(link, earlier))


def _first_values(link: str, earlier: Agreement) -> dict[str, Any]:
    shown = initial_of(earlier)
    values = {field: value for field, value in shown.items() if field in _SAME or field.startswith("side_")}
    values["kind"] = earlier.kind if link in _ALIKE else _KINDS[LinkKind(link)]
    if link in _ALIKE:
        values["activities"] = shown["activities"]
    if link in (LinkKind.RENEWS, LinkKind.EXTENDS) and earlier.ends_on:
        values["start"] = str(PartialDate.of(earlier.ends_on + timedelta(days=1)))
    return values
