"""Home, registers, reports and exports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "caunoi_web.reports"

    def ready(self) -> None:
        # Start-up time: models are not there before.
        from caunoi_web.common.brief import set_brief_frame, set_brief_head  # noqa: PLC0415
        from caunoi_web.register.queries.usual import add_usual  # noqa: PLC0415
        from caunoi_web.reports.exports.quick_brief import quick_frame  # noqa: PLC0415
        from caunoi_web.reports.queries.files import KIND  # noqa: PLC0415
        from caunoi_web.reports.queries.heading import quick_head  # noqa: PLC0415
        from caunoi_web.reports.queries.home import standing  # noqa: PLC0415
        from caunoi_web.reports.services.counting import KIND as COUNTS  # noqa: PLC0415
        from caunoi_web.reports.services.counting import count_year  # noqa: PLC0415
        from caunoi_web.reports.services.files import REMOVAL, make_file, remove_file  # noqa: PLC0415
        from caunoi_web.tasks.kinds import add_kind  # noqa: PLC0415

        add_usual("home", standing)
        set_brief_head(quick_head)
        set_brief_frame(quick_frame)
        add_kind(KIND, make_file)
        add_kind(REMOVAL, remove_file)
        add_kind(COUNTS, count_year)
