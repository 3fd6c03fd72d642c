"""The files under deploy/ name commands, options, settings and paths that exist, and stay closed."""

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands, load_command_class
from tests.site.operation.installation import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
HARDENING = DEPLOY / "systemd/caunoi-.service.d/hardening.conf"
GUIDE = (ROOT / "docs/install.md").read_text(encoding="utf-8")
CONTAINERFILE = (DEPLOY / "container/Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "container/compose.yaml").read_text(encoding="utf-8"))
SETTINGS = set(
    re.findall(r"\| `(CAUNOI_\w+)`", (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8"))
)
PROGRAMS = {"gunicorn", "caunoi-web"}
# Of the proxy and of these files themselves, not of the site.
OF_THE_FILES = {"CAUNOI_DOMAIN", "CAUNOI_UPSTREAM"}


def unit(path):
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def check_command(words):
    """A call of one of our programs: the command exists and takes these words."""
    program = Path(words[0]).name
    assert program in PROGRAMS, words
    if program == "caunoi-web":
        app = get_commands()[words[1]]
        command = load_command_class(app, words[1]) if isinstance(app, str) else app
        command.create_parser("caunoi-web", words[1]).parse_args(words[2:])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_every_unit_starts_a_command_that_exists(path):
    words = shlex.split(unit(path)["Service"]["ExecStart"])

    assert words[0].startswith("/opt/caunoi/venv/bin/")
    check_command(words)


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_unit_calls_no_program_that_a_minimal_debian_lacks(path):
    """Beside our own only the shell: /bin/kill, for one, is of a package that need not be there."""
    calls = [value for key, value in unit(path)["Service"].items() if key.startswith("Exec")]

    assert {shlex.split(call)[0] for call in calls if "/opt/caunoi/" not in call} <= {"/bin/sh"}


def test_every_timer_has_its_service_and_a_time():
    for path in TIMERS:
        assert path.with_suffix(".service") in UNITS
        assert unit(path)["Timer"]["Persistent"] == "yes"
        assert unit(path)["Install"]["WantedBy"] == "timers.target"


def test_what_is_started_at_boot_is_what_the_guide_enables():
    installed = {path.stem for path in UNITS if unit(path).has_section("Install")} | {
        path.name for path in TIMERS
    }

    [enabled] = re.findall(r"systemctl enable --now (.+)", GUIDE)

    assert set(enabled.split()) == installed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("User", "caunoi"), ("NoNewPrivileges", "yes"), ("ProtectSystem", "strict"), ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"), ("PrivateDevices", "yes"), ("CapabilityBoundingSet", ""), ("UMask", "0027"),
        ("RestrictSUIDSGID", "yes"), ("ProtectKernelModules", "yes"), ("SystemCallArchitectures", "native"),
    ],
)  # fmt: skip
def test_every_unit_is_closed(name, value):
    assert unit(HARDENING)["Service"][name] == value
    assert all(path.name.startswith("caunoi-") for path in UNITS)
    assert all(name not in unit(path)["Service"] for path in UNITS)


def test_only_the_backup_writes_outside_the_data_folder():
    more = {path.stem: unit(path)["Service"].get("ReadWritePaths") for path in UNITS}

    assert {name: paths for name, paths in more.items() if paths} == {"caunoi-backup": "/var/backups/caunoi"}


# What systemd.unit, .service, .timer, .exec and .resource-control call them, as far as ours say it; systemd
# itself only warns of a name it does not know, and goes on without the guard that was meant.
DIRECTIVES = {
    "Unit": {"Description", "Documentation", "After", "Wants"},
    "Install": {"WantedBy"},
    "Timer": {"OnCalendar", "Persistent", "RandomizedDelaySec"},
    "Service": {
        "Type", "ExecStart", "ExecReload", "KillMode", "TimeoutStopSec", "Restart", "RestartSec", "MemoryMax",
        "Nice", "IOSchedulingClass", "ReadWritePaths", "User", "Group", "EnvironmentFile", "WorkingDirectory",
        "StateDirectory", "StateDirectoryMode", "UMask", "NoNewPrivileges", "CapabilityBoundingSet",
        "AmbientCapabilities", "ProtectSystem", "ProtectHome", "ProtectProc", "ProcSubset", "ProtectClock",
        "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules", "ProtectKernelTunables",
        "ProtectControlGroups", "PrivateTmp", "PrivateDevices", "PrivateUsers", "RestrictNamespaces",
        "RestrictRealtime", "RestrictSUIDSGID", "RestrictAddressFamilies", "LockPersonality", "RemoveIPC",
        "SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber",
    },
}  # fmt: skip


@pytest.mark.parametrize("path", [*UNITS, *TIMERS, HARDENING], ids=lambda path: path.name)
def test_every_unit_says_only_what_systemd_knows(path):
    read = unit(path)

    for section in read.sections():
        assert set(read[section]) <= DIRECTIVES[section], path


def test_folders_and_files_of_the_units_are_made_by_the_guide():
    texts = [
        path.read_text(encoding="utf-8") for path in [*UNITS, HARDENING, DEPLOY / "systemd/caunoi-admin"]
    ]
    named = set(re.findall(r"(?<![\w/])/(?:etc|opt|var)/[\w/.-]*\w", "\n".join(texts)))

    for place in named:
        parts = [place, *(str(each) for each in Path(place).parents)]
        assert any(part in GUIDE for part in parts if part.count("/") >= 2), place


def test_systemd_understands_the_units(tmp_path):
    if not shutil.which("systemd-analyze"):
        return  # not everywhere; the other tests read the units themselves
    shutil.copytree(DEPLOY / "systemd", tmp_path, dirs_exist_ok=True)
    for path in tmp_path.glob("*.service"):
        text = re.sub(r"/opt/caunoi/venv/bin/\S+", sys.executable, path.read_text())
        path.write_text(text)
    files = [str(path) for path in [*tmp_path.glob("*.service"), *tmp_path.glob("*.timer")]]

    done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True, check=False)

    ours = [line for line in (done.stdout + done.stderr).splitlines() if "caunoi" in line]
    assert (done.returncode, ours) == (0, [])


