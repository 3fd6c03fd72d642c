"""The compose file, read as a program for containers reads it: variables put in, and the site started."""

import json
import os
import re
import subprocess
import sys

import pytest
import yaml
from tests.site.operation.installation import ROOT

FOLDER = ROOT / "deploy/container"
WRITTEN = (FOLDER / "compose.yaml").read_text(encoding="utf-8")
EXAMPLE = (FOLDER / "env.example").read_text(encoding="utf-8").splitlines()
_VARIABLE = re.compile(r"\$\{([A-Z_]+)(?::([-?])([^}]*))?\}")
# What a service may say (compose specification), as far as ours say it.
SERVICE_KEYS = {
    "image", "build", "environment", "volumes", "tmpfs", "read_only", "cap_drop", "security_opt", "networks",
    "healthcheck", "depends_on", "restart", "command", "profiles", "ports", "stop_grace_period",
}  # fmt: skip
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}
GIVEN = {"CAUNOI_DOMAIN": "hoptac.example.edu.vn", "POSTGRES_PASSWORD": "abc123"}


def named(lines):
    """The variables of lines such as NAME=value."""
    return {line.partition("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)}


def composed(**given):
    """The file with its variables put in; a missing one that is needed is an error in its words."""

    def value(found):
        name, sign, words = found.groups()
        if given.get(name):
            return given[name]
        assert sign != "?", words
        return words or ""

    return put_in(yaml.safe_load(WRITTEN), value)


def put_in(part, value):
    """The variables of every text of the file, after it was read: a value can change nothing but a text."""
    if isinstance(part, dict):
        return {key: put_in(item, value) for key, item in part.items()}
    if isinstance(part, list):
        return [put_in(item, value) for item in part]
    return _VARIABLE.sub(value, part) if isinstance(part, str) else part


def test_every_variable_is_in_the_example_and_the_example_names_no_other():
    used = {found[1] for found in _VARIABLE.finditer(WRITTEN)}
    needed = {found[1] for found in _VARIABLE.finditer(WRITTEN) if found[2] == "?"}

    assert named(EXAMPLE) == needed
    assert named(line.removeprefix("#") for line in EXAMPLE) == used


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_a_variable_that_is_needed_is_asked_for_by_name_of_the_example(missing):
    with pytest.raises(AssertionError, match=r"see env\.example"):
        composed(**{name: value for name, value in GIVEN.items() if name != missing})


def test_every_service_says_only_what_the_specification_knows_and_waits_for_services_that_are_there():
    services = composed(**GIVEN)["services"]

    for service in services.values():
        assert set(service) <= SERVICE_KEYS
        waits = service.get("depends_on", {})
        assert set(waits) <= set(services)
        if isinstance(waits, dict):
            assert {each["condition"] for each in waits.values()} <= CONDITIONS
    for name in ("migrate", "web", "worker"):
        assert services[name]["depends_on"]
    assert "healthcheck" in services["database"]


def test_what_is_built_and_mounted_from_the_repository_is_there():
    services = composed(**GIVEN)["services"]

    for service in services.values():
        if build := service.get("build"):
            context = (FOLDER / build["context"]).resolve()
            assert context == ROOT
            assert (context / build["dockerfile"]).is_file()
        for volume in service.get("volumes", []):
            if volume.startswith("."):
                assert (FOLDER / volume.split(":")[0]).resolve().is_file()


def test_the_settings_start_with_the_variables_of_the_file_and_nothing_else(tmp_path):
    """Also those that stand there empty because nobody gave them."""
    given = composed(**GIVEN)["services"]["web"]["environment"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAUNOI_", "DJANGO_"))}
    told = (
        "import json; from caunoi_web import settings as s; d = s.DATABASES['default'];"
        "print(json.dumps([d['ENGINE'], d['HOST'], d['USER'], s.ALLOWED_HOSTS, s.HTTPS, s.EMAIL_HOST,"
        " s.EMAIL_PORT, s.EMAIL_USE_TLS, s.SITE_URL]))"
    )
    more = {"CAUNOI_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}

    done = subprocess.run(
        [sys.executable, "-c", told], env=kept | given | more, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    engine, *found = json.loads(done.stdout)
    assert "postgresql" in engine
    assert found == [
        "database", "caunoi", ["hoptac.example.edu.vn", "web"], True, "", 25, False,
        "https://hoptac.example.edu.vn",
    ]  # fmt: skip


def test_a_service_of_a_profile_is_called_with_its_profile():
    """podman-compose knows no service of a profile that was not named; docker compose does."""
    guide = (ROOT / "docs/install.md").read_text(encoding="utf-8")
    profiled = {
        name: each["profiles"] for name, each in composed(**GIVEN)["services"].items() if "profiles" in each
    }

    calls = re.findall(r"…( --profile \w+)? run --rm (\w+)", WRITTEN + guide)

    assert {name for _profile, name in calls} == set(profiled)
    assert all(profile.split()[1:] == ["--profile", *profiled[name]][1:] for profile, name in calls)


def test_the_program_that_answers_is_the_one_the_proxy_asks():
    services = composed(**GIVEN)["services"]
    name, port = services["proxy"]["environment"]["CAUNOI_UPSTREAM"].split(":")
    containerfile = (FOLDER / "Containerfile").read_text(encoding="utf-8")

    assert name in services
    assert f"EXPOSE {port}" in containerfile
    assert f'"0.0.0.0:{port}"' in containerfile
    assert set(services["proxy"]["networks"]) & set(services[name]["networks"])
