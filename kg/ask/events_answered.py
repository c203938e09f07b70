"""Answers to questions about events and states: who, whether, when, each worded as firmly as its claims allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.answers.candidacies import life
from kg.answers.dataset import Dataset, sentence_list
from kg.answers.matching import words as telling_words
from kg.answers.situation import parts
from kg.answers.situation_times import Time, time_told_by
from kg.answers.situation_times import time_of as time_of_situation
from kg.answers.times import in_words
from kg.answers.why import Said, claims, lead
from kg.ask.days import When
from kg.ask.denials import denials
from kg.ask.reply import Firmness, Line, Reply, firmness_of, hedged, to_come
from kg.ask.sparql import of_telling
from kg.ask.understood import Sought, Telling
from kg.ask.wording import labels, told_as, with_words
from kg.model.intervals import FuzzyInterval
from kg.model.ontology import Vocabulary
from kg.model.time import Held

_CONDITION = "SELECT ?condition WHERE { GRAPH ?g { ?claim kgo:condition ?condition } }"
_ORDER = (Firmness.FACT, Firmness.REPORTED, Firmness.DENIED, Firmness.POSSIBLE)
#: so many statements are shown of those that are the answer, and of others beside it
_SHOWN, _BESIDE = 12, 3
#: so many statements stand in a headline
_STATED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A situation that answers: what fills the role that was sought, its claims best first, and how firm it is.

    ``denials`` are told beside an allegation, each with who denies. ``time`` and ``interval`` are when it was as these claims tell it,
    ``then`` whether that lies in the time asked for.
    """

    iri: str
    label: str
    sought: tuple[str, ...]
    said: tuple[Said, ...]
    denials: tuple[tuple[str, Said], ...]
    firmness: Firmness
    time: str
    interval: FuzzyInterval | None
    then: Held

    @property
    def claims(self) -> tuple[Said, ...]:
        """The claims that tell it, with those that deny it."""
        return (*self.said, *dict.fromkeys(denial for _, denial in self.denials))

    def hedged(self, data: Dataset) -> str:
        """How it is meant where it is no fact, each claim by its own holder."""
        return hedged(self.said, [labels(data).get(who, data.names.shorten(who)) for who, _ in self.denials])

    @property
    def dated(self) -> str:
        """Its label, with its time where one is told."""
        return f"{self.label} ({self.time})" if self.time else self.label

    @property
    def refused(self) -> bool:
        """Whether all that is told is that it was not so, or will not be."""
        return all(one.polarity == "Negated" for one in self.said)

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


def named(data: Dataset, value: str) -> str:
    """What fills a role, by its name: an entity, a situation, or plain words."""
    entity = labels(data).get(value)
    said = claims(data, situation=value) if value.startswith("http") and not entity else []
    return entity or (said[0].label if said else data.names.shorten(value))


def _found(data: Dataset, vocabulary: Vocabulary, query: Telling, iri: str, by_claim: Mapping[str, Sequence[str]]) -> Found | None:
    """The situation as the claims that were found tell it: another claim on it may fill a role otherwise, and makes no fact of this."""
    said = tuple(lead([one for one in claims(data, situation=iri) if one.claim in by_claim and _counts(data, query, one)]))
    if not said or not holds(data, iri, said, query.must):
        return None
    denied = () if said[0].is_truth else tuple(denials(data, vocabulary, said))
    firmness = Firmness.DENIED if denied else firmness_of(said)
    telling = [one for one in said if one.is_truth] or said
    words, known = _time(data, query, iri, [one.claim for one in telling]) or ("", None)
    unknown: Held = "possible" if query.to_come else "no"
    then = "certain" if query.when is None else known.reaches(query.when.bounds) if known else unknown
    sought = dict.fromkeys(value for one in telling for value in by_claim[one.claim] if value)
    fillers = tuple(dict.fromkeys(named(data, value) for value in sought))
    return Found(iri, said[0].label, fillers, said, denied, firmness, in_words(words), known, then)


def _counts(data: Dataset, query: Telling, one: Said) -> bool:
    """Whether a claim is of those that are asked for: by their holders, of what is to come, of what was refused."""
    if not one.counts or (query.to_come and not to_come(one)):
        return False
    if query.refused and (one.polarity != "Negated" or to_come(one)):
        return False
    return not query.holders or one.holder in {labels(data).get(iri) for iri in query.holders}


