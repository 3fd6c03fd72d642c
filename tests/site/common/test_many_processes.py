"""Several sites and several workers over one database: they see each other's writes and share the work."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings as site_settings
from django.db import connection
from tests.site.factories import a_person, an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.intake.models import Run
from caunoi_web.register.services import create_organisation
from caunoi_web.sources.models import Job, JobState
from caunoi_web.sources.services import receive_file

ROOT = Path(__file__).parents[3]
PATIENCE = 300  # seconds for a process to begin or to end on a busy machine


def address_of_database() -> str:
    name = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name['NAME']}"
    return f"postgres://{name['USER']}@{name['HOST']}:{name['PORT']}/{name['NAME']}"


@pytest.fixture
def process(settings):
    """``process(settings module, words)``: a Python process on the database of this test, ended after it."""
    started = []

    def start(module, *words):
        environment = os.environ | {
            "CAUNOI_TEST_DATABASE_URL": address_of_database(),
            "CAUNOI_TEST_MEDIA": str(settings.MEDIA_ROOT),
            "CAUNOI_TEST_SECRET_KEY": settings.SECRET_KEY,
            "DJANGO_SETTINGS_MODULE": module,
            "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        }
        started.append(subprocess.Popen([sys.executable, *words], env=environment, cwd=ROOT))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.wait()


@pytest.fixture
def site(process):
    """``site()``: a gunicorn of its own; gives what asks it for a page as the person of ``cookie``."""

    def start():
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        words = ("-m", "gunicorn", "caunoi_web.wsgi:application", "--bind", f"127.0.0.1:{port}")
        process("tests.site.common.served_settings", *words, "--workers", "1")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)

        def ask(address, cookie):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            line.request("GET", address, headers={"Cookie": cookie, "Accept-Language": "en"})
            answer = line.getresponse()
            page = answer.read().decode()
            line.close()
            return answer.status, page

        return ask

    return start


def session_of(client, person):
    client.force_login(person)
    name = site_settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}; {site_settings.LANGUAGE_COOKIE_NAME}=en"


def test_two_sites_know_the_same_sessions_and_see_each_others_writes(transactional_db, client, site):
    officer = a_person("office", role=Role.OFFICER)
    an_agreement(an_organisation("Đối tác cũ"))
    cookie, address = session_of(client, officer), "/register/organisations/?columns=country"
    first, second = site(), site()
    before = [ask(address, cookie) for ask in (first, second)]

    made = create_organisation(actor=officer, values={"name": "Đối tác mới", "country": "JP"})

    assert [status for status, _page in before] == [200, 200]
    for ask in (first, second):
        status, page = ask(address, cookie)
        assert status == 200
        assert "Đối tác mới" in page
        assert "<strong>2</strong>" in page
        assert (
            f"/register/organisations/{made.pk}/" in ask(f"/search/?{urlencode({'q': 'doi tac'})}", cookie)[1]
        )

    client.logout()
    assert [ask(address, cookie)[0] for ask in (first, second)] == [302, 302]


def test_two_workers_share_the_work_and_do_nothing_twice(transactional_db, process):
    person = a_person("office", role=Role.OFFICER)
    for number in range(6):
        receive_file(actor=person, name=f"{number}.txt", data=f"good{' ' * number}".encode())
    words = (str(ROOT / "tests" / "site" / "intake" / "slow_worker.py"), "60")

    workers = [process("tests.site.intake.worker_settings", *words) for _number in range(2)]

    assert [one.wait(PATIENCE) for one in workers] == [0, 0]
    assert Job.objects.filter(state=JobState.DONE, attempts=1).count() == 6
    assert Run.objects.count() == 6
