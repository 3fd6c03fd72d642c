"""Text of an agreement to the promises in it: who owes what, how many, how often, by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caunoi.commitments.clauses import Clause, clauses_of
from caunoi.commitments.quantities import Quantity, quantities_in
from caunoi.commitments.sides import Named, Sides, sides_of
from caunoi.commitments.times import due_in, lasts_to_the_end, yearly_in
from caunoi.domain.kinds import Activity
from caunoi.domain.promises import Bound, CommitmentFinding, Debtor, Means, Measure, Rhythm
from caunoi.domain.quotes import Quote, Span
from caunoi.extraction.activities import ActivityMention, find_activities
from caunoi.extraction.language import language_of
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_WORDS = load("commitments")


def _book(name: str) -> PhraseBook[bool]:
    return PhraseBook((word, True) for words in _WORDS[name].values() for word in words)


_DUTY, _DEEDS, _DUTY_HEADS = _book("duty"), _book("deeds"), _book("duty_heads")
_RIGHTS, _NOT_OWED = _book("rights_only"), _book("not_owed")
_IN_KIND, _IN_CASH = _book("in_kind"), _book("in_cash")
_SPEAKS = PhraseBook((word, Activity(code)) for code, words in _WORDS["speaks"].items() for word in words)
_SUBJECT_WITHIN = 60  # characters of a clause in which its subject stands
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class _Heading:
    """Whose duties the points below it are."""

    debtor: Debtor
    is_sure: bool
    start: int
    end: int
    is_yearly: bool


def read_commitments(
    text: str, *, host: Sequence[str] = (), partners: Sequence[str] = ()
) -> tuple[CommitmentFinding, ...]:
    """The promises of an agreement's text in order, each with the clause it was read from.

    ``host`` and ``partners`` are the names both sides go by. A clause promises when somebody is said to owe
    a deed and a number, a day or a single side in charge makes it one that can be kept or missed.
    """
    language, sides = language_of(text), sides_of(text, host, partners)
    found: list[CommitmentFinding] = []
    heading: _Heading | None = None
    for clause in clauses_of(text):
        words = text[clause.start : clause.end]
        if clause.begins_article:
            heading = None
        if clause.is_heading or clause.opens or _is_head(words):
            heading = _heading(clause, words, sides)
            if clause.opens or clause.is_heading or heading:
                continue
        elif not clause.is_point and heading and not _is_deed_first(words):
            heading = None
        found += _of_clause(text, clause, heading, sides, language)
    return tuple(found)


def _is_head(words: str) -> bool:
    return len(words) < 160 and bool(_DUTY_HEADS.find(words[:_SUBJECT_WITHIN])) and not _DUTY.find(words)


def _is_deed_first(words: str) -> bool:
    found = _DEEDS.find(words[:40])
    return bool(found) and found[0].start <= 2


def _heading(clause: Clause, words: str, sides: Sides) -> _Heading | None:
    named = sides.find(words)
    if not named or not (_DUTY_HEADS.find(words) or _DUTY.find(words) or words.rstrip().endswith(":")):
        return None
    side = named[-1] if _DUTY_HEADS.find(words) else named[0]
    if _RIGHTS.find(words) and not _DUTY.find(words):
        return None
    start = clause.start + side.start
    return _Heading(side.debtor, side.is_sure, start, clause.start + side.end, yearly_in(words) is not None)


def _of_clause(
    text: str, clause: Clause, heading: _Heading | None, sides: Sides, language: str
) -> Iterator[CommitmentFinding]:
    words = text[clause.start : clause.end]
    if len(words.strip()) < _SHORTEST or _NOT_OWED.find(words):
        return
    subject = _subject(words, sides)
    owed = _DUTY.find(words) or heading or (subject and _DEEDS.find(words))
    if not owed or (_RIGHTS.find(words) and not _DUTY.find(words)):
        return
    activities = find_activities(words)
    quantities = quantities_in(words, language, [Span(one.start, one.end) for one in sides.find(words)])
    if heading and _is_deed_first(words):
        subject = None
    debtor, is_sure = _debtor(subject, heading)
    if not quantities and not _is_deed_of_one(words, debtor, heading):
        return
    several: tuple[Quantity | None, ...] = (*quantities,) or (None,)
    for quantity in several:
        activity = _activity(quantity, activities) or _spoken_by(words)
        if activity:
            yield _finding(text, clause, words, quantity, activity, debtor, is_sure, heading, subject)


def _is_deed_of_one(words: str, debtor: Debtor, heading: _Heading | None) -> bool:
    """Without a number: one side is said to owe a deed, or anybody one by a day."""
    if not _DEEDS.find(words):
        return False
    if due_in(words):
        return True
    is_owed = bool(_DUTY.find(words)) or (heading is not None and _is_deed_first(words))
    return debtor is not Debtor.BOTH and is_owed


def _spoken_by(words: str) -> Activity | None:
    """What the deed itself speaks of: to donate is to sponsor."""
    found = _SPEAKS.find(words)
    return found[0].value if found else None


def _subject(words: str, sides: Sides) -> Named | None:
    """The side a clause begins with."""
    named = sides.find(words)
    return named[0] if named and named[0].start <= _SUBJECT_WITHIN else None


def _debtor(subject: Named | None, heading: _Heading | None) -> tuple[Debtor, bool]:
    if heading and (subject is None or subject.start > 25):
        return heading.debtor, heading.is_sure
    return (subject.debtor, subject.is_sure) if subject else (Debtor.BOTH, False)


def _activity(quantity: Quantity | None, activities: list[ActivityMention]) -> Activity | None:
    """What the number speaks of: the activity named around it, else its own; money goes to the nearest."""
    if quantity is None:
        return activities[0].activity if activities else None
    if quantity.measure is Measure.MONEY:
        nearest = sorted(activities, key=lambda one: abs(one.start - quantity.start))
        return _best_for_money(nearest) if nearest else Activity.SPONSORSHIP
    around = [one.activity for one in activities if one.start < quantity.end and quantity.start < one.end]
    if quantity.activity is Activity.JOINT_TRAINING and activities and quantity.measure is Measure.PEOPLE:
        return activities[0].activity
    placed = [Activity.INTERNSHIP_RECRUITMENT, Activity.SCHOLARSHIP]
    named = [one.activity for one in activities]
    if quantity.measure is Measure.PEOPLE and placed[0] in named:
        return placed[0]
    return quantity.activity or (around[0] if around else None)


def _best_for_money(nearest: list[ActivityMention]) -> Activity:
    given = [one.activity for one in nearest if one.activity in (Activity.SCHOLARSHIP, Activity.SPONSORSHIP)]
    return given[0] if given else nearest[0].activity


def _finding(
    text: str,
    clause: Clause,
    words: str,
    quantity: Quantity | None,
    activity: Activity,
    debtor: Debtor,
    is_sure: bool,  # noqa: FBT001  (a part of the finding)
    heading: _Heading | None,
    subject: Named | None,
) -> CommitmentFinding:
    yearly, due = yearly_in(words), due_in(words)
    is_yearly = yearly is not None or bool(heading and heading.is_yearly)
    fields: list[tuple[str, Quote]] = []
    if subject:
        fields.append(("debtor", _cut(text, clause, subject.start, subject.end)))
    elif heading:
        fields.append(("debtor", Quote.cut(text, heading.start, heading.end)))
    if quantity:
        fields.append(("amount", _cut(text, clause, quantity.start, quantity.end)))
    if yearly:
        fields.append(("rhythm", _cut(text, clause, yearly.start, yearly.end)))
    if due:
        fields.append(("due", _cut(text, clause, due[1].start, due[1].end)))
    return CommitmentFinding(
        debtor=debtor,
        activity=activity,
        quote=Quote.cut(text, clause.start, clause.end),
        amount=quantity.amount if quantity else None,
        measure=quantity.measure if quantity else None,
        unit=quantity.unit if quantity else "",
        currency=quantity.currency if quantity else "",
        bound=quantity.bound if quantity else Bound.EXACTLY,
        rhythm=Rhythm.YEARLY if is_yearly else Rhythm.ONCE,
        means=_means(words, quantity),
        due=due[0] if due else None,
        until_end=due is None and lasts_to_the_end(words),
        fields=tuple(fields),
        rule=("heading" if heading else "sentence") + ("" if is_sure else "-side-unsure"),
    )


def _cut(text: str, clause: Clause, start: int, end: int) -> Quote:
    return Quote.cut(text, clause.start + start, clause.start + end)


def _means(words: str, quantity: Quantity | None) -> Means | None:
    if quantity and quantity.measure is Measure.MONEY:
        return Means.CASH
    if _IN_CASH.find(words):
        return Means.CASH
    if quantity and quantity.measure in (Measure.PEOPLE, Measure.EVENTS):
        return None
    return Means.KIND if _IN_KIND.find(words) else None
