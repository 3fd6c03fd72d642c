"""Forms of the sleeping list: why an agreement sleeps, the rule, the filters."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import AgreementKind
from caunoi_web.activities.forms.filters import read_id
from caunoi_web.activities.models import SleepCause
from caunoi_web.activities.queries.sleeping_list import NO_CAUSE, SleepFilter
from caunoi_web.common.countries import country_choices
from caunoi_web.register.models import Tier
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY


class WhyForm(forms.Form):
    """Why an agreement sleeps."""

    cause = forms.ChoiceField(
        label=_("Why does it sleep?"), choices=SleepCause.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("In words"), max_length=500, required=False)


class RuleForm(forms.Form):
    """When an agreement sleeps, when the first activity is asked for."""

    sleep_months = forms.IntegerField(
        label=_("An agreement in force sleeps after so many months without a sign of life"),
        min_value=1,
        max_value=120,
    )
    first_months = forms.IntegerField(
        label=_("The unit in charge is asked for the first activity after so many months"),
        min_value=1,
        max_value=60,
    )
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


def read_sleep_filter(query: Mapping[str, str]) -> SleepFilter:
    """The filters of the sleeping list that an address asks for."""
    return SleepFilter(
        unit=read_id(query, "unit"),
        country=_one_of(query, "country", (NO_COUNTRY, *dict(country_choices(settings.LANGUAGE_CODE)))),
        tier=_one_of(query, "tier", tuple(Tier.values)),
        kind=_one_of(query, "kind", tuple(kind.value for kind in AgreementKind)),
        cause=_one_of(query, "cause", (NO_CAUSE, *SleepCause.values)),
    )


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = query.get(name, "")
    return value if value in known else ""
