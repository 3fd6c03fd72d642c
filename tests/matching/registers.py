"""Small registers to match against."""

from caunoi.matching.registry import Directory, Matcher
from caunoi.organisations import NameKind, Organisation, OrganisationName, Status


def organisation(identifier, *names, country="VN", **more):
    """One with a main name and aliases; ``acronym`` and ``former`` add names of those kinds."""
    acronym, former = more.pop("acronym", None), more.pop("former", None)
    listed = [OrganisationName(names[0], NameKind.MAIN)]
    listed += [OrganisationName(name, NameKind.ALIAS) for name in names[1:]]
    listed += [OrganisationName(acronym, NameKind.ACRONYM)] if acronym else []
    listed += [OrganisationName(former, NameKind.FORMER)] if former else []
    return Organisation(identifier, tuple(listed), country, **more)


def matcher(*organisations):
    """A matcher over some organisations."""
    return Matcher(Directory.of(organisations))


SOME = (
    organisation("hust", "Hanoi University of Science and Technology", acronym="HUST", city="Hanoi"),
    organisation("hutech", "Ho Chi Minh City University of Technology", city="Ho Chi Minh City"),
    organisation("hyute", "Hung Yen University of Technology and Education", acronym="UTEHY"),
    organisation("ctu", "Can Tho University", acronym="CTU", city="Can Tho"),
    organisation("vnu", "Vietnam National University, Hanoi", acronym="VNU", city="Hanoi"),
    organisation("ued", "VNU University of Education", city="Hanoi", parents=("vnu",)),
    organisation("hnue", "Hanoi National University of Education", city="Hanoi"),
    organisation("humg", "Hanoi University of Mining and Geology", city="Hanoi"),
    organisation("moh-vn", "Ministry of Health"),
    organisation("moh-ke", "Ministry of Health", country="KE"),
    organisation("bachmai", "Bạch Mai Hospital"),
    organisation("ftu", "Foreign Trade University", former="University of Foreign Affairs - Foreign Trade"),
    organisation("kagoshima", "Kagoshima University", country="JP", city="Kagoshima"),
    organisation("uc", "University of California System", "University of California", country="US"),
    organisation("ucb", "University of California, Berkeley", country="US", city="Berkeley", parents=("uc",)),
    organisation("oxford", "University of Oxford", "Oxford University", country="GB", city="Oxford"),
    organisation("cas", "Chinese Academy of Sciences", country="CN", city="Beijing"),
    organisation("iop-cn", "Institute of Physics", country="CN", city="Beijing", parents=("cas",)),
    organisation("iop-pl", "Institute of Physics", country="PL", city="Warsaw"),
    organisation("palermo-it", "University of Palermo", country="IT", city="Palermo"),
    organisation("palermo-ar", "University of Palermo", country="AR", city="Buenos Aires"),
    organisation("city", "City University", country="US"),
    organisation("old", "Old Institute of Silk", country="GB", status=Status.WITHDRAWN, successors=("new",)),
    organisation("new", "New Institute of Textiles", country="GB"),
)
