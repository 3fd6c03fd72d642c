"""Personal data taken out: of an account, and of entries of the history."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.ids import id_of
from caunoi_web.common.spellings import spellings_of
from caunoi_web.people import services
from caunoi_web.people.errors import PersonRefused
from caunoi_web.people.forms import ReasonForm, RedactForm
from caunoi_web.people.queries import entries_naming
from caunoi_web.sources.naming import documents_naming
from caunoi_web.sources.services import erase_words


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PERSONAL_DATA)
def erase_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Leave a pseudonym of somebody who has left."""
    someone = get_object_or_404(User, pk=person_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.erase_person(
                actor=request.user, person=someone, reason=form.cleaned_data["reason"], now=timezone.now()
            )
        except PersonRefused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The personal data is erased. The history says so, and why."))
            return redirect("people:person", someone.pk)
    words = {
        "title": _("Erase the personal data of %(name)s?") % {"name": someone},
        "text": _(
            "Name, account name, e-mail, sessions and second step are taken away for good, also from the "
            "history of the account. What the person did stays, under a pseudonym, because records must be "
            "able to say that somebody changed them. Backups lose it when the oldest is replaced. Write no "
            "name below."
        ),
        "action": _("Erase for good"),
    }
    context = {"form": form, "someone": someone, "words": words}
    return render_page(request, "people/reason.html", context, status=422 if form.is_bound else 200)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PERSONAL_DATA)
def redact(request: HttpRequest) -> HttpResponse:
    """Entries of the history and documents that hold some words; the words are taken out of the ticked ones.

    Accents, capitals, the order of a name and the form of a telephone do not matter; what would be hidden is
    shown first. One look may not reach everything: the page says so and goes on from there.
    """
    words = " ".join((request.POST or request.GET).get("words", "").split())[:200]
    form = RedactForm(request.POST or None, initial={"words": words})
    if request.method == "POST" and form.is_valid():
        return _do(request, form)
    behind = {name: id_of(request.GET.get(name, "")) for name in ("entries", "documents")}
    context = {
        "form": form,
        "words": words,
        "entries": entries_naming(words, after=behind["entries"]),
        "naming": documents_naming(request.user, spellings_of(words), after=behind["documents"]),
        "is_further": any(behind.values()),
    }
    return render_page(request, "people/redact.html", context, status=422 if form.is_bound else 200)


def _do(request: HttpRequest, form: RedactForm) -> HttpResponse:
    ticked = [key for key in map(id_of, request.POST.getlist("entry")) if key]
    documents = [key for key in map(id_of, request.POST.getlist("document")) if key]
    number = services.redact_history(actor=request.user, entries=ticked, **form.cleaned_data)
    if documents:
        words, reason = form.cleaned_data["words"], form.cleaned_data["reason"]
        read = erase_words(actor=request.user, documents=documents, words=spellings_of(words), reason=reason)
        text = ngettext(
            "The words were taken out of what was read from %(count)s document.",
            "The words were taken out of what was read from %(count)s documents.",
            read,
        )
        messages.success(request, text % {"count": read})
    text = ngettext(
        "The words were taken out of %(count)s entry.",
        "The words were taken out of %(count)s entries.",
        number,
    )
    messages.success(request, text % {"count": number})
    return redirect("people:personal_data")
