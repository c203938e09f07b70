"""Days of scenes: what somebody is told to say right after a sentence that dates a doing of his or hers was said on that day.

"Lee spoke in Ohio on Monday. She blasted the bill": the second sentence goes on with what the first began.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.extract.attach_dates import dates_in, tense
from kg.extract.clauses import is_passive, is_verb
from kg.extract.drafts import Draft
from kg.extract.parsed import DateExpression, ParsedText, Referents, Sentence
from kg.extract.predicates import subject_of
from kg.extract.shared_dates import dated_clauses
from kg.model.claim import EntityRef

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: classes of what is done by saying it
_SPOKEN = frozenset({"Opposition", "Request", "Endorsement"})
_SAID = frozenset({"Actual", "Requested"})
#: how many sentences a scene lasts
_WINDOW = 4
#: how long what happened is news: an older day, told in passing, goes on within its paragraph alone
_NEWS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Doing:
    """Somebody is told to have done something on some day."""

    sentence: int
    paragraph: int
    person: str
    day: str


def on_days_of_scenes(drafts: Iterable[Draft], text: ParsedText, referents: Referents) -> list[Draft]:
    """The drafts; those of what is said within a scene on its day, where none is told beside it but that of its telling."""
    scenes = _Scenes(text, referents)
    return [replace(draft, times={**draft.times, "date": day}) if (day := scenes.day_of(draft)) else draft for draft in drafts]


@dataclass(slots=True)
class _Scenes:
    """The dated doings of a document; each sentence is looked at once, and only where something may belong to its scene."""

    text: ParsedText
    referents: Referents
    _seen: dict[int, tuple[tuple[DateExpression, ...], tuple[_Doing, ...]]] = field(default_factory=dict)

    def day_of(self, draft: Draft) -> str:
        """The day of the doing last dated before a draft, where it is one of whoever says what the draft tells; else nothing."""
        if draft.cls.name not in _SPOKEN or "date" in draft.times or draft.stance.modality not in _SAID:
            return ""
        here = draft.sentence.number
        near = [doing for s in self.text.sentences if here - _WINDOW <= s.number <= here for doing in self._in(s)[1]]
        if not near or EntityRef(near[-1].person) not in draft.fillers("agent"):
            return ""
        if not self._reaches(near[-1], draft.sentence):
            return ""
        past = not is_verb(draft.trigger) or draft.trigger.tag_ in ("VBD", "VBN")
        goes_on = near[-1].sentence == here or (past and not self._in(draft.sentence)[0])
        return near[-1].day if goes_on else ""

    def _reaches(self, doing: _Doing, sentence: Sentence) -> bool:
        """Whether a sentence may go on with the scene of a doing before it."""
        recent = date.fromisoformat(doing.day) >= self.text.document.published - _NEWS
        return recent or doing.paragraph == sentence.paragraph

    def _in(self, sentence: Sentence) -> tuple[tuple[DateExpression, ...], tuple[_Doing, ...]]:
        """The dates of a sentence and what it tells people to have done themselves on a day, none after the day of publication."""
        if sentence.number not in self._seen:
            document = self.text.document
            dates = dates_in(sentence, document.text, document.published)
            self._seen[sentence.number] = dates, tuple(self._doings(sentence, dates, f"{document.published}"))
        return self._seen[sentence.number]

    def _doings(self, sentence: Sentence, dates: Iterable[DateExpression], today: str) -> Iterator[_Doing]:
        for at, (_, expression) in dated_clauses(sentence, dates).items():
            verb = sentence.parse.doc[at]
            acted = tense(verb) == "past" and not is_passive(verb)
            person = subject_of(sentence, verb, self.referents) if acted else ""
            if person and _DAY.fullmatch(expression.edtf) and expression.edtf <= today:
                yield _Doing(sentence.number, sentence.paragraph, person, expression.edtf)
