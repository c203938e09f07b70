"""The post that people mean: by id, by its very name, or by words that say its whole title; never another post that shares a word.

A post fits what was typed where every word typed is one of its names, its place or its body, and every word of its title was typed:
*governor* fits the Governor of Alabama, while neither *Alabama* nor *attorney general* fits the Deputy Attorney General of Alabama.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from kg.answers.dataset import Dataset
from kg.answers.tenures import tenures
from kg.errors import ConfigError
from kg.model.iri import local_name

#: likeness (rapidfuzz token_sort_ratio, 0..100) from which a post is offered for a misspelt one: one wrong letter in five
_LIKELY = 80.0
#: so many posts are offered or listed
_LISTED = 8

_SMALL = frozenset({"the", "a", "an", "of", "for", "from", "in", "at", "to", "and"})
_NATION = re.compile(r"\b(u\.\s?s\.\s?a?\.?|usa|united states(?: of america)?|us|american?)(?=\W|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it can be asked for: folded names, the words of its titles without place and body, all words, whether it has seats."""

    iri: str
    label: str
    aliases: frozenset[str]
    titles: tuple[frozenset[str], ...]
    words: frozenset[str]
    seated: bool

    def fits(self, typed: frozenset[str]) -> bool:
        """Whether the words typed say the title whole, and nothing that the post is not."""
        return typed <= self.words and self.has_title(typed)

    def has_title(self, typed: frozenset[str]) -> bool:
        """Whether the words typed hold every word of one of its titles."""
        return any(title and title <= typed for title in self.titles)


@dataclass(frozen=True, slots=True)
class Asked:
    """The post that an answer is for; ``named`` where the answer must say which, since it is not exactly what was typed."""

    iri: str
    label: str
    named: bool = False


def folded(text: str) -> str:
    """The form in which names of posts are compared: no case, articles, points or brackets, one name of the nation.

    >>> folded("The U.S. Attorney General's aide"), folded("United States Senator (seat unspecified)")
    ('us attorney general aide', 'us senator')
    """
    plain = _NATION.sub(" us ", re.sub(r"\([^)]*\)", " ", text.replace("’", "'")))
    plain = re.sub(r"[^\w\s]|_", " ", re.sub(r"'s?\b", " ", plain.casefold()))
    return " ".join(word for word in plain.split() if word not in ("the", "a", "an"))


def post_asked(data: Dataset, text: str, person: str = "", day: date | None = None) -> Asked:
    """The one post that ``text`` means: an id, else a label, an alias, else words that fit (see the module).

    A title that several posts have, or that its exact post shares with seats, means the one that ``person`` held, on ``day`` if that
    decides. Raises ``ConfigError`` KG0931 with the choices where several fit, KG0930 with what comes near where none does.
    """
    posts, typed = _posts(data), folded(text)
    if by_id := [post for post in posts if data.names.expand(text) == post.iri or (local_name(post.iri) == text and not text.isalpha())]:
        return Asked(by_id[0].iri, by_id[0].label)
    labelled = [post for post in posts if folded(post.label) == typed]
    exact = labelled or [post for post in posts if typed in post.aliases]
    fitting = [post for post in posts if post in exact or post.fits(_words(typed))]
    chosen = exact or fitting
    if person and not (len(exact) == 1 and labelled and exact[0].seated):
        chosen = _own(data, exact, fitting, person, day) or chosen
    if len(chosen) > 1:
        raise ConfigError("KG0931", f"{text!r} can be several posts", remedy=f"say which: {_listed(data, chosen)}")
    if not chosen:
        raise _unknown(data, text, posts)
    return Asked(chosen[0].iri, chosen[0].label, named=chosen[0] not in labelled and not (chosen[0] in exact and chosen[0].seated))


def posts_called(data: Dataset, text: str) -> list[str]:
    """The posts that ``text`` names, by label: those of that very name, else those whose title it says; empty for no post."""
    typed = folded(text)
    by_name, by_word = data.once("posts by name and word", lambda: _indexed(data))
    words = _words(typed)
    near = set.intersection(*(by_word.get(word, set()) for word in words)) if words else set()
    fitting = [post.iri for post in _posts(data) if post.iri in near and post.fits(words)] if near else []
    return list(by_name.get(typed, ())) or fitting


def _indexed(data: Dataset) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """The posts of each folded name, and those that have each word."""
    by_name, by_word = defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    for post in _posts(data):
        for name in {folded(post.label), *post.aliases}:
            by_name[name].append(post.iri)
        for word in post.words:
            by_word[word].add(post.iri)
    return dict(by_name), dict(by_word)


