"""Parquet files, for which the extra ``scale`` is needed."""

# ruff: noqa: PLC0415  (the extra may be missing, and the command must start without it)

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from caunoi.running.errors import BatchError, ExtraMissing

_ROWS_AT_ONCE = 500


def read_rows(source: Path, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file as dictionaries with those of ``columns`` that it has."""
    file = _opened(source)
    present = [name for name in columns if name in file.schema_arrow.names]
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=present):
        yield from batch.to_pylist()


def count_rows(source: Path) -> int:
    """How many rows a Parquet file has, by its footer."""
    return int(_opened(source).metadata.num_rows)


def write_rows(target: Path, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """Write a Parquet file of columns of strings; a value that is missing is null."""
    parquet = _pyarrow_parquet()
    import pyarrow

    schema = pyarrow.schema([(name, pyarrow.string()) for name in columns])
    parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema=schema), target, compression="zstd")


def _opened(source: Path) -> Any:
    parquet = _pyarrow_parquet()
    import pyarrow

    try:
        return parquet.ParquetFile(source)
    except pyarrow.ArrowInvalid as fault:
        raise BatchError(f"{source.name} is no Parquet file, or a damaged one: {fault}") from fault


def _pyarrow_parquet() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as fault:
        raise ExtraMissing("Parquet needs pyarrow: pip install 'caunoi[scale]'") from fault
    return pyarrow.parquet
