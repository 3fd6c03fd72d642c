"""The index file: written once, loaded whole, refused when it is something else."""

import json
import zipfile

import pytest
from tests.matching.registers import SOME, organisation

from caunoi.matching.registry import Directory, Matcher, UnusableIndex, shipped_index


def saved(folder):
    path = folder / "some.index"
    Directory.of(SOME).save(path, source="test")
    return path


def test_an_index_answers_after_loading_as_before_saving(tmp_path):
    before, after = Matcher(Directory.of(SOME)), Matcher(Directory.load(saved(tmp_path)))

    for one in SOME:
        assert after.match(one.name) == before.match(one.name)


def test_the_same_organisations_give_the_same_file(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()

    assert saved(one).read_bytes() == saved(other).read_bytes()


def test_an_entry_is_shown_with_name_and_place(tmp_path):
    entry = Directory.load(saved(tmp_path)).entry("ctu")

    assert (entry.name, entry.country, entry.city) == ("Can Tho University", "VN", "Can Tho")


def test_an_index_says_what_it_was_made_from(tmp_path):
    with zipfile.ZipFile(saved(tmp_path)) as archive:
        about = json.loads(archive.read("about.json"))

    assert (about["organisations"], about["source"]) == (len(SOME), "test")


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04"])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "no.index"
    path.write_bytes(content)

    with pytest.raises(UnusableIndex):
        Directory.load(path)


def test_an_index_of_another_version_is_refused(tmp_path):
    path = tmp_path / "new.index"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", json.dumps({"version": 99}))

    with pytest.raises(UnusableIndex, match="another version"):
        Directory.load(path)


def test_one_organisation_without_a_place_is_kept(tmp_path):
    path = tmp_path / "one.index"
    Directory.of([organisation("x", "Viện Mẫu", country=None)]).save(path)

    assert Directory.load(path).entry("x").country == ""


def test_no_organisations_make_an_empty_index(tmp_path):
    path = tmp_path / "empty.index"
    Directory.of([]).save(path)

    assert len(Directory.load(path)) == 0


def test_the_shipped_index_has_the_organisations_of_vietnam():
    directory = Directory.load(shipped_index())

    assert len(directory) > 300
    assert set(directory.columns.countries) == {"VN"}
