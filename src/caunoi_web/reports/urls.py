"""Addresses of the reports app."""

from django.urls import path

from caunoi_web.reports.views import (
    exports,
    home,
    index,
    letterheads,
    listings,
    registers,
    word_templates,
    yearly,
)

app_name = "reports"
urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", index.index, name="index"),
    path("reports/r4/", yearly.yearly, name="yearly"),
    path("reports/r4/<int:year>/words/", yearly.year_words, name="year_words"),
    path("reports/r13/", listings.expiring, name="expiring"),
    path("reports/promises/", listings.promises, name="promises"),
    path("reports/heading/", letterheads.letterhead, name="letterhead"),
    path("reports/heading/word/", word_templates.add, name="word_add"),
    path("reports/heading/word/default.docx", word_templates.default, name="word_default"),
    path("reports/heading/word/default/use/", word_templates.use_default, name="word_use_default"),
    path("reports/heading/word/<uuid:pk>.docx", word_templates.file, name="word_file"),
    path("reports/heading/word/<uuid:pk>/use/", word_templates.use, name="word_use"),
    path("reports/r1/", registers.register_r1, name="register_r1"),
    path("reports/export/<slug:name>.<slug:ending>", exports.export, name="export"),
    path("reports/files/<uuid:pk>/", exports.making, name="making"),
    path("reports/files/<uuid:pk>/file", exports.made, name="file"),
]
