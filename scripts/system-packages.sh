#!/bin/sh
# Says which system packages are missing for "demo" or "test", and installs them where it may
# (as root with apt-get); otherwise names the command. Usage: system-packages.sh demo|test [python]
set -eu
purpose=${1:?demo or test}
python=${2:-python3}
missing=""

need() { missing="$missing $1"; }

if ! command -v "$python" >/dev/null 2>&1; then
    need python3
    need python3-venv
elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1). Try: make PYTHON=python3.12" >&2
    exit 1
elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    need python3-venv
fi

if [ "$purpose" = test ]; then
    # The browser without its windows opens a page in a fraction of the time; where it cannot be had, the whole one does.
    if ! command -v chromium-headless-shell >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
            need chromium-headless-shell
        else
            command -v chromium >/dev/null 2>&1 || need chromium
        fi
    fi
    fc-list 2>/dev/null | grep -qi 'noto sans' || need fonts-noto-core
    ls /usr/share/tesseract-ocr/*/tessdata/vie.traineddata >/dev/null 2>&1 || [ -n "${TESSDATA_PREFIX:-}" ] ||
        need tesseract-ocr-vie
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || [ -n "${CAUNOI_TEST_DATABASE_URL:-}" ] || need postgresql
fi

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "== Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of words on purpose
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "These system packages are missing:$missing" >&2
    echo "Install them with:  sudo apt-get install$missing" >&2
    exit 1
fi