def _own(data: Dataset, exact: Sequence[Post], fitting: Sequence[Post], person: str, day: date | None) -> list[Post]:
    """The posts among those that fit which the person held, the one exactly named alone if it has seats; on the day if that decides."""
    held = tenures(data, person=person)
    own = [post for post in fitting if post.iri in {tenure.post for tenure in held}]
    if named := [post for post in own if post in exact and post.seated]:
        return named
    for how in ("certain", "possible") if day else ():
        then = {tenure.post for tenure in held if day and tenure.on(day) == how}
        if found := [post for post in own if post.iri in then]:
            return found
    return own


def _posts(data: Dataset) -> list[Post]:
    """All posts, by label."""
    return data.once("posts", lambda: list(_read(data)))


def _read(data: Dataset) -> Iterator[Post]:
    columns = ("skos:prefLabel", "kgo:jurisdiction", "org:postIn", "kgo:maxHolders")
    labels, places, bodies, seats = (dict(data.column(name, "registry")) for name in columns)
    known = {iri for iri, cls in data.column("rdf:type", "registry") if cls == data.names.expand("org:Post") and iri in labels}
    holding, names = set(bodies.values()), defaultdict[str, list[str]](list)
    for iri, name in sorted((*data.column("skos:prefLabel", "registry"), *data.column("skos:altLabel", "registry"))):
        if iri in known or iri in holding:
            names[iri].append(folded(name))
    for iri in sorted(known, key=lambda post: (labels[post], post)):
        yield _post(iri, labels[iri], names[iri], folded(places.get(iri, "")), names.get(bodies.get(iri, ""), []), iri in seats)


def _post(iri: str, label: str, names: Sequence[str], place: str, bodies: Sequence[str], seated: bool) -> Post:
    titles = dict.fromkeys(_words(_title(name, place, sorted(bodies, key=len, reverse=True))) for name in names)
    words = frozenset(word for text in (*names, *bodies, place) for word in _words(text))
    return Post(iri, label, frozenset(names) - {folded(label)}, tuple(titles), words, seated)


def _title(name: str, place: str, bodies: Iterable[str]) -> str:
    """A folded name without its place and the nation, where they lead or stand last, and without its body.

    >>> _title("us secretary of state", "us", ["us department of state"]), _title("secretary of state of ohio", "ohio", ["state of ohio"])
    ('secretary of state', 'secretary of state')
    """
    for whole in filter(None, (place, "us")):
        name = re.sub(rf" (?:of|for|from|in|at) {re.escape(whole)}(?=$| to )", "", name)
    for whole in filter(None, bodies):
        name = re.sub(rf" (?:of|for|from|in|at|to) {re.escape(whole)}(?= |$)", "", name).removeprefix(f"{whole} ") or name
    for whole in filter(None, (place, "us")):
        name = name.removeprefix(f"{whole} ") or name
    return name


def _words(text: str) -> frozenset[str]:
    """The words of a folded text that tell something; what somebody is sent *to* is another word than where somebody is *of*."""
    return frozenset(re.sub(r"\bto us\b", "to-us", text).split()) - _SMALL


def _listed(data: Dataset, posts: Sequence[Post]) -> str:
    told = "; ".join(f"{post.label} ({data.names.shorten(post.iri)})" for post in posts[:_LISTED])
    return f"{told}; and {len(posts) - _LISTED} more" if len(posts) > _LISTED else told


def _unknown(data: Dataset, text: str, posts: Sequence[Post]) -> ConfigError:
    """The error that no post is meant, with those of that title, else those that hold the words, else those whose name is like it."""
    typed = folded(text)
    likeness = {post.iri: max(fuzz.token_sort_ratio(typed, name) for name in (folded(post.label), *post.aliases)) for post in posts}
    words = _words(typed)
    alike = [post for post in posts if likeness[post.iri] >= _LIKELY]
    near = alike or [post for post in posts if post.has_title(words)] or [post for post in posts if words and words <= post.words]
    near.sort(key=lambda post: (-likeness[post.iri], post.label, post.iri))
    hint = f"did you mean {_listed(data, near)}?" if alike else f"there are: {_listed(data, near)}"
    return ConfigError("KG0930", f"no post is called {text!r}", remedy=hint if near else f"kg find {text!r} --type Post searches all posts")
