"""The form of an activity: eight fields in sight, the rest folded."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.promises import Measure
from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.activities.forms.fields import AmountField, PartnersField, WhenField
from caunoi_web.activities.kinds import kind_choices
from caunoi_web.activities.models import Activity, Commitment, State
from caunoi_web.activities.queries.accounts_for import possible_accounts
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.common.jinja import format_partial
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.names import clean_name


class ActivityForm(forms.Form):
    """What a person types about an activity; ``values`` and ``partners`` go to the services.

    ``known`` are partners the form was opened with, ``agreements`` those it may count for beside the
    agreements of the partners. A commitment is chosen as ``commitment:<id>`` in ``counts_for``.
    """

    kind = forms.ChoiceField(label=_("Kind of activity"))
    title = forms.CharField(label=_("What"), max_length=300, required=False)
    when = WhenField(label=_("When"), help_text=_("15/08/2026, 08/2026, 2026 or 12/08/2026 - 15/08/2026"))
    partner = PartnersField(label=_("With whom"), help_text=_("Several partners: with a semicolon between."))
    counts_for = forms.ChoiceField(label=_("Counts for"), required=False)
    unit = forms.ModelChoiceField(
        label=_("Our unit"), queryset=Unit.objects.all(), required=False, empty_label=_("not stated")
    )
    number = forms.IntegerField(
        label=_("How many took part"), min_value=0, max_value=9_999_999, required=False
    )
    proof = forms.FileField(label=_("Proof"), required=False, allow_empty_file=True)

    outcome = forms.CharField(label=_("Outcome"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    cost = AmountField(label=_("Given by our side"))
    income = AmountField(label=_("Received from the partner"))
    currency = forms.ChoiceField(
        label=_("Currency"), required=False, choices=[(code, code) for code in CURRENCIES]
    )
    in_kind = forms.BooleanField(label=_("In kind: the sums are what it is worth"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        required=False,
        help_text=_("The history keeps it: a decision, a letter."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    back = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        user: User,
        known: Sequence[Organisation] = (),
        agreements: Sequence[UUID] = (),
        commitment: Commitment | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        if commitment and commitment.measure == Measure.ITEMS:
            word = commitment.counted_word or _("pieces")
            self.fields["number"].label = _("How many (%(what)s)") % {"what": word}
        self._current = {organisation.name: organisation for organisation in known}
        self.fields["kind"].choices = [("", _("choose")), *kind_choices()]
        if user.role == Role.UNIT_LEAD:
            self.fields["unit"].queryset = Unit.objects.filter(pk=user.unit_id)
            self.fields["unit"].required, self.fields["unit"].empty_label = True, None
            self.initial.setdefault("unit", user.unit_id)
        typed = self.data.get("partner") if self.is_bound else self.initial.get("partner", "")
        self._organisations, self._partner_fault = self._find(typed or "")
        groups = possible_accounts(user, [one.pk for one in self._organisations], agreements)
        self.fields["counts_for"].choices = [("", _("no agreement")), *groups]

    def _find(self, typed: str) -> tuple[list[Organisation], forms.ValidationError | None]:
        try:
            return PartnersField.found(self._user, typed, self._current), None
        except forms.ValidationError as fault:
            return [], fault

    def clean_partner(self) -> str:
        if self._partner_fault:
            raise self._partner_fault
        return self.cleaned_data["partner"]

    def clean_proof(self) -> Any:
        file = self.cleaned_data["proof"]
        if file is not None and file.size == 0:
            raise forms.ValidationError(_("“%(name)s” is empty."), params={"name": clean_name(file.name)})
        return file

    @property
    def partners(self) -> list[Organisation]:
        """The partners in their order."""
        return self._organisations

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes; the state is not among them."""
        cleaned = self.cleaned_data
        agreement, commitment = self._account()
        is_pieces = commitment is not None and commitment.measure == Measure.ITEMS
        fields = ("kind", "title", "unit", "place", "cost", "income", "currency", "in_kind", "outcome")
        began, ended = cleaned["when"]
        return {field: cleaned[field] for field in fields} | {
            "began": began,
            "ended": ended,
            "agreement": agreement,
            "commitment": commitment,
            "participants": None if is_pieces else cleaned["number"],
            "quantity": cleaned["number"] if is_pieces else None,
        }

    def _account(self) -> tuple[Agreement | None, Commitment | None]:
        kind, _colon, key = self.cleaned_data["counts_for"].partition(":")
        if kind == "commitment":
            commitment = Commitment.objects.select_related("agreement").get(pk=key)
            return commitment.agreement, commitment
        return (Agreement.objects.get(pk=key), None) if kind == "agreement" else (None, None)


def state_at(began: str, ended: str, day: date) -> State:
    """What an activity recorded on ``day`` is: done when it can be over, running, else planned."""
    begin = PartialDate.parse(began)
    end = PartialDate.parse(ended) if ended else begin
    if max(begin.first_day, end.first_day) <= day:
        return State.DONE
    return State.RUNNING if begin.first_day <= day else State.PLANNED


def initial_of(activity: Activity) -> dict[str, Any]:
    """What the form shows of an activity that is changed, or done again."""
    dates = [activity.begin] + ([activity.end] if activity.end else [])
    fields = ("kind", "title", "place", "cost", "income", "currency", "in_kind", "outcome", "version")
    return {field: getattr(activity, field) for field in fields} | {
        "when": " - ".join(format_partial(each) for each in dates),
        "partner": "; ".join(row.organisation.name for row in activity.partner_rows.all()),
        "counts_for": account_of(activity.agreement_id, activity.commitment_id),
        "unit": activity.unit_id,
        "number": activity.participants if activity.quantity is None else int(activity.quantity),
    }


def account_of(agreement: UUID | None, commitment: UUID | None) -> str:
    """The value of ``counts_for`` for an agreement or a promise in it."""
    if commitment:
        return f"commitment:{commitment}"
    return f"agreement:{agreement}" if agreement else ""
