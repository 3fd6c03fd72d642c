"""Reads documents on the machines of a Dask cluster; needs the extra ``scale``."""

# ruff: noqa: PLC0415  (the extra may be missing, and the command must start without it)

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from caunoi.running.errors import BatchError, ExtraMissing
from caunoi.running.local import LocalPool, available_cores
from caunoi.running.tasks import TIME_LIMIT, Outcomes, Task

_BUNDLE = 32  # documents sent to a machine at once
_AHEAD = 4  # bundles for each core that are at hand


class DaskExecutor:
    """An ``Executor`` over the cluster at ``address``; without one, over processes of this machine.

    Each core of the cluster keeps one process in which documents are read, so that a document that
    hangs or crashes takes neither the core nor the other documents with it.
    """

    def __init__(
        self, address: str | None = None, *, jobs: int | None = None, time_limit: float = TIME_LIMIT
    ) -> None:
        distributed = _distributed()
        self.time_limit = time_limit
        self._cluster: Any = None
        if address is None:
            self._cluster = distributed.LocalCluster(
                n_workers=jobs or available_cores(), threads_per_worker=1, dashboard_address=None
            )
        try:
            self._client: Any = distributed.Client(self._cluster or address, timeout=5)
        except OSError as fault:
            raise BatchError(f"No Dask scheduler answers at {address}.") from fault

    def map(self, tasks: Iterable[Task]) -> Iterator[Outcomes]:
        """The outcomes in the order of ``tasks``. Raises ``BatchError`` when the cluster is lost."""
        coming = iter(tasks)
        bundles = iter(lambda: tuple(islice(coming, _BUNDLE)), ())
        cores = max(1, sum(self._client.nthreads().values()))
        waiting = deque(self._sent(bundle) for bundle in islice(bundles, cores * _AHEAD))
        while waiting:
            yield from self._outcomes(waiting.popleft())
            waiting.extend(self._sent(bundle) for bundle in islice(bundles, 1))

    def close(self) -> None:
        """Leave the cluster; end it when it was started here."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _sent(self, bundle: tuple[Task, ...]) -> Any:
        return self._client.submit(read_bundle, bundle, self.time_limit, pure=False)

    def _outcomes(self, future: Any) -> list[Outcomes]:
        try:
            outcomes: list[Outcomes] = future.result()
        except Exception as fault:
            told = f"{type(fault).__name__}: {fault}"
            raise BatchError(
                f"The cluster was lost ({told}). Finished parts are kept: run it again."
            ) from fault
        return outcomes


def read_bundle(bundle: tuple[Task, ...], time_limit: float) -> list[Outcomes]:
    """What a machine of the cluster does with some documents."""
    return list(_pool(time_limit).map(bundle))


@cache
def _pool(time_limit: float) -> LocalPool:
    """The one process of this core that reads documents; it ends when the core's own process does."""
    return LocalPool(1, time_limit=time_limit)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as fault:
        raise ExtraMissing("Dask is not installed: pip install 'caunoi[scale]'") from fault
    return distributed
