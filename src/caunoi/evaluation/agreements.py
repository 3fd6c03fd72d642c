"""Scores the agreements of one document: which are found, and what is right about them."""

from caunoi.evaluation.dates import score_dates
from caunoi.evaluation.names import best_likeness, forms_of
from caunoi.evaluation.pairing import Likely, pair_off
from caunoi.evaluation.partners import Forms, forms_of_partner
from caunoi.evaluation.records import DATE_FIELDS, Agreement, Partner, Sheet
from caunoi.evaluation.tally import Tally
from caunoi.evaluation.verdicts import Fate, Fault

Sides = frozenset[int]

# "Agreement" in the text may as well be a framework or a memorandum of agreement.
_ALSO_RIGHT: dict[object, tuple[str, ...]] = {"other": ("framework", "moa")}


def score_agreements(gold: Sheet, predicted: Sheet, tally: Tally) -> None:
    """Count agreements right, wrong, missed, optional, split, and the fields of the right ones."""
    sides = _gold_sides(gold)
    sides_said = _predicted_sides(gold.partners, predicted)
    pairs = pair_off(_likely(gold.agreements, sides, predicted.agreements, sides_said))
    found = set(pairs.values())
    for place, agreement in enumerate(gold.agreements):
        if not agreement.is_optional and place not in found:
            tally.count("agreements missed")
            tally.remark("missed agreement", _described(agreement))
            tally.judge("agreements", Fate.MISSED, gold=place)
    for place, agreement in enumerate(predicted.agreements):
        if place in pairs:
            wanted = gold.agreements[pairs[place]]
            faults = _score_pair(wanted, agreement, tally)
            fate = Fate.OPTIONAL if wanted.is_optional else Fate.RIGHT
            tally.judge("agreements", fate, said=place, gold=pairs[place], faults=faults)
        elif _is_part_of_one(sides_said[place], [sides[number] for number in found]):
            tally.count("agreements split")
            tally.judge("agreements", Fate.SPLIT, said=place)
        else:
            tally.count("agreements wrong")
            tally.remark("wrong agreement", _described(agreement))
            tally.judge("agreements", Fate.WRONG, said=place)
    _count_where_none_is(gold.agreements, len(predicted.agreements) - len(pairs), tally)


def _is_part_of_one(sides_said: Sides, found: list[Sides]) -> bool:
    """True for a further piece of a found agreement with several parties."""
    return bool(sides_said) and any(sides_said < sides for sides in found)


def _described(agreement: Agreement) -> str:
    return (
        f"{' + '.join(agreement.parties)} signed={agreement.dates['signed']} start={agreement.dates['start']}"
    )


def _count_where_none_is(gold: tuple[Agreement, ...], unpaired: int, tally: Tally) -> None:
    if all(agreement.is_optional for agreement in gold):
        tally.count("documents without agreement")
        tally.count("agreements said where none is", unpaired)


def _gold_sides(gold: Sheet) -> list[Sides]:
    place_of = {partner.name: place for place, partner in enumerate(gold.partners)}
    return [frozenset(place_of[party] for party in one.parties) for one in gold.agreements]


def _predicted_sides(gold: tuple[Partner, ...], predicted: Sheet) -> list[Sides]:
    gold_forms = list(map(forms_of_partner, gold))
    forms_by_name = {partner.name: forms_of_partner(partner) for partner in predicted.partners}
    return [
        frozenset(
            place
            for party in agreement.parties
            for place in _meant(forms_by_name.get(party) or forms_of([party]), gold_forms)
        )
        for agreement in predicted.agreements
    ]


def _meant(forms: Forms, gold_forms: list[Forms]) -> list[int]:
    scores = [best_likeness(forms, wanted) for wanted in gold_forms]
    top = max(scores, default=0.0)
    return [place for place, score in enumerate(scores) if score == top] if top else []


def _likely(
    gold: tuple[Agreement, ...], sides: list[Sides], predicted: tuple[Agreement, ...], sides_said: list[Sides]
) -> list[Likely]:
    return [
        Likely(_likeness(wanted, said, sides[number], sides_said[place]), place, number)
        for place, said in enumerate(predicted)
        for number, wanted in enumerate(gold)
        if sides_said[place] & sides[number]
    ]


def _likeness(gold: Agreement, predicted: Agreement, sides: Sides, sides_said: Sides) -> float:
    """Shared parties first; the rest tells several agreements of the same parties apart."""
    score = len(sides_said & sides) / len(sides_said | sides) + (0 if gold.is_optional else 0.1)
    for name in DATE_FIELDS:
        wanted, said = gold.dates[name], predicted.dates[name]
        if wanted and said == wanted:
            score += 0.5
        elif wanted and said and said[:4] == wanted[:4]:
            score += 0.2
    named = predicted.activities | gold.activities
    if named:
        score += 0.3 * len(predicted.activities & gold.activities) / len(named)
    score += 0.05 * (predicted.kinds[0] == gold.kinds[0])
    return score + 0.05 * (predicted.evidence == gold.evidence)


def _score_pair(gold: Agreement, predicted: Agreement, tally: Tally) -> list[Fault]:
    if gold.is_optional:
        tally.count("agreements optional")
        return []
    tally.count("agreements right")
    return [
        *_score_kind(gold, predicted, tally),
        *score_dates(gold, predicted, tally),
        *_score_length(gold, predicted, tally),
        *_score_activities(gold, predicted, tally),
    ]


def _score_kind(gold: Agreement, predicted: Agreement, tally: Tally) -> list[Fault]:
    if not gold.kinds[0]:
        return []
    is_right = predicted.kinds[0] in (*gold.kinds, *_ALSO_RIGHT.get(gold.kinds[0], ()))
    tally.count("agreement kinds")
    tally.count("agreement kinds right", int(is_right))
    if is_right:
        return []
    who = " + ".join(gold.parties)
    tally.remark("agreement kind", f"{who}: {predicted.kinds[0]} for {gold.kinds[0]}")
    return [Fault("kind", str(predicted.kinds[0] or ""), str(gold.kinds[0]))]


def _score_length(gold: Agreement, predicted: Agreement, tally: Tally) -> list[Fault]:
    is_right = predicted.is_open_ended == gold.is_open_ended
    tally.count("open ends")
    tally.count("open ends right", int(is_right))
    if gold.is_open_ended:
        tally.count("open ends stated")
        tally.count("open ends stated right", int(is_right))
    faults = []
    if not is_right:
        who = " + ".join(gold.parties)
        tally.remark("open_ended", f"{who}: {predicted.is_open_ended} for {gold.is_open_ended}")
        faults.append(Fault("open end", _open(predicted), _open(gold)))
    if gold.years is not None:
        tally.count("durations")
        tally.count("durations right", int(predicted.years == gold.years))
        if predicted.years != gold.years:
            faults.append(Fault("years", _number(predicted.years), _number(gold.years)))
    return faults


def _open(agreement: Agreement) -> str:
    return "open" if agreement.is_open_ended else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _score_activities(gold: Agreement, predicted: Agreement, tally: Tally) -> list[Fault]:
    extra = predicted.activities - gold.activities - gold.activities_allowed
    missing = gold.activities - predicted.activities
    tally.count("activities right", len(predicted.activities & gold.activities))
    tally.count("activities wrong", len(extra))
    tally.count("activities missed", len(missing))
    if not (extra or missing):
        return []
    who = " + ".join(gold.parties)
    tally.remark("activities", f"{who}: extra {sorted(extra)} missing {sorted(missing)}")
    return [Fault("activities", ", ".join(sorted(extra)), ", ".join(sorted(missing)))]
