"""Typed reading of the site's environment variables, all with the prefix ``CAUNOI_``."""

import os
import secrets
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """The value of ``CAUNOI_<name>``, or ``default``."""
    return os.environ.get(f"CAUNOI_{name}", default)


def switch(name: str, *, default: bool) -> bool:
    """True for 1, true, yes or on (any case); ``default`` when not set."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str) -> list[str]:
    """A comma-separated list without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """An absolute folder; it is made when missing."""
    path = Path(text(name) or default).resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(data: Path) -> str:
    """``CAUNOI_SECRET_KEY``, or one made once and kept beside the data, readable by the owner only."""
    if given := text("SECRET_KEY"):
        return given
    kept = data / "secret_key"
    if not kept.exists():
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        fresh.replace(kept)
    return kept.read_text().strip()
