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
