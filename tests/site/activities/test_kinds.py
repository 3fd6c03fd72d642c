"""The kinds of activity: every code of the agreements has one, every label is in both languages."""

from caunoi.domain.kinds import Activity
from caunoi_web.activities.kinds import KINDS, kind_choices


def test_every_activity_of_an_agreement_is_a_kind_that_can_be_recorded():
    assert {activity.value for activity in Activity} <= set(KINDS)


def test_every_kind_belongs_to_an_activity_and_is_offered_once():
    offered = [code for _group, kinds in kind_choices() for code, _label in kinds]

    assert {kind.of for kind in KINDS.values()} <= {activity.value for activity in Activity}
    assert sorted(offered) == sorted(KINDS)


def test_every_kind_has_its_name_in_both_languages():
    assert all(kind.vi and kind.en for kind in KINDS.values())
