"""The people of a partner: add, change, met again, put aside, erase."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.ids import id_of
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.partners import ContactForm, EraseForm, SeenForm, initial_of_contact
from caunoi_web.register.models import Contact
from caunoi_web.register.views.faults import explain, show_stale
from caunoi_web.register.views.small_forms import partner_of, show_form
from caunoi_web.sources.naming import documents_naming

TEMPLATE = "register/contact_form.html"


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.CONTACT_WRITE)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a person of the partner."""
    partner = partner_of(request, pk)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_contact(actor=request.user, organisation=partner, values=form.values)
            messages.success(request, _("The contact was added."))
            return redirect("register:organisation", pk)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("Add a contact at %(name)s") % {"name": partner.name}
    return show_form(request, form, partner=partner, title=title, contact=None, template=TEMPLATE)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.CONTACT_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is known of a person."""
    contact = _found(request, pk)
    form = ContactForm(request.POST or None, initial=initial_of_contact(contact))
    differences = ()
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            services.amend_contact(actor=request.user, contact=contact, changes=form.values, version=version)
            messages.success(request, _("The change is saved."))
            return redirect("register:organisation", contact.organisation_id)
        except StaleRecord as stale:
            form, differences = show_stale(form, stale, Contact.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    return show_form(
        request,
        form,
        partner=contact.organisation,
        title=str(contact),
        differences=differences,
        contact=contact,
        template=TEMPLATE,
    )


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.CONTACT_WRITE)
def seen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person was met: today unless another day is given."""
    contact = _found(request, pk)
    form = SeenForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        services.mark_seen(actor=request.user, contact=contact, **form.cleaned_data)
        messages.success(request, _("The day is noted."))
        return redirect("register:organisation", contact.organisation_id)
    title = _("When did you meet %(name)s?") % {"name": contact}
    return show_form(request, form, partner=contact.organisation, title=title)


@personal
@require_POST
@allow(Action.CONTACT_WRITE)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the person aside: no contact any more."""
    contact = _found(request, pk)
    services.archive_contact(actor=request.user, contact=contact)
    messages.success(request, _("The contact is archived; it stays below “former contacts”."))
    return redirect("register:organisation", contact.organisation_id)


@personal
@require_POST
@allow(Action.CONTACT_WRITE)
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring an archived person back."""
    contact = _found(request, pk)
    services.restore_contact(actor=request.user, contact=contact)
    messages.success(request, _("The contact is back."))
    return redirect("register:organisation", contact.organisation_id)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.CONTACT_WRITE)
def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the personal data away for good, with the reason.

    One look does not go through every document of a large archive: with ``further`` the words are taken out
    of what is ticked, and the page goes on with the next documents; the contact is erased at the end.
    """
    contact = _found(request, pk)
    after = id_of(request.GET.get("after", ""))
    named = documents_naming(request.user, contact.sought_by, contact.sought_alone, after=after)
    form = EraseForm(request.POST or None, naming=named.items)
    if request.method == "POST" and form.is_valid():
        if named.further and "further" in request.POST:
            services.take_contact_out(actor=request.user, contact=contact, **form.cleaned_data)
            return redirect(f"{request.path}?after={named.further}")
        services.erase_contact(actor=request.user, contact=contact, **form.cleaned_data)
        messages.success(request, _("The personal data is erased. The history says so, and why."))
        return redirect("register:organisation", contact.organisation_id)
    return show_form(
        request,
        form,
        partner=contact.organisation,
        title=_("Erase the personal data of %(name)s?") % {"name": contact},
        intro=_(
            "Name, position, addresses and telephone are taken away for good; this cannot be undone. The "
            "history keeps that a contact was here and on what ground it was erased: write no name below."
        ),
        action=_("Erase for good"),
        is_danger=True,
        template="register/contact_erase.html",
        further=named.further,
        after=after,
    )


def _found(request: HttpRequest, pk: UUID) -> Contact:
    contacts = Contact.objects.visible_to(request.user).filter(erased_at__isnull=True)
    return get_object_or_404(contacts.select_related("organisation"), pk=pk)
