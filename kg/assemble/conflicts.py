"""What sources disagree about: dates of one situation that exclude each other, and situations that shapes say cannot both be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kg.assemble.contested import Contested
from kg.assemble.selectors import Judgement
from kg.assemble.tellings import Telling
from kg.model.claim import Situation
from kg.model.conflict import Conflict, Side
from kg.model.decision import Verdict
from kg.model.document import Authority
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.time import certainly_before, compatible, valid

_TIMES: Mapping[str, Callable[[Situation], str]] = {
    "date": lambda situation: situation.date,
    "begin": lambda situation: situation.begin,
    "end": lambda situation: situation.end,
}
_NAME = re.compile(r"\b[a-z]+:[\w-]+")
#: the situations that a message names last; the sides tell them in words
_SITUATIONS = re.compile(r" \([a-z]+:[\w-]+(?:(?:, | and )[a-z]+:[\w-]+)*\)")


def conflicts(
    found: Contested, findings: Iterable[Finding], judgements: Iterable[Judgement], names: Namespaces
) -> tuple[Conflict, ...]:  # fmt: skip
    """Every conflict once, sorted; ``findings`` are what the shapes of contradictions say of the contested world.

    A claim that a curator disputes is in conflict with what the decision rests on, where nothing else tells so.
    """
    dated = (conflict for told in found.told.values() for conflict in disagreements(told))
    seen = set(chain(dated, denials(found), clashes(found, findings, names)))
    known = {claim for conflict in seen for side in (conflict.first, conflict.second) for claim in side.claims}
    every = sorted(seen | {conflict for conflict in disputes(found, judgements) if not known.issuperset(conflict.second.claims)})
    return tuple(sorted({conflict.key: conflict for conflict in every}.values()))


def disputes(found: Contested, judgements: Iterable[Judgement]) -> Iterator[Conflict]:
    """What a curator disputed because of something else: the decision's reason, and the claims of both."""
    situations = {claim.id: (iri, one) for iri, told in found.told.items() for one in told for claim in one.claims}
    for judgement in judgements:
        on = [claim for claim in judgement.on if claim in situations]
        because = [claim for claim in judgement.because if claim in situations]
        if judgement.decision.verdict is Verdict.DISPUTED and on and because:
            first, second = (sorted({situations[claim][0] for claim in claims}) for claims in (because, on))
            weight = max(situations[claim][1].authority for claim in on)
            sides = (
                Side("; ".join(_said(found, iri) for iri in first), Authority.CURATED, tuple(because)),
                Side("; ".join(_said(found, iri) for iri in second), weight, tuple(on)),
            )
            label = ", ".join(found.labels.get(iri, iri) for iri in second)
            yield Conflict("KG0721", f"{label}: {judgement.decision.reason}", tuple(sorted({*first, *second})), *sides)


def disagreements(told: Sequence[Telling]) -> Iterator[Conflict]:
    """Where different sources date one situation so that no day fits both, or one ends it before the other begins it.

    ``told`` begins with the highest authority. Times that only follow from those of other situations are nobody's word.
    """
    stated = [one for one in told if not one.situation.implied]
    for name, of in _TIMES.items():
        rest = list(_by_value(stated, of).items())
        while rest:
            (value, tellers), *rest = rest
            against = [(other, others) for other, others in rest if not compatible(value, other)]
            if against:
                yield _dated(f"{name} of", (name, value, tellers), [(name, *pair) for pair in against])
            rest = [pair for pair in rest if pair not in against]
    begins, ends = (list(_by_value(stated, _TIMES[name]).items()) for name in ("begin", "end"))
    for begin, tellers in begins[:1]:
        against = [(end, others) for end, others in ends if certainly_before(end, begin) and _different(tellers, others)]
        if against:
            yield _dated("begin after end of", ("begin", begin, tellers), [("end", *pair) for pair in against])


def _different(tellers: Iterable[Telling], others: Iterable[Telling]) -> bool:
    return {one.origin for one in tellers} != {one.origin for one in others}


def _by_value(told: Iterable[Telling], of: Callable[[Situation], str]) -> Mapping[str, list[Telling]]:
    """Date -> those who tell it, in order of weight; what is no date is left to the shapes."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        if valid(of(one.situation)):
            found[of(one.situation)].append(one)
    return found


def _dated(what: str, one: tuple[str, str, Sequence[Telling]], others: Sequence[tuple[str, str, Sequence[Telling]]]) -> Conflict:
    """A conflict between one (name, date, tellers) and those that exclude it."""
    name, value, tellers = one
    situation = tellers[0].situation
    second = _together([_side(f"{other} {date}", told) for other, date, told in others])
    message = f"{what} {situation.label or situation.id}: {value} or {', '.join(date for _, date, _ in others)}"
    return _weighed("KG0720", message, (situation.id,), (_side(f"{name} {value}", tellers), second))


def denials(found: Contested) -> Iterator[Conflict]:
    """Where one source tells a situation and another denies it in its own voice."""
    for iri in sorted(found.told.keys() & found.denied.keys()):
        told, denied = found.told[iri], found.denied[iri]
        if {one.origin for one in told} != {one.origin for one in denied}:
            label = found.labels.get(iri, iri)
            yield _weighed("KG0704", f"told and denied: {label}", (iri,), (_side("it was so", told), _side("it was not so", denied)))


def clashes(found: Contested, findings: Iterable[Finding], names: Namespaces) -> Iterator[Conflict]:
    """What breaks a shape of contradictions, as two sides: the weightiest of the situations concerned against the others."""
    for finding in findings:
        words = [names.expand(word) for word in _NAME.findall(finding.message)]
        about = sorted({iri for iri in (finding.focus, finding.value, *words) if iri in found.told}, key=lambda iri: _rank(found, iri))
        if about:
            first, *others = (_side(_said(found, iri), found.answered(iri)) for iri in about)
            plain = _SITUATIONS.sub("", finding.message)
            message = _NAME.sub(lambda word: found.labels.get(names.expand(word[0]), word[0]), plain)
            yield _weighed(finding.code, message, tuple(sorted(about)), (first, _together(others)))


def _rank(found: Contested, iri: str) -> tuple[int, int, str]:
    told = found.answered(iri)
    return (-told[0].authority, -len(told), iri)


def _together(sides: Sequence[Side]) -> Side:
    """Several sides as one; the registry where there is none."""
    if not sides:
        return Side("the registry", Authority.CURATED)
    claims = tuple(dict.fromkeys(claim for side in sides for claim in side.claims))
    return Side("; ".join(side.says for side in sides), max(side.authority for side in sides), claims)


def _side(says: str, told: Sequence[Telling]) -> Side:
    """The claims of those who tell it and weigh most."""
    weight = max(one.authority for one in told)
    return Side(says, weight, tuple(sorted({claim.id for one in told if one.authority == weight for claim in one.claims})))


def _said(found: Contested, iri: str) -> str:
    """A situation in words, with its times."""
    situation = found.situations.get(iri, found.told[iri][0].situation)
    times = [f"{name} {of(situation)}" for name, of in _TIMES.items() if of(situation)]
    label = situation.label or iri
    return f"{label} ({', '.join(times)})" if times else label


def _weighed(code: str, message: str, about: tuple[str, ...], sides: tuple[Side, Side]) -> Conflict:
    """The conflict with its weightier side first; of equals the one whose claims come first."""
    first, second = sorted(sides, key=lambda side: (-side.authority, side.claims))
    return Conflict(code, message, about, first, second)
