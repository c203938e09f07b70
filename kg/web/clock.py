"""The two clocks in an address: ``?as-of=DAY`` and ``?known-at=DAY``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.clocks import Clocks


def address_of(clocks: Clocks) -> str:
    """The part of an address that asks for the same days; empty without one."""
    told = [f"{name}={day}" for name, day in days_told(clocks).items()]
    return f"?{'&'.join(told)}" if told else ""


def days_told(clocks: Clocks) -> Mapping[str, str]:
    """The days that are asked for, by the parameter that gives each."""
    return {name: day.isoformat() for name, day in (("as-of", clocks.as_of), ("known-at", clocks.known_at)) if day}


def clocks_of(request: Request) -> Clocks:
    """The days in the address; 400 for what is no day."""
    return Clocks(day_in(request, "as-of"), day_in(request, "known-at"))


def day_in(request: Request, name: str) -> date | None:
    """The day that a parameter of the address gives, nothing where it gives none; 400 for what is no day."""
    text = request.query_params.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400, f"{name} must be a day like 2018-06-01, not {text!r}") from None
