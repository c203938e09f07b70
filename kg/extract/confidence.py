"""How sure the extractor is of a rule in one place: the share of its right claims, as measured, times what makes this one doubtful.

For a claim of a frame whose class was fitted, ``likelihood`` then weighs its signs and replaces this number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kg.extract.once import once
from kg.model.claim import Claim
from kg.model.ontology import Vocabulary

#: of a rule of a class that was never measured: what three rules in four reach
_UNMEASURED = Decimal("0.75")
#: what a doubtful feature takes off; set by eye, the measured shares are of claims with these doubts in them
_CONTROLLED = Decimal("0.95")
_HEADLINE = Decimal("0.90")


@dataclass(frozen=True, slots=True)
class Reliability:
    """Measured shares of right claims: ``usual`` by class, ``rules`` by class and rule.

    ``floor`` is the least that the share of a rule, times what is doubtful, must come to for a claim to be made.
    """

    usual: Mapping[str, Decimal] = field(default_factory=dict)
    rules: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    floor: Decimal = Decimal("0.00")

    def share(self, cls: str, rule: str) -> Decimal:
        """The share of right claims of a rule; of one that was met too seldom to be measured, that of its class.

        >>> Reliability({"Recusal": Decimal("0.8")}).share("Recusal", "frame-recuse")
        Decimal('0.8')
        """
        return self.rules.get((cls, rule), self.usual.get(cls, _UNMEASURED))

    def sure_enough(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims that are not below the floor."""
        return tuple(claim for claim in claims if claim.confidence >= self.floor)


@once
def reliability(vocabulary: Vocabulary) -> Reliability:
    """The shares that the ontology states (``ontology/reliability.ttl``)."""
    usual: dict[str, Decimal] = {}
    rules: dict[tuple[str, str], Decimal] = {}
    floors = [Decimal(value) for entry in vocabulary.lexicon("Reliability") for value in entry.get("floor", ())]
    for entry in vocabulary.lexicon("Reliability"):
        for cls in entry.get("ofClass", ()):
            usual.update((cls, Decimal(value)) for value in entry.get("usualShare", ()))
            pairs = (told.partition("=") for told in entry.get("ruleShare", ()))
            rules.update(((cls, rule), Decimal(value)) for rule, _, value in pairs)
    return Reliability(usual, rules, max(floors, default=Decimal("0.00")))


def confidence(share: Decimal, mentions: float, *, headline: bool = False, controlled: bool = False) -> Decimal:
    """A number from 0 to 1 with two decimals: the rule's share, times the least sure mention's, times what doubt takes off.

    >>> confidence(Decimal("0.90"), 1.0)
    Decimal('0.90')
    >>> confidence(Decimal("0.80"), 0.8, headline=True)
    Decimal('0.58')
    """
    value = share * Decimal(str(round(mentions, 2)))
    for applies, factor in ((headline, _HEADLINE), (controlled, _CONTROLLED)):
        value *= factor if applies else 1
    return value.quantize(Decimal("0.01"))
