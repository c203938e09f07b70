"""Answers to questions about events and states: who, whether, when, each worded as firmly as its claims allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.answers.dataset import Dataset, sentence_list
from kg.answers.matching import words as telling_words
from kg.answers.situation import parts
from kg.answers.situation_times import time_of
from kg.answers.times import in_words
from kg.answers.why import Said, claims, lead
from kg.ask.days import When
from kg.ask.denials import denials
from kg.ask.reply import Firmness, Line, Reply, firmness_of, hedged
from kg.ask.sparql import of_telling
from kg.ask.understood import Sought, Telling, Understood
from kg.ask.wording import full_names, labels, told_as
from kg.model.intervals import FuzzyInterval
from kg.model.ontology import Vocabulary

_CONDITION = "SELECT ?condition WHERE { GRAPH ?g { ?claim kgo:condition ?condition } }"
_ORDER = (Firmness.FACT, Firmness.REPORTED, Firmness.DENIED, Firmness.POSSIBLE)
#: so many statements are shown of those that are the answer, and of others beside it
_SHOWN, _BESIDE = 12, 3


@dataclass(frozen=True, slots=True)
class Found:
    """A situation that answers: what fills the role that was sought, its claims best first, and how firm it is.

    ``time`` and ``interval`` are when it was as these claims tell it, ``then`` whether that lies in the time asked for.
    """

    iri: str
    label: str
    sought: tuple[str, ...]
    said: tuple[Said, ...]
    firmness: Firmness
    time: str
    interval: FuzzyInterval | None
    then: str

    @property
    def fact(self) -> bool:
        """Whether it is a fact that certainly falls into the time asked for."""
        return self.firmness is Firmness.FACT and self.then == "certain"


def find(data: Dataset, vocabulary: Vocabulary, query: Telling) -> tuple[list[Found], list[Found], str]:
    """The situations that answer, firmest first; those that would but for the time; and the query that was run."""
    sparql = of_telling(query, vocabulary, data.names)
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in data.graphs(sparql):
        told[row["situation"]][row["claim"]].append(row.get("sought", ""))
    found = [one for iri, by_claim in told.items() if (one := _found(data, vocabulary, query, iri, by_claim))]
    found.sort(key=lambda one: (_ORDER.index(one.firmness), one.then != "certain", one.time, one.label))
    fitting = [one for one in found if one.then != "no"]
    if any(one.fact for one in fitting):
        fitting = [one for one in fitting if one.then == "certain"]
    return fitting, [one for one in found if one.then == "no"], sparql


def _label(data: Dataset, value: str) -> str:
    """What fills a role, by its name: an entity, a situation, or plain words."""
    entity = labels(data).get(value)
    said = claims(data, situation=value) if value.startswith("http") and not entity else []
    return entity or (said[0].label if said else data.names.shorten(value))


def _found(data: Dataset, vocabulary: Vocabulary, query: Telling, iri: str, by_claim: Mapping[str, Sequence[str]]) -> Found | None:
    """The situation as the claims that were found tell it: another claim on it may fill a role otherwise, and makes no fact of this."""
    counting = [one for one in claims(data, situation=iri) if one.status not in ("Withheld", "Rejected")]
    said = tuple(lead([one for one in counting if one.claim in by_claim]))
    if query.holders:
        said = tuple(one for one in said if one.holder in {labels(data).get(iri) for iri in query.holders})
    if not said or not _holds(data, iri, said, query.must):
        return None
    denied = () if said[0].is_truth else tuple(denials(data, vocabulary, said))
    firmness = Firmness.DENIED if denied else firmness_of(said)
    telling = [one for one in said if one.is_truth] or said
    words, known = time_of(data, iri, [one.claim for one in telling]) or ("", None)
    then = "certain" if query.when is None else known.reaches(query.when.bounds) if known else "no"
    sought = dict.fromkeys(value for one in telling for value in by_claim[one.claim] if value)
    named = tuple(dict.fromkeys(_label(data, value) for value in sought))
    return Found(iri, said[0].label, named, (*said, *denied), firmness, in_words(words), known, then)


def _holds(data: Dataset, iri: str, said: Sequence[Said], must: Sequence[Sequence[str]]) -> bool:
    """Whether every word that must occur does: in label, class, parts, condition or quotes."""
    if not must:
        return True
    texts = [
        *(one.label for one in said),
        *(one.quote for one in said),
        *(one.cls for one in said),
        *(one.condition for one in said),
        *(part.label for part in parts(data, iri)),
    ]
    known = {word for text in texts for word in telling_words(text.replace("-", " "))}
    return all(any(_same(word.lower(), other) for word in words for other in known) for words in must)


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one: all but their endings are the same."""
    common = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word == other or (common >= 4 and common >= max(len(word), len(other)) - 4)


def answered(data: Dataset, vocabulary: Vocabulary, question: str, understood: Understood, query: Telling) -> Reply:
    """The answer to a question about an event or a state."""
    fitting, elsewhere, sparql = find(data, vocabulary, query)
    if not fitting:
        return _otherwise(data, vocabulary, question, understood, query, elsewhere, sparql)
    firm = fitting[0].firmness
    main = [one for one in fitting if one.firmness is firm] if firm is Firmness.FACT else fitting
    beside = [one for one in fitting if one not in main][:_BESIDE]
    unsure = firm is Firmness.FACT and not any(one.fact for one in fitting)
    lines = tuple(_line(data, one) for one in (*main[:_SHOWN], *beside))
    headline, values, verdict = _worded(query, main, firm, unsure)
    return Reply(question, understood, Firmness.UNCLEAR if unsure else firm, headline, lines, values, verdict, sparql)


