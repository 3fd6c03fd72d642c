"""Whatever a document does to the reading process, the worker gets an answer."""

import pytest
from tests.site.intake.misbehaving import behave

from caunoi_web.intake.errors import ReadingFailed
from caunoi_web.intake.reader import Reader


@pytest.fixture(scope="module")
def reader():
    with Reader(behave, seconds=20, memory=600 * 1024 * 1024) as reader:
        yield reader


@pytest.fixture
def a_request(tmp_path):
    def make(word):
        path = tmp_path / "document"
        path.write_text(word)
        return {"path": str(path)}

    return make


def test_one_process_reads_one_document_after_the_other(reader, a_request):
    first = reader.read(a_request("good"))
    second = reader.read(a_request("better"))

    assert (first["text"], second["text"]) == ("good", "better")
    assert first["process"] == second["process"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("refuse", "encrypted"),
        ("stumble", "crashed"),
        ("die", "crashed"),
        ("eat", "too-much-memory"),
    ],
)
def test_a_bad_document_fails_with_its_reason_and_the_next_is_read(reader, a_request, word, code):
    with pytest.raises(ReadingFailed) as failure:
        reader.read(a_request(word))

    assert failure.value.code == code
    assert failure.value.reason
    assert reader.read(a_request("good"))["text"] == "good"


def test_a_document_that_hangs_is_given_up_after_its_time(a_request):
    with Reader(behave, seconds=2) as reader:
        with pytest.raises(ReadingFailed) as failure:
            reader.read(a_request("hang"))

        assert failure.value.code == "too-slow"
        assert reader.read(a_request("good"))["text"] == "good"


def test_signs_of_life_and_stages_are_told(reader, a_request, monkeypatch):
    monkeypatch.setattr("caunoi_web.intake.reader.BEAT", 0.2)
    beats, stages = [], []

    reader.read(a_request("slow"), on_stage=stages.append, on_beat=lambda: beats.append(1))

    assert stages == ["reading", "extracting"]
    assert len(beats) >= 3


def test_a_callback_that_raises_ends_the_reading(a_request, monkeypatch):
    monkeypatch.setattr("caunoi_web.intake.reader.BEAT", 0.1)

    def lost():
        raise RuntimeError("lease lost")

    with Reader(behave) as reader:
        with pytest.raises(RuntimeError):
            reader.read(a_request("hang"), on_beat=lost)

        assert reader.read(a_request("good"))["text"] == "good"
