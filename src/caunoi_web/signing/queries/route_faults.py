"""What keeps a draft of a route from being published: a way that could not be walked to its end."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action, may
from caunoi_web.signing.models import Condition, CountedFrom, RouteStep, Stage, Who

_INTO_REGISTER = (Who.OFFICER, Who.HEAD)


def faults_of(steps: Sequence[RouteStep]) -> list[str]:
    """Everything that does not fit, one sentence each; empty when it can be published."""
    return [*_order(steps), *(fault for step in steps for fault in _of_step(step))]


def _order(steps: Sequence[RouteStep]) -> list[str]:
    stages = [step.stage for step in steps]
    faults = []
    if not stages or stages[0] != Stage.PROPOSAL or stages.count(Stage.PROPOSAL) != 1:
        faults.append(_("The first step must be the proposal, and there is only one."))
    if stages.count(Stage.SIGNING) != 1:
        faults.append(_("There must be just one step of signing."))
        return faults
    signing = stages.index(Stage.SIGNING)
    for position, step in enumerate(steps):
        if step.stage in (Stage.FILING, Stage.REPORT) and position < signing:
            faults.append(_("“%(step)s” comes before the signing; move it behind.") % {"step": step})
        if step.counted_from == CountedFrom.SIGNED and position <= signing:
            faults.append(_("“%(step)s” counts from the signing but comes before it.") % {"step": step})
        if step.stage not in (Stage.FILING, Stage.REPORT, Stage.OTHER) and position > signing:
            faults.append(_("“%(step)s” comes after the signing; move it before.") % {"step": step})
    return faults


def _of_step(step: RouteStep) -> list[str]:
    faults = []
    if step.who == Who.UNIT and step.unit is None:
        faults.append(_("“%(step)s”: choose the unit.") % {"step": step})
    if step.who == Who.PERSON and (step.person is None or not step.person.is_active):
        faults.append(_("“%(step)s”: choose a person who still works here.") % {"step": step})
    if step.stage == Stage.OPINIONS and not step.offices:
        faults.append(_("“%(step)s”: name at least one office to ask.") % {"step": step})
    if step.stage in (Stage.SIGNING, Stage.FILING) and not _may_register(step):
        faults.append(
            _("“%(step)s” writes into the register: an officer or the head of office must do it.")
            % {"step": step}
        )
    if step.stage in (Stage.PROPOSAL, Stage.SIGNING) and step.condition != Condition.ALWAYS:
        faults.append(_("“%(step)s” cannot be skipped; take out its condition.") % {"step": step})
    return faults


def _may_register(step: RouteStep) -> bool:
    if step.who == Who.PERSON:
        return may(step.person, Action.REGISTER_WRITE)
    return step.who in _INTO_REGISTER
