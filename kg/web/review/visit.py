"""One request of a reviewer: what it asks or answers, and the page that it gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.curation.effects import effects
from kg.curation.ledger_file import Judgement
from kg.curation.meanwhile import Seen
from kg.errors import KgError
from kg.file_changes import Change
from kg.model.decision import in_force
from kg.web.protocol import body, pairs
from kg.web.review.access import Reviewer, require_own_form
from kg.web.review.asked import Asked
from kg.web.review.desk import Desk
from kg.web.site import site_of
from kg.web.templates import page

_FORM = "application/x-www-form-urlencoded"
#: so many decisions are listed
_LAST = 10
#: pages for one person: nobody keeps them, and a form tells its own server whence it comes
_HEADERS = {"cache-control": "no-store", "referrer-policy": "same-origin"}

Values = ImmutableMultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request with who asks; ``values`` are those of the address, or of the form that was sent.

    ``seen`` is the ledger before anything of the answer was read, so that nothing counts as seen that the page does not show.
    """

    request: Request
    desk: Desk
    reviewer: Reviewer
    values: Values
    seen: Seen

    def get(self, name: str) -> str:
        """A value without white space around it, empty where there is none."""
        return self.values.get(name, "").strip()

    @property
    def asked(self) -> Asked:
        """The part of the queue that is being gone through."""
        return Asked.read(self.get("where")) if "where" in self.values else Asked.of(self.values.multi_items())

    def write(self, *judgements: Judgement, also: Mapping[Path, Change] | None = None) -> tuple[str, ...]:
        """Write decisions made on the ledger that the form was drawn from, as a step that can be taken back; their ids.

        What is ``also`` to be changed is written together with them.
        """
        ids = self.desk.write(self.reviewer, judgements, Seen.read(self.get("seen")), also or {})
        self.reviewer.steps.append(ids)
        return ids

    def page(self, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
        """A page with the forms' secrets, what was just written, and the last decisions."""
        desk = self.desk
        decisions, done = desk.project.decisions(), set(self.values.getlist("done"))
        told = effects(desk.work, decisions)
        last = [(decision, told[decision.id]) for decision in reversed(in_force(decisions)[-_LAST:])]
        mine = {
            "reviewer": self.reviewer, "seen": str(self.seen), "asked": self.asked, "names": desk.work.names, "last": last,
            "outdated": desk.outdated, "done": desk.written([one for one in decisions if one.id in done], told),
        }  # fmt: skip
        return page(self.request, f"review/{template}", status=status, headers=_HEADERS, **mine, **values)

    def to_queue(self, item: str = "", done: Sequence[str] = (), *, ended: bool = True) -> Response:
        """On to an item of the queue, where what was done is told; without one to the end of the queue, or to its start."""
        address = self.asked.address(item=item, end="1" if ended and not item else "")
        return RedirectResponse("/review?" + "&".join(filter(None, [address, *(f"done={one}" for one in done)])), 303, _HEADERS)


Answer = Callable[[Visit], Response]


def looking(answer: Answer) -> Callable[[Request], Response]:
    """A page for reviewers alone; one who has not said who they are is asked first."""

    def guarded(request: Request) -> Response:
        desk: Desk = request.app.state.review
        visit = Visit(request, desk, desk.access.reviewer(request), Values(request.query_params.multi_items()), desk.seen())
        return answer(visit) if visit.reviewer.by else visit.page("name.html", {"author": desk.author})

    return guarded


def writing(answer: Answer, *, nameless: bool = False) -> Callable[[Request], Any]:
    """What a form of a reviewer's page does; refusals are told on a page that leads back."""

    async def guarded(request: Request) -> Response:
        desk: Desk = request.app.state.review
        reviewer = desk.access.reviewer(request)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise HTTPException(415, f"a form comes as {_FORM}")
        values = Values(pairs(await body(request, site_of(request).limits.request)))
        require_own_form(request, reviewer, values.get("secret", ""))
        if not (nameless or reviewer.by):
            raise HTTPException(403, "say who you are first, at /review")
        visit = Visit(request, desk, reviewer, values, desk.seen())
        return await run_in_threadpool(_or_refused, answer, visit)

    return guarded


def _or_refused(answer: Answer, visit: Visit) -> Response:
    try:
        return answer(visit)
    except KgError as error:
        back = "/review?" + visit.asked.address(item=visit.get("item"))
        return visit.page("refused.html", {"error": error, "back": back}, 409 if error.code == "KG0948" else 400)
