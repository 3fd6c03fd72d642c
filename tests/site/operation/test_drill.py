"""What was backed up while somebody wrote comes back whole, on each database and from one to the other."""

import pytest
from tests.site.operation.drill import drill
from tests.site.operation.installation import vendors_here

HERE = vendors_here()[-1]


@pytest.mark.slow
@pytest.mark.parametrize("source", vendors_here())
def test_a_backup_made_while_somebody_writes_comes_back_whole(tmp_path, source):
    said = []

    drill(tmp_path, source=source, target=HERE, say=said.append, agreements=40)

    assert said
