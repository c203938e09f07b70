"""Review in a real Chromium, by keyboard alone: what each key writes to the ledger, and pages that everybody can use."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.curation.ledger_file import Judgement, Signature, append
from kg.model.decision import Verdict
from kg.web.review.desk import Desk
from tests.review_project import SLUG
from tests.web.chromium import MARKS, barriers, browser, watched
from tests.web.reviewer import JUDGE, MAYOR, decisions, rows, standing

__all__ = ["browser"]

pytestmark = MARKS
PAGES = ["/review", "/review?show=names", "/review?show=quarantine", "/review?end=1", "/review?item=gone", f"/review/claim/{JUDGE}",
         f"/review/batch?item={JUDGE}&verdict=Accepted", f"/review/edit?item={MAYOR}", f"/review/merge?item={JUDGE}",
         "/review/merge?a=per:ann-lee&b=per:ann-lee-jr", "/review/split", "/review/split?id=002"]  # fmt: skip
JUDGED, RUNS = (f'"{words}" kgo:Tenure in doc:{SLUG}' for words in ("Bob Ray may run for judge", "Bob Ray could also run for mayor"))


@pytest.fixture
def page(browser: Any, desk: Desk, review_address: str) -> Iterator[Any]:
    """Ann's browser before the queue, to which she came by the address of the token and the Enter key."""
    with watched(browser, review_address) as found:
        found.goto(f"/{desk.access.entrance}")
        assert "token" not in found.url
        drawn(found)
        pressed(found, "Enter")
        yield found


def pressed(page: Any, *keys: str) -> None:
    """Press keys, and wait for the page that they lead to, until it is drawn and the focus is where it belongs."""
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)
    drawn(page)


def drawn(page: Any) -> None:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => done()))")


def decided_by_bob(project: Path, *judgements: Judgement) -> None:
    append(project / "seeds/decisions.csv", judgements, Signature("Bob", "2026-01-01T00:00:00Z"))


