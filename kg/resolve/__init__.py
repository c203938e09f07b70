"""From what each document speaks of to entities with IRIs, and to situations that are the same across sentences and documents.

``registry`` and ``tenures`` index what curators wrote; ``bodies``, ``posts``, ``contests`` and ``people`` link or mint entities:
people by ``sightings`` (what documents tell), ``profiles`` and ``minted_people`` (whom they can be), ``compared`` (what speaks for
and against) and ``comparators`` (what that is worth);
``scoped`` mints what lives in one document; ``rewrite`` puts IRIs into situations and claims; ``identity`` decides which situations
are one; ``corpus`` runs it all. Decisions of the ledger come before everything else.
"""

from kg.resolve.corpus import resolve

__all__ = ["resolve"]
