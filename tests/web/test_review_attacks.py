"""Attacks on review: whoever has no token, or comes from another page, writes nothing and sees nothing; words stay words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from kg.curation.ledger_file import Judgement, Signature, append
from kg.curation.queue import Item
from kg.model.decision import Verdict
from kg.model.finding import Finding, Severity
from kg.web.app import application
from kg.web.review import judging
from kg.web.review.cards import Card, card_of
from kg.web.review.desk import Desk
from kg.web.review.routes import routes
from tests.review_project import SLUG
from tests.web.conftest import served, under_review
from tests.web.reviewer import JUDGE, MAYOR, RUN, Reviewer, decisions, files, rows

FORMS = sorted(route.path for route in routes() if "POST" in (route.methods or ()))
PAGES = ["/review", f"/review/claim/{JUDGE}", f"/review/batch?item={JUDGE}&verdict=Accepted", f"/review/edit?item={MAYOR}",
         "/review/merge?a=per:ann-lee&b=per:ann-lee-jr", "/review/split"]  # fmt: skip
#: what a browser says of a form that no page of this server sent, or nothing
FOREIGN = [{}, *({"origin": origin} for origin in ("https://evil.example.org", "http://127.0.0.1:1", "null", "http://[a", "")),
           *({"sec-fetch-site": site} for site in ("cross-site", "same-site", "none"))]  # fmt: skip
Enter = Callable[[str], Reviewer]
SCRIPT = "<script>alert(1)</script>"


def test_the_lists_of_pages_and_forms_are_whole() -> None:
    pages = {path.partition("?")[0].replace(JUDGE, "{claim}") for path in PAGES} | {"/review/enter"}
    assert {route.path for route in routes()} == pages | set(FORMS)


@pytest.mark.attack("token")
def test_without_the_token_nothing_is_seen(review_address: str) -> None:
    for path in PAGES:
        answer = httpx.get(review_address + path)
        assert (answer.status_code, "Ann Lee" in answer.text) == (403, False), path


@pytest.mark.attack("token")
def test_without_the_token_nothing_is_written(project: Path, review_address: str) -> None:
    before = files(project / "seeds")
    sent = {"item": JUDGE, "verdict": "Rejected", "secret": "", "seen": "0-", "reason": "so"}
    for path in FORMS:
        assert httpx.post(review_address + path, data=sent, headers={"origin": review_address}).status_code == 403, path
    assert files(project / "seeds") == before


@pytest.mark.attack("token")
def test_a_wrong_token_lets_nobody_in(review_address: str) -> None:
    for token in ("", "wrong", "Ünicode", "x" * 5000):
        answer = httpx.get(review_address + "/review/enter", params={"token": token})
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False), token


@pytest.mark.attack("token")
def test_the_cookie_is_for_this_server_and_no_script(desk: Desk, review_address: str) -> None:
    answer = httpx.get(review_address + "/review/enter", params={"token": desk.access.token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "Path=/review", "SameSite=strict"} <= set(cookie.split("; "))
    assert desk.access.token not in cookie


@pytest.mark.attack("token")
def test_a_made_up_cookie_is_nobodys(review_address: str) -> None:
    port = review_address.rpartition(":")[2]
    assert httpx.get(review_address + "/review", cookies={f"kg-review-{port}": "made-up"}).status_code == 403


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.attack("forged form")
def test_a_form_of_another_page_writes_nothing(project: Path, ann: Reviewer, path: str) -> None:
    before = files(project / "seeds")
    for headers in FOREIGN:
        told = ann.send(path, headers, item=JUDGE, items=JUDGE, verdict="Rejected", reason="so", by="Eve")
        assert (told.status_code, files(project / "seeds") == before) == (403, True), headers
        ann.open("/review")


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.attack("forged form")
def test_a_form_without_the_secret_of_this_browser_writes_nothing(project: Path, ann: Reviewer, enter: Enter, path: str) -> None:
    other = enter("Bob")
    for secret in ("", "wrong", "ü", other.hidden("secret")):
        told = ann.send(path, secret=secret, item=JUDGE, items=JUDGE, verdict="Rejected", reason="so", by="Eve")
        assert told.status_code == 403
    assert rows(project) == []


@pytest.mark.attack("token")
def test_who_has_no_name_decides_nothing(project: Path, enter: Enter) -> None:
    nameless = enter("")
    assert "Who decides?" in nameless.open("/review")
    assert nameless.send("/review/decide", item=JUDGE, verdict="Rejected").status_code == 403
    assert rows(project) == []


@pytest.mark.attack("forged form")
def test_to_look_writes_nothing(project: Path, ann: Reviewer) -> None:
    before = files(project)
    for path in (*PAGES, "/", f"/claim/{JUDGE}"):
        assert ann.client.get(path).status_code == 200, path
        assert files(project) == before, path


@pytest.mark.attack("forged form")
def test_an_address_alone_writes_nothing(project: Path, ann: Reviewer) -> None:
    before = files(project)
    fields = {"item": JUDGE, "verdict": "Rejected", "reason": "so", "secret": ann.hidden("secret"), "seen": ann.hidden("seen")}
    for path in FORMS:
        assert ann.client.get(path, params=fields, headers={"origin": ann.origin}).status_code in (404, 405), path
        assert files(project) == before, path


@pytest.mark.attack("size")
def test_a_form_has_its_kind_and_its_size(project: Path, ann: Reviewer) -> None:
    headers = {"origin": ann.origin}
    assert ann.client.post("/review/decide", json={"item": JUDGE}, headers=headers).status_code == 415
    assert ann.send("/review/decide", item=JUDGE, verdict="Rejected", reason="x" * 2_000_000).status_code == 413
    assert rows(project) == []


@pytest.mark.parametrize("item", ["../../decisions.csv", "..%2f..%2fetc/passwd", "/etc/passwd", "\x00", "name-0000", "x" * 3000, ""])
@pytest.mark.attack("path")
def test_what_is_no_item_is_not_found(project: Path, ann: Reviewer, item: str) -> None:
    before = files(project)
    told = ann.send("/review/decide", item=item, verdict="Rejected")
    assert (told.status_code, files(project) == before) == (404, True)
    if item.isprintable() and len(item) > 1:
        assert ann.client.get(f"/review/claim/{item}").status_code == 404


@pytest.mark.parametrize("verdict", ["", "Withdrawn", "Retracted", "Same", "Realised", "accepted", "Rejected\r\nAccepted"])
@pytest.mark.attack("forged form")
def test_a_verdict_that_no_button_gives_is_refused(project: Path, ann: Reviewer, verdict: str) -> None:
    assert ann.send("/review/decide", item=JUDGE, verdict=verdict).status_code == 400
    assert rows(project) == []


@pytest.mark.parametrize("where", ["//evil.example.org/", "x\r\nset-cookie: a=b", "item=a&done=1", "show=everything"])
@pytest.mark.attack("header injection")
def test_a_form_leads_to_the_queue_and_nowhere_else(ann: Reviewer, where: str) -> None:
    values = {name: ann.hidden(name) for name in ("secret", "seen")} | {"where": where, "next": where, "item": JUDGE, "verdict": "Rejected"}
    answer = ann.client.post("/review/decide", data=values, headers={"origin": ann.origin})
    assert (answer.status_code in (303, 400), answer.headers.get("location", "/review?").startswith("/review?")) == (True, True)
    assert "set-cookie" not in answer.headers


@pytest.mark.attack("forged form")
def test_a_row_cannot_be_smuggled_into_the_ledger(project: Path, ann: Reviewer) -> None:
    ann.send("/review/decide", item=JUDGE, verdict="Rejected", reason='so",Ann,2026\n009,Accepted,clm:x,,,"because')
    assert [one.id for one in decisions(project)] == ["001"]


@pytest.mark.attack("other site")
def test_another_site_may_not_read_the_pages(ann: Reviewer) -> None:
    answer = ann.client.get("/review", headers={"origin": "https://evil.example.org"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.attack("markup")
def test_words_of_articles_and_reviewers_stay_words(project: Path, desk: Desk) -> None:
    work = desk.work
    claim = work.claims[desk.work.names.iri("claim", JUDGE)]
    marked = replace(claim, quotes=(replace(claim.quotes[0], exact=SCRIPT),), frame=SCRIPT)
    label = replace(work.situations[claim.situation], label=f"{SCRIPT} as a judge")
    finding = Finding("KG0411", SCRIPT, None, SCRIPT, Severity.WARNING, claims=(claim.id,))
    desk.project.__dict__["work"] = replace(
        work, claims={**work.claims, claim.id: marked}, situations={**work.situations, claim.situation: label}, findings=(finding,)
    )
    with served(under_review(desk)) as address:
        ann = Reviewer(address, desk.access.token, f"Ann {SCRIPT}")
        for path in (*PAGES, f"/review?item={JUDGE}", f"/review/claim/{JUDGE}", f"/review/edit?item={JUDGE}", f"/review?class={SCRIPT}"):
            ann.open(path)
            assert ann.page is not None
            assert "<script>alert" not in ann.page.text
        ann.open("/review")
        told = ann.send("/review/decide", item=RUN, verdict="Rejected", reason=f'{SCRIPT} "onload=x')
        assert ("<script>alert" in told.text, "&lt;script&gt;alert" in told.text) == (False, True)
        ann.client.close()


@pytest.mark.attack("update")
def test_without_review_there_is_nothing_to_write_to(project: Path, desk: Desk) -> None:
    site = under_review(desk).state.site
    before = files(project)
    with served(application(site)) as address:
        assert httpx.get(address + "/review").status_code == 404
        assert "/review" not in httpx.get(address + f"/claim/{JUDGE}").text
        for path in FORMS:
            assert httpx.post(address + path, data={"item": JUDGE}, headers={"origin": address}).status_code in (404, 405)
    assert files(project) == before


def test_of_two_reviewers_at_once_nothing_is_lost(project: Path, ann: Reviewer, enter: Enter) -> None:
    bob, ready, answers = enter("Bob"), threading.Barrier(2), {}

    def decide(who: Reviewer, item: str) -> None:
        ready.wait(10)
        answers[item] = who.send("/review/decide", item=item, verdict="Rejected").status_code

    both = [threading.Thread(target=decide, args=pair) for pair in ((ann, JUDGE), (bob, MAYOR))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert answers == {JUDGE: 200, MAYOR: 200}
    assert [one.id for one in decisions(project)] == ["001", "002"]
    assert {one.by for one in decisions(project)} == {"Ann", "Bob"}


@pytest.mark.parametrize("verdict", ["Accepted", "Rejected"])
def test_the_second_on_the_same_claim_is_told_what_the_first_decided(project: Path, ann: Reviewer, enter: Enter, verdict: str) -> None:
    bob = enter("Bob")
    assert ann.send("/review/decide", item=JUDGE, verdict="Rejected", reason="misread").status_code == 200
    told = bob.send("/review/decide", item=JUDGE, verdict=verdict)
    assert told.status_code in (400, 409)
    assert ("Ann" in told.text, "misread" in told.text, "Nothing was written" in told.text) == (True, True, True)
    assert [one.by for one in decisions(project)] == ["Ann"]
    bob.open("/review")
    assert bob.send("/review/decide", item=JUDGE, verdict="Accepted", reason="no, it says so").status_code == 200
    assert [one.by for one in decisions(project)] == ["Ann", "Bob"], "who has seen it may overrule it"


def test_what_the_command_line_wrote_meanwhile_counts_as_well(project: Path, ann: Reviewer) -> None:
    ledger, bob = project / "seeds" / "decisions.csv", Signature("Bob", "2026-11-29T10:00:00Z")
    append(ledger, [Judgement(Verdict.ACCEPTED, f"clm:{MAYOR}", reason="by kg accept")], bob)
    assert ann.send("/review/decide", item=JUDGE, verdict="Rejected").status_code == 200, "another claim"
    ann.open("/review")
    append(ledger, [Judgement(Verdict.DISPUTED, f"ten:bob-ray_mayor in doc:{SLUG}", reason="by kg dispute")], bob)
    told = ann.send("/review/decide", item=RUN, verdict="Rejected")
    assert (told.status_code, "by kg dispute" in told.text) == (409, True)


def test_a_ledger_that_was_changed_by_hand_is_looked_at_again(project: Path, ann: Reviewer) -> None:
    ann.send("/review/decide", item=JUDGE, verdict="Rejected", reason="misread")
    ledger = project / "seeds" / "decisions.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("misread", "not read"), encoding="utf-8")
    told = ann.send("/review/decide", item=MAYOR, verdict="Rejected")
    assert (told.status_code, "changed by hand" in told.text) == (409, True)
    assert len(decisions(project)) == 1


def test_what_is_decided_while_a_page_is_drawn_was_not_seen(project: Path, ann: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(item: Item, desk: Desk) -> Card:
        card = card_of(item, desk)
        row = Judgement(Verdict.REJECTED, item.subject, reason="while it was drawn")
        append(project / "seeds" / "decisions.csv", [row], Signature("Bob", "2026-11-29T10:00:00Z"))
        return card

    monkeypatch.setattr(judging, "card_of", slowly)
    ann.open(f"/review?item={JUDGE}")
    told = ann.send("/review/decide", item=JUDGE, verdict="Accepted")
    assert (told.status_code, "while it was drawn" in told.text) == (409, True)
