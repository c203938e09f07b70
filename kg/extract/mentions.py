"""Every phrase of a document with what it refers to, read in text order so that pronouns find what stands before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.extract.again import PAIRS, body_again, is_pair, taken_up
from kg.extract.antecedents import is_ground_about, saying_above, up_to_subject
from kg.extract.apposed import embodied
from kg.extract.clauses import children
from kg.extract.contests import Contests
from kg.extract.coreference import FEMININE, MASCULINE, PLURAL, REFLEXIVE, SPEAKER, People, genders, told_inside
from kg.extract.holdings import Holding, Titled, party_of
from kg.extract.lexicon import Lexicon
from kg.extract.nominals import Nominals, phrase_span
from kg.extract.parsed import Form, Mention, NameMention, ParsedText, Sentence
from kg.extract.quotations import Cue, CuedQuote
from kg.extract.roles_in_text import RoleNouns, phrase_over
from kg.extract.unnamed import CHOSEN, UNNAMED, is_unnamed_person, means_anybody

#: dependencies of nouns that only modify another noun: they are mentions only where they name somebody or some body
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})
_PERSON_NOUNS = CHOSEN | {"man", "men", "woman", "women", "native", "father", "mother", "grandfather", "grandmother"}
_PLURAL_CONFIDENCE = 0.5
#: fewer quoted words than this are a name or a scoff, and tell nothing of who is meant in them
_SPOKEN_WORDS = 4


class Reader:
    """Makes the mentions of one document."""

    def __init__(
        self,
        text: ParsedText,
        sentences: Sequence[Titled],
        held: Sequence[Holding],
        quotes: Sequence[CuedQuote],
        lexicon: Lexicon,
        learned: Mapping[str, str] | None = None,
    ) -> None:
        self.text, self.lex, self.quotes = text, lexicon, quotes
        self.titled = {item.sentence.number: item for item in sentences}
        self.names: dict[int, list[NameMention]] = {}
        for name in text.names:
            self.names.setdefault(name.sentence, []).append(name)
        self.heads = {sentence.number: self._name_heads(sentence) for sentence in text.sentences}
        self.nominals = Nominals(lexicon, text.document.publisher, text.document.published.year)
        self.contests = Contests(lexicon)
        self.people = People({**(learned or {}), **genders(text.people, held, lexicon)})
        self.roles, self.held = RoleNouns(held, text.people, lexicon), held
        self.found: dict[tuple[int, int], Mention] = {}
        self.groups: list[tuple[int, tuple[str, ...]]] = []

    def read(self) -> list[Mention]:
        """All mentions: those of the body in order, then those of the headline."""
        body = [sentence for sentence in self.text.sentences if sentence.number]
        for sentence in [*body, *(s for s in self.text.sentences if not s.number)]:
            self._sentence(sentence)
        for sentence in body:
            self._speakers_own(sentence)
        return [self.found[key] for key in sorted(self.found)]

    def speaker(self, cue: Cue) -> str:
        """The entity that speaks a cue's quotation, empty when nobody is known."""
        mention = self.found.get((cue.sentence.number, cue.subject.i))
        return mention.entities[0] if mention and len(mention.entities) == 1 and mention.confidence >= 0.5 else ""

    def is_again(self, cue: Cue) -> bool:
        """Whether a cue names its speaker by a word for somebody spoken of before."""
        word = cue.subject
        known = any(child.lower_ == "the" for child in word.lefts) and (self._is_personal(word) or word.lower_ in self.lex.sources)
        return word.pos_ == "PRON" or known

    def _sentence(self, sentence: Sentence) -> None:
        heads = self.heads[sentence.number]
        inside = {token.i for token in sentence.parse if self._named(sentence, token)}
        for token in sentence.parse:
            if token.i in heads:
                self._name(sentence, token, heads[token.i])
            elif token.i in inside:
                continue
            elif token.pos_ == "PRON" or token.tag_ == "PRP$":
                self._pronoun(sentence, token)
            elif token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NNPS", "NNS"):
                self._nominal(sentence, token)

    def _named(self, sentence: Sentence, token: Token) -> bool:
        span = sentence.range_of(token)
        return any(name.span.overlaps(span) for name in self.names.get(sentence.number, ()))

    def _name_heads(self, sentence: Sentence) -> dict[int, NameMention]:
        """Index of a name's head token -> the name: the token that the rest of the name hangs on."""
        heads: dict[int, NameMention] = {}
        for name in self.names.get(sentence.number, ()):
            tokens = [sentence.parse[at] for at, span in enumerate(sentence.offsets) if name.span.contains(span)]
            words = [token for token in tokens if token.text[0].isalpha()] or tokens
            if words:
                top = [token for token in words if token.head not in words or token.head is token]
                heads[(top[-1] if top else words[-1]).i] = name
        return heads

    def _add(self, sentence: Sentence, token: Token, form: Form, entities: tuple[str, ...], confidence: float = 1.0) -> None:
        if form is not Form.PRONOUN:
            first, last = phrase_span(sentence, token)
            span = sentence.cover(first, last)
        else:
            span = sentence.range_of(token)
        self.found[sentence.number, token.i] = Mention(sentence.number, token.i, span, form, entities, confidence)
        if form is Form.NOMINAL and len(entities) == 1 and entities[0].startswith("person:"):
            self._told(entities[0], sentence, token, self._quote(sentence, token) is not None, named=True)

    def _name(self, sentence: Sentence, token: Token, name: NameMention) -> None:
        self.found[sentence.number, token.i] = Mention(sentence.number, token.i, name.span, Form.NAME, (name.entity,), name.confidence)
        self._told(name.entity, sentence, token, self._quote(sentence, token) is not None, named=True)
        self._note_group(sentence, token)

    def _told(self, person: str, sentence: Sentence, token: Token, quoted: bool, *, named: bool) -> None:
        """Notes that somebody was spoken of, and that he or she spoke where the word is the subject of a verb of saying."""
        self.people.add(person, sentence, token, quoted, named=named)
        if token.dep_ == "nsubj" and token.head.lemma_ in self.lex.speech and not quoted:
            self.people.spoke = person, sentence.number

    def _note_group(self, sentence: Sentence, token: Token) -> None:
        """Names joined by "and" are what a later "they" may mean."""
        if token.dep_ != "conj":
            return
        first = token
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        keys = [(sentence.number, t.i) for t in (first, *first.subtree) if (sentence.number, t.i) in self.found]
        people = [entity for key in keys for entity in self.found[key].entities if entity.startswith("person:")]
        if len(set(people)) > 1:
            self.groups.append((sentence.number, tuple(dict.fromkeys(people))))

    def _quote(self, sentence: Sentence, token: Token) -> CuedQuote | None:
        span = sentence.range_of(token)
        return next((item for item in self.quotes if item.quote.span.contains(span)), None)

    def _pronoun(self, sentence: Sentence, token: Token) -> None:
        low = token.lower_
        quote = self._quote(sentence, token)
        if means_anybody(token):
            self._add(sentence, token, Form.PRONOUN, (), 0.0)
        elif low in MASCULINE or low in FEMININE:
            person, sure = self._singular(sentence, token, quote)
            self._add(sentence, token, Form.PRONOUN, (person,) if person else (), sure)
            if person:
                self._told(person, sentence, token, quote is not None, named=False)
        elif low in PLURAL:
            near = [group for number, group in self.groups if 0 <= sentence.number - number <= 2]
            self._add(sentence, token, Form.PRONOUN, near[-1] if near and not quote else (), _PLURAL_CONFIDENCE if near else 0.0)

    def _singular(self, sentence: Sentence, token: Token, quote: CuedQuote | None) -> tuple[str, float]:
        """The person of a singular pronoun: of a reflexive the subject, else the most salient who does not speak."""
        if token.lower_ in REFLEXIVE:
            person = self.people.subject_of(sentence, token)
            if person:
                return person, 0.95
        ahead = self._ahead(sentence, token)
        if ahead:
            return ahead, 0.85
        telling = token.dep_ == "nsubj" and token.head.lemma_ in self.lex.speech
        barred = self._speaking(sentence, token, quote, telling) | self._spoken_of(sentence, token)
        return self.people.pick(sentence, token, quote is not None, barred, telling=telling)

    def _speaking(self, sentence: Sentence, token: Token, quote: CuedQuote | None, telling: bool) -> set[str]:
        """The speaker of a quotation, whom "he" inside it does not mean; the name of one who is told after it counts as well."""
        if quote is None or quote.words < _SPOKEN_WORDS:
            return set()
        beside = (q.cue for q in self.quotes if q.cue and q.quote.paragraph == quote.quote.paragraph)
        cue = quote.cue or next(beside, None)
        saying = saying_above(token, self.lex.speech) if cue is None else None
        if saying is not None and (name := self.heads[sentence.number].get(saying.i)):
            return {name.entity}
        return {self._told_by(cue) if cue else "" if telling else self.people.speaking(sentence.number)} - {""}

    def _told_by(self, cue: Cue) -> str:
        """The speaker whom a cue names; of a pronoun that stands after the words spoken, who it will be taken for."""
        name = self.heads[cue.sentence.number].get(cue.subject.i)
        if name or (cue.sentence.number, cue.subject.i) in self.found or cue.subject.lower_ not in MASCULINE | FEMININE:
            return name.entity if name else self.speaker(cue)
        return self.people.pick(cue.sentence, cue.subject, quoted=False, telling=True)[0]

    def _spoken_of(self, sentence: Sentence, token: Token) -> set[str]:
        """The people of whom a quotation speaks, whom "he said" after it does not mean."""
        own = [q.quote.span for q in self.quotes if q.cue and q.cue.sentence is sentence and q.cue.subject.i == token.i]
        return {e for m in self.found.values() if any(span.contains(m.span) for span in own) for e in m.entities}

    def _ahead(self, sentence: Sentence, token: Token) -> str:
        """The person named as subject behind a fronted phrase that holds the pronoun ("In his first speech, Smith …")."""
        above = up_to_subject(token)
        root = above[-1]
        subject = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i), None)
        if subject is None or subject in above or len(above) < 3 or above[-2].dep_ not in ("prep", "advcl"):
            return ""
        if any(seen.sentence == sentence.number and is_ground_about(seen.token, token) for seen in self.people.seen):
            return ""
        kind = MASCULINE if token.lower_ in MASCULINE else FEMININE
        if any(other.lower_ in kind and other is not token and other.dep_ in ("pobj", "dobj") for other in above[-2].subtree):
            return ""
        if token.dep_ in ("pobj", "dobj") and any(other.lower_ in kind and other != token for other in above[-2].subtree):
            return ""
        names = self.heads[sentence.number]
        owners = [child for child in subject.children if child.dep_ == "poss" and token.dep_ == "poss"]
        name = next((names[node.i] for node in (subject, *owners) if node.i in names), None)
        wanted = "m" if token.lower_ in MASCULINE else "f"
        return name.entity if name and self.people.genders.get(name.entity, wanted) == wanted else ""

    def _nominal(self, sentence: Sentence, token: Token) -> None:
        modifies = token.dep_ in _MODIFIERS and token.i + 1 < len(token.doc)
        if not modifies:
            named = self._race_or_role(sentence, token)
            if named is not None:
                return self._add(sentence, token, Form.NOMINAL, *named)
        if modifies and token.head.pos_ == "PROPN" and token.head.ent_type_ == token.ent_type_:
            return None
        entity = self.nominals.entity_at(sentence, token)
        if entity is not None and not (modifies and entity.kind.value in ("collective", "source")):
            group = entity.kind.value in ("collective", "source")
            self._add(sentence, token, Form.NOMINAL if group else Form.NAME, (entity.id,), 0.9)
            if group and token.tag_ in ("NNS", "NNPS"):
                self.groups.append((sentence.number, (entity.id,)))
            elif entity.kind.value == "source":
                self._told(entity.id, sentence, token, self._quote(sentence, token) is not None, named=True)
        elif not modifies:
            self._plain(sentence, token)
        return None

    def _again(self, sentence: Sentence, token: Token) -> tuple[tuple[str, ...], float] | None:
        """Two people named together whom a noun for people takes up, or the group that a fuller phrase is, and how sure that is."""
        if is_pair(token) and (token.lower_ in PAIRS or self._is_personal(token)):
            near = [group for number, group in self.groups if 0 <= sentence.number - number <= 2]
            return (near[-1], _PLURAL_CONFIDENCE) if near and len(near[-1]) == 2 else None
        known = taken_up(self.text.sentences, sentence, token, self.found)
        return (known, 0.8) if len(known) == 1 and known[0] in self.nominals.made else None

    def _race_or_role(self, sentence: Sentence, token: Token) -> tuple[tuple[str, ...], float] | None:
        """The seat, the race, the post or its holder that a noun names, and how sure that is."""
        seat = self.roles.seat(sentence, token, *self.contests.seat_at(sentence, token))
        if seat:
            return (seat,), 0.85
        contest = self.contests.contest_at(sentence, token)
        found = ((contest.id,), 0.9) if contest is not None else self._role(sentence, token)
        return found or self._again(sentence, token)

    def _plain(self, sentence: Sentence, token: Token) -> None:
        """A noun phrase that names nothing known: a person beside it in apposition lends it his or her identity."""
        names = self.heads[sentence.number]
        beside = [*children(token, "appos"), *embodied(token)]
        person = next((names[child.i].entity for child in beside if child.i in names), "")
        if not person and token.dep_ == "appos" and token.head.i in names:
            person = names[token.head.i].entity
        person = person if self._is_personal(token) else ""
        known = person or self._own_party(sentence, token)
        known = known or body_again(sentence, token, self.text.sentences, self.found, self.nominals.made, self.lex)
        if not known and is_unnamed_person(token, self.lex):
            self._told(f"{UNNAMED}{sentence.number}-{token.i}", sentence, token, self._quote(sentence, token) is not None, named=True)
        self._add(sentence, token, Form.NOMINAL, (known,) if known else (), (0.85 if person else 0.7) if known else 0.0)

    def _own_party(self, sentence: Sentence, token: Token) -> str:
        """The party that "his party" means."""
        owners = [self.found.get((sentence.number, c.i)) for c in children(token, "poss")] if token.lower_ == "party" else []
        return "".join(party_of(owner.entities[0], self.held) for owner in owners if owner and len(owner.entities) == 1)

    def _is_personal(self, token: Token) -> bool:
        """Whether a noun can stand for one person."""
        known = token.text in self.lex.parties or token.lower_ in self.lex.kin or token.lower_ in _PERSON_NOUNS
        return known or bool(self.lex.head(token.text))

    def _role(self, sentence: Sentence, token: Token) -> tuple[tuple[str, ...], float] | None:
        """The person or the post that a title phrase without a name means, if the token is the head of one."""
        phrase = phrase_over(self.titled[sentence.number], sentence.range_of(token))
        inside_body = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.text in self.lex.body_nouns
        if phrase is None or inside_body:
            return None
        held = next((h.person for h in self.titled[sentence.number].held if h.phrase.head == phrase.head), "")
        if held and not phrase.plural:
            return (held,), 0.95
        return self.roles.meaning(sentence, token, phrase, self.people)

    def _speakers_own(self, sentence: Sentence) -> None:
        """ "I" inside a quotation is its speaker."""
        for token in sentence.parse:
            if token.lower_ in SPEAKER and token.pos_ == "PRON":
                quote = self._quote(sentence, token)
                teller = told_inside(token) if quote else None
                cue = quote.cue if quote else None
                cue = cue or next((q.cue for q in self.quotes if quote and q.quote.paragraph == quote.quote.paragraph and q.cue), None)
                person = self._of_teller(sentence, teller) if teller is not None else self.speaker(cue) if cue else ""
                if person:
                    self._add(sentence, token, Form.PRONOUN, (person,), 0.9)

    def _of_teller(self, sentence: Sentence, teller: Token) -> str:
        """The person whose words a speaker gives inside a quotation."""
        mention = self.found.get((sentence.number, teller.i))
        return mention.entities[0] if mention and len(mention.entities) == 1 and mention.entities[0].startswith("person:") else ""
