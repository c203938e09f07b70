"""Who holds which post and belongs to which party, as titles and labels beside names tell it, completed over the whole document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.home_states import Home, home
from kg.extract.incumbents import incumbents
from kg.extract.lexicon import Lexicon
from kg.extract.memberships import by_example
from kg.extract.once import once
from kg.extract.parsed import ParsedText, Sentence
from kg.extract.posts import alone, body_of, is_local, is_nation_supposed, of_its_state, organization, place_of, post_entity
from kg.extract.role_phrases import RolePhrase, is_post
from kg.extract.scene import Scene
from kg.extract.titles import Held, Holders, Label, by_sentence, labels_in, phrases_in, scene_of
from kg.extract.word_sets import word_set
from kg.model.entity import LocalEntity
from kg.model.iri import slug
from kg.model.span import Span

_SEATS = frozenset({"senator", "representative", "congressman", "congresswoman"})
_STATEWIDE = _SEATS | {"governor"}
#: nouns for who heads a nation, which tell whose president somebody is
_HEADING = frozenset({"leader", "president", "strongman", "dictator", "ruler"})
#: nouns that only say what kind of body it is that another mention of the post names
_KINDS = word_set(
    "agency bureau department committee panel party company group organization commission board council court group bank firm"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's post or party as one place in the text tells it; ``token`` is the head of a copula or an as-phrase, else -1."""

    sentence: int
    person: str
    span: Span
    phrase: RolePhrase | None
    pattern: str
    post: LocalEntity | None = None
    body: LocalEntity | None = None
    party: str = ""
    status: str = "current"
    token: int = -1


@dataclass(frozen=True, slots=True)
class Titled:
    """The title phrases of one sentence and who holds them."""

    sentence: Sentence
    scene: Scene
    phrases: tuple[RolePhrase, ...]
    held: tuple[Held, ...]
    labels: tuple[Label, ...]


@once
def titled(text: ParsedText, lexicon: Lexicon) -> tuple[Titled, ...]:
    """The titles of every sentence of the body."""
    names = by_sentence(text.names)
    found = []
    for sentence in text.sentences:
        own = names.get(sentence.number, [])
        scene = scene_of(sentence, text.document.text, own)
        phrases = phrases_in(scene, lexicon)
        holders = Holders(scene, phrases, lexicon)
        labels = (*labels_in(sentence, text.document.text, own, lexicon), *holders.places())
        held = (*holders.read(), *by_example(scene, phrases, lexicon))
        found.append(Titled(sentence, scene, phrases, held if sentence.number else (), labels if sentence.number else ()))
    return tuple(found)


@once
def holdings(sentences: Sequence[Titled], people: Mapping[str, LocalEntity], lexicon: Lexicon, day: date) -> list[Holding]:
    """All holdings of a document of some day in text order; what one mention leaves out, another one of the same person completes."""
    raw = [(item.sentence.number, held) for item in sentences for held in item.held]
    completed = Completion(sentences, people, lexicon)
    found: list[Holding] = []
    for number, held in raw:
        found += completed.holding(number, held.person, held.phrase, held.span, held.pattern)
    for item in sentences:
        for label in item.labels:
            found += completed.labelled(item.sentence.number, label)
    found = incumbents(found, sentences, day.year)
    return sorted(found, key=lambda h: (h.sentence, h.span, h.person, h.party, h.post.id if h.post else ""))


