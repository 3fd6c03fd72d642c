"""Addresses of the register app."""

from django.urls import path

from caunoi_web.register.views import (
    agreement_forms,
    agreements,
    archiving,
    changes,
    changing_many,
    organisation_forms,
    organisations,
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
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/change/", changing_many.agreements, name="agreements_change"),
    path("agreements/add/", agreement_forms.add, name="agreement_add"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/edit/", agreement_forms.edit, name="agreement_edit"),
    path("agreements/<uuid:pk>/archive/", archiving.archive, _AGREEMENT, name="agreement_archive"),
    path("agreements/<uuid:pk>/restore/", archiving.restore, _AGREEMENT, name="agreement_restore"),
]
