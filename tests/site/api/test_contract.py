"""Whatever the description allows is answered as it says, and whatever it forbids is refused.

schemathesis makes requests from the description itself, right ones and wrong ones; half of the right ones
about a record are about one that exists.
"""

import os
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.config._checks import MissingRequiredHeaderConfig, NegativeDataRejectionConfig
from tests.rules.rights_table import OBJECTS
from tests.rules.test_api_rights import ABOUT, TABLE, secret_of
from tests.site.factories import a_person

from caunoi_web.accounts.models import Role
from caunoi_web.api.document import document
from caunoi_web.api.scopes import Scope
from caunoi_web.wsgi import application

# Few in every build, many before a release: CAUNOI_TEST_EXAMPLES=30 pytest tests/site/api/test_contract.py
EXAMPLES = int(os.environ.get("CAUNOI_TEST_EXAMPLES", "3"))
# Rules of the register that no schema can say (an end before its start) refuse with 422, as documented.
ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429"]


def description() -> Any:
    config = SchemathesisConfig(
        projects=ProjectsConfig(
            default=ProjectConfig(
                generation=GenerationConfig(deterministic=True, max_examples=EXAMPLES, no_shrink=True),
                checks=ChecksConfig(
                    positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=ACCEPTED),
                    negative_data_rejection=NegativeDataRejectionConfig(expected_statuses=["4xx"]),
                    missing_required_header=MissingRequiredHeaderConfig(expected_statuses=["4xx"]),
                ),
            )
        )
    )
    loaded = schemathesis.openapi.from_dict(document(), config=config)
    loaded.app = application
    return loaded


schema = description()
pytestmark = pytest.mark.slow


@pytest.fixture
def secret(db, settings) -> Iterator[str]:
    """The secret of an administrator's token for everything; answers leave the test's connection open."""
    settings.API_RATE = 1_000_000
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield secret_of(a_person(role=Role.ADMINISTRATOR), *Scope)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_the_answers_are_as_described(secret, case):
    about_real_records(case)

    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"})


_turns = cycle([True, False])


def about_real_records(case: Any) -> None:
    """Every second time, the ids in a right address are those of records made for it."""
    needs = TABLE[case.operation.definition.raw["operationId"]]
    if next(_turns) and case.meta.generation.mode == GenerationMode.POSITIVE:
        for key in set(needs) - ABOUT:
            if key in (case.path_parameters or {}):
                case.path_parameters[key] = str(OBJECTS[needs[key]]().pk)
