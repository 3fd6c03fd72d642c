"""Why a batch as a whole cannot run; each message says what to do."""


class BatchError(Exception):
    """The input, the folder or the cluster of a batch cannot be used."""


class ExtraMissing(BatchError):
    """A package of the extra ``scale`` is not installed."""
