"""Forms to bring documents in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.fields import DayField


class ManyFilesInput(forms.FileInput):
    """A file input that takes more than one file."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])


class ManyFilesField(forms.Field):
    """Any number of files, as they came; what each is good for is said file by file later."""

    widget = ManyFilesInput

    def clean(self, value: list[UploadedFile]) -> list[UploadedFile]:
        self.validate(value)
        return value


class AboutForm(forms.Form):
    """What a person knows about the documents before they are read."""

    host_hint = forms.CharField(
        label=_("Whose documents are these?"),
        required=False,
        max_length=300,
        help_text=_(
            "The institution whose cooperation they describe, for texts that only say “the academy”. "
            "Leave it empty for our own."
        ),
    )
    published_on = DayField(
        label=_("Published on"), required=False, help_text=_("Gives a year to dates that have none.")
    )


class FilesForm(AboutForm):
    """Many files at once."""

    files = ManyFilesField(label=_("Files"), required=False, widget=ManyFilesInput(attrs={"multiple": True}))
    field_order = ("files", "host_hint", "published_on")


class PasteForm(AboutForm):
    """A text without a file."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"})
    )
    field_order = ("title", "text", "host_hint", "published_on")
