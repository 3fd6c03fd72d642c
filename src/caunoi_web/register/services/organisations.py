"""Writing organisations: add one, change one."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold, sort_key
from caunoi.organisations.ror import ror_id
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.countries import country_choices
from caunoi_web.register.errors import InvalidValue, ParentLoop
from caunoi_web.register.models import Organisation
from caunoi_web.register.services.indexing import index_organisation
from caunoi_web.register.services.records import (
    changed_fields,
    locked,
    refuse_stale,
    save_changed,
    set_fields,
    write_history,
)
from caunoi_web.sources.services import Words

FIELDS = (
    "name",
    "name_vi",
    "name_en",
    "kind",
    "country",
    "city",
    "parent",
    "website",
    "ror",
    "note",
    "is_host",
)

Values = Mapping[str, Any]


@transaction.atomic
def create_organisation(
    *,
    actor: User,
    values: Values,
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Organisation:
    """Add an organisation. ``values`` maps names of ``FIELDS`` to values; ``name`` is needed.

    Raises ``InvalidValue`` for a value its field cannot have, ``ParentLoop``, ``NotAllowed``.
    The same name twice is not refused: two bodies may share one (``queries.alike`` gives the hint).
    """
    require(actor, Action.REGISTER_WRITE)
    organisation = Organisation(created_by=actor, changed_by=actor)
    empty = organisation_as_kept(organisation)
    fill_organisation(organisation, values)
    organisation.save(force_insert=True)
    _before, after = changed_fields(empty, organisation_as_kept(organisation))
    write_history(
        organisation,
        "created",
        actor=actor,
        label=organisation.name,
        before={},
        after=after,
        reason=reason,
        evidence=evidence,
        act=act,
    )
    index_organisation(organisation)
    return organisation


@transaction.atomic
def amend_organisation(
    *,
    actor: User,
    organisation: Organisation,
    changes: Values,
    version: int,
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Organisation:
    """Change fields of an organisation that the person saw as ``version``; returns it as it is now.

    Nothing different and no evidence leaves no trace. Raises ``StaleRecord`` when somebody else
    changed it meanwhile, else as ``create_organisation``.
    """
    require(actor, Action.REGISTER_WRITE)
    organisation, pieces = locked(organisation), list(evidence)
    refuse_stale(organisation, version, changes)
    seen = organisation_as_kept(organisation)
    fill_organisation(organisation, changes)
    before, after = changed_fields(seen, organisation_as_kept(organisation))
    if not after and not pieces:
        return organisation
    save_changed(organisation, actor=actor)
    write_history(
        organisation,
        "amended" if after else "supported",
        actor=actor,
        label=organisation.name,
        before=before,
        after=after,
        reason=reason,
        evidence=pieces,
        act=act,
    )
    index_organisation(organisation)
    return organisation


def fill_organisation(organisation: Organisation, values: Values) -> None:
    """Put checked values into an organisation; nothing is stored. Raises as ``create_organisation``."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"An organisation has no fields {sorted(unknown)}.")
    if "ror" in values:
        values = {**values, "ror": _checked_ror(str(values["ror"] or ""))}
    set_fields(organisation, values)
    organisation.folded = fold(organisation.name)[:300]
    organisation.sort_key = sort_key(organisation.name)[:900]
    _check_name(organisation)
    _check_country(organisation.country)
    _check_parent(organisation)


def _check_name(organisation: Organisation) -> None:
    if not organisation.folded:
        raise InvalidValue("name", _("A name needs at least one letter or digit."))


def _checked_ror(written: str) -> str:
    try:
        return ror_id(written) if written.strip() else ""
    except ValueError as fault:
        raise InvalidValue(
            "ror",
            _(
                "“%(ror)s” is no ROR id. It has nine signs and begins with 0, such as https://ror.org/02jmfj006."
            )
            % {"ror": written},
        ) from fault


def _check_country(code: str) -> None:
    if code and code not in dict(country_choices("en")):
        raise InvalidValue(
            "country", _("There is no country or territory with the code %(code)s.") % {"code": code}
        )


def _check_parent(organisation: Organisation) -> None:
    """Walk up from the parent; meeting the organisation itself (or any twice) means a loop."""
    met = {organisation.pk}
    above = organisation.parent
    while above is not None:
        if above.pk in met:
            raise ParentLoop(
                "parent",
                _("%(parent)s already belongs to %(name)s. Choose another parent.")
                % {"parent": organisation.parent, "name": organisation.name},
            )
        met.add(above.pk)
        above = above.parent


def organisation_as_kept(organisation: Organisation) -> dict[str, Any]:
    """The fields as the history keeps them: the parent with its name, so that it reads by itself."""
    parent = organisation.parent
    plain = {field: getattr(organisation, field) for field in FIELDS if field != "parent"}
    return plain | {"parent": {"id": str(parent.pk), "label": parent.name} if parent else None}
