"""Data trouble as a value: it travels with the results and ends in the report or the quarantine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Place


class Severity(StrEnum):
    """SHACL's three severities; only violations withhold a claim."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data: a stable code (``KG0203``, listed by ``kg explain``), a place, what is wrong, and what to do.

    ``focus`` and ``value`` are the nodes a shape complained about, ``shape`` the shape's IRI, ``view`` the view it ran in;
    ``component`` the SHACL constraint component;
    all are empty for findings that do not come from a shape. ``claims`` are the claims withheld because of it.
    """

    code: str
    message: str
    place: Place | None = None
    remedy: str = ""
    severity: Severity = Severity.VIOLATION
    excerpt: str = ""
    view: str = ""
    shape: str = ""
    focus: str = ""
    value: str = ""
    path: str = ""
    claims: tuple[str, ...] = ()
    component: str = ""
