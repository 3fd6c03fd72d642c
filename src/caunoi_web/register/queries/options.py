"""The filters a list offers: each value with its label and how many it would leave."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from caunoi.domain.folding import sort_key
from caunoi.domain.terms import Status
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.register.models import Tier
from caunoi_web.register.queries.agreement_counts import AgreementFacets
from caunoi_web.register.queries.agreement_filters import (
    ACTIVE,
    NO_COUNTRY,
    SCOPES,
    WITHIN_DAYS,
    AgreementFilter,
)
from caunoi_web.register.queries.chosen import SCOPE_LABELS, country_label, status_label, within_label
from caunoi_web.register.queries.marks import mark_label
from caunoi_web.register.queries.organisation_counts import OrganisationFacets
from caunoi_web.register.queries.organisation_filters import OrganisationFilter

Option = tuple[Any, str, int]  # value in the address, label, count

STATUS_ORDER = (
    Status.IN_FORCE,
    Status.INDEFINITE,
    Status.OPEN_CONDITIONAL,
    Status.VALIDITY_UNKNOWN,
    Status.NOT_IN_FORCE,
    Status.SUSPENDED,
    Status.EXPIRED,
    Status.COMPLETED,
    Status.SUPERSEDED,
    Status.TERMINATED,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: its name in the address, its title, what can be chosen (values without hits left out)."""

    name: str
    title: str
    options: list[Option]


def agreement_options(counts: AgreementFacets, chosen: AgreementFilter) -> list[Choice]:
    """The filters of the list of agreements."""
    statuses = {ACTIVE: counts.status.active, **counts.status.by_status}
    return _offered(
        [
            Choice("status", _("Status"), _statuses(statuses)),
            Choice("within", _("Ends"), _spans(counts.within)),
            Choice("country", _("Country or territory"), _countries(counts.country)),
            Choice("scope", _("Seat of the partner"), _scopes(counts.scope)),
            Choice("kind", _("Kind of paper"), _by_label(counts.kind, AGREEMENT_KINDS)),
            Choice("activity", _("Activity"), _by_label(counts.activity, ACTIVITIES)),
            Choice(
                "mark", _("Mark"), [(code, mark_label(code), number) for code, number in counts.mark.items()]
            ),
            Choice("archived", _("Archived"), [("1", _("Only archived ones"), counts.archived)]),
        ],
        chosen,
    )


def organisation_options(counts: OrganisationFacets, chosen: OrganisationFilter) -> list[Choice]:
    """The filters of the list of partners."""
    return _offered(
        [
            Choice("status", _("Has an agreement that is"), _statuses(counts.status)),
            Choice("within", _("Has one that ends"), _spans(counts.within)),
            Choice("country", _("Country or territory"), _countries(counts.country)),
            Choice("scope", _("Seat"), _scopes(counts.scope)),
            Choice("tier", _("Tier"), [(tier, str(tier.label), counts.tier.get(tier, 0)) for tier in Tier]),
            Choice("kind", _("Kind"), _by_label(counts.kind, ORGANISATION_KINDS)),
            Choice("activity", _("Activity"), _by_label(counts.activity, ACTIVITIES)),
            Choice("archived", _("Archived"), [("1", _("Only archived ones"), counts.archived)]),
        ],
        chosen,
    )


def _offered(choices: Iterable[Choice], chosen: AgreementFilter | OrganisationFilter) -> list[Choice]:
    """Without values that would leave nothing, but never without the value that is chosen."""

    def keep(choice: Choice, option: Option) -> bool:
        value = getattr(chosen, choice.name)
        is_chosen = option[0] == "1" if value is True else option[0] == value
        return bool(option[2]) or is_chosen

    kept = [
        Choice(choice.name, choice.title, [option for option in choice.options if keep(choice, option)])
        for choice in choices
    ]
    return [choice for choice in kept if choice.options]


def _statuses(counts: Mapping[str, int]) -> list[Option]:
    order = (ACTIVE, *(status.value for status in STATUS_ORDER))
    return [(status, status_label(status), counts.get(status, 0)) for status in order]


def _spans(counts: Mapping[int, int]) -> list[Option]:
    return [(days, within_label(days), counts.get(days, 0)) for days in WITHIN_DAYS]


def _scopes(counts: Mapping[str, int]) -> list[Option]:
    return [(scope, str(SCOPE_LABELS[scope]), counts.get(scope, 0)) for scope in SCOPES]


def _countries(counts: Mapping[str, int]) -> list[Option]:
    """Most frequent first, the undecided last."""
    options = [(code, country_label(code), number) for code, number in counts.items()]
    return sorted(options, key=_frequency(last=NO_COUNTRY))


def _by_label(counts: Mapping[str, int], labels: Mapping[Any, str | Promise]) -> list[Option]:
    return sorted(((code, str(labels[code]), number) for code, number in counts.items()), key=_frequency())


def _frequency(last: str = "") -> Callable[[Option], tuple[bool, int, str]]:
    return lambda option: (option[0] == last, -option[2], sort_key(option[1]))