class Completion:
    """What the document as a whole says about a person's state, and about the posts that single mentions leave vague."""

    def __init__(self, sentences: Sequence[Titled], people: Mapping[str, LocalEntity], lexicon: Lexicon) -> None:
        self.people, self.lex = people, lexicon
        self.held = [held for item in sentences for held in item.held]
        self.home = _home(sentences, lexicon)
        labels = [label for item in sentences for label in item.labels]
        self.partisans = {h.person for h in self.held if h.phrase.party} | {label.person for label in labels if label.party}
        self.states: dict[str, str] = {}
        self.nations: dict[str, str] = {}
        for label in labels:
            if label.place:
                self.states.setdefault(label.person, label.place)
        for held in self.held:
            place = place_of(held.phrase, lexicon)
            member = held.phrase.noun == "member" and held.phrase.party
            if (held.phrase.noun in _STATEWIDE or member) and place and place != "United States":
                self.states.setdefault(held.person, place)
            if held.phrase.noun in _HEADING and place and place not in lexicon.states | {"United States"}:
                self.nations.setdefault(held.person, place)

    def holding(self, number: int, person: str, phrase: RolePhrase, span: Span, pattern: str, token: int = -1) -> Iterator[Holding]:
        """The party and the post that one phrase gives to a person."""
        if phrase.party:
            yield Holding(
                number,
                person,
                span,
                phrase,
                pattern,
                party=phrase.party,
                status=phrase.status if phrase.noun == "member" else "current",
                token=token,
            )
        if is_post(phrase, self.lex):
            phrase = self._fuller(person, phrase)
            post, body = self.post(person, phrase, span)
            yield Holding(number, person, span, phrase, pattern, post, body, status=phrase.status, token=token)

    def holds(self, person: str, phrase: RolePhrase) -> bool:
        """Whether the document gives that post to the person as one held now or before."""
        low = phrase.title.lower()
        return any(h.person == person and h.phrase.title.lower() == low and h.phrase.status != "future" for h in self.held)

    def has(self, person: str, nouns: Collection[str]) -> bool:
        """Whether a title beside the person's name has one of the nouns."""
        return any(h.person == person and h.phrase.noun in nouns and is_post(h.phrase, self.lex) for h in self.held)

    def is_of_a_party(self, person: str) -> bool:
        """Whether a title or a label beside the person's name tells a party."""
        return person in self.partisans

    def _fuller(self, person: str, phrase: RolePhrase) -> RolePhrase:
        """The phrase with the body, place and complement that a fuller phrase of the same title gives, and former if any says so."""
        low = phrase.title.lower()
        same = [h.phrase for h in self.held if h.person == person and h.phrase.noun == phrase.noun and is_post(h.phrase, self.lex)]
        same = [p for p in same if p.title.lower() == low or p.title.lower().endswith(" " + low)]
        if not (phrase.body or phrase.place or phrase.owner) and (not phrase.complement or phrase.complement in _KINDS):
            fuller = [p for p in same if (p.complement and p.complement not in _KINDS) or p.body or p.place or p.owner]
            fuller = fuller or [p for p in same if phrase.complement and p.complement]
            if fuller:
                phrase = replace(fuller[0], start=phrase.start, end=phrase.end, head=phrase.head, status=phrase.status)
        status = "former" if phrase.status == "current" and any(p.status == "former" for p in same) else phrase.status
        return replace(phrase, status=status)

    def post(self, person: str, phrase: RolePhrase, span: Span) -> tuple[LocalEntity, LocalEntity | None]:
        """The post of a phrase, and its body where it has one."""
        phrase = of_its_state(phrase, self.lex)
        place, body = place_of(phrase, self.lex), body_of(phrase, self.lex)
        supposed = is_nation_supposed(phrase, self.lex)
        if supposed and person in self.nations:
            place, supposed = self.nations[person], False
        if phrase.noun in _STATEWIDE and place in ("", "United States"):
            place = self.states.get(person) or self.home.of_seat(person) or place
        if is_local(phrase) and not place:
            place = self.states.get(person, self.home.state)
        owner = self.people[phrase.owner].name if phrase.owner in self.people else ""
        if phrase.fixed and phrase.fixed.body and phrase.owner and alone(phrase):
            owner = ""
        if phrase.noun == "deputy" and phrase.owner:
            phrase, body, owner = self._deputy(phrase, body, owner)
        post = post_entity(phrase, place, body, owner, span, supposed=supposed)
        return post, organization(body, span) if body else None

    def _deputy(self, phrase: RolePhrase, body: str, owner: str) -> tuple[RolePhrase, str, str]:
        """ "Sessions' deputy" as deputy to the post that Sessions holds, where the document tells it."""
        above = next((h.phrase for h in self.held if h.person == phrase.owner and is_post(h.phrase, self.lex) and h.phrase.fixed), None)
        if above is None:
            return phrase, body, owner
        return replace(above, title=f"Deputy {above.title}", owner="", status=phrase.status), body_of(above, self.lex), ""

    def labelled(self, number: int, label: Label) -> Iterator[Holding]:
        """The party of a label, and the seat that a leader of a chamber holds for the label's state."""
        if label.party:
            yield Holding(number, label.person, label.span, None, "label", party=label.party)
        seats = {h.phrase.noun for h in self.held if h.person == label.person} & _STATEWIDE
        chambers = {body_of(h.phrase, self.lex) for h in self.held if h.person == label.person}
        noun = {"U.S. Senate": "senator", "U.S. House of Representatives": "representative"}
        if label.place and label.party and not seats:
            for chamber in sorted(chambers & noun.keys()):
                title = noun[chamber].capitalize()
                phrase = RolePhrase(noun[chamber], title, place=label.place, fixed=self.lex.fixed.get((noun[chamber],)))
                post, body = self.post(label.person, phrase, label.span)
                yield Holding(number, label.person, label.span, phrase, "label", post, body)


@once
def _home(sentences: Sequence[Titled], lexicon: Lexicon) -> Home:
    return home([item.scene for item in sentences], lexicon)


def entities_of(found: Iterable[Holding]) -> dict[str, LocalEntity]:
    """The posts and bodies of the holdings by id, each as first told."""
    entities: dict[str, LocalEntity] = {}
    for holding in found:
        for entity in (holding.post, holding.body):
            if entity is not None:
                entities.setdefault(entity.id, entity)
    return entities


def party_of(person: str, held: Iterable[Holding]) -> str:
    """The id of the one party that a person is told to belong to; empty where it is none or several."""
    parties = sorted({holding.party for holding in held if holding.person == person and holding.party})
    return "org:" + slug(parties[0]) if len(parties) == 1 else ""
