"""The other names of an organisation: in another language, short, former, as written somewhere."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import NameKind, Organisation, OrganisationName
from caunoi_web.register.services.indexing import index_organisation
from caunoi_web.register.services.records import locked, save_changed, write_history
from caunoi_web.sources.services import Words


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name beside the main one. ``language`` is a code such as ``en``, "" when not known."""

    text: str
    kind: str = NameKind.ALIAS.value
    language: str = ""


@transaction.atomic
def add_names(
    *,
    actor: User,
    organisation: Organisation,
    names: Iterable[OtherName],
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Organisation:
    """Add names that the organisation does not have yet; those it has are left alone.

    Returns the organisation as it is now. Raises ``InvalidValue`` and ``NotAllowed``.
    """
    require(actor, Action.REGISTER_WRITE)
    organisation, pieces = locked(organisation), list(evidence)
    fresh = _unknown_names(organisation, names)
    if not fresh and not pieces:
        return organisation
    OrganisationName.objects.bulk_create(fresh)
    save_changed(organisation, actor=actor)
    write_history(
        organisation,
        "names-added" if fresh else "supported",
        actor=actor,
        label=organisation.name,
        before={},
        after={"names": [kept_name(name) for name in fresh]} if fresh else {},
        reason=reason,
        evidence=pieces,
        act=act,
    )
    index_organisation(organisation)
    return organisation


@transaction.atomic
def remove_names(
    *,
    actor: User,
    organisation: Organisation,
    names: Iterable[str],
    reason: str = "",
    act: UUID | None = None,
) -> Organisation:
    """Take away names that are wrong; the history keeps them. Returns the organisation as it is now."""
    require(actor, Action.REGISTER_WRITE)
    organisation = locked(organisation)
    gone = list(organisation.names.filter(text__in=list(names)))
    if not gone:
        return organisation
    organisation.names.filter(pk__in=[name.pk for name in gone]).delete()
    save_changed(organisation, actor=actor)
    write_history(
        organisation,
        "names-removed",
        actor=actor,
        label=organisation.name,
        before={"names": [kept_name(name) for name in gone]},
        after={},
        reason=reason,
        act=act,
    )
    index_organisation(organisation)
    return organisation


def _unknown_names(organisation: Organisation, names: Iterable[OtherName]) -> list[OrganisationName]:
    return new_names(organisation, names, organisation.names.values_list("text", flat=True))


def kind_of_name(text: str) -> str:
    """One word of capital letters is taken for a short name."""
    is_short = " " not in text and text.isupper()
    return NameKind.ACRONYM.value if is_short else NameKind.ALIAS.value


def new_names(
    organisation: Organisation, names: Iterable[OtherName], others: Iterable[str]
) -> list[OrganisationName]:
    """Rows for the names that the organisation, which also has ``others``, does not have; none is stored."""
    known = {organisation.name, organisation.name_vi, organisation.name_en, *others}
    fresh: dict[str, OrganisationName] = {}
    for name in names:
        text = " ".join(unicodedata.normalize("NFC", name.text).split())
        if text not in known and text not in fresh:
            fresh[text] = _row(organisation, name, text)
    return list(fresh.values())


def _row(organisation: Organisation, name: OtherName, text: str) -> OrganisationName:
    folded = fold(text)
    if not folded:
        raise InvalidValue("names", _("A name needs at least one letter or digit."))
    if len(text) > 300:
        raise InvalidValue(
            "names",
            _("A name has at most 300 characters; this one begins “%(start)s”.") % {"start": text[:40]},
        )
    if name.kind not in NameKind.values:
        raise InvalidValue("names", _("There is no kind of name called %(kind)s.") % {"kind": name.kind})
    return OrganisationName(
        organisation=organisation, text=text, kind=name.kind, language=name.language, folded=folded[:300]
    )


def kept_name(name: OrganisationName) -> dict[str, str]:
    """A name as the history keeps it."""
    return {"text": name.text, "kind": name.kind, "language": name.language}
