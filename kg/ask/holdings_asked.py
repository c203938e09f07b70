"""Questions about posts: who held one, what somebody held, since when, until when, after whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.answers.posts import folded, post_asked, posts_called
from kg.ask.names import Mention
from kg.ask.shape import Shape, sought_function
from kg.ask.slots import Scene, values
from kg.ask.triggers import Trigger
from kg.ask.understood import Holding, Query, Reading, Slot, Sought, Telling, Unread
from kg.ask.words import DETERMINERS, POST_NOUNS, words_of
from kg.errors import ConfigError

_HOLD = words_of("hold holds held holding occupy occupied serve served serves serving act acted acts acting fill filled have had been")
_LEAD = words_of("lead leads led run ran runs head heads headed leading running heading direct directed charge")
_BEGIN = words_of("become became begin began start started assume assumed")
_END = words_of("cease ceased stop stopped end ended until")
_NEXT = words_of("succeed succeeded succeeds replace replaced replaces follow followed successor predecessor precede preceded")
_OTHER = words_of(
    "long being came come work worked hold in charge ever as holder holders incumbent sworn two three interim right directly immediately"
)
_HOLDING = words_of("hold serve lead head run act become begin end stop have")
_OF = words_of("for of from in")
_GRAMMAR = _HOLD | _LEAD | _BEGIN | _END | _NEXT | POST_NOUNS | _OTHER
#: classes of which a word may stand beside a post and still leave the question one about holding it
OF_POSTS = frozenset(["Tenure", "TakingOffice"])


def holding(shape: Shape, scene: Scene, every: Sequence[Trigger], today: date) -> Query | None:
    """The question about a post, nothing where it is not about one."""
    people, bodies = shape.of_kind("Person"), (headed(shape, scene, mention) for mention in shape.of_kind("Body"))
    named = tuple(_with_place(shape, scene, post) for post in shape.of_kind("Post"))
    posts = named or tuple(post for post in bodies if post)[:1]
    said = {token.low for n, token in enumerate(shape.words) if n not in shape.taken}
    every = [trigger for trigger in every if shape.low(trigger.start) not in POST_NOUNS]
    if not shape.to_come and (next_ := _succession(shape, every, said)):
        return _with_post(shape, scene, Holding(next_, _one(people), when=shape.when), posts)
    begun = bool(said & _BEGIN) or "sworn" in said or ("office" in said and bool(said & {"take", "took", "taken", "takes"}))
    if len(people) > 1 or not ((begun and posts) or _about_posts(every)):
        return None
    if not posts:
        held = said & POST_NOUNS or said & {"hold", "held"} or (said & {"do", "been"} and not every)
        wanted = people and held and shape.asking in ("what", "which") and not _places(shape)
        now = None if shape.when else shape.present(today)
        return _complete(shape, Holding("post", _one(people), when=shape.when or now, now=bool(now))) if wanted else None
    sought = _sought(shape, said | ({"began"} if begun else set()), bool(people))
    if not sought:
        return None
    if shape.to_come:
        return _awaited(shape, scene, sought, people, posts[0])
    acting = bool(said & {"acting", "interim"})
    query = Holding(sought, _one(people), when=shape.when or shape.present(today), begun=begun, acting=acting)
    return _with_post(shape, scene, query, posts)


def _places(shape: Shape) -> tuple[Mention, ...]:
    """The bodies and places that say of where or of what: *for Alabama*."""
    behind = ((one, shape.low(one.start - 1 - (shape.low(one.start - 1) in DETERMINERS))) for one in shape.of_kind("Body"))
    return tuple(one for one, word in behind if word in _OF)


def _with_place(shape: Shape, scene: Scene, post: Mention) -> Mention:
    """A post with the place or body that stands apart from its title: *attorney general in 2018 for Alabama*."""
    within = scene.data.column("org:postIn", "registry")
    for place in _places(shape):
        title = f"{post.words} for {place.words}"
        there = posts_called(scene.data, title)
        if there or not any(held in post.iris and body in place.iris for held, body in within):
            return replace(post, iris=tuple(there), words=title)
    return post


def _about_posts(every: Sequence[Trigger]) -> bool:
    """Whether each verb of the question can be one of holding, leading, beginning or ending."""
    starts = {t.start for t in every if t.verb}
    return all(any(t.cls in OF_POSTS for t in every if t.start == start) or _grammar(every, start) for start in starts)


def _grammar(every: Sequence[Trigger], start: int) -> bool:
    lemmas = {lemma for t in every if t.start == start for lemma in t.frame.lemmas}
    return bool(lemmas & _HOLDING) and "leave" not in lemmas


def _one(people: Sequence[Mention]) -> str:
    return people[0].iris[0] if people else ""


def _sought(shape: Shape, said: set[str], person: bool) -> str:
    if shape.asking == "when" or (said & {"until", "since"} and shape.wh > 0):
        return "begin" if said & _BEGIN or "since" in said else "end" if said & _END else "time"
    if shape.asking in ("who", "whom", "which", "what") and not person:
        return "person"
    if shape.asking in ("what", "which") and person and said & POST_NOUNS:
        return "post"
    return "verdict" if not shape.asking and person else ""


def _succession(shape: Shape, every: Sequence[Trigger], said: set[str]) -> str:
    """``after`` where the one who came next is asked for, ``before`` for the one before, nothing for other questions."""
    if not said & _NEXT or shape.asking not in ("who", "whom", "which") or not shape.of_kind("Person"):
        return ""
    if said & {"successor", "predecessor"}:
        return "after" if "successor" in said else "before"
    place = next(n for n, token in enumerate(shape.words) if token.low in _NEXT and n not in shape.taken)
    verb = next((t for t in every if t.start == place and t.verb), None)
    later = verb is None or sought_function(shape, verb) == "subject"
    return "after" if later != bool(said & {"preceded", "precede"}) else "before"


def _awaited(shape: Shape, scene: Scene, sought: str, people: Sequence[Mention], post: Mention) -> Query:
    """The question whether, when or by whom a post will be held: what is told of a holding, or of taking the office, as still to come."""
    kind = {"person": Sought.FILLER, "verdict": Sought.VERDICT}.get(sought, Sought.TIME)
    found = []
    for cls in (scene.vocabulary.classes[name] for name in sorted(OF_POSTS)):
        holder, held = (next(role.name for role in cls.roles if end in role.ranges) for end in ("Person", "Post"))
        slots = [Slot((holder,), one.iris) for one in people] + [Slot((held,), values(scene, cls, post, (held,)))]
        found.append(Reading(cls.name, "", tuple(slots), holder if kind is Sought.FILLER else ""))
    return _complete(shape, Telling(kind, tuple(found), shape.when, to_come=True))


def headed(shape: Shape, scene: Scene, mention: Mention) -> Mention | None:
    """The post at the head of a body, where the body is led or run in the question and the ontology knows what its head is called."""
    taken_over = shape.has("take", "takes", "took", "taken") and shape.has("over")
    if mention.kind != "Body" or not (taken_over or shape.has(*_LEAD)):
        return None
    heads = {
        folded(body): title
        for entry in scene.vocabulary.lexicon("FixedTitle")
        for body in entry.get("ofBody", ())
        for title in entry.get("headTitle", ())
    }
    names = (mention.words, *(scene.names.labels[iri] for iri in mention.iris))
    titles = dict.fromkeys(title for name in names if (title := heads.get(folded(name).removeprefix("us "))))
    posts = next((found for title in titles if (found := posts_called(scene.data, title))), [])
    return Mention("Post", tuple(posts), mention.start, mention.end, next(iter(titles))) if posts else None


def _with_post(shape: Shape, scene: Scene, query: Holding, posts: Sequence[Mention]) -> Query:
    """The query with the one post that is meant, or why it cannot be told which."""
    if not posts:
        return _complete(shape, query)
    if len(posts) > 1 and query.sought == "person":
        return Unread(f"several posts are named: {', '.join(mention.words for mention in posts)}")
    if posts[0].plural and len(posts[0].iris) > 1 and query.sought == "person":
        return _complete(shape, replace(query, seats=posts[0].iris))
    try:
        day = query.when.day or query.when.first if query.when else None
        asked = post_asked(scene.data, posts[0].words, query.person, day)
    except ConfigError as error:
        return Unread(error.message, (error.remedy,))
    return _complete(shape, replace(query, post=asked.iri))


def _complete(shape: Shape, query: Holding | Telling) -> Query:
    """The query, unless words of the question are left over that ask for more."""
    strange = [token.text for token in shape.left(_GRAMMAR)]
    if not strange:
        return query
    names = [word for word in strange if word[:1].isupper()]
    return Unread(
        f"nobody and nothing in the graph is called {' '.join(names)!r}" if names else f"not understood: {' '.join(strange)}", tuple(names)
    )
