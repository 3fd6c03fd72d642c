"""Addresses of the register app."""

from django.urls import path

from caunoi_web.register.views import (
    agreement_forms,
    agreements,
    archiving,
    brief,
    changes,
    changing_many,
    contacts,
    events,
    merging,
    notes,
    organisation_forms,
    organisations,
    past,
    tiers,
)

app_name = "register"

_ORGANISATION, _AGREEMENT = {"kind": "organisation"}, {"kind": "agreement"}

urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("changes/", changes.changes, name="changes"),
    path("organisations/change/", changing_many.organisations, name="organisations_change"),
    path("organisations/add/", organisation_forms.add, name="organisation_add"),
    path("organisations/alike/", organisations.alike, name="organisation_alike"),
    path("organisations/names/", organisations.names, name="organisation_names"),
    path("organisations/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:pk>/edit/", organisation_forms.edit, name="organisation_edit"),
    path("organisations/<uuid:pk>/archive/", archiving.archive, _ORGANISATION, name="organisation_archive"),
    path("organisations/<uuid:pk>/restore/", archiving.restore, _ORGANISATION, name="organisation_restore"),
    path("organisations/<uuid:pk>/tier/", tiers.set_tier, name="organisation_tier"),
    path("tiers/<uuid:pk>/take-back/", tiers.withdraw, name="tier_withdraw"),
    path("organisations/<uuid:pk>/brief/", brief.brief, name="brief"),
    path("organisations/<uuid:pk>/brief.docx", brief.docx, name="brief_docx"),
    path("organisations/<uuid:pk>/brief.pdf", brief.pdf, name="brief_pdf"),
    path("organisations/<uuid:pk>/merge/", merging.choose, name="organisation_merge"),
    path("organisations/<uuid:pk>/merge/<uuid:other>/", merging.preview, name="merge_preview"),
    path("merges/<uuid:pk>/", merging.merge, name="merge"),
    path("merges/<uuid:pk>/undo/", merging.undo, name="merge_undo"),
    path("organisations/<uuid:pk>/names/", past.past, name="organisation_past"),
    path("organisations/<uuid:pk>/rename/", past.rename, name="organisation_rename"),
    path("organisations/<uuid:pk>/succession/add/", past.succession, name="succession_add"),
    path("names/<uuid:pk>/", past.name, name="name_edit"),
    path("successions/<uuid:pk>/take-away/", past.succession_remove, name="succession_remove"),
    path("organisations/<uuid:pk>/contacts/add/", contacts.add, name="contact_add"),
    path("contacts/<uuid:pk>/", contacts.edit, name="contact_edit"),
    path("contacts/<uuid:pk>/seen/", contacts.seen, name="contact_seen"),
    path("contacts/<uuid:pk>/archive/", contacts.archive, name="contact_archive"),
    path("contacts/<uuid:pk>/restore/", contacts.restore, name="contact_restore"),
    path("contacts/<uuid:pk>/erase/", contacts.erase, name="contact_erase"),
    path("organisations/<uuid:pk>/notes/add/", notes.add, name="note_add"),
    path("notes/<uuid:pk>/", notes.edit, name="note_edit"),
    path("notes/<uuid:pk>/archive/", notes.archive, name="note_archive"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/change/", changing_many.agreements, name="agreements_change"),
    path("agreements/add/", agreement_forms.add, name="agreement_add"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/edit/", agreement_forms.edit, name="agreement_edit"),
    path("agreements/<uuid:pk>/events/add/", events.add_event, name="event_add"),
    path("events/<uuid:pk>/withdraw/", events.withdraw_event, name="event_withdraw"),
    path("agreements/<uuid:pk>/archive/", archiving.archive, _AGREEMENT, name="agreement_archive"),
    path("agreements/<uuid:pk>/restore/", archiving.restore, _AGREEMENT, name="agreement_restore"),
]
