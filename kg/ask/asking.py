"""One question to one dataset, from the words to the answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kg.answers.dataset import Dataset
from kg.answers.tenures import tenures
from kg.ask import denials_answered, events_answered, others_answered, posts_answered
from kg.ask.days import When
from kg.ask.grammar import understand
from kg.ask.names import named, near_names
from kg.ask.reply import Firmness, Reply
from kg.ask.rewriting import Rewriter, keeps
from kg.ask.shaping import shaped
from kg.ask.slots import Scene
from kg.ask.triggers import Lexicon, lexicon_of
from kg.ask.understood import Denial, Disagreement, Happening, Holding, Query, Sought, Telling, Understood, Unread
from kg.ask.words import plain
from kg.model.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class Asker:
    """Questions to one dataset; ``today`` is the day on which *now* is, that of the question or of ``--as-of``.

    ``rewrite`` puts a question that is not understood into other words.
    """

    data: Dataset
    vocabulary: Vocabulary
    today: date
    rewrite: Rewriter | None = None
    scene: Scene = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scene", Scene(self.data, self.vocabulary, named(self.data, self.vocabulary)))
        object.__setattr__(self, "lexicon", self.data.once("lexicon of questions", lambda: lexicon_of(self.vocabulary)))

    def understood(self, question: str) -> Understood:
        """What a question is understood as."""
        return understand(question, self.scene, self.lexicon, self.today, self._dated)

    def reply(self, question: str) -> Reply:
        """The answer, or the abstention that says what was understood and what is missing."""
        understood, text = self.understood(question), ""
        if self.rewrite and isinstance(understood.query, Unread) and (text := self._rewritten(question, self.rewrite)):
            understood = self.understood(text)
        return replace(self._answer(understood.query), question=question, understood=understood, rewritten=text)

    def _rewritten(self, question: str, rewrite: Rewriter) -> str:
        """The question in other words, empty where these bring in names or times of their own."""
        text = rewrite(question)
        shapes = [shaped(plain(one), self.scene, self.lexicon, self.today) for one in (question, text)]
        return text if text and keeps(*shapes) else ""

    def _answer(self, query: Query) -> Reply:
        match query:
            case Unread():
                return self._unread(query)
            case Holding():
                return posts_answered.answered(self.data, query)
            case Disagreement():
                return others_answered.disagreement(self.data, query)
            case Denial():
                return denials_answered.answered(self.data, self.vocabulary, query)
            case Happening():
                return others_answered.happening(self.data, self.vocabulary, query)
            case Telling(sought=Sought.CAUSE):
                return others_answered.why(self.data, self.vocabulary, query)
            case Telling():
                return self._with_near(events_answered.answered(self.data, self.vocabulary, query), query)

    def _unread(self, query: Unread) -> Reply:
        known = frozenset(self.scene.names.labels.values())
        offered = ([name] if name in known else near_names(name, self.scene.names) for name in query.choices)
        near = [label for names in offered for label in names] or list(query.choices)
        hint = f" Perhaps: {'; '.join(dict.fromkeys(near))}." if near else ""
        return Reply(Firmness.ABSTAINED, f"{query.why[:1].upper()}{query.why[1:]}.{hint}")

    def _with_near(self, reply: Reply, query: Telling) -> Reply:
        """An abstention that names who may have been meant by a name that nobody bears."""
        strange = " ".join(words[0] for words in query.must if words[0][:1].isupper())
        near = near_names(strange, self.scene.names) if strange and not reply.answered else []
        return replace(reply, headline=f"{reply.headline} Perhaps: {'; '.join(near)}.") if near else reply

    def _dated(self, clause: str) -> When | None:
        """The time of a happening told in words."""
        query = self.understood(f"when {clause}").query
        if isinstance(query, Telling):
            return events_answered.dated(self.data, self.vocabulary, query)
        if isinstance(query, Holding) and query.person and query.post:
            mine = [one for one in tenures(self.data, query.post, person=query.person) if one.begin_max and one.end_min]
            return When(mine[0].begin_max, mine[0].end_min, clause) if mine else None
        return None
