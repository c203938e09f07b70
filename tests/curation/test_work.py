"""What the report of a build tells a curator about decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.assemble.amended import Versions, reopened
from kg.curation.work import findings_in, reopened_in
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.iri import Namespaces
from kg.model.record import Recorded
from kg.model.span import Span

DOCUMENT = SourceDocument("a-story", "a.txt", "A story\nOther words.", "0" * 64, "A story", Span(0, 7), date(2026, 1, 1), "2026-01-01")
AMENDED = Recorded(date(2026, 1, 9), date(2026, 1, 2))


@pytest.mark.parametrize("subject", ['"these words" in doc:a-story', "ev:x in doc:a-story"])
def test_a_decision_on_changed_words_is_known_by_its_finding(subject: str) -> None:
    decision = Decision("014 b", Verdict.REJECTED, subject, "", "", "for a reason", "curator", "2026-01-05")
    finding = reopened(decision, Versions({"a-story": DOCUMENT}, {"a-story": AMENDED}), Namespaces())
    assert finding is not None
    assert reopened_in([finding]) == {"014 b"}


def test_a_project_without_a_report_has_no_findings(tmp_path: Path) -> None:
    assert findings_in(tmp_path / "report.json") == ()
