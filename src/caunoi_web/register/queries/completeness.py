"""What a record does not say yet (domain M17): a quiet list, never a refusal."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import AgreementKind
from caunoi_web.register.models import Agreement, Level, Organisation


def missing_in_agreement(agreement: Agreement, *, is_signed: bool = False) -> list[str | Promise]:
    """Names of what is not stated for an agreement; ``is_signed`` says that it has signatories."""
    checks = (
        (_("kind of paper"), agreement.kind != AgreementKind.UNSPECIFIED),
        (_("number"), agreement.number),
        (_("level"), agreement.level != Level.UNKNOWN),
        (_("signing date"), agreement.signed),
        (_("signatories"), agreement.signatories or is_signed),
        (_("unit in charge"), agreement.host_unit_id or agreement.host_unit_words),
        (_("validity"), agreement.start or agreement.end or agreement.term.is_open_ended),
    )
    return [name for name, is_there in checks if not is_there]


def missing_in_organisation(organisation: Organisation) -> list[str | Promise]:
    """Names of what is not stated for an organisation."""
    checks = (
        (_("country or territory"), organisation.country),
        (_("Vietnamese name"), organisation.name_vi),
        (_("English name"), organisation.name_en),
    )
    return [name for name, is_there in checks if not is_there]
