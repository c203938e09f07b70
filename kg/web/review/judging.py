"""The queue and its items: shown one at a time, judged, judged together with all that one rule read, taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from kg.curation import corrections
from kg.curation.effects import standing
from kg.curation.ledger_file import Judgement, require_new, with_forced, withdrawal
from kg.curation.pairs import decided, joined
from kg.curation.preview import require_liftable
from kg.curation.queue import AXES, Item, title
from kg.curation.verdicts import REASONS, judgement_on
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.claim import Claim
from kg.model.decision import Decision, Verdict, withdrawals
from kg.web.review.asked import SHOWN
from kg.web.review.cards import VERDICTS, card_of, decided_on, key_of
from kg.web.review.visit import Visit

#: so many of those to come are listed, and so many of a batch are shown at once
_COMING, _BATCH = 8, 200


def queue(visit: Visit) -> Response:
    """The item that the address names, else the first; behind it those to come, and what was decided last."""
    items = visit.desk.queue(visit.asked)
    wanted = visit.get("item")
    at = next((n for n, item in enumerate(items) if key_of(item) == wanted), None)
    gone, ended = bool(wanted) and at is None, bool(visit.get("end")) or not items
    shown = None if ended else items[at or 0]
    place = len(items) if ended else at or 0
    coming = items[place + 1 : place + 1 + _COMING]
    values = {
        "count": len(items), "place": place + 1, "gone": gone, "shown": SHOWN, "verdicts": VERDICTS, "axes": _axes(visit),
        "card": card_of(shown, visit.desk) if shown else None, "alike": len(_alike(shown, items)) - 1 if shown else 0,
        "coming": [(key_of(item), card_title(item, visit)) for item in coming], "next": key_of(coming[0]) if coming else "",
    }  # fmt: skip
    return visit.page("queue.html", values)


def card_title(item: Item, visit: Visit) -> str:
    """What an item is about, in a few words."""
    return title(item, visit.desk.work)


def _axes(visit: Visit) -> Mapping[str, Sequence[str]]:
    """What claims of the build have on each axis that can be asked for."""
    work = visit.desk.work
    return work.data.once("axes", lambda: {name: _having(axis, work) for name, axis in AXES.items()})


def _having(axis: Callable[[Reviewed, Claim], str], work: Reviewed) -> Sequence[str]:
    return sorted({axis(work, one) for one in work.claims.values()} - {""})


def claim(visit: Visit) -> Response:
    """One claim, whether it waits or is decided."""
    item = item_of(visit, visit.request.path_params["claim"])
    assert item.claim is not None
    decisions = visit.desk.project.decisions()
    already = decided_on(item.claim, visit.desk.work, decisions)
    return visit.page("claim.html", {"card": card_of(item, visit.desk), "decided": already, "verdicts": VERDICTS})


def item_of(visit: Visit, key: str) -> Item:
    """The item of a key, whether it waits or is decided; 404 where there is none."""
    waiting = next((item for item in visit.desk.queue(visit.asked) if key_of(item) == key), None)
    if waiting:
        return waiting
    work = visit.desk.work
    found = work.claims.get(work.names.iri("claim", key))
    if found is None and (name := next((item for item in visit.desk.names if key_of(item) == key), None)):
        return name
    if found is None:
        raise HTTPException(404, "nothing of that name waits for a decision, and no claim has it")
    return Item(work.selector(found), found, tuple(finding for finding in work.findings if found.id in finding.claims))


def decide(visit: Visit) -> Response:
    """Write the verdict on an item, and go on to the next."""
    item = item_of(visit, visit.get("item"))
    verdict = verdict_of(visit, VERDICTS if item.claim else (Verdict.SAME, Verdict.ACCEPTED, Verdict.REJECTED))
    if item.claim and verdict is Verdict.ACCEPTED:
        require_liftable(visit.desk.work, item.subject, [item.claim])
    decisions, work = visit.desk.project.decisions(), visit.desk.work
    judgement = _named(visit, item, decisions) if verdict is Verdict.SAME else judgement_on(item, verdict, visit.get("reason"))
    require_new(standing(lambda: work, decisions, judgement) if item.claim else decided(work.data, decisions, judgement))
    return visit.to_queue(visit.get("next"), visit.write(judgement))


def verdict_of(visit: Visit, allowed: Collection[Verdict]) -> Verdict:
    """The verdict of the button that was pressed; 400 for one that the page does not offer."""
    found = next((verdict for verdict in allowed if verdict == visit.get("verdict")), None)
    if found is None:
        raise HTTPException(400, "a decision is one of the buttons of the page")
    return found


def _named(visit: Visit, item: Item, decisions: Sequence[Decision]) -> Judgement:
    """That a name is who was chosen, or typed."""
    who = visit.get("other") or visit.get("who")
    judgement = joined(visit.desk.work.data, decisions, f"{item.subject} = {who}")
    return Judgement(judgement.verdict, judgement.subject, judgement.other, reason=visit.get("reason") or REASONS[Verdict.SAME])


def batch(visit: Visit) -> Response:
    """All that wait and were read by the rule of an item in the same way, to be decided together."""
    item, verdict = item_of(visit, visit.get("item")), verdict_of(visit, VERDICTS)
    found = _alike(item, visit.desk.queue(visit.asked))
    work = visit.desk.work
    firmly = [one for one in found if verdict is Verdict.ACCEPTED and one.claim and one.claim.id in work.firmly]
    rows = [(key_of(one), card_title(one, visit), one.claim) for one in found if one not in firmly]
    shown = {
        "verdict": verdict, "pattern": item.pattern, "rows": rows[:_BATCH], "left": max(0, len(rows) - _BATCH), "firmly": len(firmly),
        "item": key_of(item), "verdicts": VERDICTS, "reason": visit.get("reason"),
    }  # fmt: skip
    return visit.page("batch.html", shown)


def _alike(item: Item, items: Sequence[Item]) -> list[Item]:
    """The item, and all others that the same rule read in the same way."""
    return [item, *(one for one in items if one.subject != item.subject and item.alike(one))]


def decide_all(visit: Visit) -> Response:
    """Write the verdict on every item that was left ticked, in one step."""
    verdict, keys = verdict_of(visit, VERDICTS), set(visit.values.getlist("items"))
    found = [item for item in visit.desk.queue(visit.asked) if item.claim and key_of(item) in keys]
    if len(found) < len(keys):
        why = f"{len(keys) - len(found)} of {len(keys)} do not wait any more; nothing was written"
        raise ConfigError("KG0948", why, remedy="look at what is left of the batch")
    if not found:
        raise ConfigError("KG0934", "none is ticked, so nothing was written", remedy="tick those that are meant")
    if verdict is Verdict.ACCEPTED:
        for item in found:
            assert item.claim is not None
            require_liftable(visit.desk.work, item.subject, [item.claim])
    rest = next((key_of(item) for item in visit.desk.queue(visit.asked) if key_of(item) not in keys), "")
    return visit.to_queue(rest, visit.write(*(judgement_on(item, verdict, visit.get("reason")) for item in found)))


def undo(visit: Visit) -> Response:
    """Take back the decisions named by the form; with a merge the withdrawals that it needed, with a correction its row."""
    desk, decisions = visit.desk, visit.desk.project.decisions()
    named = [decision for decision in decisions if decision.id in visit.values.getlist("id")]
    gone = withdrawals(decisions)
    targets = list(dict.fromkeys(row for one in named for row in with_forced(one, decisions) if row.id not in gone))
    if not targets:
        raise ConfigError("KG0936", "there is no such decision in force any more", remedy="the page lists the last ones")
    steps = visit.reviewer.steps
    also = corrections.taking_back(desk.project.corrections, targets, desk.work)
    ids = visit.write(*(withdrawal(target, visit.get("reason") or "taken back in review") for target in targets), also=also)
    taken = {target.id for target in targets}
    visit.reviewer.steps[:] = [step for step in steps if not taken & set(step) and step != ids]
    return visit.to_queue(_about(visit, targets[0]), ids, ended=False)


def _about(visit: Visit, decision: Decision) -> str:
    """The key of the item that waits again after a decision on it was taken back, empty where there is none."""
    return next((key_of(item) for item in visit.desk.queue(visit.asked) if item.subject == decision.subject), "")


def name(visit: Visit) -> Response:
    """Note who decides in this browser."""
    by = " ".join(visit.get("by").split())[:80]
    if by:
        visit.reviewer.by = by
    return RedirectResponse("/review?" + visit.asked.address(), 303)
