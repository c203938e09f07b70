"""A day as people type it."""

from __future__ import annotations

from datetime import date


def day_of(text: str) -> date:
    """The day that ``text`` names; ``ConfigError`` otherwise."""
    from kg.errors import ConfigError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError("KG0932", f"{text!r} is not a day", remedy="write it as 2018-06-01") from None
