"""Telling people, each thing once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.activities.queries.duties import FIRST_ACTIVITY, duties_of
from caunoi_web.attention.models import Notice, NoticeKind, Quiet, Watch, Wish
from caunoi_web.register.queries.deadlines import Deadline, deadlines_within
from caunoi_web.sources.models import AuditEntry

# Days before a notice day or an end day on which people are told (domain rule of the renewal cycle, 6.3).
STEPS = (365, 180, 90, 30, 7)
CHUNK = 2000
_OFFICE = (Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR)


def step_of(days_left: int) -> int:
    """The step a deadline is at: the smallest not passed yet. ``days_left`` is at most the largest."""
    return min(step for step in STEPS if step >= days_left)


def remind(*, day: date, now: datetime) -> int:
    """Tell everybody concerned of the notice days and end days to come; returns how many new notices.

    Who is told: the office, the head of the unit in charge, and whoever watches the agreement; never of what
    stands on their quiet list. A step that was missed (no run that day) is told at the next run, the steps
    before it no more. Running twice tells nothing twice.
    """
    people = [person for person in User.objects.filter(is_active=True) if may(person, Action.NOTICE_OWN)]
    watched = _by_person(Watch)
    quiet = _by_person(Quiet)
    told = 0
    for role in {person.role for person in people}:
        those = [person for person in people if person.role == role]
        deadlines = deadlines_within(those[0], day, max(STEPS))
        for person in those:
            concerned = _concerning(person, deadlines, watched.get(person.pk, frozenset()))
            silent = quiet.get(person.pk, frozenset())
            notices = _of_deadlines(person, [each for each in concerned if each.agreement not in silent], now)
            told += _tell(person, notices + _of_duties(person, day, now))
    return told


def tell_watchers(entry: AuditEntry, now: datetime) -> None:
    """Tell whoever watches the record of ``entry`` that somebody else changed it; two queries at most."""
    tell_watchers_of_many([entry], now)


def tell_watchers_of_many(entries: Sequence[AuditEntry], now: datetime) -> None:
    """The same of many entries at once; two queries at most, whatever their number."""
    watches: dict[tuple[str, UUID], list[User]] = {}
    targets = {entry.target_id for entry in entries}
    for watch in Watch.objects.filter(target_id__in=targets).select_related("person"):
        watches.setdefault((watch.target_kind, watch.target_id), []).append(watch.person)
    notices = [
        _of_change(entry, person, now)
        for entry in entries
        for person in watches.get((entry.target_kind, entry.target_id), ())
        if person.is_active and person.pk != entry.actor_id
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _of_change(entry: AuditEntry, person: User, now: datetime) -> Notice:
    return Notice(
        person=person,
        kind=NoticeKind.CHANGE,
        key=f"change:{entry.pk}",
        target_kind=entry.target_kind,
        target_id=entry.target_id,
        label=entry.target_label,
        facts={"who": str(entry.actor), "action": entry.action, "reason": entry.reason},
        made_at=now,
    )


def mark_seen(*, actor: User, now: datetime, notices: Iterable[UUID] | None = None) -> int:
    """These notices of ``actor`` (None: all of them) are seen; returns how many were new."""
    require(actor, Action.NOTICE_OWN)
    unseen = Notice.objects.of(actor).unseen()
    if notices is not None:
        unseen = unseen.filter(pk__in=list(notices))
    return unseen.update(seen_at=now)


def set_wish(*, actor: User, by_mail: bool, weekday: int, language: str = "") -> Wish:
    """How ``actor`` wants to be told from now on."""
    require(actor, Action.NOTICE_OWN)
    wish, _is_new = Wish.objects.update_or_create(
        person=actor, defaults={"by_mail": by_mail, "weekday": weekday, "language": language}
    )
    return wish


def _by_person(mark: type[Watch] | type[Quiet]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for person, target in mark.objects.values_list("person_id", "target_id"):
        found.setdefault(person, set()).add(target)
    return {person: frozenset(targets) for person, targets in found.items()}


def _concerning(person: User, deadlines: Iterable[Deadline], watched: frozenset[UUID]) -> list[Deadline]:
    def concerns(each: Deadline) -> bool:
        if person.role in _OFFICE or each.agreement in watched:
            return True
        own = person.role == Role.UNIT_LEAD and each.host_unit is not None
        return own and each.host_unit == person.unit_id

    return [each for each in deadlines if concerns(each)]


def _of_deadlines(person: User, deadlines: Iterable[Deadline], now: datetime) -> list[Notice]:
    return [
        Notice(
            person=person,
            kind=NoticeKind.DEADLINE,
            key=f"{each.kind}:{each.agreement}:{each.on}:{step_of(each.days_left)}",
            target_kind="agreement",
            target_id=each.agreement,
            label=each.name[:500],
            facts={"deadline": each.kind.value, "step": step_of(each.days_left)},
            due=each.on,
            made_at=now,
        )
        for each in deadlines
    ]


def _of_duties(person: User, day: date, now: datetime) -> list[Notice]:
    """The question for the unit in charge, once, when an agreement has seen no activity for months."""
    if person.role != Role.UNIT_LEAD:
        return []
    return [
        Notice(
            person=person,
            kind=NoticeKind.DUTY,
            key=duty.key[:200],
            label=duty.title[:500],
            facts={"href": duty.href, "detail": duty.detail},
            due=duty.due,
            made_at=now,
        )
        for duty in duties_of(person, day, with_sleeping=False)
        if duty.kind == FIRST_ACTIVITY
    ]


def _tell(person: User, notices: list[Notice]) -> int:
    keys = set(Notice.objects.of(person).values_list("key", flat=True))
    fresh = [notice for notice in notices if notice.key not in keys]
    Notice.objects.bulk_create(fresh, batch_size=CHUNK, ignore_conflicts=True)
    return len(fresh)
