"""Whether a record is public, and why not, for the people who look after it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from caunoi_web.public.models import KeptOut, Publication
from caunoi_web.public.queries.publication import current_publication
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.shown import shown_on
from caunoi_web.register.models import Agreement, Organisation


@dataclass(frozen=True, slots=True)
class Standing:
    """``why_not`` is "" when the record is public; ``kept`` is the row that keeps it out, if one does."""

    why_not: str = ""
    kept: KeptOut | None = None

    @property
    def is_public(self) -> bool:
        """Anybody can read it."""
        return not self.why_not


def standing_of(record: Organisation | Agreement, day: date) -> Standing:
    """What a visitor sees of this record; three queries at most."""
    publication = current_publication()
    if publication is None or not publication.is_on:
        return Standing(_("The public page is off."))
    kept = (
        KeptOut.objects.standing()
        .filter(target_kind=record.target_kind, target_id=record.pk)
        .select_related("made_by")
        .first()
    )
    if kept:
        return Standing(_("It was kept out of the public page."), kept)
    if _is_public(record, publication, day):
        return Standing()
    if isinstance(record, Organisation):
        return Standing(_("None of its agreements is public, or its tier is not shown."))
    return Standing(_("Its kind, level or status is not shown, or one of its partners may not be named."))


def _is_public(record: Organisation | Agreement, publication: Publication, day: date) -> bool:
    shown = shown_on(publication, day)
    found = public_partners(shown) if isinstance(record, Organisation) else public_agreements(shown)
    return found.filter(pk=record.pk).exists()
