"""Documents as received, the words facts were read from, and the audit trail."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "caunoi_web.sources"

    def ready(self) -> None:
        """Tell what a kept page depends on; models are there only now."""
        from caunoi_web.common.kept_pages import state_is_told_by  # noqa: PLC0415
        from caunoi_web.sources.state import newest_entry, one_state  # noqa: PLC0415

        state_is_told_by(newest_entry, one_state)
