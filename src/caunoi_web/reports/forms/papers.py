"""The heading of papers, and the words of a year."""

from django import forms
from django.db import models
from django.utils.text import capfirst

from caunoi_web.register.models.records import Record
from caunoi_web.reports.models import Letterhead, YearWords

_LINES = {"recipients": 5, "signer_title": 2, "results": 10, "difficulties": 6, "plan": 8}


def _field(model: type[Record], name: str) -> forms.Field:
    """A field of the form as the model has it; long texts get the lines they need."""
    kept = model._meta.get_field(name)
    if isinstance(kept, models.BooleanField):
        return forms.BooleanField(label=capfirst(kept.verbose_name), required=False)
    widget = forms.Textarea(attrs={"rows": _LINES[name]}) if name in _LINES else forms.TextInput()
    return forms.CharField(
        label=capfirst(kept.verbose_name), max_length=kept.max_length, required=False, widget=widget
    )


class LetterheadForm(forms.Form):
    """Who issues papers, from where, to whom, who signs."""

    superior = _field(Letterhead, "superior")
    superior_en = _field(Letterhead, "superior_en")
    issuer = _field(Letterhead, "issuer")
    issuer_en = _field(Letterhead, "issuer_en")
    number = _field(Letterhead, "number")
    place = _field(Letterhead, "place")
    signer_title = _field(Letterhead, "signer_title")
    signer_name = _field(Letterhead, "signer_name")
    recipients = _field(Letterhead, "recipients")
    is_confirmed = _field(Letterhead, "is_confirmed")
    version = forms.IntegerField(widget=forms.HiddenInput)


class YearWordsForm(forms.Form):
    """Results, difficulties, plan."""

    results = _field(YearWords, "results")
    difficulties = _field(YearWords, "difficulties")
    plan = _field(YearWords, "plan")
    version = forms.IntegerField(widget=forms.HiddenInput)
