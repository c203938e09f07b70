"""The report as one page that needs nothing else: no script, no network, readable in light and dark and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.validate.codes import CODES
from kg.validate.report import Report, counted

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1b; --paper: #fdfcf9; --soft: #6b675f; --line: #d9d4c8; --bad: #a3231f; --mild: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece8df; --paper: #191816; --soft: #a39d90; --line: #3a372f; --bad: #ff8a80; --mild: #e6b450; } }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; }
body { font: 16px/1.55 Georgia, serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .2rem; } .soft, dt { color: var(--soft); font-size: .9rem; }
.Violation { color: var(--bad); } .Warning { color: var(--mild); }
article { border-left: 3px solid var(--line); margin: .8rem 0; padding: .1rem 0 .1rem .9rem; overflow-wrap: anywhere; }
article p { margin: .2rem 0; } blockquote { margin: .2rem 0; font-style: italic; } code { font: .85em/1.4 ui-monospace, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0; } dd { margin: 0; }
"""


def page(report: Report, names: Namespaces) -> str:
    """The report as a self-contained HTML page: verdict, findings by code with what to do, quarantine, views."""
    verdict = "The data conform to the shapes" if report.conforms else "The data do not conform to the shapes"
    counts = f"{report.counts()}, {counted(len(report.quarantined), 'claim')} in quarantine"
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Validation report: {escape(counts)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{verdict}</h1>\n<p class=soft>{escape(counts)}; {counted(len(report.views), 'view')} checked</p>",
        f"<p class=soft>People: {escape(str(report.people))}</p>" if report.people else "",
        *_by_code(report.findings, names),
        *_quarantine(report.quarantined, names),
        "<h2>Views</h2>\n<ul>" + "".join(f"<li><code>{escape(view)}</code></li>" for view in report.views) + "</ul>",
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(filter(None, parts))


def _by_code(findings: Iterable[Finding], names: Namespaces) -> Iterable[str]:
    for (severity, code), group in groupby(findings, key=lambda finding: (finding.severity.value, finding.code)):
        found = list(group)
        yield f"<h2><span class={severity}>{severity}</span> {escape(code)} <span class=soft>{len(found)}</span></h2>"
        yield f"<p>{escape(CODES.get(code, found[0].remedy))}</p>"
        yield from (_article(finding, names) for finding in found)


def _quarantine(quarantined: Mapping[str, tuple[Finding, ...]], names: Namespaces) -> Iterable[str]:
    if not quarantined:
        return
    yield "<h2>Quarantine</h2>\n<p>These claims are withheld from the published graph, with the findings that withhold them.</p>"
    for claim, findings in sorted(quarantined.items()):
        short = escape(names.shorten(claim))
        yield f'<section id="{short}"><h3><code>{short}</code></h3>'
        yield from (_article(finding, names) for finding in findings)
        yield "</section>"


def _article(finding: Finding, names: Namespaces) -> str:
    rows = (
        ("at", str(finding.place or "")),
        ("node", names.shorten(finding.focus)),
        ("value", names.shorten(finding.value) if finding.value != finding.focus else ""),
        ("path", " or ".join(names.shorten(part) for part in finding.path.split("|"))),
        ("shape", f"{names.shorten(finding.shape)} in {finding.view}" if finding.shape else ""),
    )
    listed = "".join(f"<dt>{label}</dt><dd><code>{escape(value)}</code></dd>" for label, value in rows if value)
    words = f"<blockquote>“{escape(finding.excerpt)}”</blockquote>" if finding.excerpt else ""
    return f"<article><p>{escape(finding.message)}</p>{words}<dl>{listed}</dl></article>"
