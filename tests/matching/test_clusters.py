"""Mentions in many documents brought together: precision first, and always with a reason."""

from tests.matching.registers import SOME, matcher, organisation

from caunoi.matching import ReasonCode
from caunoi.matching.registry import Mention, clusters


def names_of(mentions, register=None):
    return sorted(sorted(mention.name for mention in one.mentions) for one in clusters(mentions, register))


def test_two_languages_of_one_name_come_together_with_the_reason():
    found = clusters([Mention("Đại học Kagoshima", "a", "JP"), Mention("Kagoshima University", "b", "JP")])

    assert len(found) == 1
    assert [reason.code for reason in found[0].links[0].reasons] == [
        ReasonCode.SAME_TRANSLATED,
        ReasonCode.SAME_COUNTRY,
    ]


def test_names_that_mean_one_entry_of_a_register_come_together():
    mentions = [Mention("Trường Đại học Bách khoa Hà Nội", "a"), Mention("HUST", "b", "VN")]

    (one,) = clusters(mentions, matcher(*SOME))

    assert one.entry is not None
    assert one.entry.id == "hust"
    assert one.links[0].reasons[0].code is ReasonCode.SAME_ENTRY


def test_different_organisations_stay_apart():
    names = [
        "Viện Cơ học", "Viện Cơ khí", "Công ty Hòa Phát", "Công ty Hóa Phát", "FPT Telecom", "FPT Software",
        "Trường Đại học Sư phạm Hà Nội", "Trường Đại học Sư phạm Hà Nội 2", "Đại học Kinh tế", "Viện Kinh tế",
    ]  # fmt: skip

    assert names_of(Mention(name, "a", "VN") for name in names) == sorted([name] for name in names)


def test_namesakes_in_two_countries_stay_apart_and_one_without_a_country_joins_neither():
    mentions = [
        Mention("University of Palermo", "a", "IT"),
        Mention("University of Palermo", "b", "AR"),
        Mention("Đại học Palermo", "c"),
    ]

    assert len(clusters(mentions)) == 3


def test_two_entries_of_a_register_are_never_brought_together():
    mentions = [
        Mention("University of Oxford", "a"),
        Mention("Kagoshima University", "b", aliases=("Oxford University",)),
    ]

    assert len(clusters(mentions, matcher(*SOME))) == 2


def test_of_translations_only_the_most_usual_reading_is_brought_together():
    names = [
        "Trường Đại học Bách khoa Vinh",
        "Vinh University of Technology",
        "Vinh University of Polytechnic",
    ]

    assert names_of(Mention(name, "a", "VN") for name in names) == [names[:2], names[2:]]


def test_a_name_that_several_entries_of_a_register_bear_joins_none_without_a_country():
    register = matcher(
        organisation("one", "Vinh University of Technology"),
        organisation("other", "Vinh Institute of Steel", "Vinh University of Technology"),
    )
    mentions = [Mention("Vinh University of Technology", "a"), Mention("Đại học Công nghệ Vinh", "b", "VN")]

    assert len(clusters(mentions, register)) == 2


def test_the_same_spelling_in_many_documents_is_one_and_the_commonest_spelling_names_it():
    mentions = [Mention("Can Tho University", str(number), "VN") for number in range(5)]
    mentions.append(Mention("Trường Đại học Cần Thơ", "x", "VN"))

    (one,) = clusters(mentions)

    assert (one.name, len(one.mentions)) == ("Can Tho University", 6)


def test_no_mentions_and_empty_names_make_no_cluster():
    assert clusters([Mention("", "a"), Mention("...", "b")]) == []
