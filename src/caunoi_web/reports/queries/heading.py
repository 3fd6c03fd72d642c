"""The block that papers begin and end with, from what the office has entered."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi_web.register.models import Organisation
from caunoi_web.reports.models import Letterhead
from caunoi_web.reports.tables import Heading

DOTS = "……………………"


def heading_of(day: date) -> Heading:
    """The heading in the active language, for a paper made on ``day``; at most two queries.

    Without an issuing body our own institution is printed.
    """
    kept = Letterhead.objects.first() or Letterhead()
    signed = [(line, "bold") for line in kept.signer_title.splitlines()] or [(DOTS, "bold")]
    return Heading(
        left=tuple(_left(kept)),
        right=tuple(_right(kept, day)),
        recipients=(_("Recipients:"), *(f"- {line.strip()}" for line in kept.recipients.splitlines())),
        signed=(*signed, ("", ""), ("", ""), ("", ""), (kept.signer_name or DOTS, "bold")),
        note="" if kept.is_confirmed else _("(Layout to be compared with Decree 30/2020/ND-CP)"),
    )


def _left(kept: Letterhead) -> list[tuple[str, str]]:
    is_english = get_language() == "en"
    superior = (kept.superior_en if is_english else "") or kept.superior
    issuer = (kept.issuer_en if is_english else "") or kept.issuer or _host(is_english=is_english)
    lines = [(superior.upper(), "")] if superior else []
    lines.append(((issuer or DOTS).upper(), "bold"))
    lines.append((_("No.: %(number)s") % {"number": kept.number or DOTS}, ""))
    return lines


def _right(kept: Letterhead, day: date) -> list[tuple[str, str]]:
    when = {"place": kept.place or DOTS, "day": f"{day:%d}", "month": f"{day:%m}", "year": day.year}
    return [
        (_("SOCIALIST REPUBLIC OF VIET NAM"), "bold"),
        (_("Independence - Freedom - Happiness"), "bold"),
        (_("%(place)s, %(day)s/%(month)s/%(year)s") % when, "italic"),
    ]


def _host(*, is_english: bool) -> str:
    host = Organisation.objects.live().filter(is_host=True).order_by("created_at", "id").first()
    if host is None:
        return ""
    return (host.name_en if is_english else host.name_vi) or host.name
