"""Which part of the queue an address asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException

from kg.curation.queue import AXES, Filters

#: what ``show`` may say beside nothing, with what it is called
SHOWN: Mapping[str, str] = {"conflicts": "contested claims", "quarantine": "withheld claims", "names": "doubtful names"}
_NAMES = ("show", "class", "below", "doc", *AXES)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address by the names that they have there; those that say nothing are left out."""

    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Asked:
        """The filters among the parameters of an address, which may hold others."""
        found = {name: value.strip() for name, value in pairs if value.strip()}
        return cls(tuple((name, found[name]) for name in _NAMES if name in found))

    @classmethod
    def read(cls, address: str) -> Asked:
        """The filters of what ``address`` gave.

        >>> Asked.read(Asked.of([("class", "Recusal"), ("page", "7")]).address())
        Asked(given=(('class', 'Recusal'),))
        """
        return cls.of(parse_qsl(address))

    def get(self, name: str) -> str:
        """The value of a filter, empty where it is not asked for."""
        return dict(self.given).get(name, "")

    def address(self, **more: str) -> str:
        """The parameters of an address that asks for the same, and for what is given."""
        return urlencode([*self.given, *((name, value) for name, value in more.items() if value)])

    @property
    def filters(self) -> Filters:
        """The filters as the queue knows them; 400 for values that mean nothing."""
        show, axes = self.get("show"), {name: value for name, value in self.given if name in AXES}
        if show and show not in SHOWN:
            raise HTTPException(400, f"show takes {', '.join(SHOWN)}, not {show!r}")
        shown = {name: name == show for name in SHOWN}
        return Filters(axes, self.get("class"), _share(self.get("below")), self.get("doc"), **shown)


def _share(text: str) -> Decimal | None:
    try:
        share = Decimal(text) if text else None
    except InvalidOperation:
        share = Decimal(-1)
    if share is not None and not (share.is_finite() and 0 <= share <= 1):
        raise HTTPException(400, f"below takes a share from 0 to 1, not {text!r}")
    return share
