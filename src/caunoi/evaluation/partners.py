"""Scores the partners of one document."""

from caunoi.evaluation.names import Words, best_likeness, forms_of
from caunoi.evaluation.pairing import Likely, pair_off
from caunoi.evaluation.records import Partner
from caunoi.evaluation.tally import Tally
from caunoi.evaluation.verdicts import Fate, Fault

Forms = tuple[Words, ...]

_REQUIRED_FIRST = 0.01


def forms_of_partner(partner: Partner) -> Forms:
    """The words of the partner's name and aliases."""
    return forms_of((partner.name, *partner.aliases))


def score_partners(gold: tuple[Partner, ...], predicted: tuple[Partner, ...], tally: Tally) -> None:
    """Count partners right, wrong, missed, optional, and the country and kind of the right ones."""
    likely = _likely(gold, predicted)
    pairs = pair_off(likely)
    found = set(pairs.values())
    for place, partner in enumerate(gold):
        if not partner.is_optional and place not in found:
            tally.count("partners missed")
            tally.remark("missed partner", partner.name)
            tally.judge("partners", Fate.MISSED, gold=place)
    for place, partner in enumerate(predicted):
        if place in pairs:
            wanted = gold[pairs[place]]
            faults = _score_pair(wanted, partner, tally)
            fate = Fate.OPTIONAL if wanted.is_optional else Fate.RIGHT
            tally.judge("partners", fate, said=place, gold=pairs[place], faults=faults)
            continue
        is_repeated = any(one.predicted == place for one in likely)
        tally.count("partners wrong")
        tally.count("partners repeated", int(is_repeated))
        tally.remark("wrong partner", partner.name)
        tally.judge("partners", Fate.REPEATED if is_repeated else Fate.WRONG, said=place)


def _likely(gold: tuple[Partner, ...], predicted: tuple[Partner, ...]) -> list[Likely]:
    gold_forms = list(map(forms_of_partner, gold))
    likely = []
    for place, partner in enumerate(predicted):
        forms = forms_of_partner(partner)
        for number, wanted in enumerate(gold_forms):
            score = best_likeness(forms, wanted)
            if score:
                bonus = 0 if gold[number].is_optional else _REQUIRED_FIRST
                likely.append(Likely(score + bonus, place, number))
    return likely


def _score_pair(gold: Partner, predicted: Partner, tally: Tally) -> list[Fault]:
    if gold.is_optional:
        tally.count("partners optional")
        return []
    tally.count("partners right")
    faults = _score_country(gold, predicted, tally)
    is_right = predicted.kinds[0] in gold.kinds
    tally.count("kinds")
    tally.count("kinds right", int(is_right))
    if not is_right:
        tally.remark("kind", f"{gold.name}: {predicted.kinds[0]} for {gold.kinds[0]}")
        faults.append(Fault("kind", str(predicted.kinds[0] or ""), str(gold.kinds[0])))
    return faults


def _score_country(gold: Partner, predicted: Partner, tally: Tally) -> list[Fault]:
    if not gold.country:
        tally.count("countries spurious", int(bool(predicted.country)))
        return [Fault("country", predicted.country, "")] if predicted.country else []
    is_right = predicted.country == gold.country
    tally.count("countries")
    tally.count("countries right", int(is_right))
    if is_right:
        return []
    tally.remark("country", f"{gold.name}: {predicted.country or None} for {gold.country}")
    return [Fault("country", predicted.country, gold.country)]
