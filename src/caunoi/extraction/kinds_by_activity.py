"""The kind of a cooperation that no paper names, by the one thing the sides do."""

from dataclasses import replace

from caunoi.domain.findings import AgreementFinding
from caunoi.domain.kinds import Activity, AgreementKind, Flag, Genre

_EXCHANGES = frozenset({Activity.STUDENT_EXCHANGE, Activity.STAFF_EXCHANGE})
_KINDS: tuple[tuple[frozenset[Activity], AgreementKind], ...] = (
    (_EXCHANGES, AgreementKind.EXCHANGE),
    (frozenset({Activity.JOINT_TRAINING}), AgreementKind.JOINT_PROGRAMME),
    (frozenset({Activity.SCHOLARSHIP, Activity.SPONSORSHIP}), AgreementKind.SPONSORSHIP),
)
_BY_KIND = {
    AgreementKind.JOINT_LAB: Activity.JOINT_LAB,
    AgreementKind.SPONSORSHIP: Activity.SPONSORSHIP,
    AgreementKind.JOINT_PROGRAMME: Activity.JOINT_TRAINING,
    AgreementKind.TRANSFER: Activity.TECHNOLOGY_TRANSFER,
    AgreementKind.LICENCE: Activity.TECHNOLOGY_TRANSFER,
}
_OF_TRANSFERS = frozenset({Activity.TECHNOLOGY_TRANSFER, Activity.JOINT_RESEARCH})


def with_kind_of_activity(agreement: AgreementFinding, genre: Genre | None) -> AgreementFinding:
    """The agreement, its kind inferred where none is said and all it does is one sort of thing.

    Students who are exchanged, a programme taught together and scholarships need no name of a paper to
    be told apart; in a report on transfers, research and transfers are contracts. Flagged as inferred.
    """
    if agreement.kind is not AgreementKind.UNSPECIFIED or agreement.signed or not agreement.activities:
        return agreement
    done = frozenset(agreement.activities)
    kind = next((kind for activities, kind in _KINDS if done <= activities), None)
    if kind is AgreementKind.EXCHANGE and Activity.STUDENT_EXCHANGE not in done:
        kind = None
    if kind is None and genre is Genre.TRANSFER and done <= _OF_TRANSFERS:
        kind = AgreementKind.CONTRACT
    if kind is None:
        return agreement
    return replace(agreement, kind=kind, flags=(*agreement.flags, Flag.KIND_INFERRED.value))


def with_kind_of_paper(agreement: AgreementFinding) -> AgreementFinding:
    """A day of signing tells that there is a paper, of a kind that nobody names: "other"."""
    if agreement.kind is not AgreementKind.UNSPECIFIED or not agreement.signed:
        return agreement
    return replace(agreement, kind=AgreementKind.OTHER)


def with_activity_of_kind(agreement: AgreementFinding, genre: Genre | None) -> AgreementFinding:
    """The agreement, what it is about told by its kind where no word says it.

    A gift is a sponsorship, a joint laboratory is one; what a report on transfers calls a contract hands
    something on.
    """
    if agreement.activities:
        return agreement
    activity = _BY_KIND.get(agreement.kind)
    if activity is None and genre is Genre.TRANSFER and agreement.kind is AgreementKind.CONTRACT:
        activity = Activity.TECHNOLOGY_TRANSFER
    return replace(agreement, activities=(activity,)) if activity else agreement
