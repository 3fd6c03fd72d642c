"""What a page says to programs, in the words of schema.org.

Agreements are ``CreativeWork``: schema.org knows no agreement, and the nearest words would claim too much
(``DigitalDocument`` that the paper is here to be read, ``Legislation`` that it is law, ``Event`` or
``AgreeAction`` that it is something that happened). A written work with its makers, its day, what it is about
and the time it covers is true of every one of them.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from caunoi.domain.kinds import OrganisationKind
from caunoi_web.public.licences import LICENCES
from caunoi_web.public.queries.rows import PublicRow
from caunoi_web.public.visits import LANGUAGES, Visit

CONTEXT = "https://schema.org"
Told = dict[str, Any]

_TYPES = {
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganisationKind.COLLEGE: "CollegeOrUniversity",
    OrganisationKind.ACADEMY: "CollegeOrUniversity",
    OrganisationKind.RESEARCH_INSTITUTE: "ResearchOrganization",
    OrganisationKind.MINISTRY_AGENCY: "GovernmentOrganization",
    OrganisationKind.LOCAL_GOVERNMENT: "GovernmentOrganization",
    OrganisationKind.EMBASSY: "GovernmentOrganization",
    OrganisationKind.ENTERPRISE_STATE: "Corporation",
    OrganisationKind.ENTERPRISE_PRIVATE: "Corporation",
    OrganisationKind.ENTERPRISE_FDI: "Corporation",
    OrganisationKind.NGO: "NGO",
    OrganisationKind.FOUNDATION: "NGO",
}


def script_of(data: Mapping[str, Any]) -> SafeString:
    """The data as a block that no browser executes; no ``<``, ``>`` or ``&`` of a name is left in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, written in (("&", "\\u0026"), ("<", "\\u003C"), (">", "\\u003E")):
        text = text.replace(sign, written)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308  (JSON, with every sign of markup written as an escape)
    )


def university(visit: Visit) -> Told:
    """The host itself, by what the publication says of it."""
    own = visit.publication
    names = list(dict.fromkeys(filter(None, (own.name_vi, own.name_en))))
    return _told(
        {
            "@type": "CollegeOrUniversity",
            "name": own.name_in(visit.language),
            "alternateName": [name for name in names if name != own.name_in(visit.language)],
            "url": own.website or visit.address("partners", visit.language),
            "email": own.email,
        }
    )


def partner(visit: Visit, row: PublicRow) -> Told:
    """A partner. It is no member of anything by having an agreement, so ``memberOf`` is not said."""
    kind = row.get("kind")
    names = [row.get("name"), row.get("name_vi"), row.get("name_en"), *(row.get("other_names") or ())]
    address = {"addressCountry": row.get("country"), "addressLocality": row.get("city")}
    return _told(
        {
            "@context": CONTEXT,
            "@type": _TYPES.get(OrganisationKind(kind), "Organization") if kind else "Organization",
            "@id": visit.address("partner", settings.LANGUAGE_CODE, row.id),
            "name": row.name,
            "alternateName": [name for name in dict.fromkeys(filter(None, names)) if name != row.name],
            "url": row.get("website"),
            "sameAs": row.text("ror"),
            "address": {"@type": "PostalAddress"} | _told(address) if any(address.values()) else None,
        }
    )


def agreement(visit: Visit, row: PublicRow) -> Told:
    """An agreement as a written work (see the head of this file why)."""
    begins, ends = row.get("start") or row.get("signed"), row.get("end")
    parties = [
        {
            "@type": "Organization",
            "@id": visit.address("partner", settings.LANGUAGE_CODE, one.id),
            "name": one.named(visit.language),
        }
        for one in row.get("partners")
    ]
    return _told(
        {
            "@context": CONTEXT,
            "@type": "CreativeWork",
            "@id": visit.address("agreement", settings.LANGUAGE_CODE, row.id),
            "name": row.heading,
            "genre": row.text("kind"),
            "identifier": row.get("number"),
            "creator": [university(visit), *parties],
            "dateCreated": row.get("signed"),
            "temporalCoverage": f"{begins or '..'}/{ends or '..'}" if begins or ends else None,
            "about": [words for words in row.text("fields").split("; ") if words],
            "creativeWorkStatus": row.text("status"),
            "isPartOf": {"@type": "Dataset", "@id": visit.address("data", settings.LANGUAGE_CODE)},
        }
    )


def dataset(visit: Visit) -> Told:
    """The open data with its files and its licence."""
    licence = LICENCES[visit.publication.licence]
    files = [
        {
            "@type": "DataDownload",
            "name": f"{name}.{form}",
            "encodingFormat": media,
            "contentUrl": visit.address(name + "_" + form, visit.language),
        }
        for name in ("partners", "agreements")
        for form, media in (("csv", "text/csv"), ("json", "application/json"))
    ]
    own = university(visit)
    title = visit.publication.title_in(visit.language) or _("Cooperation partners and agreements")
    return _told(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": visit.address("data", settings.LANGUAGE_CODE),
            "name": f"{title} – {own['name']}",
            "description": visit.publication.introduction_in(visit.language)
            or _("Partners and cooperation agreements of %(university)s, as of today.")
            % {"university": own["name"]},
            "url": visit.address("data", visit.language),
            "license": licence.address,
            "isAccessibleForFree": True,
            "inLanguage": list(LANGUAGES),
            "dateModified": visit.data_changed_at.isoformat(timespec="seconds"),
            "creator": own,
            "distribution": files,
        }
    )


def _told(values: Mapping[str, Any]) -> Told:
    """Only what is known."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}
