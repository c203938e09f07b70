"""Stand-ins: entities that a role calls for where no mention was found: posts, parties, bodies and contests told by their words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.contests import contest_name, named_in, office_in
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import ParsedText, Sentence
from kg.extract.people_nouns import PeopleNouns
from kg.extract.posts import post_of
from kg.extract.role_phrases import RolePhrase, is_post
from kg.extract.titles import phrases_in, scene_of
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import join_slugs, slug
from kg.model.span import Span

_STAGES = (("runoff", r"run-?off"), ("primary", r"primar\w+|nomination|nod|caucuses|nominee"), ("special", r"special"))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTEST_WORD = re.compile(
    r"(?i)\b(?:elections?|races?|primar\w+|run-?off|caucus\w*|contests?|bid|campaign|nomination|field|seats?|mid-?terms?|presidency|nod"
    r"|majority|majorities|control|districts?)\b"
)
#: words for some of a group ("many in the party said")
_PART = frozenset({"some", "many", "most", "several", "few", "others", "both", "half", "percent", "%", "majority"})
_PLACE = re.compile(r"\b(?:[A-Z][a-z]+\.? )?[A-Z][\w.]*[a-z]\.?")


@dataclass(slots=True)
class StandIns:
    """Makes the entities of one document that words alone call for; title phrases are looked up once for each sentence."""

    text: ParsedText
    lexicon: Lexicon
    nouns: PeopleNouns = field(default_factory=PeopleNouns)
    _phrases: dict[int, dict[int, RolePhrase]] = field(default_factory=dict)

    def post(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The post that a title phrase headed by ``token`` names."""
        phrase = self._at(sentence).get(sentence.range_of(token).start)
        if phrase is None or not is_post(phrase, self.lexicon):
            return None
        return post_of(phrase, self.text.people, sentence.range_of(token), self.lexicon)

    def _at(self, sentence: Sentence) -> dict[int, RolePhrase]:
        if sentence.number not in self._phrases:
            names = [name for name in self.text.names if name.sentence == sentence.number]
            scene = scene_of(sentence, self.text.document.text, names)
            phrases = sorted(phrases_in(scene, self.lexicon), key=lambda phrase: phrase.start - phrase.head)
            found = {scene.words[i].span.start: phrase for phrase in phrases for i in range(phrase.start, phrase.head + 1)}
            self._phrases[sentence.number] = found
        return self._phrases[sentence.number]

    def party(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The party that a word for its members or its name means."""
        name = self.lexicon.parties.get(token.text) or self.lexicon.parties.get(token.text.rstrip("s"))
        span = sentence.range_of(token)
        return LocalEntity("org:" + slug(name), EntityKind.PARTY, name, (token.text,), (), span) if name else None

    def body(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The body or the state that a name or an adjective of origin means ("Senate", "Russian")."""
        outside = {"det", "poss", "case", "punct", "relcl", "appos"}
        inner = [t for t in token.subtree if t == token or (t.dep_ not in outside and t.ent_type_ != "DATE")]
        left = [t for t in inner if t.i <= token.i]
        for tokens in (inner, left, [token]):
            words, span = source_words(sentence, tokens, self.text.document)
            name = self.lexicon.bodies.get(words) or self.lexicon.place(words)
            if name:
                return LocalEntity("org:" + slug(name), EntityKind.ORGANIZATION, name, (words,), (), span)
        return None

    def is_place(self, words: str) -> bool:
        """Whether some words name a country or a state."""
        return bool(self.lexicon.place(words))

    def is_human(self, token: Token) -> bool:
        """Whether a common noun speaks of people: the head of a title, a source, a group of people."""
        word = token.lower_
        lemma = token.lemma_.lower()
        known = self.lexicon.head(word) or lemma in self.nouns.people | self.nouns.groups
        known = known or word in self.lexicon.sources or word in self.lexicon.collectives
        return bool(known) and token.tag_ in {"NN", "NNS", "NNPS", "NNP"}

    def is_voice(self, token: Token) -> bool:
        """Whether words without a known referent can say something: a group, somebody unnamed, a part of a group, a paper, a body."""
        if token.tag_ in {"NNS", "NNPS"} or self.is_human(token):
            return True
        if token.lower_ in _PART or token.pos_ == "NUM":
            return token.dep_ == "nsubj" and (token.pos_ != "NUM" or any(c.lower_ == "of" for c in token.children))
        return token.lemma_.lower() in self.nouns.speaking or is_unknown_body(token)

    def contest(self, words: str, span: Span, *, head: str, office_alone: bool) -> LocalEntity | None:
        """The contest that words such as "governor of Ohio", "presidential" or "the Alabama Senate seat" stand for.

        An office without a word for a contest will do only where ``office_alone`` says so ("for governor", "a Senate bid"). The
        ``head`` of a phrase must itself be a word for a contest or an office, else the phrase only mentions one ("a lead in the race");
        a modifier has none.
        """
        if head and not _CONTEST_WORD.fullmatch(head) and not any(head in {key, key.split()[-1]} for key in self.lexicon.offices):
            return None
        office, party = office_in(words, self.lexicon), self._party_in(words)
        stage = next((name for name, pattern in _STAGES if re.search(rf"(?i)\b(?:{pattern})\b", words)), "")
        if not (office and office_alone) and not _CONTEST_WORD.search(words):
            return None
        if not office and not stage:
            return None
        place = next((name for found in _PLACE.findall(words) if (name := self._state(found))), "")
        year = next(iter(_YEAR.findall(words)), "")
        return contest_entity(office, "" if office == "President" else place, year, stage, party if stage == "primary" else "", words, span)

    def vote_in(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The contest in a state that somebody is said to win or lose by the name of the state alone ("won *Ohio*")."""
        words = "".join(t.text_with_ws for t in (*token.lefts, token) if t == token or t.dep_ == "compound").strip()
        place = self.lexicon.place(words) if token.pos_ == "PROPN" else ""
        return contest_entity("", place, "", "", "", words, sentence.range_of(token)) if place in self.lexicon.states else None

    def _party_in(self, words: str) -> str:
        """The party that the longest word for one among ``words`` means, whatever the case of its first letter."""
        known = [(len(word), name) for word, name, _ in named_in(self.lexicon.parties, words)]
        return max(known)[1] if known else ""

    def _state(self, words: str) -> str:
        for piece in (words, *words.split()):
            name = self.lexicon.place(piece)
            if name in self.lexicon.states:
                return name
        return ""


def contest_entity(office: str, place: str, year: str, stage: str, party: str, words: str, span: Span) -> LocalEntity:
    """A contest named as the flat table names it: "2020 Alabama Senate primary (Republican)"."""
    facts = {key: value for key, value in zip(_KEYS, (office, place, year, stage, party), strict=True) if value}
    kind = EntityKind.PRIMARY if stage == "primary" else EntityKind.CONTEST
    key = "contest:" + join_slugs(year, place, office, stage or "election", party)
    return LocalEntity(key, kind, contest_name(facts), (words,), tuple(sorted(facts.items())), span)


def is_unknown_body(token: Token) -> bool:
    """Whether a proper name of several words, no person's or place's, stands there ("the Fair Vote Center")."""
    parts = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    return token.tag_ == "NNP" and bool(parts) and token.ent_type_ not in {"PERSON", "GPE", "LOC", "DATE", "EVENT"}


_KEYS = ("office", "jurisdiction", "year", "stage", "party")


def source_words(sentence: Sentence, tokens: list[Token], document: SourceDocument) -> tuple[str, Span]:
    """The words from the first to the last of ``tokens`` and where they stand."""
    ordered = sorted(tokens, key=lambda t: t.i)
    span = sentence.cover(ordered[0], ordered[-1])
    return span.of(document.text), span
