"""What the optional extractors can be told, one value for each table of kg.toml."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kg.settings import Secret


@dataclass(frozen=True, slots=True)
class LlmOptions:
    """Whom the extractor ``llm`` asks, and what a run may cost.

    ``url`` is the address above ``chat/completions``. ``answers`` is the folder in which answers are kept by the hash of what was asked;
    where it holds all of them, neither address nor key is needed. ``tokens`` and ``money`` cap one run, 0 for no cap; the prices are for
    a million tokens. ``longest`` is the most tokens of one answer, ``timeout`` the seconds that one may take.
    """

    url: str = ""
    model: str = ""
    key: Secret = field(default_factory=Secret)
    answers: Path = Path(".kg-cache/answers")
    tokens: int = 2_000_000
    money: Decimal = Decimal("0")
    price_in: Decimal = Decimal("0")
    price_out: Decimal = Decimal("0")
    longest: int = 4_096
    timeout: int = 120


@dataclass(frozen=True, slots=True)
class GlinerOptions:
    """The folder of the model of the extractor ``gliner``, and the least score of a name that it finds."""

    model: Path | None = None
    threshold: Decimal = Decimal("0.5")