def _told(data: Dataset, one: Found) -> str:
    return " · ".join(part for part in (one.label, one.time, full_names(data, one.iri, one.label)) if part)


def _line(data: Dataset, one: Found) -> Line:
    perhaps = " · perhaps then" if one.then == "possible" else ""
    hedge = "" if one.firmness is Firmness.FACT else f" · not a fact: {hedged(one.said)}"
    conditions = [row["condition"] for said in one.said for row in data.graphs(_CONDITION, claim=said.claim)] if hedge else []
    hedge += f" · if: {told_as(data, conditions[0], _label(data, conditions[0]))}" if conditions else ""
    return Line(f"{_told(data, one)}{perhaps}{hedge}", one.said)


def _worded(query: Telling, main: Sequence[Found], firm: Firmness, unsure: bool) -> tuple[str, tuple[str, ...], str]:
    """Headline, values and verdict."""
    fillers = tuple(dict.fromkeys(value for one in main for value in one.sought))
    times = tuple(dict.fromkeys(one.time for one in main if one.time))
    named = sentence_list([f"{one.label}{f' ({one.time})' if one.time else ''}" for one in main[:3]])
    hedge = "" if firm is Firmness.FACT else f"Not a fact, but {hedged(main[0].said)}: "
    if unsure:
        hedge = "Not known for that time: "
    if query.sought is Sought.FILLER:
        return f"{hedge}{sentence_list(fillers)}. {named}.", fillers + times, ""
    if query.sought is Sought.TIME:
        return f"{hedge}{sentence_list(times) or 'the time is not told'}. {named}.", times, ""
    if unsure:
        return f"{hedge}{named}.", tuple(one.label for one in main) + times, "Not known"
    verdict = "Yes" if firm is Firmness.FACT else "No" if _refuted(main[0]) else "Not known"
    return f"{verdict}. {hedge}{named}.", tuple(one.label for one in main) + times, verdict


def _refuted(one: Found) -> bool:
    """Whether a source says in its own voice that it was not so, and none says otherwise."""
    return all(
        (said.modality, said.polarity, said.certainty, said.own_voice) == ("Actual", "Negated", "Certain", True) for said in one.said
    )


def _otherwise(
    data: Dataset, vocabulary: Vocabulary, question: str, understood: Understood, query: Telling, elsewhere: Sequence[Found], sparql: str
) -> Reply:
    """The answer where nothing is told of that time: no, where it is a state whose time is known; else an abstention with what is told."""
    state = next((one for one in elsewhere if one.firmness is Firmness.FACT and "begin" in one.time), None)
    if state and query.when and query.sought is Sought.VERDICT:
        return _not_then(data, question, understood, query.when, state, sparql)
    known = "; ".join(f"{one.label}, {one.time}" for one in elsewhere[:3])
    words = f", with the words {' '.join(words[0] for words in query.must)!r}" if query.must else ""
    when = f", for {query.when.told}" if query.when else ""
    hint = f" What it has for other times: {known}." if known else ""
    headline = f"No statement in the graph tells of that: {_asked(data, vocabulary, query)}{words}{when}.{hint}"
    return Reply(question, understood, Firmness.ABSTAINED, headline, sparql=sparql)


def _asked(data: Dataset, vocabulary: Vocabulary, query: Telling) -> str:
    """What was asked for, in the words of the ontology: *charge (step convicted, target Ann Lee)*."""
    told = []
    for reading in query.readings:
        parts = [f"step {reading.stage}"] if reading.stage else []
        parts += [f"{slot.roles[0]} {labels(data).get(slot.values[0], '')}" for slot in reading.slots if slot.values]
        parts += [f"{reading.asked} sought"] if reading.asked else []
        told.append(f"{vocabulary.classes[reading.cls].label} ({', '.join(parts)})".removesuffix(" ()"))
    return " or ".join(dict.fromkeys(told))


def _not_then(data: Dataset, question: str, understood: Understood, when: When, state: Found, sparql: str) -> Reply:
    """No: the state is known for another time; where it came later, and was spoken of before, it was only possible then."""
    begin = state.interval.begin.min if state.interval else None
    day = when.last or when.first
    open_then = [one for one in state.said if one.modality != "Actual" and day and begin and day < begin and one.day <= f"{day}"]
    told = f"No ({when.told}): {_told(data, state)}."
    values = (state.label, state.time)
    if not open_then:
        return Reply(question, understood, Firmness.FACT, told, (_line(data, state),), values, "No", sparql)
    line = Line(f"{state.label} · as of then: {hedged(open_then)}", tuple(open_then))
    headline = f"Not yet, it was only possible ({when.told}): {_told(data, state)}."
    return Reply(question, understood, Firmness.POSSIBLE, headline, (line, _line(data, state)), values, "Not yet", sparql)


def dated(data: Dataset, vocabulary: Vocabulary, query: Telling) -> When | None:
    """The time of the first fact that answers, where it is told."""
    fitting, _, _ = find(data, vocabulary, query)
    for one in fitting:
        if one.fact and one.interval:
            return When(one.interval.begin.min, one.interval.begin.max, one.label)
    return None
