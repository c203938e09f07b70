"""Where ontology/, shapes/, queries/ and seeds/ stand: in a checkout, or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The shipped folder ``name`` (ontology, shapes, …): of the checkout where the package stands in one, else of the wheel."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "shipped" / name


def sibling(name: str) -> Path:
    """The folder ``name`` beside the checkout, or beside the folder that the package is installed in."""
    return _PACKAGE.parent.parent / name
