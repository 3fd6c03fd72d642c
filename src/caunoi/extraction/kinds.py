"""Suggests what sort of organisation a name belongs to, and what sort of paper a phrase names."""

import re

from caunoi.domain.kinds import AgreementKind, OrganisationKind
from caunoi.extraction.keeping import keeping
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.extraction.places import country_of_name
from caunoi.vocabulary import load

_WORDS = load("kinds")
_ENTERPRISES = (OrganisationKind.ENTERPRISE, OrganisationKind.ENTERPRISE_STATE)

_BODY_KINDS = {
    "company": OrganisationKind.ENTERPRISE,
    "ngo": OrganisationKind.NGO,
    "agency": OrganisationKind.MINISTRY_AGENCY,
    "intl": OrganisationKind.INTL_ORG,
    "institute": OrganisationKind.RESEARCH_INSTITUTE,
    "university": OrganisationKind.UNIVERSITY,
}
_BOOKS: list[PhraseBook[OrganisationKind]] = [
    PhraseBook((word, OrganisationKind(kind)) for kind, words in kinds.items() for word in words)
    for _, kinds in sorted(_WORDS["organisations"].items())
]
_BODIES: PhraseBook[OrganisationKind] = PhraseBook(
    (name, kind) for part, kind in _BODY_KINDS.items() for name in load("bodies")[part]
)
_AGREEMENTS: PhraseBook[AgreementKind] = PhraseBook(
    (phrase, AgreementKind(kind)) for kind, phrases in _WORDS["agreements"].items() for phrase in phrases
)
_TRADES = frozenset(word.lower() for words in _WORDS["organisations"]["3"].values() for word in words)
_STATE = PhraseBook((word, True) for word in _WORDS["state_owned"]["words"])

_TECHNOLOGY_SCHOOL = re.compile(
    r"\s*Viện\s+(?:Khoa học(?: và|,)?\s+)?Công nghệ(?:\s+(?:Quốc gia|Tiên tiến))?(?!\w)"
    r"(?!\s+(?:điện tử|sinh học|môi trường|thông tin|thực phẩm|hóa học|vật liệu|nano|năng lượng|xây dựng))",
    re.IGNORECASE,
)
_HOME_ENDING = re.compile(
    r"(?:Việt\s?Nam|Viet\s?Nam)(?=\W*(?:Co\b|Corp|Company|Limited|Ltd|JSC|Inc|\Z|\())", re.IGNORECASE
)
_GLUED = re.compile(  # "KobeUniversity": a blank was lost
    r"(?<=[a-z])(?=(?:University|Institute|College|Academy|Polytechnic|Hospital)(?![^\W\d_]))"
)
_FORM = re.compile(
    r"(?<!\w)(?:công ty|cty|tnhh|mtv|một thành viên|việt nam|chi nhánh|tập đoàn|tại)(?!\w)", re.IGNORECASE
)
_VIETNAMESE_LETTER = re.compile(
    r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)


@keeping
def organisation_kind(name: str) -> tuple[OrganisationKind, str]:
    """The likeliest kind of the organisation called ``name``, and the words it was told by.

    A suggestion for a person, never a fact. ``OTHER`` with an empty reason when no word tells.
    """
    name = _GLUED.sub(" ", name)
    for book in _BOOKS:
        head = _head(name, [found for found in book.find(name) if _is_written_as_head(name, found)])
        if head:
            return _refined(name, head.value, name[head.start : head.end])
    if _is_foreign_subsidiary(name):
        return OrganisationKind.ENTERPRISE_FDI, "a foreign name with Vietnam at its end"
    known = _BODIES.find(name)
    return (known[0].value, name[known[0].start : known[0].end]) if known else (OrganisationKind.OTHER, "")


def _is_written_as_head(name: str, found: Found[OrganisationKind]) -> bool:
    """A lone word in small letters ("cảnh báo", "share data") is no head; "FPT telecom" has one."""
    words = name[found.start : found.end]
    if " " in words or words[0].isupper():
        return True
    before = name[: found.start].split()
    return bool(before) and before[-1].isupper() if words in _TRADES else words.isascii()


def agreement_kind(text: str) -> AgreementKind:
    """The kind of paper that a document-type cell or a phrase names; UNSPECIFIED when it names none."""
    found = find_agreement_kinds(text)
    return found[0].value if found else AgreementKind.UNSPECIFIED


def find_agreement_kinds(text: str) -> list[Found[AgreementKind]]:
    """All papers named in ``text`` in their order: "Phụ lục 01 của MOA" is first of all an annex."""
    return _AGREEMENTS.find(text)


def _head(name: str, found: list[Found[OrganisationKind]]) -> Found[OrganisationKind] | None:
    """The word that decides: the first of a Vietnamese name, the last of the first part of others.

    Vietnamese puts the head first ("Viện ..., Đại học ..."), English last ("... Hospital").
    """
    if not found:
        return None
    if _VIETNAMESE_LETTER.search(name[found[0].start : found[0].end]):
        return found[0]
    schools = [f for f in found if f.value is OrganisationKind.UNIVERSITY]
    if schools and name[: schools[0].start].lower().startswith("department of"):
        return schools[0]
    comma = name.find(",", found[0].end)
    first_part = [f for f in found if comma < 0 or f.end <= comma or f.value in _ENTERPRISES]
    enterprise = next((f for f in first_part if f.value in _ENTERPRISES), None)
    foundation = next((f for f in found if f.value is OrganisationKind.FOUNDATION), None)
    if foundation and enterprise and foundation.end <= enterprise.start:
        return foundation  # "... Foundation, Inc."
    of = re.search(r"\s(?:of|for|and)\s", name)
    before_of = [f for f in first_part if of and f.end <= of.start() + 1]
    return enterprise or (before_of[-1] if before_of else first_part[-1])


def _refined(name: str, kind: OrganisationKind, words: str) -> tuple[OrganisationKind, str]:
    if kind in _ENTERPRISES:
        return _enterprise(name, kind, words)
    if kind is OrganisationKind.RESEARCH_INSTITUTE and _TECHNOLOGY_SCHOOL.match(name):
        country = country_of_name(name)
        if country and country[0] != "VN":
            return (
                OrganisationKind.UNIVERSITY,
                f"an institute of technology abroad ({country[1]}) is usually a university",
            )
    return kind, words


def _enterprise(name: str, kind: OrganisationKind, words: str) -> tuple[OrganisationKind, str]:
    state = _STATE.find(name)
    if state:
        return OrganisationKind.ENTERPRISE_STATE, name[state[0].start : state[0].end]
    if _is_foreign_subsidiary(name):
        return OrganisationKind.ENTERPRISE_FDI, "a foreign name with Vietnam at its end"
    return kind, words


def _is_foreign_subsidiary(name: str) -> bool:
    """ "Festo Vietnam Co., Ltd.": a name without a Vietnamese word, and Vietnam after it."""
    ending = _HOME_ENDING.search(name)
    if not ending or not name[: ending.start()].strip(" -"):
        return False
    brand = _FORM.sub(" ", name[: ending.start()])
    return bool(brand.strip(" -")) and not _VIETNAMESE_LETTER.search(brand)
