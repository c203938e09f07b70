"""From the words of a question to a typed query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.ask.days import When, spelt_out
from kg.ask.denials_asked import denial
from kg.ask.holdings_asked import OF_POSTS, holding
from kg.ask.names import Mention
from kg.ask.parties_asked import membership
from kg.ask.seats_asked import representing
from kg.ask.shape import Shape
from kg.ask.shaping import beside, clause_of, shaped
from kg.ask.slots import Scene
from kg.ask.tellings_asked import sought, telling
from kg.ask.triggers import Lexicon, triggers
from kg.ask.understood import Disagreement, Happening, Holding, Query, Reading, Sought, Telling, Understood, Unread
from kg.ask.words import CONTEST_NOUNS, DO, plain, tokens, words_of

_SOURCES = words_of("source sources article articles paper papers report reports account accounts press newspapers")
_CONFLICT = words_of("disagreement disagreements conflict conflicts contradiction contradictions dispute inconsistent")
_AGREE = words_of("agree agrees agreed same consistent")
_DIFFER = (
    _CONFLICT
    | _AGREE
    | words_of(
        """disagree disagrees disagreed differ differs differed conflicting contradict contradicts contradictory
    disputed clash clashes clashing inconsistency inconsistencies discrepancy discrepancies different differently"""
    )
)
_HAPPEN = words_of("happen happens happened occur occurred events occurrences")
_NEGATIONS = words_of("not never no nobody none neither nor without except besides")
_OF_EVENTS = words_of("all involving concerning regarding do give gives")

Dater = Callable[[str], When | None]


def understand(question: str, scene: Scene, lexicon: Lexicon, today: date, dated: Dater) -> Understood:
    """What a question asks for. ``dated`` gives the time of a happening told in words (*when Comey was fired*)."""
    text = spelt_out(plain(question))
    if neighbour := _neighbour(text, scene, lexicon, today):
        return neighbour
    differing = {token.low for token in tokens(text)} & _DIFFER
    main, word, clause = (text, "", "") if differing else clause_of(text, today)
    shape = shaped(main, scene, lexicon, today)
    clause = _of_whom(clause, shape)
    when = beside(dated(clause), word) if clause else None
    if clause and when is None:
        return Understood(Unread(f"no statement in the graph gives the time of “{clause}”"))
    shape = replace(shape, when=when) if when else shape
    query = _query(shape, scene, lexicon, today)
    return Understood(query, tuple(_how(shape, scene, query)))


def _of_whom(clause: str, main: Shape) -> str:
    """A clause with the one person of the question in the place of a pronoun: *before he was a senator*."""
    pronoun, _, rest = clause.partition(" ")
    people = main.of_kind("Person")
    return f"{people[0].words} {rest}" if pronoun in ("he", "she") and len(people) == 1 else clause


def _neighbour(text: str, scene: Scene, lexicon: Lexicon, today: date) -> Understood | None:
    """Who held a post before or after somebody, nothing for other questions: *Who was governor before Ann Lee?*"""
    main, word, name = clause_of(text, today)
    beside = shaped(name, scene, lexicon, today) if word in ("before", "after") else None
    if beside is None or len(beside.of_kind("Person")) != 1 or len(beside.mentions) > 1 or beside.left():
        return None
    shape, person = shaped(main, scene, lexicon, today), beside.mentions[0]
    query = _query(shape, scene, lexicon, today)
    if not isinstance(query, Holding) or query.sought != "person" or len(person.iris) > 1:
        return None
    how = _how(replace(shape, mentions=(*shape.mentions, person)), scene, query)
    return Understood(replace(query, sought=word, person=person.iris[0]), tuple(how))


def _query(shape: Shape, scene: Scene, lexicon: Lexicon, today: date) -> Query:
    if unread := _beyond(shape, scene):
        return unread
    if not _of_somebody(shape) and (shape.has(*_CONFLICT) or (shape.has(*_DIFFER) and (shape.has(*_SOURCES) or shape.asking == "what"))):
        return _disagreement(shape, lexicon)
    did = shape.asking == "what" and shape.has("do") and len(shape.of_kind("Person")) == 1 and shape.when
    if shape.has(*_HAPPEN) or did:
        return _happening(shape)
    every = triggers(shape.words, lexicon, shape.taken | shape.nouns)
    if denied := denial(shape, scene, every):
        return denied
    caused = sought(shape) is Sought.CAUSE
    state = membership(shape, scene, today) or representing(shape, scene, today) or (not caused and holding(shape, scene, every, today))
    return state or telling(shape, scene, every, today)


def _of_somebody(shape: Shape) -> bool:
    """Whether it is asked what somebody did: *Did Ann Lee dispute …?* is no question about sources."""
    return shape.low(0) in DO and any(mention.start == 1 for mention in shape.of_kind("Person"))


def _beyond(shape: Shape, scene: Scene) -> Unread | None:
    """Why a question cannot be answered whatever the graph says, or names several people at once."""
    if ambiguous := next((m for m in shape.of_kind("Person") if len(m.iris) > 1), None):
        return Unread(f"“{ambiguous.words}” can be several people", tuple(scene.names.labels[iri] for iri in ambiguous.iris))
    if contest := _any_contest(shape):
        return Unread(f"“the {contest.words}” can be several contests", _called(contest, scene))
    if shape.asking in ("where", "whose"):
        return Unread("where something was and whose it was are not worked out: ask who, what or when")
    if shape.low(shape.wh) == "how":
        return Unread("how much, how many, how long and how something was done are not worked out: only what sources state is told")
    if shape.has(*_NEGATIONS):
        return Unread("what did not happen is told only where a source says so: ask for what did")
    return Unread("what should be is no statement of a source") if shape.has("should") else None


def _called(contest: Mention, scene: Scene) -> tuple[str, ...]:
    """The contests that a noun can mean, those alone that are called so where some are: no primary is offered for *the runoff*."""
    labels = sorted(scene.names.labels[iri] for iri in contest.iris)
    noun = contest.words.lower().replace("-", "")
    return tuple([label for label in labels if noun in label.lower().replace("-", "")] or labels)


def _any_contest(shape: Shape) -> Mention | None:
    """The contest of which the question says no more than that it is one, where nothing else tells which of several: *the runoff*."""
    alone = shape.mentions[0] if len(shape.mentions) == 1 and not shape.when else None
    bare = alone and alone.words.lower() in CONTEST_NOUNS and shape.low(alone.start - 1) == "the"
    return alone if alone and bare and alone.kind == "Contest" and len(alone.iris) > 1 else None


def _disagreement(shape: Shape, lexicon: Lexicon) -> Disagreement:
    about = tuple(mention.iris for mention in shape.mentions)
    free = [t for t in triggers(shape.words, lexicon, shape.taken) if shape.low(t.start) not in _SOURCES | _DIFFER | _OF_EVENTS]
    classes = dict.fromkeys(trigger.cls for trigger in free)
    verdict = "" if shape.asking else "No" if shape.has(*_AGREE) else "Yes"
    return Disagreement(about, tuple(classes | dict.fromkeys(OF_POSTS if OF_POSTS & classes.keys() else ())), verdict)


def _happening(shape: Shape) -> Query:
    if shape.when is None:
        return Unread("what happened, but not in which time: name a day, a month, or two days")
    if strange := [token.text for token in shape.left(_HAPPEN | _OF_EVENTS)]:
        return Unread(f"nobody and nothing in the graph is called {' '.join(strange)!r}", tuple(strange))
    return Happening(shape.when, tuple(mention.iris for mention in shape.mentions))


def _how(shape: Shape, scene: Scene, query: Query) -> Iterator[tuple[str, str]]:
    """How the words were read, for people."""
    for mention in shape.mentions:
        yield mention.words, " or ".join(scene.names.labels[iri] for iri in mention.iris[:4])
    if shape.when:
        yield shape.when.words, shape.when.told
    if isinstance(query, Telling):
        for reading in query.readings:
            yield _told(reading, scene, shape.mentions)
        if query.must:
            yield " ".join(words[0] for words in query.must), "words that what is told has to hold"


def _told(reading: Reading, scene: Scene, named: Sequence[Mention]) -> tuple[str, str]:
    names = {value: mention.words for mention in named for value in mention.iris}
    parts = [f"{'/'.join(slot.roles)} {next((names[value] for value in slot.values if value in names), '')}" for slot in reading.slots]
    parts += [f"against {', '.join(names.get(rival, '') for rival in reading.against)}"] if reading.against else []
    parts += [f"sought: {reading.asked}"] if reading.asked else []
    parts += [f"step {reading.stage}"] if reading.stage else []
    return scene.vocabulary.classes[reading.cls].label, ", ".join(parts)
