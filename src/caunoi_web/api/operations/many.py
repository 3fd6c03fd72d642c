"""Many records at once: how many pass each filter, one change for many with its preview."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action
from caunoi_web.api.lists import day_asked
from caunoi_web.api.operations.agreements import filter_of as agreements_asked
from caunoi_web.api.operations.organisations import filter_of as organisations_asked
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import counts as shape
from caunoi_web.api.schemas.agreements import AgreementFilters
from caunoi_web.api.schemas.organisations import OrganisationFilters
from caunoi_web.api.shapes import named
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries import agreement_counts, organisation_counts
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.register.services.changing_many import Wanted, change_many, changes_of
from caunoi_web.register.services.parties import label_of

resource = Resource("Many at once")
_OF_AGREEMENTS = ("kind", "country", "scope", "activity", "within", "mark")
_OF_ORGANISATIONS = ("status", "kind", "country", "scope", "tier", "activity", "within")


@resource.get("/agreements/counts", action=Action.REGISTER_READ, gives=shape.CountsGiven)
def count_agreements(request: HttpRequest, asked: Query[AgreementFilters]) -> Any:
    """Count the agreements that pass, by each value of each filter."""
    user, day, chosen = request.user, day_asked(asked), agreements_asked(asked)
    counted = remembered(
        "agreements", (user.role, chosen, day), lambda: agreement_counts.facets(user, chosen, day)
    )
    by = {name: _codes(getattr(counted, name)) for name in _OF_AGREEMENTS}
    by["status"] = _codes(counted.status.by_status)
    return shape.CountsGiven(as_of=day, total=counted.total, archived=counted.archived, by=by)


@resource.get("/organisations/counts", action=Action.REGISTER_READ, gives=shape.CountsGiven)
def count_organisations(request: HttpRequest, asked: Query[OrganisationFilters]) -> Any:
    """Count the partners that pass, by each value of each filter."""
    user, day, chosen = request.user, day_asked(asked), organisations_asked(asked)
    counted = remembered(
        "organisations", (user.role, chosen, day), lambda: organisation_counts.facets(user, chosen, day)
    )
    by = {name: _codes(getattr(counted, name)) for name in _OF_ORGANISATIONS}
    return shape.CountsGiven(as_of=day, total=counted.total, archived=counted.archived, by=by)


@resource.post(
    "/agreements/change/preview", action=Action.REGISTER_WRITE, gives=shape.ManyPlanned, reads=True
)
def preview_changed_agreements(request: HttpRequest, body: shape.ManyAgreementsWanted) -> Any:
    """Say what one change would do to many agreements, without keeping anything."""
    return _planned(_agreements(request, body.ids), _wanted(body))


@resource.post("/agreements/change", action=Action.REGISTER_WRITE, gives=shape.ManyChanged)
def change_agreements(request: HttpRequest, body: shape.ManyAgreementsChanged) -> Any:
    """Change many agreements at once, as the preview said; one act in the history.

    One that somebody else changed since is left alone and named.
    """
    return _changed(request, _agreements(request, [one.id for one in body.seen]), body)


@resource.post(
    "/organisations/change/preview", action=Action.REGISTER_WRITE, gives=shape.ManyPlanned, reads=True
)
def preview_changed_organisations(request: HttpRequest, body: shape.ManyOrganisationsWanted) -> Any:
    """Say what one change would do to many partners, without keeping anything."""
    return _planned(_organisations(request, body.ids), _wanted(body))


@resource.post("/organisations/change", action=Action.REGISTER_WRITE, gives=shape.ManyChanged)
def change_organisations(request: HttpRequest, body: shape.ManyOrganisationsChanged) -> Any:
    """Change many partners at once, as the preview said; one act in the history.

    One that somebody else changed since is left alone and named.
    """
    return _changed(request, _organisations(request, [one.id for one in body.seen]), body)


def _codes(numbers: Mapping[Any, int]) -> dict[str, int]:
    return {str(code): number for code, number in numbers.items()}


def _agreements(request: HttpRequest, ids: list[UUID]) -> list[Agreement]:
    every = Agreement.objects.visible_to(request.user).prefetch_related(
        "activity_rows", "party_rows__organisation"
    )
    return _all_of(every, ids)


def _organisations(request: HttpRequest, ids: list[UUID]) -> list[Organisation]:
    return _all_of(Organisation.objects.visible_to(request.user), ids)


def _all_of(every: Any, ids: list[UUID]) -> list[Any]:
    """All of them. Raises ``InvalidValue`` when there is no such record among those one may see."""
    found = list(every.filter(pk__in=set(ids)).order_by("pk"))
    if missing := set(ids) - {one.pk for one in found}:
        raise InvalidValue("ids", _("There is no such record: %(id)s.") % {"id": min(missing)})
    return found


def _wanted(body: shape.AgreementsChange | shape.OrganisationsChange) -> Wanted:
    values = body.model_dump(include={"kind", "level", "country", "host_unit"}, exclude_none=True)
    if "host_unit" in values:
        values["host_unit"] = named(Unit.objects, "host_unit", values["host_unit"])
    add, drop = (frozenset(getattr(body, name, ())) for name in ("add_activities", "drop_activities"))
    wanted = Wanted(values, add, drop, body.note.strip())
    if wanted.is_empty:
        raise InvalidValue("", _("Choose what is to change: every field is left as it is."))
    return wanted


def _planned(records: Sequence[Agreement | Organisation], wanted: Wanted) -> shape.ManyPlanned:
    changes = [(one, changes_of(one, wanted)) for one in records]
    items = [
        shape.RecordPlanned(
            id=one.pk,
            version=one.version,
            label=label_of(one) if isinstance(one, Agreement) else one.name,
            changes=[
                shape.FieldPlanned(field=field, before=_plain(one, field), after=_as_data(value))
                for field, value in found.items()
            ],
        )
        for one, found in changes
        if found
    ]
    return shape.ManyPlanned(items=items, same=len(records) - len(items))


def _plain(record: Any, field: str) -> Any:
    if field == "activities":
        return [row.code for row in record.activity_rows.all()]
    return _as_data(getattr(record, field))


def _as_data(value: Any) -> Any:
    return value.pk if isinstance(value, Unit) else value


def _changed(
    request: HttpRequest,
    records: Sequence[Agreement | Organisation],
    body: shape.ManyAgreementsChanged | shape.ManyOrganisationsChanged,
) -> shape.ManyChanged:
    done = change_many(
        actor=request.user,
        records=records,
        versions={one.id: one.version for one in body.seen},
        wanted=_wanted(body),
        reason=body.reason,
    )
    left = [shape.RecordLeft(id=one.id, label=str(one.label), why=str(one.why)) for one in done.left]
    return shape.ManyChanged(changed=done.changed, same=done.same, left=left)
