"""Organisations, agreements and figures that a person vouches for."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "caunoi_web.register"

    def ready(self) -> None:
        # not before: models can be imported only when all apps are known
        from caunoi_web.common.brief import add_brief_section  # noqa: PLC0415
        from caunoi_web.common.history_words import add_verbs  # noqa: PLC0415
        from caunoi_web.common.moments import add_source  # noqa: PLC0415
        from caunoi_web.common.moving import add_mover  # noqa: PLC0415
        from caunoi_web.common.panels import add_panel  # noqa: PLC0415
        from caunoi_web.common.personal_data import add_holder  # noqa: PLC0415
        from caunoi_web.common.unit_counts import add_unit_count  # noqa: PLC0415
        from caunoi_web.register.queries.brief import SECTIONS  # noqa: PLC0415
        from caunoi_web.register.queries.mentioning import document_moments  # noqa: PLC0415
        from caunoi_web.register.queries.partner_moments import SOURCES  # noqa: PLC0415
        from caunoi_web.register.queries.personal_data import KIND, ContactHolder  # noqa: PLC0415
        from caunoi_web.register.queries.units import UNIT_COUNTS  # noqa: PLC0415
        from caunoi_web.register.queries.usual import add_usual  # noqa: PLC0415
        from caunoi_web.register.queries.usual_counts import ask  # noqa: PLC0415
        from caunoi_web.register.services.movers import MOVERS  # noqa: PLC0415
        from caunoi_web.register.views.partner_panels import PANELS  # noqa: PLC0415
        from caunoi_web.register.wording import ACTS  # noqa: PLC0415

        add_verbs(ACTS)
        add_usual("register", ask)
        add_holder(KIND, ContactHolder)
        for name, source in (*SOURCES.items(), ("documents", document_moments)):
            add_source(name, source)
        for order, (name, count) in enumerate(UNIT_COUNTS.items()):
            add_unit_count(name, count, order=order)
        for order, (name, mover) in enumerate(MOVERS.items()):
            add_mover(name, mover, order=order)
        for name, (order, section) in SECTIONS.items():
            add_brief_section(name, section, order=order)
        for name, (order, maker) in PANELS.items():
            add_panel("organisation", name, maker, order=order)
