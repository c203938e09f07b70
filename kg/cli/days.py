"""A day as people type it."""

from __future__ import annotations

from datetime import date

import click


def day_of(text: str) -> date:
    """The day that ``text`` names; ``ConfigError`` otherwise."""
    from kg.errors import ConfigError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError("KG0932", f"{text!r} is not a day", remedy="write it as 2018-06-01") from None


def day_given(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The day that an option names, nothing where it was not given."""
    return day_of(text) if text else None
