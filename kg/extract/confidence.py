"""How sure the extractor is of a claim: a product of a few features that can be told from the match alone."""

from __future__ import annotations

from decimal import Decimal

#: set by eye: they rank, they do not calibrate; 551 claims judged blind (docs/evaluation.md) gave .75 for verbs and .74 for nouns
BY_TRIGGER = {"verb": Decimal("0.90"), "noun": Decimal("0.80"), "adjective": Decimal("0.80"), "phrase": Decimal("0.85")}
#: what a doubtful feature takes off; set so that a claim with two of them falls below 0.6
_CONTROLLED = Decimal("0.95")
_HEADLINE = Decimal("0.90")
_INFERRED = Decimal("0.75")


def confidence(
    part_of_speech: str, mentions: float, *, headline: bool = False, controlled: bool = False, inferred: bool = False
) -> Decimal:
    """A number from 0 to 1 with two decimals: the trigger's, times the least sure mention's, times what doubt takes off.

    >>> confidence("verb", 1.0)
    Decimal('0.90')
    >>> confidence("noun", 0.8, inferred=True)
    Decimal('0.48')
    """
    value = BY_TRIGGER.get(part_of_speech, Decimal("0.75")) * Decimal(str(round(mentions, 2)))
    for applies, factor in ((headline, _HEADLINE), (controlled, _CONTROLLED), (inferred, _INFERRED)):
        value *= factor if applies else 1
    return value.quantize(Decimal("0.01"))
