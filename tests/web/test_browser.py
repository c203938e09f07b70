"""The pages in a real Chromium: from search to evidence in three clicks, by keyboard, on a phone, without asking anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.chromium import MARKS, barriers, browser, watched

__all__ = ["browser"]

pytestmark = MARKS
PATHS = ["/", "/person/jeff-sessions", "/post/us-attorney-general", "/timeline", "/sources", "/conflicts", "/quarantine", "/sparql",
         "/search?q=Sessons", "/doc/courier-2017-02-09-confirmation", "/nothing/here", "/ask?q=Who+was+Attorney+General+on+1+March+2018%3F",
         "/event/recusal_jeff-sessions_russia-probe"]  # fmt: skip


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    with watched(browser, address) as page:
        yield page


def test_from_search_to_the_words_of_the_evidence_in_three_clicks(opened: Any) -> None:
    opened.goto("/")
    opened.get_by_role("searchbox", name="Search people").fill("Jeff Sessions")
    opened.get_by_role("button", name="Search").click()
    opened.get_by_role("link", name="Sessions recuses himself from the Russia probe").first.click()
    opened.get_by_role("link", name="claim", exact=True).first.click()
    assert opened.locator("blockquote mark").count() == 1


def test_the_timeline_leads_to_what_it_shows(opened: Any) -> None:
    opened.goto("/person/jeff-sessions")
    bar = opened.locator("svg a", has_text="United States Attorney General").first
    bar.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/tenure/**")
    assert "2017-02-09" in opened.locator("main").inner_text()


def test_the_clock_is_set_by_keyboard(opened: Any) -> None:
    opened.goto("/person/jeff-sessions")
    opened.get_by_label("As it was on").fill("2018-06-01")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**as-of=2018-06-01**")
    assert opened.locator("h2", has_text="Posts").count() == 1


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_phone(opened: Any, path: str) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.goto(path)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(opened) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_the_marks_that_readers_of_the_screen_need(opened: Any, path: str) -> None:
    opened.goto(path)
    assert opened.locator("h1").count() == 1
    assert opened.locator("html[lang=en]").count() == 1
    assert opened.locator("main, nav, header, footer").count() >= 4
    nameless = opened.evaluate(
        "[...document.querySelectorAll('input,select,textarea,button,a,svg')].filter(e => !(e.innerText||'').trim() &&"
        " !(e.textContent||'').trim() && !e.getAttribute('aria-label') && !e.closest('label')).length"
    )
    assert nameless == 0
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_that_keeps_people_out(opened: Any, path: str) -> None:
    opened.goto(path)
    assert barriers(opened) == []


def test_the_dossier_has_its_own_style_and_leads_nowhere_else(opened: Any) -> None:
    opened.goto("/person/jeff-sessions")
    opened.get_by_role("link", name="Dossier", exact=True).click()
    assert opened.locator("h1").inner_text() == "Jeff Sessions"
    assert opened.evaluate("getComputedStyle(document.querySelector('.badge.fact')).color") == "rgb(255, 255, 255)"
    assert barriers(opened) == []
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(opened) == []
