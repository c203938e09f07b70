"""What other programs' files need beyond the base install, and how much of one is read."""

from __future__ import annotations

import importlib.util
from pathlib import Path

INSTALL = "pip install 'claimgraph[formats]'"
#: bytes; a saved page, a feed or an answer that is longer is not looked into
LONGEST = 50_000_000


def lacking(package: str) -> str:
    """Why a file cannot be read where a package is not installed, empty where it is."""
    return "" if importlib.util.find_spec(package) else f"reading it needs {package}, which is not installed: {INSTALL}"


def too_long(path: Path) -> str:
    """Why a file is not looked into, empty where it is not too long."""
    size = path.stat().st_size
    return f"it has {size:,} bytes; the limit is {LONGEST:,}" if size > LONGEST else ""
