"""The API, put together from its resources."""

from ninja import NinjaAPI

from caunoi_web.api.faults import add_faults
from caunoi_web.api.operations import (
    activities,
    agreement_rows,
    agreements,
    desk,
    documents,
    drafting,
    files,
    history,
    imports,
    layouts,
    many,
    office,
    organisations,
    overview,
    papers,
    partner_past,
    partners,
    people,
    promises,
    publishing,
    reports,
    review,
    searching,
    signing,
    signing_rules,
    sleeping,
)
from caunoi_web.api.reading import StrictParser

VERSION = "1.0.0"
MODULES = (
    organisations,
    partners,
    partner_past,
    agreements,
    agreement_rows,
    activities,
    promises,
    sleeping,
    signing,
    drafting,
    signing_rules,
    documents,
    review,
    searching,
    imports,
    many,
    overview,
    reports,
    papers,
    layouts,
    files,
    history,
    desk,
    office,
    publishing,
    people,
)

api = NinjaAPI(
    title="Cầu Nối",
    version=VERSION,
    description="The register of a university's cooperation, for programs: everything the screen does.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="v1",
    parser=StrictParser(),
)
add_faults(api)
for module in MODULES:
    api.add_router("", module.resource.router)
