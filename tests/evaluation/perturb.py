"""Predictions that are partly right: gold bent at random, as a reader's mistakes would bend it."""

import copy
from random import Random

STRANGERS = [
    {"name": "Đại học Kyoto", "aliases": ["Kyoto Univ."], "country": "JP", "kind": "university"},
    {"name": "Công ty TNHH Một Thành Viên", "aliases": [], "country": None, "kind": "company"},
    {"name": "…", "aliases": [" "], "country": "vn", "kind": None},
]
DATES = [None, "2024", "2024-03", "2024-02-29", "2021-12-13", "null", "None", " 2022 ", "27/10/2022", 2023]
KINDS = ["mou", "moa", "framework", "other", "contract", None, "university", "company"]
NUMBERS = [None, 5, 5.0, "5", "1,200", "12 000", "fünf", True, 0, 70, 3.5]
ACTIVITIES = ["student-exchange", "joint-research", "publication", "not-an-activity"]


def perturbed(gold, random):
    """A prediction made from a gold annotation; how much is bent differs from call to call."""
    prediction = copy.deepcopy(gold)
    much = random.choice([0.05, 0.2, 0.5])
    for partner in prediction["partners"]:
        bend_partner(partner, random, much)
    for agreement in prediction["agreements"]:
        bend_agreement(agreement, prediction, random, much)
    for figure in prediction["figures"]:
        bend_figure(figure, random, much)
    for part in ("partners", "agreements", "figures"):
        prediction[part] = thinned_and_doubled(prediction[part], random, much)
        if random.random() < much / 8:
            prediction[part] = random.choice([None, [], [None, 5, "text"]])
    return prediction


def thinned_and_doubled(records, random, much):
    kept = [copy.deepcopy(one) for one in records if random.random() > much / 2]
    kept += [copy.deepcopy(one) for one in records if random.random() < much / 3]
    random.shuffle(kept)
    return kept


def bend_partner(partner, random, much):
    if random.random() < much:
        partner["name"] = bent_name(partner["name"], random)
    if random.random() < much:
        partner["aliases"] = random.choice([[], None, [partner["name"].upper()], partner["aliases"] * 2])
    if random.random() < much:
        partner["country"] = random.choice([None, "VN", "jp", "XX", ""])
    if random.random() < much:
        partner["kind"] = random.choice(["university", "company", "other", None, "nonsense"])
    if random.random() < much / 4:
        partner.clear()
        partner.update(copy.deepcopy(random.choice(STRANGERS)))
    if random.random() < much / 8:
        partner.pop("name")


def bent_name(name, random):
    words = name.split()
    bends = [
        lambda: " ".join(words[1:]) or name,
        lambda: " ".join(words[:-1]) or name,
        lambda: " ".join(reversed(words)),
        lambda: name.replace("Đại học", "ĐH").replace("University", "Univ."),
        lambda: name.lower(),
        lambda: f"{name} Việt Nam",
        lambda: random.choice(["Đại học", "University of Technology", "?"]),
    ]
    return random.choice(bends)()


def bend_agreement(agreement, prediction, random, much):
    signed, start, text = agreement["signed"], agreement["start"], agreement["evidence"]
    bends = {
        **dict.fromkeys(("signed", "start", "end"), lambda: random.choice([*DATES, signed, start])),
        "kind": lambda: random.choice(KINDS),
        "open_ended": lambda: random.choice([True, False, None, "false"]),
        "duration_years": lambda: random.choice(NUMBERS),
        "activities": lambda: random.sample(ACTIVITIES, random.randint(0, len(ACTIVITIES))),
        "parties": lambda: bent_parties(agreement["parties"], prediction["partners"], random),
        "evidence": lambda: random.choice([{"start": 0, "end": 1, "text": text}, None, "else"]),
    }
    for name, bend in bends.items():
        if random.random() < much:
            agreement[name] = bend()


def bent_parties(parties, partners, random):
    names = [partner["name"] for partner in partners if "name" in partner]
    return random.choice(
        [
            parties[:1],
            parties[0],
            [{"name": parties[0]}],
            [bent_name(parties[0], random)],
            [*parties, random.choice(names)] if names else [],
            [],
            None,
            [7, *parties],
        ]
    )


def bend_figure(figure, random, much):
    if random.random() < much:
        figure["value"] = random.choice([*NUMBERS, figure["value"], str(figure["value"])])
    if random.random() < much:
        figure["year"] = random.choice([None, 2023, "2024", "năm 2024", figure["year"]])
    if random.random() < much / 4:
        figure.pop("what")


def seeded(*parts):
    """A source of chance that is the same in every run."""
    return Random("-".join(map(str, parts)))  # noqa: S311 (no secret here)
