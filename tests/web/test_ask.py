"""Questions in plain English over HTTP: a page without script, and JSON."""

from __future__ import annotations

import re

import httpx

HTML = {"accept": "text/html"}


def test_the_first_page_has_a_form_that_leads_to_the_answer(client: httpx.Client) -> None:
    home = client.get("/", headers=HTML).text
    assert re.search(r'<form action="/ask"[^>]*><input name="q"', home)
    page = client.get("/ask", params={"q": "Who fired James Comey?"}, headers=HTML).text
    assert '<span class="badge fact">fact</span>Donald Trump.' in page
    assert "“<mark>ever since Trump fired James Comey</mark>”" in page
    assert "<pre>SELECT DISTINCT ?situation ?claim ?sought" in page


def test_what_is_only_alleged_is_not_shown_as_a_fact(client: httpx.Client) -> None:
    page = client.get("/ask", params={"q": "Did Trump collude with Russia?"}, headers=HTML).text
    answer = page.partition('<p class="lead answer">')[2].partition("</p>")[0]
    assert "alleged and denied" in answer
    assert "Yes" not in answer


def test_an_abstention_is_a_page_that_says_what_is_missing(client: httpx.Client) -> None:
    page = client.get("/ask", params={"q": "What was Jeff Sessions <b>paid</b>?"}, headers=HTML)
    assert page.status_code == 200
    assert "not in the graph" in page.text
    assert "<b>paid" not in page.text


def test_without_a_question_the_page_offers_some(client: httpx.Client) -> None:
    page = client.get("/ask", headers=HTML).text
    links = re.findall(r'href="(/ask\?q=[^"]+)"', page)
    assert links
    assert all("not in the graph" not in client.get(link, headers=HTML).text for link in links)


def test_the_answer_as_json_is_that_of_the_command(client: httpx.Client) -> None:
    told = client.get("/api/v1/ask", params={"q": "Who was AG on 7 November 2018?"}).json()
    assert (told["status"], told["answered"], told["understood"]["kind"]) == ("unclear", True, "holding")
    assert all(one["claims"] for one in told["statements"])
    assert client.get("/api/v1/ask").status_code == 400
    assert "/api/v1/ask" in client.get("/openapi.json").json()["paths"]
