"""Addresses of the register app."""

from django.urls import path

from caunoi_web.register.views import (
    agreement_forms,
    agreements,
    archiving,
    changes,
    changing_many,
    contacts,
    events,
    files,
    links,
    notes,
    organisation_forms,
    organisations,
    signatories,
    tiers,
    versions,
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
    path("agreements/validity/", agreement_forms.validity, name="agreement_validity"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/edit/", agreement_forms.edit, name="agreement_edit"),
    path("agreements/<uuid:pk>/events/add/", events.add_event, name="event_add"),
    path("agreements/<uuid:pk>/versions/", versions.versions, name="versions"),
    path("agreements/<uuid:pk>/versions/<int:number>/", versions.version, name="version"),
    path("agreements/<uuid:pk>/files/add/", files.add_file, name="file_add"),
    path("agreements/<uuid:pk>/texts/", files.texts, name="texts"),
    path("files/<uuid:pk>/check/", files.check_file, name="file_check"),
    path("files/<uuid:pk>/withdraw/", files.withdraw_file, name="file_withdraw"),
    path("agreements/<uuid:pk>/signatories/", signatories.signatories, name="signatories"),
    path("agreements/<uuid:pk>/links/add/", links.add_link, name="link_add"),
    path("links/<uuid:pk>/withdraw/", links.withdraw_link, name="link_withdraw"),
    path("events/<uuid:pk>/withdraw/", events.withdraw_event, name="event_withdraw"),
    path("agreements/<uuid:pk>/archive/", archiving.archive, _AGREEMENT, name="agreement_archive"),
    path("agreements/<uuid:pk>/restore/", archiving.restore, _AGREEMENT, name="agreement_restore"),
]
