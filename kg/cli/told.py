"""A finding as a person reads it: file and line, what is wrong, the line itself, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.console import Context

if TYPE_CHECKING:
    from kg.model.finding import Finding

_COLOURS = {"Violation": "red", "Warning": "yellow"}


def tell(context: Context, finding: Finding) -> None:
    """Print a finding on stderr; remarks (severity Info) only with ``-v``."""
    if finding.severity.value == "Info" and context.verbosity < 1:
        return
    where = f"{finding.place}: " if finding.place else ""
    context.say(f"{where}{finding.message}   {finding.code}", fg=_COLOURS.get(finding.severity.value))
    if finding.excerpt:
        context.say(finding.excerpt if "|" in finding.excerpt else f"  “{finding.excerpt}”")
    if finding.remedy:
        context.say(f"  help: {finding.remedy}")
