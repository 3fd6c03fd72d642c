"""The fields that the office's own Word file may use, and the file in use."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from caunoi_web.reports.models import WordTemplate

BODY = "body"  # where the tables stand
FIELDS: dict[str, str | Promise] = {
    "superior": gettext_lazy("superior body"),
    "superior_en": gettext_lazy("superior body, in English"),
    "issuer": gettext_lazy("issuing body"),
    "issuer_en": gettext_lazy("issuing body, in English"),
    "number": gettext_lazy("number and sign"),
    "nation": gettext_lazy("the nation, in the language of the report"),
    "motto": gettext_lazy("its motto, in the language of the report"),
    "place": gettext_lazy("place"),
    "day": gettext_lazy("the day of the month on which the file is made, two digits"),
    "month": gettext_lazy("the month, two digits"),
    "year": gettext_lazy("the year"),
    "title": gettext_lazy("what the report is called"),
    "as_of": gettext_lazy("the day as of which it counts"),
    "facts": gettext_lazy("the lines under the title: day, filters, sums, who made it; a paragraph each"),
    BODY: gettext_lazy("the tables and words of the report; alone in a paragraph, outside of tables"),
    "recipients": gettext_lazy("recipients, a paragraph each"),
    "signer_title": gettext_lazy("who signs: position, a paragraph each"),
    "signer_name": gettext_lazy("who signs: name"),
}


def template_in_use() -> WordTemplate | None:
    """The office's own file; None for the layout that comes with the site. One query."""
    return WordTemplate.objects.filter(is_used=True).first()
