"""Addresses of the public page. The language stands in each, so that any cache can keep it."""

from django.conf import settings
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from caunoi_web.public.views import data, embed, keeping_out, pages, publication, robots, world

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
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", robots.sitemap_part, name="sitemap_part"),
    path("<language:language>/", pages.partners, name="partners"),
    path("<language:language>/partners/<uuid:pk>/", pages.partner, name="partner"),
    path("<language:language>/agreements/", pages.agreements, name="agreements"),
    path("<language:language>/agreements/<uuid:pk>/", pages.agreement, name="agreement"),
    path("<language:language>/map/", world.map_page, name="map"),
    path("<language:language>/embed/partners/", embed.partners, name="embed_partners"),
    path("<language:language>/embed/agreements/", embed.agreements, name="embed_agreements"),
    path("<language:language>/data/", data.data, name="data"),
    path("<language:language>/partners.csv", data.partners_csv, name="partners_csv"),
    path("<language:language>/partners.json", data.partners_json, name="partners_json"),
    path("<language:language>/agreements.csv", data.agreements_csv, name="agreements_csv"),
    path("<language:language>/agreements.json", data.agreements_json, name="agreements_json"),
    path("<language:language>/changes.atom", robots.changes, name="changes"),
]
