"""What a person gives an import: a table, its columns, decisions about unknown values."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Unit
from caunoi_web.activities.kinds import kind_choices
from caunoi_web.activities.models import State
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.common.countries import country_choices
from caunoi_web.imports.fields import FIELDS, LEFT_OUT, NOT_SAID
from caunoi_web.imports.models import ImportBatch, TableKind
from caunoi_web.imports.planning.partners import NEW
from caunoi_web.imports.planning.readings import NOTHING
from caunoi_web.imports.wording import question_words, sort_label
from caunoi_web.register.models import Level
from caunoi_web.register.models.agreements import ACTIVITY_CHOICES
from caunoi_web.register.models.agreements import KIND_CHOICES as PAPER_CHOICES
from caunoi_web.register.models.organisations import KIND_CHOICES as BODY_CHOICES

Choices = Sequence[tuple[str, Any]]
SHOWN_QUESTIONS = 40
NEEDED = frozenset({"activity_kind", "currency"})  # cannot be left empty


class BeginForm(forms.Form):
    """A table: a file, or cells pasted from one."""

    kind = forms.ChoiceField(
        label=_("What are the rows?"), choices=TableKind.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Excel, CSV or Word, at most 50 MB and 20,000 rows."),
    )
    text = forms.CharField(
        label=_("Or paste the cells here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"}),
        help_text=_("Mark the table in Excel, Word or a web page with its headings, copy it, paste it here."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        has_text = bool((cleaned.get("text") or "").strip())
        if not self.errors and bool(cleaned.get("file")) == has_text:
            raise forms.ValidationError(
                _("Choose a file or paste a table: one of both, not both.")
                if has_text
                else _("Choose a file, or paste a table.")
            )
        return cleaned


class ColumnsForm(forms.Form):
    """What each column is; ``mapping`` goes to the service."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Choices = [
            (NOT_SAID, _("— say what it is —")),
            (LEFT_OUT, _("leave it out")),
            *((field.code, field.label) for field in FIELDS[batch.kind].values()),
        ]
        self._names = [f"column_{place}" for place in range(len(batch.headings))]
        for name, heading, code in zip(self._names, batch.headings, batch.mapping, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=code
            )

    @property
    def mapping(self) -> list[str]:
        """The field of each column, in order."""
        return [self.cleaned_data[name] for name in self._names]


class ValuesForm(forms.Form):
    """How unknown values are to be taken; ``answers`` goes to the service."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = list(batch.questions)[:SHOWN_QUESTIONS]
        self.hidden = max(len(batch.questions) - SHOWN_QUESTIONS, 0)
        known = _choices_by_sort({question["sort"] for question in self._questions})
        for place, question in enumerate(self._questions):
            self.fields[f"value_{place}"] = forms.ChoiceField(
                label=question_words(question), choices=_choices(question, known), required=False
            )
            # which value is meant travels along: another answer may have changed the list meanwhile
            self.fields[f"key_{place}"] = forms.CharField(
                required=False,
                initial=f"{question['sort']}:{question['key']}",
                widget=forms.HiddenInput,
                max_length=300,
            )

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The questions with their fields, for the page."""
        return [
            {
                **question,
                "words": question_words(question),
                "label": sort_label(question["sort"]),
                "field": self[f"value_{place}"],
                "hidden": self[f"key_{place}"],
            }
            for place, question in enumerate(self._questions)
        ]

    @staticmethod
    def answers(
        posted: Mapping[str, str], batch: ImportBatch, *, rest_is_new: bool
    ) -> dict[tuple[str, str], str]:
        """The answers that were given; ``rest_is_new``: every partner still asked about is a new one."""
        found = {}
        for name, written in posted.items():
            if name.startswith("key_") and ":" in written:
                sort, _colon, key = written.partition(":")
                answer = posted.get(f"value_{name[4:]}", "")
                if answer:
                    found[sort, key] = answer
        if rest_is_new:
            asked = [one for one in batch.questions if one["sort"] == "partner"]
            found = {("partner", one["key"]): NEW for one in asked} | found
        return found


def _choices(question: Mapping[str, Any], known: Mapping[str, Choices]) -> Choices:
    sort, decide = question["sort"], ("", _("— decide —"))
    if sort == "partner":
        return [decide, *map(_candidate, question["candidates"]), (NEW, _("It is a new partner"))]
    if sort == "agreement":
        return [decide, *map(_candidate, question["candidates"]), (NOTHING, _("under no agreement"))]
    if sort == "promise":
        return [decide, *map(_candidate, question["candidates"]), (NOTHING, _("for no promise"))]
    nothing = _("keep only the words") if sort == "unit" else _("leave it empty")
    may_be_nothing = [] if sort in NEEDED else [(NOTHING, nothing)]
    return [decide, *may_be_nothing, *known[sort]]


def _candidate(one: Sequence[str]) -> tuple[str, str]:
    """A record of the register, or another name of the same table with its row."""
    if len(one) > 2:
        return one[0], _("It is %(name)s, as in row %(row)s") % {"name": one[1], "row": one[2]}
    return one[0], _("It is %(name)s") % {"name": one[1]}


def _units() -> Choices:
    return [(str(pk), name) for pk, name in Unit.objects.values_list("pk", "name_vi")]


def _choices_by_sort(sorts: set[str]) -> dict[str, Choices]:
    makers: dict[str, Any] = {
        "country": lambda: country_choices(get_language() or "vi"),
        "agreement_kind": lambda: PAPER_CHOICES,
        "organisation_kind": lambda: BODY_CHOICES,
        "level": lambda: [(level.value, level.label) for level in Level if level],
        "activity": lambda: ACTIVITY_CHOICES,
        "unit": _units,
        "own_unit": _units,
        "activity_kind": kind_choices,
        "activity_state": lambda: [(one.value, one.label) for one in State if one is not State.APPROVED],
        "currency": lambda: [(code, code) for code in CURRENCIES],
    }
    return {sort: makers[sort]() for sort in sorts if sort in makers}
