"""The whole history names every act in words, also those that apps above the register teach it."""

import pytest

from caunoi_web.common.history_words import audit_label
from caunoi_web.register.wording import ACTS, act_label


@pytest.mark.parametrize("verb", sorted(ACTS))
def test_an_act_reads_the_same_in_the_history_of_all_and_of_one_record(verb):
    action = f"agreement.{verb}"

    assert audit_label(action) != action
    assert audit_label(action) == act_label(action)


@pytest.mark.parametrize(
    "action",
    [
        "publication.turned-on",
        "publication.turned-off",
        "activity.proof-added",
        "agreement.kept-out",
        "commitment.waived",
    ],
)
def test_acts_of_apps_above_have_words(action):
    assert audit_label(action) != action
