"""The forms about what happened to an agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.models.events import EVENT_CHOICES
from caunoi_web.sources.models import Document


class EventForm(forms.Form):
    """What happened, when, why, and the paper that proves it; ``documents`` are those to choose from."""

    kind = forms.ChoiceField(label=_("What happened"), choices=EVENT_CHOICES)
    on = PartialDateField(
        label=_("On"), required=True, help_text=_("From this day on it counts. A month or a year will do.")
    )
    until = PartialDateField(
        label=_("New last day"),
        help_text=_(
            "For a renewal or an extension. Left open, a renewal lasts as long as the agreement says."
        ),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("A decision, a letter, a meeting: the history keeps it.")
    )
    document = forms.ModelChoiceField(
        label=_("Paper that proves it"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, documents: Sequence[Document] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [document.pk for document in documents]
        self.fields["document"].queryset = Document.objects.filter(pk__in=keys).only("name")


class WhyForm(forms.Form):
    """Why something is taken back, and what the person saw."""

    reason = forms.CharField(label=_("Why"), max_length=500)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
