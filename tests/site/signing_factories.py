"""Plain functions that make cases, and take them along their way."""

from datetime import date
from typing import Any

from tests.site import factories

from caunoi_web.accounts.models import Role, User
from caunoi_web.register.models import Organisation
from caunoi_web.signing.models import Case, CasePaper, Opinion, PaperKind, Stage
from caunoi_web.signing.services import opinions, papers, proposing, signing, steps
from caunoi_web.signing.services.flow import current_of, steps_of
from caunoi_web.signing.services.signing import Upload

MONDAY = date(2026, 3, 2)


def a_case(partner: Organisation | None = None, *, day: date = MONDAY, **values: Any) -> Case:
    """A case that an officer proposed on ``day``: its partner check is current."""
    actor = values.pop("actor", None) or factories.a_maker()
    partner = partner or (None if "partner_name" in values else factories.an_organisation())
    values.setdefault("partner_name", partner.name if partner else "")
    values.setdefault("title", f"MoU với {values['partner_name']}")
    values.setdefault("kind", "mou")
    values.setdefault("level", "university")
    values.setdefault("why", "Trao đổi sinh viên ngành công nghệ thông tin.")
    values.setdefault("unit", None)
    values["unit"] = values["unit"] or factories.a_unit()
    return proposing.propose(actor=actor, values=values | {"partner": partner}, day=day)


def stage_of(case: Case) -> str:
    """The stage the case is at, "" when it is closed."""
    current = current_of(steps_of(case))
    return current.step.stage if current else ""


def take_to(case: Case, stage: str, *, day: date = MONDAY, actor: User | None = None) -> Case:
    """Finish step after step until the case is at ``stage``."""
    actor = actor or User.objects.filter(role=Role.ADMINISTRATOR).first()
    actor = actor or factories.a_person(role=Role.ADMINISTRATOR)
    while (now := stage_of(case)) not in (stage, ""):
        about = {"actor": actor, "case": case, "version": case.version, "day": day, "note": "được"}
        if now == Stage.SIGNING:
            case = signing.sign(**about, signed_on=day)
        elif now == Stage.FILING:
            case = signing.file_signed(**about)
        else:
            case = steps.finish_step(**about)
    return case


def an_opinion() -> Opinion:
    """The first of the opinions asked in a case."""
    case = take_to(a_case(), Stage.OPINIONS)
    return Opinion.objects.filter(case_step__case=case).order_by("id")[0]


def a_case_paper(case: Case | None = None) -> CasePaper:
    """A file of a case."""
    case = case or a_case()
    return papers.add_paper(
        actor=factories.a_maker(),
        case=case,
        upload=Upload("du-thao.txt", "Dự thảo".encode()),
        kind=PaperKind.DRAFT,
        day=MONDAY,
    )


def give_all(case: Case, actor: User, *, day: date = MONDAY) -> None:
    """Answer every opinion of the case with yes."""
    for one in Opinion.objects.filter(case_step__case=case, answer="", lapsed_on__isnull=True):
        opinions.answer(actor=actor, opinion=one, answer="agrees", text="", day=day)
