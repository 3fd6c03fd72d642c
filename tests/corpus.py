"""Where the shared development corpus lies: documents, gold, schema and the reference scorer."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def shared_corpus() -> Path:
    """The folder of the shared corpus: ``CAUNOI_CORPUS``, or ``../shared/corpus`` beside the repository.

    Without it a test cannot show anything: it fails under ``CI=true`` and is left out elsewhere.
    """
    folder = Path(os.environ.get("CAUNOI_CORPUS") or ROOT.parent / "shared" / "corpus")
    if folder.is_dir():
        return folder.resolve()
    message = f"The shared corpus is not at {folder}; name its folder in CAUNOI_CORPUS."
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
