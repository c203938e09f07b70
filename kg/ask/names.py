"""The people, posts, bodies, parties and contests that a question names: by label, alias, surname or, for a contest, by what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from kg.answers.dataset import Dataset
from kg.answers.posts import folded, posts_called
from kg.ask.inflection import plural
from kg.ask.words import CONTEST_NOUNS, DETERMINERS, PREPOSITIONS, Token, tokens
from kg.model.iri import local_name
from kg.model.ontology import Vocabulary

#: longest name of the registry that is looked for, in words
_LONGEST = 14
#: likeness (rapidfuzz ratio, 0..100) from which a name is offered for one that nobody bears: one wrong letter in four
_LIKELY = 75.0
_SUFFIX = re.compile(r"(?:,? (?:Jr\.?|Sr\.?|[IVX]+|\(.*\)))+$")
_KINDS = ("Person", "Party", "Contest", "Post", "Body")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the question: what it may mean (several where it is ambiguous), its kind, and the words from ``start`` to ``end``.

    ``plural`` is the title of several posts (*senators from Alabama*), each of which is meant.
    """

    kind: str
    iris: tuple[str, ...]
    start: int
    end: int
    words: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Who and what is named in the dataset.

    ``index`` goes by the words of a name, in lower case; ``common`` are the surnames of several people; ``labels`` and ``kinds`` by IRI.
    ``contests`` are the words by which each contest can be described; ``singular`` gives each word of a title for its plural.
    """

    index: Mapping[tuple[str, ...], tuple[str, ...]]
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    contests: Mapping[str, frozenset[str]]
    singular: Mapping[str, str]


def named(data: Dataset, vocabulary: Vocabulary) -> Named:
    """The names of a dataset, read once."""
    return data.once("names in questions", lambda: _read(data, vocabulary))


def _read(data: Dataset, vocabulary: Vocabulary) -> Named:
    kinds = {iri: _kind(local_name(cls), vocabulary) for iri, cls in data.column("rdf:type", "registry")}
    labels = {iri: label for iri, label in data.column("skos:prefLabel", "registry") if _is_name(label, kinds.get(iri, ""))}
    index: dict[tuple[str, ...], set[str]] = defaultdict(set)
    aliases = [(iri, alias) for iri, alias in data.column("skos:altLabel", "registry") if iri in labels]
    for iri, name in (*labels.items(), *aliases):
        for form in _forms(name):
            index[form].add(iri)
    for iri, label in labels.items():
        if kinds[iri] == "Person" and len(surname := _SUFFIX.sub("", label).split()) > 1:
            index[(surname[-1].lower(),)].add(iri)
    contests = _contests(data, labels, kinds, aliases)
    titles = {word for iri, label in labels.items() if kinds[iri] == "Post" for word in folded(label).split()}
    singular = {plural(word): word for word in sorted(titles) if plural(word) not in titles}
    return Named({words: tuple(sorted(iris)) for words, iris in index.items()}, labels, kinds, contests, singular)


def _is_name(label: str, kind: str) -> bool:
    """Whether something of a kind is called so by name: people and bodies that have none are told in small letters (*voters*)."""
    return bool(kind) and (kind in ("Post", "Contest") or not label.islower())


def _kind(cls: str, vocabulary: Vocabulary) -> str:
    for kind, ancestor in (("Person", "Person"), ("Party", "Party"), ("Contest", "Contest"), ("Post", "Post"), ("Body", "Agent")):
        if vocabulary.is_a(cls, ancestor) and cls != "AnonymousSource":
            return kind
    return "Body" if cls in ("GovernmentOrganization", "OrganizationalUnit") else ""


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, also without what stands in brackets and without a leading article."""
    for text in {name, re.sub(r" \([^)]*\)$", "", name)}:
        words = tuple(token.low for token in tokens(text.replace("’", "'")))
        yield words[1:] if words[:1] == ("the",) else words


