"""Rules about the site use its fixtures."""

from tests.site.fixtures import *  # noqa: F403
