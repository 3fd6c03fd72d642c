"""Plain functions that make what a test of the public page needs."""

from types import SimpleNamespace
from typing import Any

from tests.site import factories

from caunoi_web.accounts.models import Role, User
from caunoi_web.public.models import KeptOut, Publication
from caunoi_web.public.queries.publication import current_publication, proposed_publication
from caunoi_web.public.services import change_publication, keep_out
from caunoi_web.public.services.publication import FIELDS

UNIVERSITY = "Trường Đại học Biển Đông"


def an_administrator() -> User:
    """The administrator who decides what is public."""
    return User.objects.filter(role=Role.ADMINISTRATOR).first() or factories.a_person(
        "quan-tri", role=Role.ADMINISTRATOR
    )


def a_publication(**changes: Any) -> Publication:
    """The public page turned on with what a new one proposes, but for ``changes``."""
    known = current_publication()
    values = {field: getattr(known or proposed_publication(), field) for field in FIELDS}
    values |= {"is_on": True, "name_vi": UNIVERSITY, "name_en": "East Sea University"} | changes
    return change_publication(actor=an_administrator(), version=known.version if known else 0, changes=values)


def kept_out(record: Any, reason: str = "Đối tác yêu cầu") -> KeptOut:
    """The record is not published."""
    return keep_out(actor=factories.a_maker(), record=record, reason=reason)


def in_force(*partners: Any, **fields: Any) -> Any:
    """An agreement that is in force for a long time."""
    fields.setdefault("term", factories.a_term("2021-06-30", "2099-06-30"))
    fields.setdefault("signed", "2021-06-30")
    return factories.an_agreement(*partners, **fields)


def the_language() -> SimpleNamespace:
    """A language for an address of the public page, which is on."""
    a_publication()
    return SimpleNamespace(pk="vi")


def the_list() -> SimpleNamespace:
    """A list for an address of the public page, which is on."""
    a_publication()
    return SimpleNamespace(pk="partners")


def a_public_partner() -> Any:
    """A partner that anybody may see."""
    partner = factories.an_organisation()
    in_force(partner)
    return partner


def a_public_agreement() -> Any:
    """An agreement that anybody may see."""
    return in_force()
