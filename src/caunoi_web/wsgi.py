"""The WSGI entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from caunoi_web.common.settling import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi_web.settings")
application = get_wsgi_application()
settle()
