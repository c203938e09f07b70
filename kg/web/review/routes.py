"""The pages of review and the forms on them: each is for reviewers alone, and only what a form of theirs sends is written."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg.web.review import editing, joining, judging, splitting
from kg.web.review.desk import Desk
from kg.web.review.visit import Answer, looking, writing

_PAGES: Mapping[str, Answer] = {
    "/review": judging.queue,
    "/review/claim/{claim}": judging.claim,
    "/review/batch": judging.batch,
    "/review/edit": editing.form,
    "/review/merge": joining.pair,
    "/review/split": splitting.merges,
}
_FORMS: Mapping[str, Answer] = {
    "/review/decide": judging.decide,
    "/review/decide-all": judging.decide_all,
    "/review/undo": judging.undo,
    "/review/correct": editing.correct,
    "/review/join": joining.decide_pair,
    "/review/part": splitting.split,
}


def routes() -> list[BaseRoute]:
    """Every path of review."""
    return [
        Route("/review/enter", enter, methods=["GET"]),
        Route("/review/name", writing(judging.name, nameless=True), methods=["POST"]),
        *(Route(path, looking(answer), methods=["GET"]) for path, answer in _PAGES.items()),
        *(Route(path, writing(answer), methods=["POST"]) for path, answer in _FORMS.items()),
    ]


def enter(request: Request) -> Response:
    """Let in who gives the token, which stands in no address from then on."""
    desk: Desk = request.app.state.review
    answer = RedirectResponse("/review", 303, {"cache-control": "no-store"})
    desk.access.enter(request, request.query_params.get("token", ""), answer)
    return answer
