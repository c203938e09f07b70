"""Times the linking of people on a generated registry: seconds and mentions a second, as the registry grows.

    python bench/linking.py [--people 1000 10000] [--mentions 25000]

People have names drawn from the frequent ones of the comparators and from made-up surnames, a seat in one of fifty states, and a party;
mentions are theirs, in full or by surname, with or without office, thirty-five an article. The same numbers give the same people.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import us

from kg.model.claim import Claim, EntityRef, Reading, Situation
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import Namespaces, slug
from kg.model.resolution import Source
from kg.model.span import Span
from kg.resolve import resolve
from kg.resolve.comparators import comparators
from kg.vocabulary import load

NAMES = Namespaces()
#: people named in one article
PRESENT = 35
_SYLLABLES = ("bar", "den", "fel", "gor", "han", "kel", "lim", "mar", "nor", "pet", "ros", "sten", "tor", "vik", "wal", "zim")


def registry(size: int, chance: random.Random) -> tuple[list[Entity], Source, list[tuple[str, str, str]]]:
    """Entities and their curated tenures; of each person the name, the state and the title."""
    states = [state.name for state in us.states.STATES]
    entities, situations, people = [], [], []
    surnames = [*sorted(comparators().surnames), *("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(size // 4))]
    given = sorted(comparators().given)
    for n in range(size):
        state, title = chance.choice(states), chance.choice(("representative", "senator", "treasurer"))
        name = f"{chance.choice(given).title()} {chance.choice(surnames).title()}"
        person, post = NAMES.iri("person", f"{slug(name)}_{n}"), NAMES.iri("post", f"{slug(title)}-{slug(state)}-{n}")
        place = ((NAMES.expand("kgo:jurisdiction"), f'"{state}"'), (NAMES.expand("kgo:maxHolders"), '"1"'))
        entities += [Entity(person, EntityKind.PERSON, name), Entity(post, EntityKind.POST, f"{title} {n} of {state}", properties=place)]
        roles = (("member", EntityRef(person)), ("post", EntityRef(post)))
        situations.append(
            Situation(NAMES.iri("tenure", f"t{n}"), "Tenure", roles, begin="2015-01-03", end="[2019-12-31..]", label="tenure")
        )
        people.append((name, state, title))
    claims = tuple(Claim(NAMES.iri("claim", f"c{n}"), s.id, sources=("https://example.org",)) for n, s in enumerate(situations))
    return entities, Source("curated_list", tuple(situations), claims), people


def readings(count: int, people: Sequence[tuple[str, str, str]], chance: random.Random) -> list[Reading]:
    """Articles that name ``count`` people in all."""
    return [_reading(n, chance.sample(people, PRESENT), chance) for n in range(count // PRESENT)]


def _reading(number: int, present: Sequence[tuple[str, str, str]], chance: random.Random) -> Reading:
    day = date(2019, 1, 1) + timedelta(days=number % 365)
    document = SourceDocument(f"{day}-article-{number}", "", "", str(number), f"Article {number}", Span(0, 0), day, f"{day}T00:00:00")
    entities: dict[str, LocalEntity] = {}
    situations = []
    for name, state, title in present:
        told = name if chance.random() < 0.8 else name.split()[-1]
        local = LocalEntity(f"person:{slug(told)}", EntityKind.PERSON, told, (told,), (("given", told.split()[0]),) if " " in told else ())
        entities[local.id] = local
        if chance.random() < 0.5:
            post = LocalEntity(f"post:{slug(title)}_{slug(state)}", EntityKind.POST, title, (), (("jurisdiction", state), ("title", title)))
            entities[post.id] = post
            roles = (("member", EntityRef(local.id)), ("post", EntityRef(post.id)))
            situations.append(Situation(f"tenure:{len(situations)}", "Tenure", roles))
    return Reading(document, tuple(entities.values()), tuple(situations))


def main() -> None:
    """Print one line for each size of the registry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--mentions", type=int, default=25_000)
    options = parser.parse_args()
    vocabulary = load()
    print(f"{'people':>8} {'mentions':>9} {'seconds':>8} {'a second':>9}  links")
    for size in options.people:
        chance = random.Random(size)
        entities, tenures, people = registry(size, chance)
        articles = readings(options.mentions, people, chance)
        began = time.perf_counter()
        found = resolve(articles, entities, [tenures], [], vocabulary)
        took = time.perf_counter() - began
        links = [link for link in found.links if link.local.startswith("person:")]
        told = Counter("linked" if link.rule != "minted" else "minted" if link.sure else "doubtful" for link in links)
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(told.items()))
        print(f"{size:8,} {len(links):9,} {took:8.1f} {len(links) / took:9,.0f}  {kinds}", flush=True)


if __name__ == "__main__":
    main()
