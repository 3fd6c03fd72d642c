"""What becomes of each record while scoring: the same fates the counts are made of."""

import json
from collections import Counter

import pytest
from tests.corpus import shared_corpus
from tests.evaluation.perturb import perturbed, seeded
from tests.evaluation.scoring import agreement, partner, scored, sheet

from caunoi.evaluation.records import Sheet
from caunoi.evaluation.scores import score_document
from caunoi.evaluation.sources import read_gold
from caunoi.evaluation.verdicts import Fate


def test_a_wrong_country_makes_a_found_partner_faulty():
    scores = scored(sheet([partner("Đại học Kobe")]), sheet([partner("Đại học Kobe", country="CN")]))

    (verdict,) = scores.documents[0].verdicts

    assert (verdict.fate, verdict.is_right) == (Fate.RIGHT, False)
    assert [(fault.field, fault.said, fault.wanted) for fault in verdict.faults] == [("country", "CN", "JP")]


def test_a_country_left_out_is_no_wrong_word():
    scores = scored(sheet([partner("Đại học Kobe")]), sheet([partner("Đại học Kobe", country=None)]))

    assert scores.documents[0].verdicts[0].is_right


def test_a_wrong_date_makes_a_found_agreement_wrong_but_its_activities_do_not():
    gold = sheet([partner("Đại học Kobe")], [agreement("Đại học Kobe")])
    late = sheet([partner("Đại học Kobe")], [agreement("Đại học Kobe", signed="2022-03-05")])
    rich = sheet([partner("Đại học Kobe")], [agreement("Đại học Kobe", activities=["publication"])])

    assert not scored(gold, late).documents[0].verdicts[1].is_right
    verdict = scored(gold, rich).documents[0].verdicts[1]
    assert (verdict.is_right, verdict.is_exact) == (True, False)


@pytest.mark.parametrize("seed", range(5))
def test_the_verdicts_are_the_counts(seed):
    random = seeded("verdicts", seed)
    for gold in read_gold(shared_corpus() / "gold"):
        score = score_document(gold, Sheet.of(perturbed(_shape(gold.stem), random)))

        fates = Counter((verdict.part, verdict.fate) for verdict in score.verdicts)

        for part in ("partners", "agreements", "figures"):
            for fate in (Fate.RIGHT, Fate.MISSED, Fate.OPTIONAL):
                assert fates[part, fate] == score.counts.get(f"{part} {fate}", 0)
            said = sum(
                count for (named, fate), count in fates.items() if named == part and fate != Fate.MISSED
            )
            assert said == len(getattr(score.predicted, part))


def _shape(stem):
    return json.loads((shared_corpus() / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
