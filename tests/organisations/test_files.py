"""Lists of organisations read from files: which list it is shows in the content."""

import gzip
import json
import zipfile

import pytest

from caunoi.organisations import NameKind, Status, UnreadableOrganisations, read_organisations

SCHEMA_TWO = {
    "id": "https://ror.org/0071qz696",
    "names": [
        {"value": "Can Tho University", "types": ["label", "ror_display"], "lang": "en"},
        {"value": "Trường Đại học Cần Thơ", "types": ["label"], "lang": "vi"},
        {"value": "CTU", "types": ["acronym"], "lang": None},
    ],
    "locations": [{"geonames_details": {"country_code": "VN", "name": "Can Tho"}}],
    "relationships": [{"type": "parent", "id": "https://ror.org/00drv3378", "label": "Ministry"}],
    "status": "active",
    "types": ["education"],
}
PLAIN = {
    "id": "0071qz696",
    "name": "Can Tho University",
    "lang": "en",
    "labels": [["Can Tho University", "en"], ["Trường Đại học Cần Thơ", "vi"]],
    "acronyms": ["CTU"],
    "country": "VN",
    "city": "Can Tho",
    "rel": [["parent", "00drv3378"]],
    "status": "active",
    "types": ["education"],
}


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([SCHEMA_TWO]),
        json.dumps(SCHEMA_TWO),
        json.dumps(PLAIN) + "\n",
        gzip.compress(json.dumps(PLAIN).encode()),
    ],
)
def test_every_form_of_the_registry_gives_the_same_organisation(tmp_path, content):
    (one,) = read_organisations(written(tmp_path, "list", content))

    assert (one.id, one.name, one.country, one.city) == ("0071qz696", "Can Tho University", "VN", "Can Tho")
    assert [(name.text, name.kind, name.language) for name in one.names] == [
        ("Can Tho University", NameKind.MAIN, "en"),
        ("Trường Đại học Cần Thơ", NameKind.LABEL, "vi"),
        ("CTU", NameKind.ACRONYM, None),
    ]
    assert (one.parents, one.status) == (("00drv3378",), Status.ACTIVE)


def test_a_published_archive_is_read_by_its_second_schema(tmp_path):
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ror-data.json", "[]")
        archive.writestr("ror-data_schema_v2.json", json.dumps([SCHEMA_TWO]))

    assert [one.id for one in read_organisations(path)] == ["0071qz696"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_an_own_list_as_csv_says_names_and_parents_in_columns(tmp_path, separator):
    rows = [
        ["id", "Name", "name_en", "aliases", "former_names", "country", "parents"],
        ["u1", "Đại học X", "X University", "ĐHX|X Univ", "Trường X", "vn", "p1|p2"],
    ]
    content = "\ufeff" + "\r\n".join(separator.join(row) for row in rows)

    (one,) = read_organisations(written(tmp_path, "own.csv", content))

    assert one.name == "Đại học X"
    assert [name.text for name in one.names if name.kind is NameKind.ALIAS] == ["ĐHX", "X Univ"]
    assert [name.text for name in one.names if name.kind is NameKind.FORMER] == ["Trường X"]
    assert (one.country, one.parents) == ("VN", ("p1", "p2"))


def test_an_own_list_as_json_gives_several_names_as_a_list(tmp_path):
    content = json.dumps([{"id": 7, "name": "X", "aliases": ["A; B", "C"], "country": None}])

    (one,) = read_organisations(written(tmp_path, "own.json", content))

    assert [name.text for name in one.names] == ["X", "A; B", "C"]
    assert (one.id, one.country) == ("7", None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no organisation"),
        ("[]", "no organisation"),
        ("id,name\n", "no organisation"),
        ("{broken", "no valid JSON"),
        ('["text"]', "Entry 1 is no JSON object"),
        ('[{"id": "x"}]', "no list of organisations"),
        ("a,b\n1,2\n", "no list of organisations"),
        ("id,name\n1,\n", "Entry 1 cannot be used"),
        ("id,name,country\n1,X,Vietnam\n", "no country code"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        (b"\x1f\x8bbroken", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        ("[" * 100_000, "no valid JSON"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(tmp_path, content, reason):
    with pytest.raises(UnreadableOrganisations, match=reason):
        read_organisations(written(tmp_path, "list", content))
