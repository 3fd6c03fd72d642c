"""The form that attaches a file to an agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models import FileRole
from caunoi_web.sources.models import Document


class FileForm(forms.Form):
    """A file from the person's machine, or a document the agreement was read from."""

    file = forms.FileField(label=_("File"), required=False, allow_empty_file=True)
    document = forms.ModelChoiceField(
        label=_("Or a document it was read from"),
        queryset=Document.objects.none(),
        required=False,
        empty_label="–",
    )
    role = forms.ChoiceField(label=_("What it is"), choices=FileRole.choices, initial=FileRole.SIGNED.value)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, documents: Sequence[Document] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Document.objects.filter(
            pk__in=[document.pk for document in documents]
        ).only("name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("document") and not self.errors:
            self.add_error("file", _("Choose a file."))
        return cleaned