def test_settings_that_are_named_exist():
    texts = [path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file()]
    named = set(re.findall(r"CAUNOI_[A-Z_]*[A-Z]", "\n".join([*texts, GUIDE])))

    assert named - SETTINGS - OF_THE_FILES == set()


def test_the_example_of_settings_is_safe():
    lines = (DEPLOY / "caunoi.env.example").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    assert values["CAUNOI_HTTPS"] == "1"
    assert values["CAUNOI_PROXIES"] == COMPOSE["services"]["web"]["environment"]["CAUNOI_PROXIES"] == "1"
    assert values["CAUNOI_SITE_URL"] == f"https://{values['CAUNOI_HOSTS']}"
    assert not [name for name in values if "PASSWORD" in name or "SECRET" in name or "TOKEN" in name]


def test_the_image_is_not_root_and_holds_no_secret():
    assert re.findall(r"^USER (\w+)$", CONTAINERFILE, re.M)[-1] == "caunoi"
    assert not re.search(r"SECRET|PASSWORD|TOKEN", CONTAINERFILE)
    assert (ROOT / ".containerignore").read_text().splitlines()[0] == "*"
    assert (ROOT / ".dockerignore").read_text() == (ROOT / ".containerignore").read_text()


def test_what_the_image_copies_and_starts_exists():
    for source in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.M):
        assert all((ROOT / name).exists() for name in source.split())
    [started] = re.findall(r"^CMD (\[.+\])$", CONTAINERFILE, re.M)
    check_command(yaml.safe_load(started))
    assert '"caunoi_web.operation.probe"' in CONTAINERFILE


@pytest.mark.parametrize("name", ["web", "worker", "migrate", "daily", "backup"])
def test_each_container_of_ours_is_closed_and_starts_a_command_that_exists(name):
    service = COMPOSE["services"][name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    command = service.get("command", ["gunicorn"])
    calls = command[2].split(" && ") if command[0] == "sh" else [shlex.join(command)]
    for call in calls:
        check_command(shlex.split(call))


def test_the_health_of_the_site_is_asked_whatever_the_format_of_the_image():
    """An image in OCI's own format loses its HEALTHCHECK; then what stands in compose.yaml counts."""
    [probe] = re.findall(r"^HEALTHCHECK .*CMD (\[.+\])$", CONTAINERFILE, re.M)

    assert COMPOSE["services"]["web"]["healthcheck"]["test"] == ["CMD", *yaml.safe_load(probe)]


def test_what_runs_in_a_container_writes_only_into_its_volumes():
    volumes = yaml.safe_load(re.findall(r"^VOLUME (\[.+\])$", CONTAINERFILE, re.M)[0])
    mounted = [volume.split(":")[1] for volume in COMPOSE["services"]["web"]["volumes"]]

    assert set(volumes) == set(mounted)
    assert f"CAUNOI_DATA={volumes[0]}" in CONTAINERFILE
    assert COMPOSE["services"]["backup"]["command"][2] in mounted


def test_the_database_is_not_reached_from_outside():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert COMPOSE["services"]["database"]["networks"] == ["inside"]
    assert "ports" not in COMPOSE["services"]["database"]
    assert [name for name, each in COMPOSE["services"].items() if "ports" in each] == ["proxy"]


def test_volumes_and_networks_that_are_used_are_declared():
    for service in COMPOSE["services"].values():
        named = [volume.split(":")[0] for volume in service.get("volumes", [])]
        assert {name for name in named if not name.startswith(".")} <= set(COMPOSE["volumes"])
        assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert (DEPLOY / "container" / "../Caddyfile").is_file()


def test_the_proxy_keeps_pages_for_machines_to_the_house_and_takes_whole_uploads(settings):
    caddy = (DEPLOY / "Caddyfile").read_text()

    assert "path /metrics /health/*" in caddy
    assert int(re.search(r"max_size (\d+)MB", caddy)[1]) * 10**6 > settings.UPLOAD_LIMIT


def test_the_proxy_asks_another_machine_when_one_does_not_answer():
    """Without these a dead machine costs every second visitor a 502, one that was cut off an endless wait."""
    caddy = (DEPLOY / "Caddyfile").read_text()

    for word in ("lb_try_duration", "fail_duration", "dial_timeout", "response_header_timeout"):
        assert re.search(rf"^\s+{word} \d+s$", caddy, re.M), word
    assert "health_uri /health/live\n" in caddy
    assert "Host {$CAUNOI_DOMAIN}\n" in caddy


def test_commands_and_files_of_the_guide_exist():
    for call in re.findall(r"(?:sudo caunoi-admin|^caunoi-web) ([a-z]+)", GUIDE, re.M):
        assert call in get_commands()
    for path in re.findall(r"(?<![/\w])deploy/[\w./*-]+\w", GUIDE):
        assert list(ROOT.glob(path)) or path.endswith("/.env"), path


def test_the_wrapper_is_a_program():
    wrapper = DEPLOY / "systemd/caunoi-admin"

    assert wrapper.stat().st_mode & 0o111
    assert {"--pty", "--pipe"} <= set(re.findall(r"--p\w+", wrapper.read_text()))
    subprocess.run(["sh", "-n", wrapper], check=True)
