"""How fast names and affiliations find their organisation in a whole register, and how that grows.

    python benchmarks/matching_register.py REGISTER [--strings 20000] [--peer 20]

For growing parts of the register: seconds to index and to load, size of the file, memory that a process
needs to load it, strings matched in a second of processor time. The strings are made from its entries in many
styles, the same in every run: plain names, names with a slip, affiliations with faculty, street and
postcode, names it does not have. The peer, in the same run, is RapidFuzz: ``process.extractOne`` with
``WRatio`` over all folded names.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from caunoi.domain.folding import fold
from caunoi.matching.registry import Directory, Matcher
from caunoi.organisations import Organisation, read_organisations

SIZES = (1_000, 10_000, 50_000)
UNITS = [
    "Department of Physics",
    "Faculty of Medicine",
    "School of Engineering",
    "Khoa Kinh tế",
    "Dept. of Biology",
]
STREETS = ["12 Main Street", "P.O. Box 35", "Via Archirafi 36", "No. 1 Dai Co Viet"]


def as_written(one: Organisation, other: Organisation, chance: random.Random) -> str:
    """A string such as authors or offices write it, made from an entry."""
    name = chance.choice(one.names).text
    place = ", ".join(part for part in (one.city, one.country) if part)
    ways: list[Callable[[], str]] = [
        lambda: name,
        lambda: name.upper(),
        lambda: name[: len(name) // 2] + name[len(name) // 2 + 1 :],
        lambda: f"{chance.choice(UNITS)}, {name}, {place}",
        lambda: (
            f"{chance.choice(UNITS)}, {name}, {chance.choice(STREETS)}, {chance.randint(1000, 99999)} {place}"
        ),
        lambda: f"{name} and {other.names[0].text}",
        lambda: f"{name.replace('University', 'Univ.').replace('Institute', 'Inst.')} {place}",
        lambda: f"{other.names[0].text.split()[-1]} {name.split()[0]} Ltd",
    ]
    return chance.choice(ways)()


def rate(look_up: Callable[[str], object], strings: list[str]) -> float:
    """Strings looked up in a second of processor time."""
    begin = time.process_time()
    for string in strings:
        look_up(string)
    return len(strings) / (time.process_time() - begin)


def memory_after_loading(index: Path) -> tuple[float, float]:
    """Seconds and megabytes of a new process that loads an index, less those of one that loads none."""
    code = (
        "import resource, sys, time; from pathlib import Path\n"
        "from caunoi.matching.registry import Directory, Matcher\n"
        "def used(): return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 1e6\n"
        "base = used(); begin = time.perf_counter()\n"
        "matcher = Matcher(Directory.load(Path(sys.argv[1]))); seconds = time.perf_counter() - begin\n"
        "matcher.match('Nowhere University, Nowhere')\n"
        "print(seconds, used() - base)\n"
    )
    printed = subprocess.run(  # noqa: S603 (this very program)
        [sys.executable, "-c", code, str(index)], capture_output=True, text=True, check=True
    ).stdout.split()
    return float(printed[0]), float(printed[1])


def measured(organisations: list[Organisation], strings: list[str], folder: Path) -> str:
    """One row of the table of growth."""
    begin = time.process_time()
    directory = Directory.of(organisations)
    index = folder / "some.index"
    directory.save(index)
    built = time.process_time() - begin
    seconds, memory = memory_after_loading(index)
    matcher = Matcher(directory)
    matcher.match("Nowhere University, Nowhere")
    per_second = rate(matcher.match, strings)
    size = index.stat().st_size / 1e6
    loading = f"{seconds:>7.2f} {memory:>9.0f}"
    return f"{len(organisations):>13} {built:>8.1f} {size:>7.1f} {loading} {per_second:>10.0f}"


def main() -> None:
    """Print the table of growth and the peer's rate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("register", type=Path)
    parser.add_argument("--strings", type=int, default=20_000)
    parser.add_argument("--peer", type=int, default=20, help="strings the peer looks up")
    options = parser.parse_args()
    chance = random.Random(7)  # noqa: S311 (the same strings in every run)
    organisations = read_organisations(options.register)
    strings = [
        as_written(chance.choice(organisations), chance.choice(organisations), chance)
        for _ in range(options.strings)
    ]
    lines = [
        f"{'organisations':>13} {'index s':>8} {'MB':>7} {'load s':>7} {'memory MB':>9} {'strings/s':>10}"
    ]
    with tempfile.TemporaryDirectory() as folder:
        for size in (*(size for size in SIZES if size < len(organisations)), len(organisations)):
            part = chance.sample(organisations, size) if size < len(organisations) else organisations
            lines.append(measured(part, strings, Path(folder)))
    names = sorted({fold(name.text) for one in organisations for name in one.names})
    peer = rate(
        lambda text: process.extractOne(fold(text), names, scorer=fuzz.WRatio), strings[: options.peer]
    )
    ours = float(lines[-1].split()[-1])
    lines.append(
        f"RapidFuzz over {len(names)} names: {peer:.2f} strings/s; ours is {ours / peer:.0f} times as fast"
    )
    lines.append(
        f"peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    print("\n".join(lines))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
