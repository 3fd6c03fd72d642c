"""Turning the public page on and off, and deciding what it shows."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.errors import StaleVersion
from caunoi_web.public.errors import WrongPublication
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS
from caunoi_web.public.models import NOT_SAID, Publication
from caunoi_web.public.sites import MOST_SITES, origin_of
from caunoi_web.register.models import Level, Tier
from caunoi_web.sources.services import record_change

WORDS = (
    "name_vi",
    "name_en",
    "title_vi",
    "title_en",
    "introduction_vi",
    "introduction_en",
    "email",
    "website",
    "licence",
)
# What each allow-list may hold, in the order in which it is kept.
LISTS: Mapping[str, tuple[str, ...]] = {
    "agreement_kinds": tuple(kind.value for kind in AgreementKind),
    "levels": tuple(level or NOT_SAID for level in Level.values),
    "statuses": tuple(status.value for status in Status),
    "tiers": (*Tier.values, NOT_SAID),
    "partner_fields": tuple(field.key for field in PARTNER_FIELDS if not field.is_always),
    "agreement_fields": tuple(field.key for field in AGREEMENT_FIELDS if not field.is_always),
}
FIELDS = ("is_on", *WORDS, *LISTS, "sites")


@transaction.atomic
def change_publication(
    *, actor: User, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Publication:
    """Change what the public page is; ``version`` is the one the person saw (0 for none yet).

    Nothing different leaves no trace. Raises ``NotAllowed``, ``StaleVersion`` and ``WrongPublication``.
    """
    require(actor, Action.PUBLIC_MANAGE)
    publication = Publication.objects.select_for_update().first() or Publication()
    if publication.version != version:
        raise StaleVersion(_("Somebody else changed the public page meanwhile. Look at it, then save again."))
    before = _values(publication) if publication.version else {}
    _fill(publication, changes)
    after = _values(publication)
    changed = [field for field in FIELDS if before.get(field) != after[field]]
    if not changed:
        return publication
    publication.version += 1
    publication.changed_by = actor
    publication.save()
    record_change(
        actor=actor,
        action=f"{Publication.target_kind}.{_verb(before, after)}",
        target_kind=Publication.target_kind,
        target_id=publication.pk,
        label=str(publication),
        before={field: before[field] for field in changed if field in before},
        after={field: after[field] for field in changed},
        reason=reason,
    )
    return publication


def _verb(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if bool(before.get("is_on")) == after["is_on"]:
        return "amended"
    return "turned-on" if after["is_on"] else "turned-off"


def _values(publication: Publication) -> dict[str, Any]:
    return {field: getattr(publication, field) for field in FIELDS}


def _fill(publication: Publication, changes: Mapping[str, Any]) -> None:
    unknown = set(changes) - set(FIELDS)
    if unknown:
        raise TypeError(f"A publication has no fields {sorted(unknown)}.")
    for field, value in changes.items():
        setattr(publication, field, _tidy(field, value))
    try:
        publication.clean_fields(exclude=("changed_by", *LISTS, "sites"))
    except ValidationError as fault:
        field, messages = next(iter(fault.message_dict.items()))
        raise WrongPublication(field, messages[0]) from fault
    if publication.is_on and not (publication.name_vi or publication.name_en):
        raise WrongPublication("name_vi", _("Say whose page it is before you turn it on."))


def _tidy(field: str, value: Any) -> Any:
    if field in LISTS:
        return _known(field, value)
    if field == "sites":
        return _origins(value)
    if field == "is_on":
        return bool(value)
    text = unicodedata.normalize("NFC", str(value or "")).replace("\r\n", "\n")
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc").strip()


def _known(field: str, wanted: Any) -> list[str]:
    asked = set(wanted)
    for value in asked - set(LISTS[field]):
        raise WrongPublication(field, _("There is no “%(value)s” to choose.") % {"value": value})
    return [value for value in LISTS[field] if value in asked]


def _origins(wanted: Any) -> list[str]:
    found: dict[str, None] = {}
    for written in wanted:
        try:
            found[origin_of(written)] = None
        except ValueError as fault:
            raise WrongPublication(
                "sites",
                _("“%(written)s” is not the address of a site. Write https:// and its name.")
                % {"written": written},
            ) from fault
    if len(found) > MOST_SITES:
        raise WrongPublication("sites", _("At most %(number)d sites.") % {"number": MOST_SITES})
    return list(found)
