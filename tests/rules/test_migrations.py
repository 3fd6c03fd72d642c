"""The tables of the code and those of the migrations are the same."""

from django.core.management import call_command


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
