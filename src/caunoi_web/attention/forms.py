"""What a person types about being told."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.views import views_of


class WishForm(forms.Form):
    """How to be told."""

    by_mail = forms.BooleanField(label=_("Send me a weekly mail"), required=False)
    weekday = forms.TypedChoiceField(label=_("On"), choices=list(WEEKDAYS.items()), coerce=int)
    language = forms.ChoiceField(
        label=_("In"), choices=[("vi", "Tiếng Việt"), ("en", "English")], required=False
    )


class FeedForm(forms.Form):
    """A new calendar."""

    name = forms.CharField(label=_("Name of the calendar"), max_length=80)
    view = forms.ChoiceField(
        label=_("What it holds"),
        required=False,
        help_text=_("A saved view of the agreements narrows it."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._views = {str(view.id): view for view in views_of(user, ListName.AGREEMENTS)}
        choices = [(key, view.name) for key, view in self._views.items()]
        self.fields["view"].choices = [("", _("All deadlines that concern me")), *choices]

    @property
    def query(self) -> str:
        """The filters of the chosen view, "" for none."""
        view = self._views.get(self.cleaned_data["view"])
        return view.href.partition("?")[2] if view else ""


class CommentForm(forms.Form):
    """Something to say about a record."""

    text = forms.CharField(
        label=_("Comment"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    people = forms.ModelMultipleChoiceField(queryset=User.objects.filter(is_active=True), required=False)
