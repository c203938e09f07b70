"""What validation found, as findings: the one form that the text, the pages and the quarantine are written from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model.finding import Finding, Severity
from kg.model.resolution import PeopleCounts
from kg.validate.codes import CODES
from kg.validate.evidence import Evidence
from kg.validate.result import Result
from kg.validate.shapes import ShapeSet


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one validation, worst first; ``views`` are the names of the views that were checked.

    ``quarantined`` maps the claims that were withheld to make the rest conform to the findings they were withheld for. ``people`` is
    what became of the people named in the documents of a build.
    """

    findings: tuple[Finding, ...] = ()
    views: tuple[str, ...] = ()
    quarantined: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    people: PeopleCounts | None = None

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that withhold claims."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that withhold nothing and ask for a look."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """The findings that ask for nothing."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.INFO)

    def counts(self) -> str:
        """The number of findings in words, by severity: ``1 violation, 42 warnings``, and remarks where there are any."""
        told = [counted(len(self.violations), "violation"), counted(len(self.warnings), "warning")]
        return ", ".join([*told, counted(len(self.remarks), "remark")] if self.remarks else told)


def counted(number: int, noun: str) -> str:
    """The number with its noun: ``1 view``, ``2 views``."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def findings_of(results: Iterable[Result], shapes: ShapeSet, evidence: Evidence) -> tuple[Finding, ...]:
    """The results as findings, violations first, then by code, view, focus node and message."""
    return in_order(_finding(result, shapes, evidence) for result in results)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, violations first, then by code, view, focus node, value and message."""
    rank = list(Severity)
    return tuple(sorted(findings, key=lambda f: (rank.index(f.severity), f.code, f.view, f.focus, f.value, f.path, f.message)))


def _finding(result: Result, shapes: ShapeSet, evidence: Evidence) -> Finding:
    code = shapes.shapes[result.shape].code
    return Finding(
        code=code,
        message=result.message,
        remedy=remedy_of(code),
        severity=Severity(result.severity),
        excerpt=evidence.excerpt((result.value, result.focus), result.view),
        view=result.view,
        shape=result.shape,
        focus=result.focus,
        value=result.value,
        path=result.path,
        component=result.component,
    )


def remedy_of(code: str) -> str:
    """What to do about a finding of this code: the last sentence of its explanation."""
    return re.split(r"(?<=[.:])\s+(?=[A-Z`])", " ".join(CODES.get(code, "").split()))[-1]
