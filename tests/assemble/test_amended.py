"""An amended article re-opens the decisions that rested on its old words; decisions whose words still stand are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from kg.assemble.dataset import Dataset, assemble
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.record import Recorded
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from tests.assemble.told import POLICY, VOCABULARY, article, decision, said, tenure, values

OLD = "Mayor Lee left on Tuesday. Her deputy stayed."
NEW = "Mayor Lee left on Wednesday. Her deputy stayed."
MADE = "2002-01-01T00:00:00Z"


def built(text: str, row: Decision, recorded: Mapping[str, Recorded] | None = None) -> Dataset:
    """An article of this text with one claim that rests on its first sentence."""
    source = said("a", tenure("t", "2000"))
    sentence = text.partition(".")[0]
    source = replace(source, claims=(replace(source.claims[0], quotes=(Quote("a", Span(0, len(sentence)), sentence, 1, 1),)),))
    document = replace(article("a", "2001-01-10"), text=text, path="articles/a.txt")
    return _assembled(source, document, row, recorded or {})


def _assembled(source: Source, document: SourceDocument, row: Decision, recorded: Mapping[str, Recorded]) -> Dataset:
    return assemble(Resolution(sources=(source,)), (document,), [row], POLICY, frozenset(), VOCABULARY, rules=(), recorded=recorded)


def status(dataset: Dataset) -> set[str]:
    return values(dataset.quads, "clm:a_0", "kgo:status", "assessment")


def test_a_decision_whose_words_changed_waits_and_says_what_the_article_reads_now() -> None:
    row = decision(1, Verdict.REJECTED, '"left on Tuesday" in doc:a', MADE)
    assert (status(built(OLD, row)), built(OLD, row).findings) == ({"kgo:Rejected"}, ())
    amended = built(NEW, row)
    assert status(amended) == {"kgo:Accepted"}
    (finding,) = amended.findings
    assert (finding.code, finding.excerpt, finding.value) == ("KG0710", "left on Tuesday", "left on Wednesday.")
    assert "decision 001" in finding.message
    assert str(finding.place) == "articles/a.txt:1"


def test_it_waits_even_where_what_is_left_of_its_words_would_still_select_something() -> None:
    row = decision(1, Verdict.REJECTED, '"Mayor Lee left on Tuesday. Her deputy stayed" in doc:a', MADE)
    assert status(built(OLD, row)) == {"kgo:Rejected"}
    assert status(built(NEW, row)) == {"kgo:Accepted"}


@pytest.mark.parametrize("subject", ['"Mayor Lee" in doc:a', '"Mayor  Lee left" kgo:Tenure in doc:a'])
def test_a_decision_whose_words_still_stand_is_kept(subject: str) -> None:
    kept = built(NEW, decision(1, Verdict.REJECTED, subject, MADE), {"a": Recorded(date(2003, 1, 1), date(2001, 1, 1))})
    assert (status(kept), kept.findings) == ({"kgo:Rejected"}, ())


def test_a_decision_that_rests_on_changed_words_as_its_reason_waits_as_well() -> None:
    row = replace(decision(1, Verdict.REJECTED, '"Mayor Lee" in doc:a', MADE), because='"left on Tuesday" in doc:a')
    assert [finding.code for finding in built(NEW, row).findings] == ["KG0710"]


@pytest.mark.parametrize("subject", ["ten:t in doc:a", "doc:a"])
@pytest.mark.parametrize(
    ("made", "applies"), [(MADE, False), ("2000-12-31", True), ("2003-01-01", True), ("2004-01-01T00:00:00Z", True)],
    ids=["on the earlier text", "before there was any", "on the day of the new text", "on the new text"],
)  # fmt: skip
def test_without_words_the_record_decides_whether_it_was_made_on_the_text_of_now(subject: str, made: str, applies: bool) -> None:
    row = decision(1, Verdict.REJECTED, subject, made)
    amended = built(NEW, row, {"a": Recorded(date(2003, 1, 1), date(2001, 1, 1))})
    assert status(amended) == ({"kgo:Rejected"} if applies else {"kgo:Accepted"})
    assert [finding.code for finding in amended.findings] == ([] if applies else ["KG0710"])
    assert status(built(NEW, row)) == {"kgo:Rejected"}, "nobody recorded that there was another text"


def test_a_retraction_rests_on_no_words() -> None:
    row = decision(1, Verdict.RETRACTED, "doc:a", MADE)
    assert status(built(NEW, row, {"a": Recorded(date(2003, 1, 1), date(2001, 1, 1))})) == {"kgo:Retracted"}
