"""Plain functions that make cases, and take them along their way."""

from datetime import date
from typing import Any

from tests.site import factories

from caunoi_web.accounts.models import Role, User
from caunoi_web.register.models import Organisation
from caunoi_web.signing.models import (
    Basis,
    Case,
    CasePaper,
    DraftTemplate,
    Opinion,
    PaperKind,
    Route,
    RouteVersion,
    SpecialDay,
    Stage,
    StandIn,
    TemplateVersion,
)
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


def the_route() -> Route:
    """The default route, which comes with the site."""
    return Route.objects.get(code="default")


def the_version() -> RouteVersion:
    """The published version of the default route."""
    return the_route().versions.get(number=1)


def a_special_day() -> SpecialDay:
    """A public holiday that came with the site."""
    return SpecialDay.objects.get(day=date(2027, 1, 1))


def a_basis(code: str = "own-check") -> Basis:
    """A basis that came with the site."""
    return Basis.objects.get(code=code)


def a_stand_in(person: User | None = None, deputy: User | None = None, **fields: Any) -> StandIn:
    """Somebody who acts for somebody in March 2026."""
    fields.setdefault("from_day", date(2026, 3, 1))
    fields.setdefault("to_day", date(2026, 3, 31))
    person = person or factories.a_person(role=Role.RECTOR)
    deputy = deputy or factories.a_person()
    return StandIn.objects.create(person=person, deputy=deputy, added_by=person, **fields)


def a_template() -> DraftTemplate:
    """The bilingual MoU that comes with the site."""
    return DraftTemplate.objects.get(code="mou")


def a_template_file() -> TemplateVersion:
    """Its newest file."""
    return a_template().versions.order_by("-number").first()
