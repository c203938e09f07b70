"""Questions in plain English: the page of an answer, and the same answer as JSON."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.ask.asking import Asker
from kg.ask.reply import Firmness, Reply
from kg.web.site import Site, site_of
from kg.web.templates import page

#: most characters of a question that are read
_LONGEST = 300
#: firmness -> the badge that the page shows beside an answer
_BADGES = {
    Firmness.FACT: ("fact", "fact"),
    Firmness.UNCLEAR: ("said", "not settled"),
    Firmness.REPORTED: ("said", "reported, not a fact"),
    Firmness.POSSIBLE: ("said", "only possible"),
    Firmness.DENIED: ("denied", "alleged and denied"),
    Firmness.ABSTAINED: ("withheld", "not in the graph"),
}
#: questions that the empty page offers
_EXAMPLES = ("Who was Attorney General on 1 March 2018?", "What do sources disagree on?", "What happened in November 2018?")


def asked(request: Request) -> Response:
    """The page of a question: the answer with its claims and its query, or what is missing; a form without a question."""
    site = site_of(request)
    question = _question(request)
    reply = _reply(site, question) if question else None
    badge = _BADGES[reply.firmness] if reply else ("", "")
    return page(request, "ask.html", question=question, reply=reply, badge=badge, examples=_EXAMPLES)


def answer(request: Request) -> Response:
    """The answer to a question in plain English: how firm it is, what it names, its claims, how it was understood, the query."""
    question = _question(request)
    if not question:
        raise HTTPException(400, "the parameter q is missing")
    site = site_of(request)
    return JSONResponse(_reply(site, question).plain(site.data))


def _question(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:_LONGEST]


def _reply(site: Site, question: str) -> Reply:
    return Asker(site.data, site.vocabulary, date.today()).reply(question)
