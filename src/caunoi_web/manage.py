"""The command ``caunoi-web``: Django's commands and our own (demo, worker, createadmin)."""

import os
import sys


def main() -> None:
    """Run a management command with the site's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi_web.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (settings come first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
