"""How fast a name finds its organisation, against RapidFuzz over all names in the same run.

    python benchmarks/matching.py [--known 20000] [--names 2000] [--peer-names 60]

Names are made up from parts, the same in every run. The peer is
``rapidfuzz.process.extractOne`` with its default scorer over all folded names.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable

from rapidfuzz import process

from caunoi.domain.folding import fold
from caunoi.matching import Index, Known

KINDS = ["Trường Đại học", "Đại học", "Viện Nghiên cứu", "Học viện", "Công ty TNHH", "Tập đoàn"]
FIELDS = ["Công nghệ", "Khoa học và Công nghệ", "Kinh tế", "Nông nghiệp", "Vật liệu", ""]
ENGLISH = ["{own} University", "University of {own}", "{own} Institute of Technology", "{own} Co., Ltd."]
SYLLABLES = (
    "an ba bình ca chi đa đông giang hà hải hoa kim la long mai minh nam phú quang sơn tân thái vân xuân"
)
FOREIGN = "al ber can dor el fu gan har ji kyo lan mor nor os per qui ro san to ur ven wa yo zen"


def made_up_name(chance: random.Random) -> str:
    """A name such as offices write it, Vietnamese or English."""
    if chance.random() < 0.5:
        own = " ".join(chance.choice(SYLLABLES.split()).title() for _ in range(chance.randint(2, 3)))
        return " ".join(f"{chance.choice(KINDS)} {chance.choice(FIELDS)} {own}".split())
    own = "".join(chance.choice(FOREIGN.split()) for _ in range(chance.randint(2, 4))).title()
    return chance.choice(ENGLISH).format(own=own)


def as_written(name: str, chance: random.Random) -> str:
    """The name as another document may write it: shortened, without accents, mistyped or unknown."""
    ways: list[Callable[[], str]] = [
        lambda: name,
        lambda: name.replace("Đại học", "ĐH").replace("University", "Univ."),
        lambda: fold(name),
        lambda: name[:-2] + name[-1],
        lambda: made_up_name(chance),
    ]
    return chance.choice(ways)()


def per_second(look_up: Callable[[str], object], names: Iterable[str]) -> float:
    """Names looked up in a second of processor time."""
    listed = list(names)
    begin = time.process_time()
    for name in listed:
        look_up(name)
    return len(listed) / (time.process_time() - begin)


def main() -> None:
    """Print one line of JSON with both rates and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--known", type=int, default=20_000)
    parser.add_argument("--names", type=int, default=2_000)
    parser.add_argument("--peer-names", type=int, default=60)
    options = parser.parse_args()
    chance = random.Random(7)  # noqa: S311 (the same names in every run)
    known = list(dict.fromkeys(made_up_name(chance) for _ in range(options.known * 2)))[: options.known]
    queries = [as_written(chance.choice(known), chance) for _ in range(options.names)]

    begin = time.process_time()
    index = Index(Known(str(number), (name,)) for number, name in enumerate(known))
    build = time.process_time() - begin
    folded = [fold(name) for name in known]
    ours = per_second(index.candidates, queries)
    peer = per_second(lambda name: process.extractOne(fold(name), folded), queries[: options.peer_names])

    result = {
        "known": len(index),
        "build_seconds": round(build, 2),
        "names_per_second": round(ours),
        "rapidfuzz_names_per_second": round(peer, 1),
        "ratio": round(ours / peer, 1),
    }
    print(json.dumps(result))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
