"""Addresses that are told: which events, signed how, tried again how often, never a private address."""

import base64
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_delivery, a_term, a_webhook, an_agreement, an_organisation

from caunoi_web.api import services
from caunoi_web.api.errors import TokenRefused
from caunoi_web.api.models import Delivery, DeliveryState, Webhook
from caunoi_web.api.services.delivering import PAUSES, STOPPED_AFTER
from caunoi_web.api.services.webhooks import secret_of
from caunoi_web.register import services as register
from caunoi_web.register.errors import ImpossibleTerm
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.working import take_task, work_off_task


class Receiver(HTTPServer):
    """A real server that keeps what it was told and answers ``status``."""

    status = 204

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[tuple[dict[str, str], bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/told"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing on the test's screen."""


@pytest.fixture
def receiver(settings, db) -> Iterator[Receiver]:
    settings.OUTGOING_HOSTS = ["127.0.0.1"]
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def make(actor, partner=None):
    return register.create_agreement(
        actor=actor,
        values={"title": "MOU", "signed": "2024-01-05"},
        parties=[(partner or an_organisation(), "")],
    )


def test_a_write_makes_one_message_for_each_event_and_whoever_wants_it(officer):
    one = a_webhook(events=["agreement.created", "agreement.signed"])
    a_webhook(name="Khác", events=["organisation.created"])

    made = make(officer)

    told = {delivery.event: json.loads(delivery.body) for delivery in one.deliveries.all()}
    assert set(told) == {"agreement.created", "agreement.signed"}
    assert told["agreement.created"]["data"]["id"] == str(made.pk)
    assert told["agreement.created"]["data"]["address"].endswith(f"/api/v1/agreements/{made.pk}")
    assert "title" in told["agreement.created"]["data"]["fields"]
    assert Delivery.objects.count() == 2


def test_a_message_never_holds_what_the_record_holds(officer):
    hook = a_webhook(events=["agreement.created"])

    register.create_agreement(
        actor=officer, values={"title": "MOU", "note": "kín"}, parties=[(an_organisation(), "")]
    )

    assert "kín" not in hook.deliveries.get().body


def test_a_write_that_is_taken_back_tells_nobody(officer):
    a_webhook()

    with pytest.raises(ImpossibleTerm):
        register.create_agreement(
            actor=officer,
            values={"start": "2025", "end": "2024", "end_kind": "fixed"},
            parties=[(an_organisation(), "")],
        )

    assert not Delivery.objects.exists()


def test_a_worker_sends_it_signed_so_that_the_receiver_can_check(officer, receiver):
    hook = a_webhook(address=receiver.address)
    make(officer)

    work_off_task(take_task(worker="test", now=timezone.now()))

    ((headers, body),) = receiver.got
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret_of(hook).removeprefix("whsec_"))
    signature = base64.b64encode(hmac.digest(key, signed, sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{signature}"
    assert json.loads(body)["type"] == "agreement.created"
    assert hook.deliveries.get().state == DeliveryState.DELIVERED
    assert Task.objects.get().state == "done"


def test_what_fails_is_tried_again_with_growing_pauses_under_the_same_id(receiver):
    receiver.status = 500
    one, now = a_delivery(a_webhook(address=receiver.address)), timezone.now()

    for _ in range(len(PAUSES) + 1):
        services.deliver(one, now=now)

    assert (one.state, one.attempts, one.answer_status) == (DeliveryState.FAILED, len(PAUSES) + 1, 500)
    waits = sorted(task.run_after - now for task in Task.objects.all())
    assert waits == sorted(PAUSES)
    assert {headers["webhook-id"] for headers, _body in receiver.got} == {str(one.pk)}


def test_an_address_that_stays_away_is_stopped_and_the_office_sees_why(receiver, client_as):
    receiver.status = 503
    hook, now = a_webhook(address=receiver.address), timezone.now()

    services.deliver(a_delivery(hook), now=now)
    services.deliver(a_delivery(hook), now=now + STOPPED_AFTER + timedelta(hours=1))

    hook.refresh_from_db()
    assert hook.stopped_at
    page = client_as("administrator").get(reverse("api:webhook", args=[hook.pk])).content.decode()
    assert hook.stopped_why in page


def test_an_address_that_says_it_is_gone_is_stopped(receiver):
    receiver.status = 410
    one = a_delivery(a_webhook(address=receiver.address))

    services.deliver(one, now=timezone.now())

    assert Webhook.objects.get().stopped_at
    assert one.state == DeliveryState.FAILED


def test_a_success_forgets_the_failures_before(receiver):
    hook = a_webhook(address=receiver.address, failing_since=timezone.now() - timedelta(days=4))

    services.deliver(a_delivery(hook), now=timezone.now())

    hook.refresh_from_db()
    assert hook.failing_since is None


def test_a_redirect_is_a_failure_and_not_followed(receiver):
    receiver.status = 302
    one = a_delivery(a_webhook(address=receiver.address))

    services.deliver(one, now=timezone.now())

    assert (one.state, one.answer_status, len(receiver.got)) == (DeliveryState.WAITING, 302, 1)


def test_an_address_that_became_private_is_not_sent_to(db):
    one = a_delivery(a_webhook(address="https://169.254.169.254/latest/"))

    services.deliver(one, now=timezone.now())

    assert (one.state, one.answer_status) == (DeliveryState.WAITING, None)
    assert one.answer


def test_nothing_is_sent_for_somebody_who_may_no_longer(receiver, officer):
    one = a_delivery(a_webhook(address=receiver.address, owner=officer))

    services.deliver(one, now=timezone.now())

    assert (one.state, receiver.got) == (DeliveryState.FAILED, [])


@pytest.mark.parametrize(
    "address", ["http://example.org/", "https://localhost/", "https://10.0.0.1/", "nonsense"]
)
def test_an_address_that_is_not_sent_to_is_refused_at_once(administrator, address):
    with pytest.raises(TokenRefused) as refused:
        services.make_webhook(actor=administrator, name="Cổng", address=address, events=["agreement.created"])

    assert refused.value.field == "address"


def test_endings_are_told_once_for_each_step(administrator):
    hook = a_webhook(events=["agreement.ending"], owner=administrator)
    one = an_agreement(term=a_term("2022-01-01", "2026-12-01"))

    for day in (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 28)):
        services.tell_of_endings(day=day)

    told = [json.loads(delivery.body)["data"] for delivery in hook.deliveries.order_by("made_at", "id")]
    assert [(each["id"], each["days_left"]) for each in told] == [(str(one.pk), 10), (str(one.pk), 3)]


def test_the_daily_run_tells_of_endings(administrator, today_is):
    today_is(date(2026, 11, 21))
    hook = a_webhook(events=["agreement.ending"], owner=administrator)
    an_agreement(term=a_term("2022-01-01", "2026-12-01"))

    call_command("daily")

    assert hook.deliveries.count() == 1


def test_a_message_is_sent_again_from_the_page(client_as, receiver):
    one = a_delivery(a_webhook(address=receiver.address), state=DeliveryState.FAILED, attempts=8)

    client_as("administrator").post(reverse("api:delivery_again", args=[one.pk]))
    work_off_task(take_task(worker="test", now=timezone.now()))

    one.refresh_from_db()
    assert (one.state, one.attempts) == (DeliveryState.DELIVERED, 1)


def test_the_pages_add_stop_and_resume_an_address(client_as, receiver):
    client = client_as("administrator")
    about = {"name": "Cổng", "address": receiver.address, "events": ["agreement.created"]}

    client.post(reverse("api:webhooks"), about)
    hook = Webhook.objects.get()
    for what in ("stop", "resume", "secret"):
        assert client.post(reverse("api:webhook_act", args=[hook.pk, what])).status_code == 302

    hook.refresh_from_db()
    assert (hook.stopped_at, hook.secret_number) == (None, 2)
    page = client.get(reverse("api:webhook", args=[hook.pk])).content.decode()
    assert secret_of(hook) in page.replace("&#43;", "+")
