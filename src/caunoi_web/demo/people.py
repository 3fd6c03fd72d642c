"""The people of the demonstration, one for each role."""

from caunoi_web.accounts.models import Role, Unit, User

# Known to everybody on purpose; `caunoi-web demo` serves on this machine only.
PASSWORD = "cau-noi-2026"  # noqa: S105
PEOPLE = {
    "vanphong": (Role.OFFICER, "Chuyên viên Hợp tác"),
    "truongphong": (Role.HEAD, "Trưởng phòng Hợp tác"),
    "truongkhoa": (Role.UNIT_LEAD, "Trưởng khoa"),
    "hieutruong": (Role.RECTOR, "Hiệu trưởng"),
    "khach": (Role.VIEWER, "Người xem"),
    "quantri": (Role.ADMINISTRATOR, "Quản trị viên"),
}
FACULTY = {"name_vi": "Khoa Công nghệ thông tin", "name_en": "Faculty of Information Technology"}


def make_people() -> User:
    """Make the demonstration's people where they are missing; returns the officer.

    People who exist keep their password and role, whatever they are.
    """
    faculty = Unit.objects.filter(name_vi=FACULTY["name_vi"]).first() or Unit.objects.create(**FACULTY)
    for username, (role, full_name) in PEOPLE.items():
        unit = faculty if role == Role.UNIT_LEAD else None  # whose agreements and cases are then the own ones
        person, is_new = User.objects.get_or_create(
            username=username, defaults={"role": role, "full_name": full_name, "unit": unit}
        )
        if is_new:
            person.set_password(PASSWORD)
            person.save(update_fields=["password"])
    return User.objects.get(username="vanphong")
