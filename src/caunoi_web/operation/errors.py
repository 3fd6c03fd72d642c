"""What operation refuses, in words that the person at the terminal can act on."""


class OperationFault(Exception):
    """A backup, a restore or a key that cannot be used; nothing was changed."""


class BackupUnusable(OperationFault):
    """The file is not a whole, unchanged backup, or not one that this program reads."""


class KeyUnusable(OperationFault):
    """There is no key, or not the right one."""


class PlaceOccupied(OperationFault):
    """There is an installation already where the backup should go, or somebody uses it."""
