"""Forms for the files of templates."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.register.models.agreements import KIND_CHOICES
from caunoi_web.signing.services.signing import Upload


class TemplateFileForm(forms.Form):
    """A Word file."""

    file = forms.FileField(
        label=pgettext_lazy("template", "Word file (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    @property
    def upload(self) -> Upload:
        """The file as it came."""
        file = self.cleaned_data["file"]
        return Upload(file.name, file.read())


class NewTemplateForm(TemplateFileForm):
    """A template of its own."""

    name_vi = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=KIND_CHOICES)
    field_order = ("name_vi", "name_en", "kind", "file")
