"""The form that links two agreements."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.models import Agreement, LinkKind
from caunoi_web.register.queries.linkable import Candidate, agreements_numbered
from caunoi_web.register.wording import link_words

_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class LinkForm(forms.Form):
    """What this agreement is to which other one; ``later_and_earlier`` puts the two in their order."""

    relation = forms.ChoiceField(label=_("This agreement"))
    other = forms.ChoiceField(label=_("Other agreement with the same partners"), required=False, choices=())
    other_named = forms.CharField(
        label=_("Or any other"),
        max_length=300,
        required=False,
        help_text=_("Its number, or the address of its page."),
    )
    on = PartialDateField(label=_("Since"))
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, user: User, here: Agreement, candidates: list[Candidate], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self._user, self._here = user, here
        self.fields["relation"].choices = [
            (f"{direction}:{kind}", link_words(kind, direction))
            for direction in ("back", "on")
            for kind in LinkKind.values
        ]
        self.fields["other"].choices = [("", "–"), *((str(one.id), one.label) for one in candidates)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen, named = cleaned.get("other"), cleaned.get("other_named", "")
        if not chosen and not named:
            self.add_error("other", _("Choose the other agreement, or name it below."))
        elif not self.errors:
            self._find(chosen, named)
        return cleaned

    @property
    def kind(self) -> str:
        """The kind of the link."""
        return str(self.cleaned_data["relation"]).partition(":")[2]

    @property
    def later_and_earlier(self) -> tuple[Agreement, Agreement]:
        """The two agreements in the order of the link."""
        other = self.cleaned_data["found"]
        is_later = str(self.cleaned_data["relation"]).startswith("back")
        return (self._here, other) if is_later else (other, self._here)

    def _find(self, chosen: str | None, named: str) -> None:
        every = Agreement.objects.visible_to(self._user).live()
        key = chosen or (_ID.search(named) or [""])[0]
        found = list(every.filter(pk=UUID(key))) if key else agreements_numbered(self._user, named)
        field = "other" if chosen else "other_named"
        if not found:
            self.add_error(field, _("No agreement has this number or address. Look it up in the list."))
        elif len(found) > 1:
            self.add_error(field, _("Several agreements have this number. Give the address of the page."))
        else:
            self.cleaned_data["found"] = found[0]