def heading(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def type_in(page: Any, label: str, text: str) -> None:
    """Go to a field with the Tab key, and type into it in place of what stands there."""
    field = page.get_by_label(label)
    for _ in range(40):
        if field.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_accept_reject_dispute_and_skip(project: Path, page: Any) -> None:
    page.goto("/review?class=Tenure")
    pressed(page, "a")
    assert heading(page) == "Bob Ray as Mayor of Oz"
    assert "+ 001,Accepted," in page.locator(".done").inner_text()
    pressed(page, " ")
    assert heading(page) == "Ann Lee as Mayor of Oz"
    pressed(page, "x")
    assert heading(page) == "That was the last one"
    assert "no longer a fact: Ann Lee as Mayor of Oz" in page.locator(".done").inner_text()
    pressed(page, " ")
    pressed(page, "d")
    assert [(row[0], row[1]) for row in rows(project)] == [
        ("Accepted", JUDGED), ("Rejected", f'"Ann Lee was mayor" kgo:Tenure in doc:{SLUG}'), ("Disputed", RUNS)
    ]  # fmt: skip
    assert heading(page) == "Nothing waits here"


def test_backspace_takes_back_step_by_step(project: Path, page: Any) -> None:
    page.goto("/review?class=Tenure")
    pressed(page, "a")
    pressed(page, "x")
    pressed(page, "Backspace")
    assert (heading(page), standing(project)) == ("Bob Ray as Mayor of Oz", ["001"])
    pressed(page, "Backspace")
    assert (heading(page), standing(project)) == ("Bob Ray as Judge of Oz", [])
    page.keyboard.press("Backspace")
    assert [row[0] for row in rows(project)] == ["Accepted", "Rejected", "Withdrawn", "Withdrawn"]


def test_a_reason_is_typed_and_its_letters_are_no_keys(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    page.keyboard.press("r")
    page.keyboard.type("axe and ")
    page.keyboard.press("Enter")
    page.keyboard.type("max")
    page.keyboard.press("Escape")
    pressed(page, "x")
    assert [(one.verdict, one.reason) for one in decisions(project)] == [(Verdict.REJECTED, "axe and max")]


def test_a_misread_claim_is_corrected(project: Path, page: Any) -> None:
    page.goto(f"/review?item={MAYOR}")
    pressed(page, "e")
    type_in(page, "from", "soon")
    pressed(page, "Enter")
    assert "KG0945" in page.get_by_role("alert").inner_text()
    assert rows(project) == []
    type_in(page, "from", "2021-03")
    pressed(page, "Enter")
    assert "corrections.csv" in page.locator(".done").inner_text()
    with (project / "seeds/curated/corrections.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["subject"], row["from"], row["note"]) == ("per:ann-lee", "2021-03", f"corrects clm:{MAYOR}")
    assert [row[0] for row in rows(project)] == ["Rejected"]
    pressed(page, "Backspace")
    assert (standing(project), (project / "seeds/curated/corrections.csv").exists()) == ([], False)


def test_two_are_merged_under_the_id_that_was_chosen(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    pressed(page, "m")
    type_in(page, "This one", "per:ann-lee")
    type_in(page, "is that one", "Ann Lee Jr.")
    pressed(page, "Enter")
    assert page.get_by_role("radio", checked=True).count() == 1
    assert "suffix on one side only" in page.locator("main").inner_text()
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    kept = page.evaluate("document.activeElement.closest('section').getAttribute('aria-label')")
    page.keyboard.press("r")
    page.keyboard.type("one person")
    page.keyboard.press("Escape")
    pressed(page, "m")
    ids = {"Ann Lee": "per:ann-lee", "Ann Lee Jr.": "per:ann-lee-jr"}
    (gone,) = {*ids.values()} - {ids[kept]}
    assert rows(project) == [("Same", gone, ids[kept])]
    assert heading(page) == "Bob Ray as Judge of Oz", "the claim still waits"
    pressed(page, "Backspace")
    assert standing(project) == []


def test_a_merge_without_a_reason_is_not_sent(project: Path, page: Any) -> None:
    page.goto("/review/merge?a=per:ann-lee&b=per:ann-lee-jr")
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.name") == "reason"
    assert rows(project) == []


def test_a_doubtful_name_is_said_to_be_the_other(project: Path, page: Any) -> None:
    page.goto("/review?show=names")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    pressed(page, "m")
    assert rows(project) == [("Same", f"person:ann-lee-jr in doc:{SLUG}", "per:ann-lee")]


def test_all_of_a_pattern_in_one_step(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    pressed(page, "Shift+X")
    assert heading(page) == "Reject these 2?"
    pressed(page, "n")
    assert rows(project) == []
    pressed(page, "Shift+A")
    pressed(page, "y")
    assert [(row[0], row[1]) for row in rows(project)] == [("Accepted", JUDGED), ("Accepted", RUNS)]
    pressed(page, "Backspace")
    assert standing(project) == []


def test_one_of_the_last_decisions_is_taken_back_from_the_list(project: Path, page: Any) -> None:
    decided_by_bob(project, Judgement(Verdict.REJECTED, JUDGED, reason="misread"))
    page.goto("/review")
    page.get_by_role("button", name="Undo 001").focus()
    pressed(page, "Enter")
    assert standing(project) == []


def test_who_comes_too_late_is_told_and_looks_again(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    decided_by_bob(project, Judgement(Verdict.REJECTED, JUDGED, reason="misread"))
    pressed(page, "a")
    assert "Bob decided 001" in page.get_by_role("alert").inner_text()
    pressed(page, " ")
    assert "does not wait here any more" in page.locator("main").inner_text()
    assert len(rows(project)) == 1


def test_help_opens_and_keys_can_be_turned_off(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    page.keyboard.press("?")
    assert page.locator("details.keys").get_attribute("open") is not None
    page.get_by_label("keys decide at once").focus()
    page.keyboard.press("Space")
    page.goto(f"/review?item={JUDGE}")
    page.keyboard.press("x")
    page.goto("/review")
    assert rows(project) == []


def test_a_key_that_is_held_or_pressed_twice_decides_once(project: Path, page: Any) -> None:
    page.goto(f"/review?item={JUDGE}")
    page.evaluate("['x', 'x', 'a'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))")
    page.wait_for_url("**done=**")
    assert [row[0] for row in rows(project)] == ["Rejected"]


@pytest.fixture
def with_merge(project: Path) -> None:
    merge = Judgement(Verdict.SAME, "per:bob-ray", "per:ann-lee", reason="one")
    decided_by_bob(project, Judgement(Verdict.REJECTED, JUDGED, reason="misread"), merge)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_keeps_nobody_out(with_merge: None, page: Any, path: str) -> None:
    page.goto(path)
    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_was_written_and_refused_keeps_nobody_out(page: Any) -> None:
    page.goto(f"/review?item={MAYOR}")
    pressed(page, "x")
    assert barriers(page) == []
    page.goto(f"/review/claim/{MAYOR}")
    pressed(page, "x")
    assert "Nothing was written" in heading(page)
    assert barriers(page) == []
