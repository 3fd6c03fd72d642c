"""The commands ``organisations import`` and ``match``."""

import json

from click.testing import CliRunner

from caunoi.cli.commands import caunoi


def run(*arguments, text=None):
    return CliRunner().invoke(caunoi, list(arguments), input=text)


def own_index(folder):
    (folder / "own.csv").write_text(
        "id,name,country\nx,Viện Mẫu,VN\ny,Sample Institute,US\n", encoding="utf-8"
    )
    result = run("organisations", "import", str(folder / "own.csv"), "--output", str(folder / "own.index"))
    assert result.exit_code == 0, result.output
    return str(folder / "own.index")


def test_a_name_is_answered_with_candidates_and_reasons():
    result = run("match", "Trường Đại học Cần Thơ", "--country", "vn", "--format", "json")

    answer = json.loads(result.stdout)
    assert (answer["answer"], answer["meant"]) == ("this-one", ["0071qz696"])
    assert answer["candidates"][0]["country"] == "VN"
    assert "same country (VN)" in [reason["text"] for reason in answer["candidates"][0]["reasons"]]


def test_the_table_says_the_answer_in_words():
    assert "this one" in run("match", "Can Tho University").stdout
    assert "none of them" in run("match", "University of Nowhere").stdout


def test_many_names_are_read_from_lines_bare_or_as_json():
    lines = 'Can Tho University\n\n{"name": "ĐH Cần Thơ", "country": "VN"}\n'

    result = run("match", "--from", "-", text=lines)

    assert [json.loads(line)["meant"] for line in result.stdout.splitlines()] == [["0071qz696"]] * 2


def test_a_line_that_is_no_name_is_told_and_the_rest_goes_on(tmp_path):
    source = tmp_path / "names.jsonl"
    source.write_text('{"name": 3}\n{broken\nCan Tho University\n', encoding="utf-8")

    result = run("match", "--from", str(source))

    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "line 1: no name in it" in result.stderr
    assert "line 2: no valid JSON" in result.stderr


def test_an_own_list_is_imported_and_matched(tmp_path):
    index = own_index(tmp_path)

    answer = json.loads(run("match", "Vien Mau", "--index", index, "--format", "json").stdout)

    assert answer["meant"] == ["x"]


def test_only_the_countries_asked_for_are_imported(tmp_path):
    own_index(tmp_path)

    result = run(
        "organisations", "import", str(tmp_path / "own.csv"), "--country", "us",
        "--output", str(tmp_path / "us.index"),
    )  # fmt: skip

    assert result.stdout.startswith("1 organisations in ")


def test_what_cannot_be_imported_or_used_is_told_in_one_line(tmp_path):
    (tmp_path / "bad.json").write_text("{broken", encoding="utf-8")

    imported = run("organisations", "import", str(tmp_path / "bad.json"))
    missing = run("organisations", "import", str(tmp_path / "missing.json"))
    matched = run("match", "X", "--index", str(tmp_path / "bad.json"))
    nowhere = run("match", "X", "--index", str(tmp_path / "missing.index"))
    empty = run("organisations", "import", str(tmp_path / "own.csv"))
    nothing = run("match")

    assert [one.exit_code for one in (imported, missing, matched, nowhere, empty, nothing)] == [
        3,
        3,
        3,
        3,
        3,
        2,
    ]
    assert all(len(one.stderr.splitlines()) == 1 for one in (imported, missing, matched, nowhere, empty))


def test_the_partners_of_many_documents_are_brought_together(tmp_path):
    findings = tmp_path / "findings.jsonl"
    documents = [
        {"doc": "a", "partners": [{"name": "Đại học Kagoshima", "country": "JP", "aliases": []}]},
        {"doc": "b", "partners": [{"name": "Kagoshima University", "country": "JP"}, {"name": "FPT"}]},
    ]
    findings.write_text("\n".join(map(json.dumps, documents)) + "\n{}\n", encoding="utf-8")

    result = run("cluster", str(findings))

    first, second = map(json.loads, result.stdout.splitlines())
    assert {one["doc"] for one in first["mentions"]} == {"a", "b"}
    assert "the same name in the other language" in first["links"][0]["reasons"][0]
    assert (second["name"], second["links"]) == ("FPT", [])
    assert (result.exit_code, "line 3: no findings of a document" in result.stderr) == (1, True)
