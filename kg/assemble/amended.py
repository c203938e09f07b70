"""Decisions that rest on words which their article does not have any more: they wait until somebody confirms them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kg.assemble.selector import Selector
from kg.model.decision import ABOUT_CLAIMS, Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.record import UNRECORDED, Recorded
from kg.model.span import Place

#: the likeness (rapidfuzz ratio, 0..100) from which other words of an article are offered for those that are gone: a word of three changed
_ALIKE = 60.0
#: so many words more or fewer may stand there now
_SPREAD = 2


@dataclass(frozen=True, slots=True)
class Versions:
    """The documents as they stand, by slug, and when that text of each was first seen."""

    documents: Mapping[str, SourceDocument] = field(default_factory=dict)
    recorded: Mapping[str, Recorded] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Sequence[SourceDocument], recorded: Mapping[str, Recorded]) -> Versions:
        """The versions that a build reads."""
        return cls({document.slug: document for document in documents}, recorded)


def reopened(decision: Decision, versions: Versions, names: Namespaces) -> Finding | None:
    """The finding for a decision on claims whose words changed since it was made, or nothing where they still stand.

    A selector that gives words is judged by them. One that gives none, and names an article of which an earlier version was recorded by
    the day of the decision and the present one after it, may rest on anything. A retraction rests on no words.
    """
    if decision.verdict not in ABOUT_CLAIMS or decision.verdict is Verdict.RETRACTED:
        return None
    selectors = [Selector.of(part) for part in (decision.subject, *decision.because.split(";")) if part.strip()]
    return next((finding for part in selectors if (finding := _changed(part, decision, versions, names))), None)


def _changed(selector: Selector, decision: Decision, versions: Versions, names: Namespaces) -> Finding | None:
    documents = [versions.documents[slug] for slug in selector.documents(names) if slug in versions.documents]
    if not selector.words:
        return next((_amended(decision, d) for d in documents if _since(decision, versions.recorded.get(d.slug, UNRECORDED))), None)
    words = _plain(selector.words)
    if not documents or any(words in _plain(document.text) for document in documents):
        return None
    return _reworded(decision, words, documents[0])


def _plain(text: str) -> str:
    return " ".join(text.split())


def _since(decision: Decision, recorded: Recorded) -> bool:
    """Whether the text that the decision was made on has been replaced since; a decision of the very day knows the new one."""
    made = decision.made[:10]
    return bool(recorded.day and recorded.earlier and recorded.earlier.isoformat() <= made < recorded.day.isoformat())


def _reworded(decision: Decision, words: str, document: SourceDocument) -> Finding:
    near = _nearest(words, document.text)
    remedy = f"now it reads “{near[1]}”: decide again on these words, or withdraw the decision" if near else "withdraw it: kg undo"
    message = f"decision {decision.id} rests on words that {document.slug} no longer has: “{words}”; it has no effect until confirmed"
    place = Place(document.path, document.text.count("\n", 0, near[0]) + 1) if near else Place(document.path)
    return Finding("KG0710", message, place, remedy, Severity.WARNING, excerpt=words, value=near[1] if near else "")


def _amended(decision: Decision, document: SourceDocument) -> Finding:
    made = f"decision {decision.id} was made on an earlier text of {document.slug}"
    message = f"{made} and does not say on which words; it has no effect until confirmed"
    remedy = "look at the article again and repeat the decision, best with the words that it rests on"
    return Finding("KG0710", message, Place(document.path), remedy, Severity.WARNING, excerpt=decision.subject)


def _nearest(words: str, text: str) -> tuple[int, str] | None:
    """Where in the text the words most like these begin, and those words; nothing where none are alike."""
    found = list(re.finditer(r"\S+", text))
    lengths = range(max(1, len(words.split()) - _SPREAD), len(words.split()) + _SPREAD + 1)
    spans = [(found[n].start(), found[n + length - 1].end()) for length in lengths for n in range(len(found) - length + 1)]
    runs = [text[begin:end] for begin, end in spans]
    best = process.extractOne(words, runs, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (spans[best[2]][0], _plain(best[0])) if best else None
