"""Addresses of the public page. The language stands in each, so that any cache can keep it."""

from django.conf import settings
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from caunoi_web.public.views import keeping_out, pages, publication

app_name = "public"


class LanguageConverter(StringConverter):
    """A language of the site."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)


register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", pages.begin, name="begin"),
    path("settings/", publication.settings, name="settings"),
    path("agreements/<uuid:pk>/keep-out/", keeping_out.agreement, name="keep_out_agreement"),
    path("partners/<uuid:pk>/keep-out/", keeping_out.organisation, name="keep_out_organisation"),
    path("<language:language>/", pages.partners, name="partners"),
    path("<language:language>/partners/<uuid:pk>/", pages.partner, name="partner"),
    path("<language:language>/agreements/", pages.agreements, name="agreements"),
    path("<language:language>/agreements/<uuid:pk>/", pages.agreement, name="agreement"),
]