def _contests(
    data: Dataset, labels: Mapping[str, str], kinds: Mapping[str, str], aliases: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """Contest -> the words of its names, of the post it is for, and of its party."""
    texts = defaultdict[str, list[str]](list)
    for iri, name in (*labels.items(), *aliases):
        texts[iri].append(name)
    found = {}
    for link in ("kgo:forPost", "kgo:primaryOf"):
        for contest, other in data.column(link, "registry"):
            texts[contest] += texts.get(other, []) if kinds.get(contest) == "Contest" else []
    for iri in (iri for iri, kind in kinds.items() if kind == "Contest"):
        text = " ".join(texts[iri]).replace("-", "")
        found[iri] = frozenset(folded(text).split()) | ({"gop"} if "republican" in text.lower() else set())
    return found


def mentions(words: Sequence[Token], data: Dataset, names: Named) -> list[Mention]:
    """The names in a question, by place and without overlap; of two at one place the longer counts, and a title before a name is none."""
    cased = any(token.capital for token in words[1:])
    found: list[Mention] = []
    n = 0
    while n < len(words):
        one = next(
            (m for length in range(min(_LONGEST, len(words) - n), 0, -1) if (m := _named_at(words, n, length, data, names, cased))), None
        )
        if one:
            found.append(one)
        n = one.end if one else n + 1
    titles = {one.start for one, after in pairwise(found) if (one.kind, after.kind) == ("Post", "Person") and one.end == after.start}
    return [mention for mention in found if mention.start not in titles]


def _named_at(words: Sequence[Token], n: int, length: int, data: Dataset, names: Named, cased: bool) -> Mention | None:
    span = words[n : n + length]
    if {span[0].low, span[-1].low} & (DETERMINERS | PREPOSITIONS | {"'s"}):
        return None
    text = " ".join(token.text for token in span).replace(" 's", "'s")
    bare = len(span) == 1 and span[0].low in CONTEST_NOUNS
    iris = () if bare else names.index.get(tuple(token.low for token in span), ())
    kinds = [kind for kind in _KINDS if any(names.kinds[iri] == kind for iri in iris)]
    if kinds and kinds[0] in ("Person", "Party", "Body") and cased and not any(token.capital for token in span):
        kinds = []
    if kinds and kinds[0] != "Post":
        alike = ("Party", "Body") if kinds[0] == "Party" else kinds[:1]
        kept = tuple(iri for iri in iris if names.kinds[iri] in alike)
        return Mention(kinds[0], kept, n, n + length, text)
    if posts := posts_called(data, text):
        return Mention("Post", tuple(posts), n, n + length, text)
    one_of = " ".join(names.singular.get(token.low, token.text) for token in span).replace(" 's", "'s")
    if one_of != text and (posts := posts_called(data, one_of)):
        return Mention("Post", tuple(posts), n, n + length, one_of, plural=True)
    return None


def contest_described(
    words: Sequence[Token], found: Sequence[Mention], timed: frozenset[int], names: Named, *, racing: bool
) -> Mention | None:
    """The contests that the words describe, where one of them is a noun of contests, or the question is about a race (``racing``).

    All words of the question that can describe a contest must fit it, those of a body or a post for which it is among them.
    """
    theirs: frozenset[str] = frozenset[str]().union(*names.contests.values()) - DETERMINERS - PREPOSITIONS
    people = {n for mention in found if mention.kind == "Person" for n in range(mention.start, mention.end)} | timed
    described = [(n, token.low.replace("-", "")) for n, token in enumerate(words) if n not in people]
    described = [(n, "us" if word in ("u.s.", "u.s", "us") else "primary" if word == "primaries" else word) for n, word in described]
    typed = {word: n for n, word in described if word in theirs}
    nouns = (CONTEST_NOUNS | {"seat"}) & typed.keys()
    first = min(typed.values(), default=0)
    behind = {token.low for token in words[max(0, first - 2) : first]}
    if not typed or not (nouns or (racing and behind & {"for", "in"})):
        return None
    fitting = tuple(sorted(iri for iri, own in names.contests.items() if typed.keys() <= own | {"race", "contest", "election", "us"}))
    if not fitting:
        return None
    start, end = min(typed.values()), max(typed.values()) + 1
    if any(start <= mention.start < end and mention.kind == "Person" for mention in found):
        start = min(n for n in typed.values() if all(not (n <= m.start < end) for m in found if m.kind == "Person"))
    return Mention("Contest", fitting, start, end, " ".join(token.text for token in words[start:end]))


def near_names(text: str, names: Named, limit: int = 3) -> list[str]:
    """The labels most like a name that nobody bears: by the whole, or by a surname."""
    lowered = text.lower()
    known = {" ".join(words): iris for words, iris in names.index.items()}
    alike = process.extract(lowered, list(known), scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=limit)
    shared = [iri for word in lowered.split()[-1:] for iri in names.index.get((word,), ())]
    iris = dict.fromkeys([*(iri for name, _, _ in alike for iri in known[name]), *shared])
    return [names.labels[iri] for iri in iris][:limit]