def _time(data: Dataset, query: Telling, iri: str, telling: Sequence[str]) -> Time | None:
    """When a situation was: as it is accepted, else as these claims tell it; of the step that is asked for, when it was reached."""
    if query.to_come:
        return time_told_by(data, iri, telling)
    stages = {reading.stage for reading in query.readings} - {""} if query.sought is Sought.TIME else set()
    reached = next((one.date for one in life(data, iri) if one.name in stages and one.date), "") if stages else ""
    if reached:
        return reached, FuzzyInterval.at(reached)
    return time_of_situation(data, iri, telling)


def holds(data: Dataset, iri: str, said: Sequence[Said], must: Sequence[Sequence[str]]) -> bool:
    """Whether every word that must occur does: in label, class, parts, condition or quotes, and not as what is *not* to be."""
    if not must:
        return True
    texts = [text for one in said for text in (one.label, one.quote, one.cls, one.condition)] + [part.label for part in parts(data, iri)]
    known, barred = _words(texts), _words(one.label.partition(" not ")[2] for one in said)
    return all(any(_has(known, word) for word in words) and not any(_has(barred, word) for word in words) for words in must)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in telling_words(text.replace("-", " "))}


def _has(known: set[str], word: str) -> bool:
    return any(_same(word.lower(), other) for other in known)


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one: all but their endings are the same."""
    common = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word == other or (common >= 4 and common >= max(len(word), len(other)) - 4)


def answered(data: Dataset, vocabulary: Vocabulary, query: Telling) -> Reply:
    """The answer to a question about an event or a state."""
    fitting, elsewhere, sparql = find(data, vocabulary, query)
    done = find(data, vocabulary, replace(query, to_come=False, when=None))[0] if query.to_come else []
    done = [one for one in done if one.fact]
    if not fitting:
        return replace(_otherwise(data, vocabulary, query, [*elsewhere, *done]), sparql=sparql)
    reply = _answer(data, query, fitting)
    told = f" Told as done: {_stated(data, done)}." if done and reply.answered else ""
    return replace(reply, headline=f"{reply.headline}{told}", sparql=sparql)


def _answer(data: Dataset, query: Telling, fitting: Sequence[Found]) -> Reply:
    """The answer by what fits, the firmest first; who is told not to have done or not to do a thing is no answer to who did or will."""
    if query.sought is Sought.FILLER and not query.refused and (refused := [one for one in fitting if one.refused]):
        return _beside_refused(data, query, [one for one in fitting if not one.refused], refused)
    timed = [one for one in fitting if one.time] if query.sought is Sought.TIME else fitting
    if not timed:
        return Reply(Firmness.ABSTAINED, f"The graph tells of this, but not when: {_stated(data, fitting)}.")
    firm = timed[0].firmness
    alike = firm is Firmness.FACT or query.sought is Sought.TIME
    main = [one for one in timed if one.firmness is firm] if alike else timed
    beside = [one for one in fitting if one not in main][:_BESIDE]
    unsure = firm is Firmness.FACT and not any(one.fact for one in timed)
    lines = tuple(line(data, one) for one in (*main[:_SHOWN], *beside))
    headline, values, verdict = _worded(data, query, main, firm, unsure)
    return Reply(Firmness.UNCLEAR if unsure else firm, headline, lines, values, verdict)


def _beside_refused(data: Dataset, query: Telling, others: Sequence[Found], refused: Sequence[Found]) -> Reply:
    """The answer by the others, and after it what is told not to be so; where there are no others, that alone."""
    lines = tuple(line(data, one) for one in refused[:_BESIDE])
    told = f"Told not to be so: {_stated(data, refused)}."
    if not others:
        ahead = " as still to come" if query.to_come else ""
        return Reply(Firmness.DENIED, f"Of nobody is that told{ahead}. {told}", lines)
    reply = _answer(data, query, others)
    return replace(reply, headline=f"{reply.headline} {told}", lines=(*reply.lines, *lines))


def line(data: Dataset, one: Found) -> Line:
    """One statement of an answer, with how it is meant where it is no fact."""
    perhaps = " · perhaps then" if one.then == "possible" else ""
    hedge = "" if one.firmness is Firmness.FACT else f" · not a fact: {one.hedged(data)}"
    conditions = [row["condition"] for said in one.said for row in data.graphs(_CONDITION, claim=said.claim)] if hedge else []
    hedge += f" · if: {told_as(data, conditions[0], named(data, conditions[0]))}" if conditions else ""
    return Line(f"{told_as(data, one.iri, one.label, one.time)}{perhaps}{hedge}", one.claims)


def _worded(data: Dataset, query: Telling, main: Sequence[Found], firm: Firmness, unsure: bool) -> tuple[str, tuple[str, ...], str]:
    """Headline, values and verdict."""
    fillers = tuple(dict.fromkeys(value for one in main for value in one.sought))
    times = tuple(dict.fromkeys(one.time for one in main if one.time))
    stated, hedge = _stated(data, main), "" if firm is Firmness.FACT else "Not so: " if query.refused else "Not a fact: "
    if unsure:
        hedge = "Not known for that time: "
    if query.sought is Sought.FILLER:
        return f"{hedge}{sentence_list(fillers)}. {stated}.", fillers + times, ""
    if query.sought is Sought.TIME:
        return f"{hedge}{sentence_list(times)}. {stated}.", times, ""
    if unsure:
        return f"{hedge}{stated}.", tuple(one.label for one in main) + times, "Not known"
    refuted = "Yes" if query.refused else "No"
    verdict = "Yes" if firm is Firmness.FACT else refuted if _refuted(main[0]) else "Not known"
    return f"{verdict}. {hedge}{stated}.", tuple(one.label for one in main) + times, verdict


def _stated(data: Dataset, found: Sequence[Found]) -> str:
    """The first of what was found, facts as they are, anything else each with those who say it."""
    facts = all(one.firmness is Firmness.FACT for one in found[:_STATED])
    stated = [one.dated if one.firmness is Firmness.FACT else f"{one.dated}, {one.hedged(data)}" for one in found[:_STATED]]
    return sentence_list(stated) if facts else "; ".join(stated)


def _refuted(one: Found) -> bool:
    """Whether a source says in its own voice that it was not so, and none says otherwise."""
    return all(
        (said.modality, said.polarity, said.certainty, said.own_voice) == ("Actual", "Negated", "Certain", True) for said in one.said
    )


def _otherwise(data: Dataset, vocabulary: Vocabulary, query: Telling, elsewhere: Sequence[Found]) -> Reply:
    """The answer where nothing is told of that time: no, where it is a state whose time is known; else an abstention with what is told."""
    state = next((one for one in elsewhere if one.firmness is Firmness.FACT and "begin" in one.time), None)
    if state and query.when and query.sought is Sought.VERDICT:
        return _not_then(data, query.when, state)
    known = "; ".join(", ".join(filter(None, (one.label, one.time))) for one in elsewhere[:3])
    when = f", for {query.when.told}" if query.when else ""
    hint = f" What it has for other times: {known}." if known else ""
    ahead = " as still to come" if query.to_come else ""
    headline = f"No statement in the graph tells of that{ahead}: {_asked(data, vocabulary, query)}{with_words(query.must)}{when}.{hint}"
    return Reply(Firmness.ABSTAINED, headline)


def _asked(data: Dataset, vocabulary: Vocabulary, query: Telling) -> str:
    """What was asked for, in the words of the ontology: *charge (step convicted, target Ann Lee)*."""
    told = []
    for reading in query.readings:
        parts = [f"step {reading.stage}"] if reading.stage else []
        parts += [f"{slot.roles[0]} {labels(data).get(slot.values[0], '')}" for slot in reading.slots if slot.values]
        parts += [f"{reading.asked} sought"] if reading.asked else []
        told.append(f"{vocabulary.classes[reading.cls].label} ({', '.join(parts)})".removesuffix(" ()"))
    return " or ".join(dict.fromkeys(told))


def _not_then(data: Dataset, when: When, state: Found) -> Reply:
    """No: the state is known for another time; where it came later, and was spoken of before, it was only possible then."""
    begin = state.interval.begin.min if state.interval else None
    day = when.last or when.first
    open_then = [one for one in state.said if one.modality != "Actual" and day and begin and day < begin and one.day <= f"{day}"]
    told = f"No ({when.told}): {told_as(data, state.iri, state.label, state.time)}."
    values = (state.label, state.time)
    if not open_then:
        return Reply(Firmness.FACT, told, (line(data, state),), values, "No")
    then = Line(f"{state.label} · as of then: {hedged(open_then)}", tuple(open_then))
    headline = f"Not yet, it was only possible ({when.told}): {told_as(data, state.iri, state.label, state.time)}."
    return Reply(Firmness.POSSIBLE, headline, (then, line(data, state)), values, "Not yet")


def dated(data: Dataset, vocabulary: Vocabulary, query: Telling) -> When | None:
    """The time of the first fact that answers, where it is told."""
    fitting, _, _ = find(data, vocabulary, query)
    for one in fitting:
        if one.fact and one.interval:
            return When(one.interval.begin.min, one.interval.begin.max, one.label)
    return None
