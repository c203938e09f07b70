"""How likely a claim is right by its signs: a logistic regression fitted on annotated news, whose weights the ontology states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import exp, fsum

from kg.extract.drafts import Draft
from kg.extract.once import once
from kg.extract.signs import Account, Signs, signs
from kg.model.claim import Claim
from kg.model.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Weights of signs. A class that it does not know keeps the share of its rule."""

    intercept: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def knows(self, cls: str) -> bool:
        """Whether claims of a class were among those that the weights were fitted on."""
        return f"class={cls}" in self.weights

    def of(self, told: Signs) -> Decimal:
        """A number from 0.01 to 0.99 with two decimals; a sign without a weight counts for nothing.

        >>> Likelihood(0.0, {"quoted": -1.0}).of({"quoted": 1.0, "dated": 1.0})
        Decimal('0.27')
        """
        total = self.intercept + fsum(self.weights.get(name, 0.0) * value for name, value in told.items())
        return min(max(Decimal(1 / (1 + exp(-total))), Decimal("0.01")), Decimal("0.99")).quantize(Decimal("0.01"))


@once
def likelihood(vocabulary: Vocabulary) -> Likelihood:
    """The weights that the ontology states (``ontology/likelihood.ttl``); without any, nothing is weighed."""
    entries = vocabulary.lexicon("Likelihood")
    pairs = (told.rpartition("=") for entry in entries for told in entry.get("weight", ()))
    intercepts = [float(value) for entry in entries for value in entry.get("intercept", ())]
    return Likelihood(fsum(intercepts), {name: float(value) for name, _, value in pairs})


def weighed(claims: Iterable[Claim], drafts: Mapping[str, Draft], of: Account) -> tuple[Claim, ...]:
    """The claims, those of drafts with the confidence that their signs give, where the class is one that weights were fitted on."""
    known = likelihood(of.vocabulary)

    def told(claim: Claim) -> Claim:
        draft = drafts.get(claim.id)
        if draft is None or not known.knows(of.situations[claim.situation].cls):
            return claim
        return replace(claim, confidence=known.of(signs(claim, draft, of)))

    return tuple(map(told, claims))
