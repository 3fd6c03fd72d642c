"""The tests of the site."""

from tests.site.fixtures import *  # noqa: F403
