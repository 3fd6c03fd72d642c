"""How gunicorn runs the site: ``gunicorn --config python:caunoi_web.web_server caunoi_web.wsgi``.

What differs from machine to machine (where to listen, how many workers) is said on the command line.
"""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi_web.settings")

workers = 2
threads = 4
control_socket_disable = True  # nothing is written outside the data folder
timeout = 60  # an export or a report that takes longer belongs into the background
graceful_timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
logconfig_dict = settings.LOGGING
