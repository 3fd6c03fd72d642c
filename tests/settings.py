"""The site's settings for tests: a data folder of their own, translations compiled afresh.

pytest reads the settings before any conftest, so whatever must stand in the environment is set
here. ``CAUNOI_TEST_DATABASE_URL`` runs the same tests on another database (``tests.postgres``).
"""

import os
import tempfile
from pathlib import Path

DATA_FOLDER = Path(tempfile.mkdtemp(prefix="caunoi-tests-"))
for name in [name for name in os.environ if name.startswith("CAUNOI_") and "_TEST_" not in name]:
    del os.environ[name]
os.environ["CAUNOI_DATA"] = str(DATA_FOLDER)
if url := os.environ.get("CAUNOI_TEST_DATABASE_URL"):
    os.environ["CAUNOI_DATABASE_URL"] = url


from caunoi_web.settings import *  # noqa: E402, F403
from caunoi_web.translations import compile_into  # noqa: E402

LOCALE_PATHS = [DATA_FOLDER / "locale"]
compile_into(LOCALE_PATHS[0])
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A file, as in production: threads that share one in memory do not wait for each other's locks.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_FOLDER / "test.sqlite3")}  # noqa: F405
STATIC_ROOT.mkdir()  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Tests change rows behind the back of the history; what is remembered or kept is tested by itself.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
KEPT_PAGES = 0
