"""Enters one partner of the given name in the installation of the environment."""

import sys

import django

django.setup()

from caunoi.domain.folding import fold, sort_key  # noqa: E402
from caunoi_web.accounts.models import User  # noqa: E402
from caunoi_web.register.models import Organisation  # noqa: E402

if __name__ == "__main__":
    name, person = sys.argv[1], User.objects.get(username="huong")
    Organisation.objects.create(
        name=name, folded=fold(name), sort_key=sort_key(name), kind="university", country="VN",
        created_by=person, changed_by=person,
    )  # fmt: skip
