"""Two things that sources tell and that cannot both be so."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Authority


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One of the two: what is told, by which claims, and how much the weightiest of them weighs.

    A side without claims is the registry, or what else a curator laid down.
    """

    says: str
    authority: Authority
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """What cannot both be so, in words; the weightier side first. ``about`` are the IRIs of the situations concerned.

    ``code`` is an entry of ``kg explain``.
    """

    code: str
    message: str
    about: tuple[str, ...]
    first: Side
    second: Side

    @property
    def decided(self) -> bool:
        """Whether one side outweighs the other; among equals nobody prevails, and being more recent decides nothing."""
        return self.first.authority > self.second.authority

    @property
    def key(self) -> tuple[str, ...]:
        """What tells conflicts apart: the code and the claims of both sides."""
        return (self.code, *self.about, *self.first.claims, *self.second.claims, self.first.says, self.second.says)
