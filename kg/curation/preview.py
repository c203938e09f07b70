"""What a verdict on claims would make of the graph, told before and after it is written; a build makes it true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.answers.conflicts import standoffs
from kg.assemble.assess import Assessment, reality_of
from kg.curation.overruling import other_side
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.claim import Claim
from kg.model.decision import OUTCOMES, Verdict
from kg.model.document import Authority


def changes(work: Reviewed, verdict: Verdict, claims: Sequence[Claim]) -> list[str]:
    """What the verdict makes of the statements that the claims are about: facts that fall, stay or come."""
    if verdict in OUTCOMES:
        return []
    now = work.contents.statuses
    then = {**now, **dict.fromkeys((claim.id for claim in claims), verdict.value)}
    authorities = {source.origin: source.authority for source in work.contents.sources}
    lines = list(_withheld_instead(work, claims)) if verdict is Verdict.ACCEPTED else []
    for situation in dict.fromkeys(claim.situation for claim in claims):
        was, is_ = (_backing(work, situation, statuses, authorities) for statuses in (now, then))
        label = work.situations[situation].label if situation in work.situations else work.names.shorten(situation)
        if was and not is_:
            lines.append(f"no longer a fact: {label}")
        elif was and is_ < was:
            lines.append(f"stays a fact: {label}, by {is_} other claim{'s' * (is_ != 1)}")
        elif is_ and not was:
            lines.append(f"becomes a fact: {label}")
    return lines


def _backing(work: Reviewed, situation: str, statuses: Mapping[str, str], authorities: Mapping[str, Authority]) -> int:
    """How many claims make a situation a fact."""
    about = [claim for claim in work.index.claims[situation] if _ships(work, claim, statuses)]
    assessed = Assessment(statuses, {}, reality_of(about, statuses, authorities))
    return sum(map(assessed.passes, about))


def _ships(work: Reviewed, claim: Claim, statuses: Mapping[str, str]) -> bool:
    return claim.id not in work.withheld or (statuses.get(claim.id) == Verdict.ACCEPTED and claim.id not in work.firmly)


def _withheld_instead(work: Reviewed, claims: Sequence[Claim]) -> Iterator[str]:
    """What stays withheld all the same and why, and what would be withheld instead of claims that are let in."""
    waiting = [claim for claim in claims if claim.id in work.withheld]
    against = standoffs(work.data) if waiting else []
    yield from (f"stays withheld: {work.label(claim)}, {work.firmly[claim.id]}" for claim in waiting if claim.id in work.firmly)
    freed = [claim for claim in waiting if claim.id not in work.firmly]
    opposed = (side for claim in freed for standoff in against if (side := other_side(standoff, claim.id)) and side.claims)
    yield from dict.fromkeys(f"gives way to it: {side.says}" for side in opposed)


def require_liftable(work: Reviewed, text: str, claims: Sequence[Claim]) -> None:
    """Raise ``ConfigError`` KG0947 where all of the claims would stay withheld."""
    reasons = list(dict.fromkeys(work.firmly.get(claim.id, "") for claim in claims))
    if all(reasons):
        remedy = f"correct what is wrong; kg quarantine explain {work.names.shorten(claims[0].id)} tells more"
        raise ConfigError("KG0947", f"to accept {text!r} would not let it in, {reasons[0]}; nothing was written", remedy=remedy)
