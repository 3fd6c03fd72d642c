"""The block that papers begin and end with, from what the office has entered."""

from datetime import date
from pathlib import Path

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from caunoi_web.common.brief import BriefHead
from caunoi_web.register.models import Organisation
from caunoi_web.reports.models import Letterhead
from caunoi_web.reports.queries.word_templates import template_in_use
from caunoi_web.reports.tables import Heading
from caunoi_web.sources.originals import path_of

DOTS = "……………………"


def heading_of(day: date) -> Heading:
    """The heading in the active language, for a paper made on ``day``; at most three queries.

    Without an issuing body our own institution is printed.
    """
    kept = Letterhead.objects.first() or Letterhead()
    host = None if kept.issuer else _host()
    signed = [(line, "bold") for line in kept.signer_title.splitlines()] or [(DOTS, "bold")]
    return Heading(
        left=tuple(_left(kept, host)),
        right=tuple(_right(kept, day)),
        recipients=(_("Recipients:"), *(f"- {line.strip()}" for line in kept.recipients.splitlines())),
        signed=(*signed, ("", ""), ("", ""), ("", ""), (kept.signer_name or DOTS, "bold")),
        note="" if kept.is_confirmed else _("(Layout to be compared with Decree 30/2020/ND-CP)"),
        fields=_fields(kept, host, day),
        word_file=_word_file(),
    )


def quick_head(day: date) -> BriefHead:
    """The same lines for the one page before a meeting, which is laid out without this app."""
    heading = heading_of(day)
    return BriefHead(heading.left, heading.right, heading.note)


def _left(kept: Letterhead, host: Organisation | None) -> list[tuple[str, str]]:
    superior, issuer = _superior(kept), _issuer(kept, host)
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


def _fields(kept: Letterhead, host: Organisation | None, day: date) -> dict[str, str | tuple[str, ...]]:
    """What a Word file of the office's own may name (queries/word_templates.py), as it was typed."""
    with override("en"):
        english = {"superior_en": _superior(kept), "issuer_en": _issuer(kept, host)}
    return english | {
        "superior": _superior(kept),
        "issuer": _issuer(kept, host) or DOTS,
        "number": kept.number or DOTS,
        "nation": _("SOCIALIST REPUBLIC OF VIET NAM"),
        "motto": _("Independence - Freedom - Happiness"),
        "place": kept.place or DOTS,
        "day": f"{day:%d}",
        "month": f"{day:%m}",
        "year": str(day.year),
        "recipients": tuple(line.strip() for line in kept.recipients.splitlines()),
        "signer_title": tuple(kept.signer_title.splitlines()) or DOTS,
        "signer_name": kept.signer_name or DOTS,
    }


def _superior(kept: Letterhead) -> str:
    return (kept.superior_en if get_language() == "en" else "") or kept.superior


def _issuer(kept: Letterhead, host: Organisation | None) -> str:
    is_english = get_language() == "en"
    entered = (kept.issuer_en if is_english else "") or kept.issuer
    if entered or host is None:
        return entered
    return (host.name_en if is_english else host.name_vi) or host.name


def _host() -> Organisation | None:
    return Organisation.objects.live().filter(is_host=True).order_by("created_at", "id").first()


def _word_file() -> Path | None:
    """The office's own file, where it is still in its place; a paper without it is better than none."""
    used = template_in_use()
    path = path_of(used.sha256) if used else None
    return path if path and path.is_file() else None
