"""Who decides, and now: the name that a row of the ledger is signed with, and its moment."""

from __future__ import annotations

import getpass
import subprocess
from contextlib import suppress
from datetime import UTC, datetime

from kg.curation.ledger_file import Signature


def signed_now(by: str, *, dated: bool, made: str = "") -> Signature:
    """The signature of a name at this moment, or at one that is given."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Signature(by, made or now, dated, clocked=not made)


def own_name() -> str:
    """The name that git knows the person by, else the login."""
    with suppress(OSError):
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        if told.stdout.strip():
            return told.stdout.strip()
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "curator"
