"""Who is who: two entities side by side, made one or told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from kg.answers.merging import Side, collisions, side
from kg.curation.ledger_file import Judgement, forced, require_new
from kg.curation.pairs import Pair, barring, consequences, decided, directed, pair_of, require_unbarred, why_not_proposed
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.decision import ABOUT_PAIRS, Decision, Verdict
from kg.web.review.cards import Choice, entities_of
from kg.web.review.judging import item_of, verdict_of
from kg.web.review.visit import Visit


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two: what is said of it, on how many words, and whether its id can be the one that stays."""

    name: str
    label: str
    kind: str
    claims: int
    quotes: int
    documents: tuple[str, ...]
    posts: tuple[tuple[str, str], ...]
    curated: bool
    may_stay: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two entities as they would be merged: ``gone`` becomes a redirect to ``stays``, unless the other is chosen; ``moved`` claims go over.

    ``against`` is what speaks against it, ``bars`` the decisions that keep the two apart, ``comes`` what becomes of other decisions.
    """

    columns: tuple[Column, Column]
    stays: str
    moved: tuple[int, int]
    against: tuple[str, ...]
    bars: tuple[Decision, ...]
    comes: tuple[str, ...]


def column(one: Side, work: Reviewed, *, may_stay: bool = True) -> Column:
    """What the last build has of an entity."""
    quotes = sum(len(work.claims[claim].quotes) for claim in one.claims if claim in work.claims)
    name = work.names.shorten(one.hit.iri)
    return Column(
        name, one.hit.label, one.hit.kind, len(one.claims), quotes, tuple(sorted(one.documents)), one.posts, one.curated, may_stay
    )


def compared(work: Reviewed, decisions: Sequence[Decision], a: str, b: str) -> Comparison:
    """The two side by side. Raises ``ConfigError`` for a name that is none, for a thing and itself, and for two kinds of things."""
    data, pair = work.data, pair_of(work.data, a, b)
    if pair.a is None:
        raise ConfigError("KG0935", f"{a!r} is a name in an article", remedy="say who it is where it waits, among the doubtful names")
    stays = directed(data, pair).other
    one, two = side(data, pair.a), side(data, pair.b)
    both = one.curated == two.curated
    judgement = Judgement(Verdict.SAME, pair.subject if stays == pair.other else pair.other, stays)
    bars = barring(data, decisions, judgement)
    return Comparison(
        columns=(column(one, work, may_stay=both or one.curated), column(two, work, may_stay=both or two.curated)),
        stays=stays,
        moved=(len(one.claims - two.claims), len(two.claims - one.claims)),
        against=(*why_not_proposed(pair.a, pair.b), *collisions(data, one, two)),
        bars=tuple(bars),
        comes=tuple(consequences(data, decisions, forced(judgement, bars))),
    )


def pair(visit: Visit) -> Response:
    """Two entities side by side with what can be decided about them; without both, the question which are meant."""
    a, b = visit.get("a"), visit.get("b")
    choices = _choices(visit)
    if not (a and b):
        kinds = {choice.name.partition(":")[0] for choice in choices}
        a, b = (choices[0].name, choices[1].name) if len(choices) == 2 and len(kinds) == 1 else (a, b)
    found = compared(visit.desk.work, visit.desk.project.decisions(), a, b) if a and b else None
    return visit.page("merge.html", {"a": a, "b": b, "choices": choices, "found": found, "item": visit.get("item")})


def _choices(visit: Visit) -> list[Choice]:
    if not visit.get("item"):
        return []
    claim = item_of(visit, visit.get("item")).claim
    return entities_of(claim, visit.desk.work) if claim else []


def decide_pair(visit: Visit) -> Response:
    """Write that the two are one, that they are not, or that it cannot be told; the item that led here still waits."""
    verdict = verdict_of(visit, ABOUT_PAIRS)
    if not visit.get("reason"):
        raise ConfigError("KG0935", "who reads the ledger wants to know why; nothing was written", remedy="give a reason in a few words")
    rows = _joined(visit) if verdict is Verdict.SAME else _apart(visit, verdict)
    return visit.to_queue(visit.get("item"), visit.write(*rows), ended=False)


def _joined(visit: Visit) -> list[Judgement]:
    data, decisions = visit.desk.work.data, visit.desk.project.decisions()
    a, b = visit.get("a"), visit.get("b")
    found = directed(data, pair_of(data, a, b), visit.get("keep"), (a, b))
    judgement = _judgement(Verdict.SAME, found, visit)
    bars = barring(data, decisions, judgement)
    if not bars:
        require_new(decided(data, decisions, judgement))
    if not visit.get("force"):
        require_unbarred(judgement, bars)
    return forced(judgement, bars)


def _apart(visit: Visit, verdict: Verdict) -> list[Judgement]:
    data = visit.desk.work.data
    judgement = _judgement(verdict, pair_of(data, visit.get("a"), visit.get("b"), merging=False), visit)
    require_new(decided(data, visit.desk.project.decisions(), judgement))
    return [judgement]


def _judgement(verdict: Verdict, found: Pair, visit: Visit) -> Judgement:
    return Judgement(verdict, found.subject, found.other, reason=visit.get("reason"))
