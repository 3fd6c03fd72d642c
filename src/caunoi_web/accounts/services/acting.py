"""Who acts when a command is run on the machine itself."""

from caunoi_web.accounts.models import Role, User


def acting_person(username: str) -> User | None:
    """The active account of that name; without a name the first administrator; None when there is none."""
    people = User.objects.filter(is_active=True)
    if username:
        return people.filter(username=username).first()
    return people.filter(role=Role.ADMINISTRATOR).order_by("date_joined").first()
