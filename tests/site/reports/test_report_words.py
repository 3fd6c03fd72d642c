"""Words that English shares and Vietnamese does not."""

from django.utils import translation

from caunoi_web.activities.models import Commitment
from caunoi_web.register.models import AgreementSignatory


def test_a_title_of_a_person_is_a_position_and_the_number_of_a_promise_an_amount():
    with translation.override("vi"):
        assert str(AgreementSignatory._meta.get_field("title").verbose_name) == "chức vụ"
        assert str(Commitment._meta.get_field("amount").verbose_name) == "số lượng"
