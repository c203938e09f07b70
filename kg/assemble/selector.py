"""The grammar of selectors, by which the ledger names claims.

A selector begins with a claim, a situation or a document (``clm:…``, ``cand:…``, ``doc:…``), or with words of a quote in straight
quotation marks. Limits may follow, each of which a claim must fit: ``in doc:…``, a modality, a polarity, a class (``kgo:Recusal``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.iri import Namespaces

_QUOTED = re.compile(r'^\s*"([^"]+)"(.*)$', re.S)
_CLAIM = re.compile(r"(?P<document>.+)_[0-9a-f]+$")


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector in its parts: the ``words`` of a quote or else the name that it begins with, and its limits.

    >>> Selector.of('"left office" kgo:Departure in doc:a-story')
    Selector(words='left office', first='', limits=('kgo:Departure', 'doc:a-story'))
    """

    words: str
    first: str
    limits: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Selector:
        """The parts of a selector as it is written in the ledger."""
        if quoted := _QUOTED.match(text):
            return cls(quoted[1], "", _limits(quoted[2]))
        first, *_ = text.split() or [""]
        return cls("", first, _limits(text.replace(first, "", 1)))

    def documents(self, names: Namespaces) -> Iterator[str]:
        """The slugs of the articles that it names: as a limit, at its beginning, or within the id of a claim.

        >>> list(Selector.of("clm:a-story_1f2e Actual in doc:b").documents(Namespaces()))
        ['b', 'a-story']
        """
        yield from filter(None, (slug_of(name, names) for name in (*self.limits, self.first)))
        claims = names.iri("claim", "")
        iri = names.expand(self.first)
        if iri.startswith(claims) and (found := _CLAIM.match(iri.removeprefix(claims))):
            yield found["document"]


def _limits(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split() if word != "in")


def slug_of(name: str, names: Namespaces) -> str:
    """The slug of the article that a name means, by its IRI or short name; empty for any other name.

    >>> slug_of("doc:a-story", Namespaces()), slug_of("cand:a", Namespaces())
    ('a-story', '')
    """
    base, iri = names.iri("doc", ""), names.expand(name)
    return iri.removeprefix(base) if iri.startswith(base) else ""
