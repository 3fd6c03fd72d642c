"""Long texts of many kinds: what offices write, and what nobody writes but a bound must hold for."""

import random
from collections.abc import Callable

SYLLABLES = "An Ba Bình Chi Đa Đông Giang Hà Hải Hoa Kim La Long Mai Minh Nam Phú Quang Sơn Tân Thái Vân Xuân"
FOREIGN = "Al Ber Can Dor El Fu Gan Har Ji Kyo Lan Mor Nor Os Per Qui Ro San To Ur Ven Wa Yo Zen"
_COLUMNS = ("TT", "Đối tác", "Quốc gia", "Ngày ký", "Thời hạn", "Nội dung")
_CHANCE = random.Random(2)  # noqa: S311 (made-up names)


def _vietnamese() -> str:
    return "Trường Đại học " + " ".join(_CHANCE.choice(SYLLABLES.split()) for _ in range(3))


def _foreign() -> str:
    return "".join(_CHANCE.choice(FOREIGN.split()) for _ in range(3)).title() + " University"


def _day() -> str:
    return f"{_CHANCE.randint(1, 28):02}/{_CHANCE.randint(1, 12):02}/{_CHANCE.randint(2005, 2023)}"


def _news(_: int) -> str:
    return (
        f"Ngày {_day()}, {_vietnamese()} đã ký Biên bản ghi nhớ với {_foreign()} (Nhật Bản) về trao đổi "
        "sinh viên và nghiên cứu chung. Hai bên thống nhất hợp tác trong 5 năm.\n\n"
    )


def _english(_: int) -> str:
    return (
        f"On 4 May {_CHANCE.randint(2005, 2023)}, {_foreign()} signed a Memorandum of Understanding with the "
        f"University of {_foreign().split()[0]} on student exchange. It is valid for five years.\n"
    )


def _row(separator: str, end: str) -> Callable[[int], str]:
    def row(number: int) -> str:
        if not number:
            return separator.join(_COLUMNS) + end
        cells = (str(number), _foreign(), "Nhật Bản", _day(), "5 năm", "Trao đổi sinh viên, nghiên cứu chung")
        return separator.join(cells) + end

    return row


def _numbered(end: str) -> Callable[[int], str]:
    def row(number: int) -> str:
        if not number:
            return f"Danh sách thỏa thuận hợp tác{end}"
        return f"{number}. {_foreign()} Nhật Bản {_day()} 5 năm Trao đổi sinh viên, nghiên cứu chung{end}"

    return row


def _plain(number: int) -> str:
    return f"{_foreign()} Nhật Bản {_day()} 5 năm Trao đổi sinh viên\n" if number else "Danh sách hợp tác\n"


def _figures(number: int) -> str:
    return (
        f"Năm {2005 + number % 18}, trường có {number} đề tài, {number + 3} bài báo và hơn {number} tỷ đồng. "
    )


def _written(piece: Callable[[int], str]) -> Callable[[int], str]:
    """Pieces one behind the other up to a length."""

    def text(size: int) -> str:
        pieces, length = [], 0
        while length < size:
            pieces.append(piece(len(pieces)))
            length += len(pieces[-1])
        return "".join(pieces)[:size]

    return text


def _flat(piece: Callable[[int], str], stop: str = ".") -> Callable[[int], str]:
    """The same on one endless line, its full stops turned into ``stop``."""
    return lambda size: _written(piece)(size).replace("\n", " ").replace(".", stop)


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


REAL: dict[str, Callable[[int], str]] = {
    "news": _written(_news),
    "english": _written(_english),
    "one line": _flat(_news),
    "one sentence": _flat(_news, ","),
    "tabbed rows": _written(_row("\t", "\n")),
    "piped rows": _written(_row(" | ", "\n")),
    "quoted rows": _written(_row(",", "\n")),
    "a cell a line": _written(_row("\n", "\n")),
    "numbered rows": _written(_numbered("\n")),
    "rows on one line": _written(_numbered(" ")),
    "plain rows": _written(_plain),
    "figures": _written(_figures),
}
HOSTILE: dict[str, Callable[[int], str]] = {
    repr(piece): _again(piece)
    for piece in (
        *(
            "(",
            "a",
            "1",
            " ",
            "\n",
            "\t",
            "a\t",
            "| a ",
            "1. ",
            "- a\n",
            '"a" “',
            ", ",
            "A B ",
            "a\u0301\u0302",
        ),
        *("a b\r\n", "01/01/2020 ", "2020-2021 ", "5 năm ", "tháng 1 ", "Trường Đại học ", "University of "),
        *(
            "Quốc gia: ",
            " và Đại học A",
            "ký với FPT, ",
            "Điều 1. ",
            "(gọi tắt là ",
            "và ",
            "1,000 ",
            "http://a.",
        ),
    )
}
KINDS = REAL | HOSTILE
