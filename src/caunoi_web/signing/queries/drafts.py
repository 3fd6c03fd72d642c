"""What the fields of a template stand for in one case."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_day
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.register.models import Organisation
from caunoi_web.signing.models import Case, DraftTemplate, TemplateVersion
from caunoi_web.signing.names import in_language
from caunoi_web.signing.shipped import shipped

Value = str | list[str]


def field_names() -> dict[str, str]:
    """Every field a template may use, with what it means in the language of the page."""
    return {code: in_language(**meaning) for code, meaning in shipped("templates")["fields"].items()}


def unknown_words(unknown: Iterable[str], known: Collection[str] | None = None) -> list[str]:
    """Fields that nothing can fill, each with how to mend it; ``known`` are by default those of drafts."""
    every = shipped("templates")["fields"] if known is None else known
    return [_mending(name, every) for name in unknown]


def field_values(case: Case, day: date) -> dict[str, Value]:
    """What each field is in this case; "" where the record does not know it yet."""
    host = Organisation.objects.filter(is_host=True).order_by("created_at").first()
    values: dict[str, Value] = {
        "title": case.title,
        "why": case.why,
        "unit_vi": case.unit.name_vi,
        "unit_en": case.unit.name_en,
        "our_signatory": case.our_signatory,
        "our_position": case.our_position,
        "partner_signatory": case.partner_signatory,
        "partner_position": case.partner_position,
        "wanted_on": format_day(case.wanted_on),
        "drafted_on": format_day(day),
    }
    values |= _body("host", host, "")
    values |= _body("partner", case.partner, case.partner_name)
    for language in ("vi", "en"):
        with translation.override(language):
            values[f"duration_{language}"] = _duration(case.duration_months)
            values[f"activities_{language}"] = _activities(case)
            country = case.partner.country if case.partner else ""
            values[f"partner_country_{language}"] = country_name(country) if country else ""
    return values


def templates_for(case: Case) -> list[TemplateVersion]:
    """The newest usable file of each template, those for the case's kind first; two queries."""
    found = []
    for template in DraftTemplate.objects.prefetch_related("versions"):
        version = next((one for one in template.versions.all() if one.is_usable), None)
        if version:
            version.template = template
            found.append(version)
    return sorted(found, key=lambda version: (version.template.kind != case.kind, version.template.code))


def _body(prefix: str, body: Organisation | None, name: str) -> Mapping[str, Value]:
    """Its names in both languages. The name of a body at home is no English name."""
    if body is None:
        return {f"{prefix}_vi": name, f"{prefix}_en": ""}
    is_abroad = bool(body.country) and body.country != settings.HOME_COUNTRY
    return {
        f"{prefix}_vi": body.name_vi or body.name,
        f"{prefix}_en": body.name_en or (body.name if is_abroad else ""),
    }


def _activities(case: Case) -> list[str]:
    return [str(ACTIVITIES.get(code, code)) for code in case.activities]  # type: ignore[call-overload]


def _duration(months: int | None) -> str:
    if not months:
        return ""
    if months % 12:
        return translation.ngettext("%(count)s month", "%(count)s months", months) % {"count": months}
    years = months // 12
    return translation.ngettext("%(count)s year", "%(count)s years", years) % {"count": years}


def _mending(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    wrong = f"{{{{ {name} }}}}"
    if near:
        right = f"{{{{ {near[0]} }}}}"
        return _("%(wrong)s is not known. Write %(right)s instead.") % {"wrong": wrong, "right": right}
    return _("%(wrong)s is not known. Choose one from the list of fields, or write plain text.") % {
        "wrong": wrong
    }
