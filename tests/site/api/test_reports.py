"""Reports, the brief, figures, map, timeline and closed years through the API agree with the screen."""

from tests.site.factories import a_contact, a_term, a_year_snapshot, an_agreement, an_organisation

from caunoi.domain.kinds import Activity


def test_r4_counts_a_year_beside_the_one_before(program):
    an_agreement(term=a_term("2025-02-01", "2030-02-01"), signed="2025-02-01")

    report = program("viewer").get("/reports/r4?year=2025&as_of=2026-11-21").json()

    lines = {line["label"]: line for block in report["blocks"] for line in block["lines"]}
    assert report["through"] == "2025-12-31"
    assert any(line["now"] == 1 and line["before"] == 0 for line in lines.values())
    assert report["left_out"]


def test_r13_says_what_ends_and_what_to_do(program):
    an_agreement(title="MOU", term=a_term("2022-01-01", "2026-12-01"))

    report = program("viewer").get("/reports/r13?as_of=2026-11-21&within=90").json()

    (row,) = report["items"]
    assert (report["expiring"], row["days_left"], row["until"]) == (1, 10, "2026-12-01")
    assert row["next"]


def test_the_brief_tells_each_fact_with_its_source_and_names_people_only_to_those_who_may(program):
    partner = an_organisation("Đại học Kyoto", country="JP")
    a_contact("Yamada Taro", organisation=partner)
    path = f"/organisations/{partner.pk}/brief"

    told = program("officer").get(path)
    without = program("viewer").get(path)
    bare = program("officer", "register:read").get(path)
    file = program("officer").get(f"{path}/pdf")

    assert "Yamada" in told.content.decode()
    assert all(line["source"] for part in told.json()["sections"] for line in part["lines"])
    assert "Yamada" not in without.content.decode()
    assert (bare.status_code, bare.json()["code"]) == (403, "missing-scope")
    assert b"".join(file.streaming_content).startswith(b"%PDF")


def test_the_words_of_a_year_are_written_against_the_version_seen(program):
    writer = program("officer")
    seen = writer.get("/reports/r4/2025/words")

    missing = writer.ask("PUT", "/reports/r4/2025/words", {"results": "Tốt"})
    kept = writer.ask("PUT", "/reports/r4/2025/words", {"results": "Tốt"}, If_Match=seen["ETag"])
    stale = writer.ask("PUT", "/reports/r4/2025/words", {"results": "Kém"}, If_Match=seen["ETag"])

    assert missing.status_code == 428
    assert (kept.status_code, kept.json()["results"]) == (200, "Tốt")
    assert stale.status_code == 412


def test_the_heading_of_papers_is_for_who_may_change_it(program):
    seen = program("head").get("/reports/heading")
    body = {"issuer": "Trường Đại học X"}

    refused = program("officer").ask("PUT", "/reports/heading", body, If_Match=seen["ETag"])
    kept = program("head").ask("PUT", "/reports/heading", body, If_Match=seen["ETag"])

    assert refused.status_code == 403
    assert kept.json()["issuer"] == "Trường Đại học X"


def test_the_figures_of_a_day_add_up(program):
    kyoto = an_organisation("Đại học Kyoto", country="JP")
    an_agreement(kyoto, term=a_term("2022-01-01", "2026-12-01"), activities=(Activity.STUDENT_EXCHANGE,))
    an_agreement(kyoto, term=a_term("2019-01-01", "2020-12-01"))
    reader = program("viewer")

    now = reader.get("/overview?as_of=2026-11-21").json()
    then = reader.get("/overview?as_of=2019-06-01&count=all").json()
    world = reader.get("/overview/map?what=agreements&as_of=2026-11-21").json()

    assert (now["total"], now["active"], now["ending_soon"]) == (2, 1, 1)
    assert sum(now["by_status"].values()) == now["total"]
    assert (now["by_country"], now["by_activity"]) == ({"JP": 1}, {"student-exchange": 1})
    assert then["active"] == 1
    assert world["countries"] == {"JP": 1}


def test_the_network_and_the_timeline_are_given_as_data(program):
    kyoto = an_organisation("Đại học Kyoto", country="JP")
    one = an_agreement(
        kyoto, term=a_term("2022-01-01", "2026-12-01"), activities=(Activity.STUDENT_EXCHANGE,)
    )
    reader = program("viewer")

    network = reader.get("/overview/network?as_of=2026-11-21&country=JP").json()
    timeline = reader.get("/overview/timeline?as_of=2026-11-21&by=partner").json()

    assert {node["kind"] for node in network["nodes"]} == {"partner", "unit", "field"}
    assert all(tie["number"] == 1 for tie in network["ties"])
    assert [item["agreement"]["id"] for item in timeline["items"]] == [str(one.pk)]


def test_a_year_is_closed_and_compared(program):
    closed = program("officer").post("/overview/years", {"year": 2025})
    refused = program("officer").post("/overview/years", {"year": 2199})

    assert closed.status_code == 201, closed.content
    assert closed["Location"].endswith(f"/overview/years/{closed.json()['id']}")
    assert refused.status_code == 422
    assert [one["year"] for one in program("viewer").get("/overview/years").json()["items"]] == [2025]


def test_a_closed_year_names_what_came_since(program):
    snapshot = a_year_snapshot()
    late = an_agreement(title="Vào sau", term=a_term("2022-01-01", "2026-12-01"))

    figures = program("viewer").get(f"/overview/years/{snapshot.pk}").json()["figures"]

    came = [one["record"]["id"] for figure in figures for one in figure["came"]]
    assert str(late.pk) in came
