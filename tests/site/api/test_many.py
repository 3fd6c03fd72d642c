"""Many records at once through the API: counts beside filters, one change for many with its preview."""

from tests.site.factories import a_term, an_agreement, an_organisation

from caunoi_web.sources.models import AuditEntry


def test_counts_are_those_beside_the_filters_of_the_list(program):
    an_agreement(kind="mou", term=a_term("2022-01-01", "2026-12-01"))
    an_agreement(kind="moa", term=a_term("2019-01-01", "2020-12-01"))
    reader = program("viewer")

    counted = reader.get("/agreements/counts?as_of=2026-11-21&kind=mou").json()
    partners = reader.get("/organisations/counts").json()
    slip = reader.get("/agreements/counts?limit=5")

    assert counted["total"] == 1
    assert counted["by"]["kind"] == {"mou": 1, "moa": 1}
    assert counted["by"]["status"] == {"in_force": 1}
    assert partners["total"] == sum(partners["by"]["kind"].values())
    assert slip.status_code == 422


def test_one_change_is_seen_before_and_done_for_all(program):
    one, same = an_agreement(kind="moa"), an_agreement(kind="mou")
    writer = program("officer")
    change = {"kind": "mou"}

    plan = writer.post("/agreements/change/preview", {**change, "ids": [str(one.pk), str(same.pk)]}).json()
    seen = [{"id": item["id"], "version": item["version"]} for item in plan["items"]]
    done = writer.post("/agreements/change", {**change, "seen": seen, "reason": "Sửa loại"})

    assert plan["same"] == 1
    assert plan["items"][0]["changes"] == [{"field": "kind", "before": "moa", "after": "mou"}]
    assert done.json() == {"changed": 1, "same": 0, "left": []}
    one.refresh_from_db()
    assert one.kind == "mou"


def test_a_record_that_changed_meanwhile_is_left_alone_and_named(program):
    one, other = an_organisation("Kyoto", country=""), an_organisation("Osaka", country="")
    writer = program("officer")
    seen = [{"id": str(one.pk), "version": one.version}, {"id": str(other.pk), "version": other.version}]
    writer.patch(f"/organisations/{one.pk}", {"city": "Kyoto"}, If_Match="*")

    done = writer.post("/organisations/change", {"country": "JP", "seen": seen, "reason": "Bổ sung nước"})

    assert done.json()["changed"] == 1
    assert [left["id"] for left in done.json()["left"]] == [str(one.pk)]
    acts = {entry.act for entry in AuditEntry.objects.filter(reason="Bổ sung nước")}
    assert len(acts) == 1


def test_a_change_of_nothing_is_refused(program):
    one = an_agreement()

    answer = program("officer").post("/agreements/change/preview", {"ids": [str(one.pk)]})

    assert answer.status_code == 422
