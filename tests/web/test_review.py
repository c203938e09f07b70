"""Review in the browser without a script: every key of ``kg review`` as a form, what it writes, and that it can be taken back."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.web.review.desk import Desk
from tests.review_project import SLUG
from tests.web.reviewer import ENDORSE, JUDGE, MAYOR, RUN, Reviewer, decisions, files, rows, standing

NAME = f"person:ann-lee-jr in doc:{SLUG}"
UNSURE = "“Ann Lee Jr.”: per:ann-lee-jr?"


def heading(page: str) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1])  # type: ignore[index]


def next_to(page: str) -> list[str]:
    """What waits behind the item that is shown."""
    return re.findall(r'<li><a href="/review\?[^"]*">(.*?)</a>', page)


def test_the_token_opens_the_queue_once_somebody_said_who_they_are(enter: Callable[[str], Reviewer]) -> None:
    ann = enter("")
    assert heading(ann.open("/review")) == "Who decides?"
    assert 'value="Ann"' in ann.open("/review"), "the name that the project knows is offered"
    ann.send("/review/name", by="  Ann \n Lee ")
    assert heading(ann.open("/review")) == UNSURE
    assert 'name="by" value="Ann Lee"' in ann.open("/review")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", [UNSURE, "Ann Lee endorses Bob Ray", "Bob Ray as Judge of Oz", "Bob Ray as Mayor of Oz", "Ann Lee as Mayor of Oz"]),
        ("show=quarantine", ["Ann Lee endorses Bob Ray"]),
        ("show=names", [UNSURE]),
        ("show=conflicts", ["Bob Ray as Mayor of Oz"]),
        ("class=Tenure&below=0.6", ["Bob Ray as Judge of Oz"]),
        ("modality=Conditional&status=accepted", ["Bob Ray as Judge of Oz", "Bob Ray as Mayor of Oz"]),
        (f"doc={SLUG}&class=Event", ["Ann Lee endorses Bob Ray"]),
        ("class=Recusal", ["Nothing waits here"]),
    ],
)  # fmt: skip
def test_the_address_narrows_the_queue(ann: Reviewer, address: str, shown: list[str]) -> None:
    page = ann.open(f"/review?{address}")
    assert [heading(page), *next_to(page)] == shown


@pytest.mark.parametrize("address", ["below=much", "below=7", "below=NaN", "show=all", "class=Tenur", "doc=another"])
def test_a_filter_that_means_nothing_is_refused(ann: Reviewer, address: str) -> None:
    assert ann.client.get(f"/review?{address}").status_code == 400


def test_an_item_is_shown_with_its_sentence_and_with_what_each_verdict_would_change(ann: Reviewer) -> None:
    page = ann.open(f"/review?item={MAYOR}")
    assert "In March <mark>Ann Lee was mayor</mark>. Nobody had thought so." in page
    assert "rule frame-be · confidence 0.9 · now accepted" in page
    assert page.count("no longer a fact: Ann Lee as Mayor of Oz") == 2, "by a rejection, and by a dispute"


def test_a_decision_is_one_signed_row_shown_as_a_difference_and_the_next_item_comes(project: Path, ann: Reviewer) -> None:
    ann.open(f"/review?class=Tenure&item={MAYOR}")
    page = ann.send("/review/decide", item=MAYOR, next=JUDGE, verdict="Rejected", reason="it says\nso").text
    (made,) = decisions(project)
    assert (made.verdict.value, made.subject, made.by) == ("Rejected", f'"Ann Lee was mayor" kgo:Tenure in doc:{SLUG}', "Ann")
    assert made.reason == "it says so"
    assert heading(page) == "Bob Ray as Judge of Oz"
    assert "<ins>+ 001,Rejected," in page
    assert "no longer a fact: Ann Lee as Mayor of Oz" in page
    assert "kg build" in page


def test_the_last_one_of_the_queue_says_so_and_what_was_skipped_comes_again(ann: Reviewer) -> None:
    ann.open(f"/review?class=Tenure&item={MAYOR}")
    page = ann.send("/review/decide", item=MAYOR, next="", verdict="Accepted").text
    assert (heading(page), "Begin again with those that were skipped" in page) == ("That was the last one", True)
    assert heading(ann.open("/review?class=Tenure")) == "Bob Ray as Judge of Oz"


def test_a_step_is_taken_back_and_waits_again(project: Path, ann: Reviewer) -> None:
    ann.send("/review/decide", item=JUDGE, next=RUN, verdict="Accepted")
    page = ann.send("/review/undo", id="001").text
    assert (heading(page), standing(project)) == ("Bob Ray as Judge of Oz", [])
    assert "withdraws 001" in page
    again = ann.send("/review/undo", id="001")
    assert (again.status_code, "no such decision in force" in again.text) == (400, True)
    assert len(decisions(project)) == 2


def test_the_last_ten_decisions_can_be_taken_back_whoever_made_them(project: Path, ann: Reviewer, enter: Callable[[str], Reviewer]) -> None:
    for item in (JUDGE, RUN, MAYOR):
        ann.send("/review/decide", item=item, next="", verdict="Disputed")
    bob = enter("Bob")
    assert re.findall(r'aria-label="Undo (\d+)"', bob.open("/review")) == ["003", "002", "001"]
    bob.send("/review/undo", id="002", reason="misread by me")
    assert (standing(project), decisions(project)[-1].by, decisions(project)[-1].reason) == (["001", "003"], "Bob", "misread by me")


def test_what_a_word_does_not_let_in_cannot_be_accepted(project: Path, ann: Reviewer) -> None:
    page = ann.open(f"/review?item={ENDORSE}")
    assert re.search(r'value="Accepted"[^>]*disabled', page)
    refused = ann.send("/review/decide", item=ENDORSE, verdict="Accepted")
    assert (refused.status_code, "KG0947" in refused.text, rows(project)) == (400, True, [])


def test_all_that_one_rule_read_is_decided_in_one_step_and_taken_back_in_one(project: Path, ann: Reviewer) -> None:
    page = ann.open(f"/review?item={JUDGE}")
    assert "read 1 other here as conditional" in page
    page = ann.open(f"/review/batch?item={JUDGE}&verdict=Rejected")
    assert (heading(page), re.findall(r'name="items" value="([^"]+)" checked', page)) == ("Reject these 2?", [JUDGE, RUN])
    told = ann.send("/review/decide-all", verdict="Rejected", items=[JUDGE, RUN], reason="both misread").text
    assert [row[0] for row in rows(project)] == ["Rejected", "Rejected"]
    assert {one.reason for one in decisions(project)} == {"both misread"}
    assert "001, 002" in told
    ann.send("/review/undo", id=["001", "002"])
    assert standing(project) == []


def test_a_batch_leaves_out_what_is_not_ticked_and_refuses_what_is_gone(project: Path, ann: Reviewer) -> None:
    ann.open(f"/review/batch?item={JUDGE}&verdict=Accepted")
    assert ann.send("/review/decide-all", verdict="Accepted").status_code == 400, "nothing is ticked"
    ann.open(f"/review/batch?item={JUDGE}&verdict=Accepted")
    ann.send("/review/decide-all", verdict="Accepted", items=[RUN])
    assert [row[1] for row in rows(project)] == [f'"Bob Ray could also run for mayor" kgo:Tenure in doc:{SLUG}']
    ann.open(f"/review/batch?item={JUDGE}&verdict=Rejected")
    gone = ann.send("/review/decide-all", verdict="Rejected", items=[JUDGE, RUN])
    assert (gone.status_code, "1 of 2 do not wait any more" in gone.text, len(rows(project))) == (409, True, 1)


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"verdict": "Accepted", "other": "per:ann-lee"}, ("Same", NAME, "per:ann-lee-jr")),
        ({"verdict": "Rejected"}, ("Different", NAME, "per:ann-lee-jr")),
        ({"verdict": "Same", "other": "per:ann-lee"}, ("Same", NAME, "per:ann-lee")),
        ({"verdict": "Same", "other": "", "who": "Bob Ray"}, ("Same", NAME, "per:bob-ray")),
    ],
    ids=["as taken", "not as taken", "another of those it fits", "somebody else"],
)
def test_a_doubtful_name_is_confirmed_refused_or_said_to_be_another(
    project: Path, ann: Reviewer, fields: dict[str, str], row: tuple[str, str, str]
) -> None:
    ann.open("/review?show=names")
    page = ann.send("/review/decide", item=ann.hidden("item"), next="", **fields).text
    assert (rows(project), heading(page)) == ([row], "Nothing waits here")


def test_two_on_one_name_do_not_overrule_each_other_unseen(project: Path, ann: Reviewer, enter: Callable[[str], Reviewer]) -> None:
    bob = enter("Bob")
    ann.send("/review/decide", item=ann.hidden("item"), verdict="Accepted")
    told = bob.send("/review/decide", item=bob.hidden("item"), verdict="Rejected")
    assert (told.status_code, len(rows(project))) == (409, 1)


@pytest.mark.parametrize("verdict", ["Accepted", "Rejected"])
def test_what_is_decided_of_a_name_is_not_decided_again(project: Path, ann: Reviewer, verdict: str) -> None:
    ann.open("/review?show=names")
    item = ann.hidden("item")
    assert ann.send("/review/decide", item=item, verdict=verdict).status_code == 200
    again = ann.send("/review/decide", item=item, verdict=verdict)
    assert (again.status_code, "decided already by" in again.text, len(rows(project))) == (400, True, 1)


def test_a_correction_is_a_curated_row_and_a_rejection_and_goes_with_it(project: Path, ann: Reviewer) -> None:
    before = files(project / "seeds")
    page = ann.open(f"/review/edit?item={MAYOR}&next={JUDGE}")
    fields = dict(re.findall(r'name="(is-\w+)" value="([^"]*)"', page))
    assert fields["is-subject"] == "per:ann-lee"
    told = ann.send("/review/correct", item=MAYOR, next=JUDGE, **{**fields, "is-from": "2021-03"}, reason="the words tell").text
    (made,) = decisions(project)
    assert made.reason == "corrected by a curated row: from=2021-03; the words tell"
    corrected = project / "seeds/curated/corrections.csv"
    with corrected.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["from"], row["quote"], row["note"]) == ("2021-03", "Ann Lee was mayor", f"corrects clm:{MAYOR}")
    assert ("corrections.csv" in told, "+ per:ann-lee,holdsPost,post:mayor,2021-03" in told) == (True, True)
    ann.send("/review/undo", id="001")
    assert not corrected.exists()
    assert {name: text for name, text in files(project / "seeds").items() if name != "decisions.csv"} == before


@pytest.mark.parametrize(("name", "value"), [("is-from", "soon"), ("is-subject", "per:nobody"), ("", "")])
def test_a_correction_that_would_be_set_aside_is_refused_and_what_was_typed_stays(
    project: Path, ann: Reviewer, name: str, value: str
) -> None:
    before = files(project / "seeds")
    page = ann.open(f"/review/edit?item={MAYOR}")
    fields = dict(re.findall(r'name="(is-\w+)" value="([^"]*)"', page)) | ({name: value} if name else {})
    told = ann.send("/review/correct", item=MAYOR, **fields)
    assert (told.status_code, "KG0945" in told.text, files(project / "seeds") == before) == (400, True, True)
    assert not name or f'name="{name}" value="{value}"' in told.text


@pytest.mark.parametrize("value", ["per:nobody", "person/nobody", "cand:nobody_mayor"])
def test_a_correction_names_nothing_that_is_not_there_even_where_words_would_do(project: Path, ann: Reviewer, value: str) -> None:
    before = files(project / "seeds")
    page = ann.open(f"/review/edit?item={ENDORSE}")
    fields = dict(re.findall(r'name="(is-\w+)" value="([^"]*)"', page))
    told = ann.send("/review/correct", item=ENDORSE, **{**fields, "is-object": value})
    assert (told.status_code, "KG0945" in told.text, files(project / "seeds") == before) == (400, True, True)
    assert f'name="is-object" value="{value}"' in told.text


def test_a_correction_that_comes_too_late_leaves_no_row(project: Path, ann: Reviewer, enter: Callable[[str], Reviewer]) -> None:
    page = ann.open(f"/review/edit?item={MAYOR}")
    fields = dict(re.findall(r'name="(is-\w+)" value="([^"]*)"', page))
    enter("Bob").send("/review/decide", item=MAYOR, verdict="Accepted")
    told = ann.send("/review/correct", item=MAYOR, **{**fields, "is-from": "2021-03"})
    assert (told.status_code, len(rows(project)), (project / "seeds/curated").exists()) == (409, 1, False)


def test_two_are_shown_side_by_side_and_the_one_that_is_kept_is_chosen(project: Path, ann: Reviewer) -> None:
    page = ann.open(f"/review/merge?item={JUDGE}&a=Bob Ray&b=per:ann-lee")
    counts = re.findall(r"<dt>claims</dt><dd>(\d+)</dd><dt>quotes</dt><dd>(\d+)</dd>", page)
    assert counts == [("3", "3"), ("2", "2")]
    assert "given names differ (Bob, Ann)" in page
    assert "it would be on both sides of: Ann Lee endorses Bob Ray" in page
    told = ann.send("/review/join", a="Bob Ray", b="per:ann-lee", keep="A", verdict="Same", item=JUDGE)
    assert (told.status_code, rows(project)) == (400, []), "without a reason"
    ann.open(f"/review/merge?item={JUDGE}&a=Bob Ray&b=per:ann-lee")
    page = ann.send("/review/join", a="Bob Ray", b="per:ann-lee", keep="A", verdict="Same", item=JUDGE, reason="one man").text
    assert (rows(project), heading(page)) == ([("Same", "per:ann-lee", "per:bob-ray")], "Bob Ray as Judge of Oz")
    assert "one: per:bob-ray" in page


def test_a_merge_against_a_decision_needs_its_withdrawal(project: Path, ann: Reviewer) -> None:
    pair = {"a": "per:bob-ray", "b": "per:ann-lee", "reason": "as the registry says"}
    ann.send("/review/join", **pair, verdict="Different")
    assert "Kept apart by" in ann.open("/review/merge?a=per:bob-ray&b=per:ann-lee")
    refused = ann.send("/review/join", **pair, keep="B", verdict="Same")
    assert (refused.status_code, "KG0938" in refused.text) == (400, True)
    ann.send("/review/join", **pair, keep="B", verdict="Same", force="1")
    assert [row[0] for row in rows(project)] == ["Different", "Withdrawn", "Same"]


@pytest.mark.parametrize("pair", ["a=per:ann-lee&b=per:ann-lee", "a=per:ann-lee&b=post:mayor", "a=per:ann-lee&b=nobody at all"])
def test_what_is_never_one_is_refused(ann: Reviewer, pair: str) -> None:
    assert ann.client.get(f"/review/merge?{pair}").status_code in (400, 404)


def test_a_merge_is_split_again_and_stays_apart_where_that_is_wanted(project: Path, ann: Reviewer) -> None:
    ann.send("/review/join", a="per:bob-ray", b="per:ann-lee", keep="B", verdict="Same", reason="one")
    assert "per:bob-ray</b> = per:ann-lee" in ann.open("/review/split")
    page = ann.open("/review/split?id=001")
    assert (heading(page), "<dt>claims</dt><dd>2</dd>" in page) == ("Split Ann Lee?", True)
    assert ann.send("/review/part", id="001").status_code == 400, "without a reason"
    ann.send("/review/part", id="001", apart="1", reason="two after all")
    assert [row[0] for row in rows(project)] == ["Same", "Withdrawn", "Different"]
    ann.send("/review/undo", id=["002", "003"])
    assert standing(project) == ["001"], "the split is taken back whole"


def test_a_claim_that_is_decided_has_a_page_that_says_so(ann: Reviewer) -> None:
    ann.send("/review/decide", item=JUDGE, verdict="Rejected", reason="misread")
    page = ann.open(f"/review/claim/{JUDGE}")
    assert "Rejected by Ann" in page
    assert f'href="/review/claim/{JUDGE}"' in ann.open(f"/claim/{JUDGE}"), "its page of the site leads there"


def test_decisions_here_are_those_of_the_command_line(project: Path, ann: Reviewer) -> None:
    ann.send("/review/decide", item=JUDGE, verdict="Rejected")
    told = CliRunner().invoke(main, ["-C", str(project), "review", "--list", "--class", "Tenure"], prog_name="kg")
    assert "Judge" not in told.stdout
    CliRunner().invoke(main, ["-C", str(project), "undo", "001", "--by", "Bob"], prog_name="kg")
    assert heading(ann.open("/review?below=0.6")) == "Bob Ray as Judge of Oz"


def test_ids_hold_day_and_name_where_the_project_wants_that(project: Path, desk: Desk, ann: Reviewer) -> None:
    object.__setattr__(desk.project.config, "dated_ids", True)
    ann.send("/review/decide", item=JUDGE, verdict="Rejected")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-ann-1", decisions(project)[0].id)


def test_a_graph_that_was_built_again_is_told(project: Path, ann: Reviewer) -> None:
    assert "built again" not in ann.open("/review")
    shared = (project / "output").resolve()
    (project / "output").unlink()
    shutil.copytree(shared, project / "output")
    assert "built again" in ann.open("/review")
    assert ann.send("/review/decide", item=JUDGE, verdict="Rejected").status_code == 200
