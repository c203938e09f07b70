"""What decisions made one, side by side with what it would be again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from kg.answers.entities import one
from kg.answers.links import Taken, read_links
from kg.answers.merging import side
from kg.curation.card import label_of
from kg.curation.ledger_file import Judgement, with_forced, withdrawal
from kg.curation.pairs import joining
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.decision import Decision, Verdict, in_force, mention_of
from kg.web.review.joining import Column, column
from kg.web.review.visit import Visit


@dataclass(frozen=True, slots=True)
class Split:
    """A merge and what it would be without it: the names in articles that go back to ``name``, beside the one that was kept."""

    decision: Decision
    name: str
    label: str
    back: tuple[Taken, ...]
    kept: Column
    rows: tuple[Decision, ...]


def split_of(work: Reviewed, links: Sequence[Taken], decisions: Sequence[Decision], what: str) -> Split:
    """The merge that an id names, or that alone is on an entity, as it would be split."""
    decision = joining(work.data, decisions, what)
    kept = side(work.data, one(work.data, decision.other, situations=False))
    back = tuple(link for link in links if _by_decision(link, decision, work))
    rows = tuple(with_forced(decision, decisions))
    return Split(decision, decision.subject, label_of(decision.subject, work), back, column(kept, work), rows)


def _by_decision(link: Taken, decision: Decision, work: Reviewed) -> bool:
    """Whether a name in an article was taken for somebody because of the decision."""
    if mention := mention_of(decision.subject, work.names):
        return link.document == mention.document and mention.local in ("", link.local) and mention.words in ("", link.name)
    old = work.names.expand(decision.subject)
    told = (said.on for weighed in link.weighed for said in weighed.said if (said.comparator, said.outcome) == ("decision", "same"))
    return any(old in words.split() for words in told)


def merges(visit: Visit) -> Response:
    """The merges in force; the one that is asked for, side by side."""
    decisions = visit.desk.project.decisions()
    standing = [decision for decision in reversed(in_force(decisions)) if decision.verdict is Verdict.SAME]
    what = visit.get("id")
    found = split_of(visit.desk.work, _links(visit), decisions, what) if what else None
    return visit.page("split.html", {"merges": standing, "found": found})


def _links(visit: Visit) -> Sequence[Taken]:
    path = Path(visit.desk.project.config.output) / "links.tsv"
    return visit.desk.work.data.once("links", lambda: read_links(path) if path.exists() else ())


def split(visit: Visit) -> Response:
    """Withdraw a merge, and where it is wanted say that the two are not the same, so that nothing makes them one again."""
    if not visit.get("reason"):
        raise ConfigError("KG0935", "who reads the ledger wants to know why; nothing was written", remedy="give a reason in a few words")
    decisions, reason = visit.desk.project.decisions(), visit.get("reason")
    decision = joining(visit.desk.work.data, decisions, visit.get("id"))
    rows = [withdrawal(row, reason) for row in with_forced(decision, decisions)]
    if visit.get("apart"):
        rows.append(Judgement(Verdict.DIFFERENT, decision.subject, decision.other, reason=reason))
    return visit.to_queue(done=visit.write(*rows), ended=False)
