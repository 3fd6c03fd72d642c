"""Settings of the site, read from the environment only; docs/reference/settings.md lists them."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from caunoi_web import environment as env

PACKAGE = Path(__file__).resolve().parent
DATA = env.folder("DATA", Path.cwd() / "var")

SECRET_KEY = env.secret_key(DATA)
# Older keys still open what they sealed and signed, so that the key can be changed.
SECRET_KEY_FALLBACKS = env.words("OLD_SECRET_KEYS", "")
DEBUG = env.switch("DEBUG", default=False)
ALLOWED_HOSTS = env.words("HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ORIGINS", "")
CSRF_FAILURE_VIEW = "caunoi_web.common.faults.csrf_failed"
HTTPS = env.switch("HTTPS", default=False)
# How many proxies of our own stand before the site: the address of a visitor is read from what they say.
PROXIES = int(env.text("PROXIES", "0"))

INSTALLED_APPS = [
    "caunoi_web.common",
    "caunoi_web.accounts",
    "caunoi_web.tasks",
    "caunoi_web.search",
    "caunoi_web.sources",
    "caunoi_web.people",
    "caunoi_web.desk",
    "caunoi_web.register",
    "caunoi_web.activities",
    "caunoi_web.signing",
    "caunoi_web.intake",
    "caunoi_web.imports",
    "caunoi_web.attention",
    "caunoi_web.reports",
    "caunoi_web.overview",
    "caunoi_web.public",
    "caunoi_web.api",
    "caunoi_web.operation",
    "caunoi_web.demo",
    "django_htmx",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "caunoi_web.operation.request_log.RequestLogMiddleware",
    "caunoi_web.common.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "caunoi_web.common.language.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "caunoi_web.accounts.sign_in.SignInRequiredMiddleware",
    "caunoi_web.accounts.middleware.SignedInMiddleware",
    "caunoi_web.common.kept_pages.TurnMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "caunoi_web.common.faults.FaultMiddleware",
]

ROOT_URLCONF = "caunoi_web.urls"
WSGI_APPLICATION = "caunoi_web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "caunoi_web.common.jinja.environment",
            "context_processors": [
                "caunoi_web.common.jinja.page_context",
                "caunoi_web.accounts.context.person_context",
                "caunoi_web.activities.context.activity_context",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{DATA / 'caunoi.sqlite3'}"))
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # Compiling a query of many CASEs takes PostgreSQL seconds, running it milliseconds (docs/scaling.md).
    # With 16 MB a question to an index of a million rows remembers rows, not whole pages to look through.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off -c work_mem=16MB")

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Roles that have to have a second factor (codes of an app) before they get on; everybody else may.
SECOND_FACTOR_FOR = env.words("SECOND_FACTOR_FOR", "administrator")
# The university's identity provider (OpenID Connect; extra ``oidc``); without an issuer none is offered.
OIDC_ISSUER = env.text("OIDC_ISSUER")
OIDC_CLIENT_ID = env.text("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = env.text("OIDC_CLIENT_SECRET")
OIDC_NAME = env.text("OIDC_NAME", "SSO")
OIDC_MATCH = env.text("OIDC_MATCH", "email")
OIDC_MAKE_VIEWERS = env.switch("OIDC_MAKE_VIEWERS", default=False)
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "reports:home"
LOGOUT_REDIRECT_URL = "accounts:login"

LANGUAGE_CODE = env.text("LANGUAGE", "vi")
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "caunoi_web.formats"
TIME_ZONE = env.text("TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True

# Partners with their seat in this country or territory (ISO 3166-1) are at home, all others abroad.
HOME_COUNTRY = env.text("HOME_COUNTRY", "VN")

# An index made by `caunoi organisations import`; when given, reviewing shows what it has under a new name.
ORGANISATION_INDEX = env.text("ORGANISATIONS")

# A map of the world in the form of overview/data/world.json, in place of the one that comes with the site.
MAP = env.text("MAP")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
MEDIA_ROOT = DATA / "documents"
EXPORT_ROOT = DATA / "exports"  # long files, for a day; workers and web processes share the folder
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# An upload is read whole; what is larger is refused with a message (caunoi.reading has the same bound).
UPLOAD_LIMIT = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_PERMISSIONS = 0o640

# Counts and finished pages, in the memory of each process; what must outlive it is in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }
}
# Seconds for which a finished page may be shown again to the same session while nothing is written.
KEPT_PAGES = 30

SESSION_COOKIE_AGE = 12 * 3600  # a working day; signing in again is one page
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    # With this beginning a browser takes the cookie from this very host only, never from a neighbour.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]  # whoever watches over the machine asks on the machine
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Mail: without a host, mails are written to the log's stream instead of being sent.
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000")
EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_PORT = int(env.text("SMTP_PORT", "25"))
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.switch("SMTP_STARTTLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "caunoi@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"

# Hosts of the house's own network that the site may send to, also without TLS (common/outgoing.py).
OUTGOING_HOSTS = env.words("OUTGOING_HOSTS", "")

# Requests a minute that one token of the API may make.
API_RATE = int(env.text("API_RATE", "600"))

# Backups are sealed for the key in this file, and opened with it (``caunoi-web backupkey`` makes one).
BACKUP_KEY_FILE = env.text("BACKUP_KEY_FILE")

# Whoever asks for /metrics has to send this; without it there is no such page.
METRICS_TOKEN = env.text("METRICS_TOKEN")

_AS_JSON = env.text("LOG_FORMAT") == "json"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "caunoi_web.operation.log_lines.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json" if _AS_JSON else "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
    "loggers": {
        "caunoi_web.requests": {"level": "INFO" if _AS_JSON else "WARNING"},
        # What was not found stands in the line of the request.
        "django.request": {"level": "ERROR" if _AS_JSON else "NOTSET"},
        "gunicorn.error": {"level": "INFO", "propagate": True},
        "gunicorn.access": {"level": "CRITICAL"},  # its lines hold addresses and questions
    },
}
