"""What a person chooses for a token, and for an address that is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import ALLOWED
from caunoi_web.api.events import EVENT_LABELS
from caunoi_web.api.scopes import LABELS, Scope, scope_for
from caunoi_web.common.outgoing import LONGEST_ADDRESS

DAYS = ((30, _("30 days")), (90, _("90 days")), (180, _("half a year")), (365, _("a year")))


class TokenForm(forms.Form):
    """A new token: only what its owner may do is offered."""

    name = forms.CharField(
        label=_("Which program"),
        max_length=80,
        help_text=_("For example: staff portal, yearly report script."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may yourself; choose as little as it needs."),
    )
    days = forms.TypedChoiceField(label=_("Good for"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(scope.value, LABELS[scope]) for scope in scopes_within(user)]


def scopes_within(user: User) -> list[Scope]:
    """The scopes that mean anything for a person of this role, in their usual order."""
    within = set()
    for action in ALLOWED[user.role]:
        for reads in (True, False):
            try:
                within.add(scope_for(action, reads=reads))
            except KeyError:
                continue
    return [scope for scope in Scope if scope in within]


class WebhookForm(forms.Form):
    """An address to be told, and of what."""

    name = forms.CharField(label=_("Who is told"), max_length=80)
    address = forms.CharField(
        label=_("Address"), max_length=LONGEST_ADDRESS, help_text=_("Begins with https:// and is public.")
    )
    events = forms.MultipleChoiceField(
        label=_("Of what"),
        choices=[(event.value, label) for event, label in EVENT_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
