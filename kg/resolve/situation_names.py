"""Names of situations that nobody curated."""

from __future__ import annotations

from collections.abc import Container, Mapping

from kg.model.claim import Situation
from kg.model.document import SourceDocument
from kg.model.iri import join_slugs, key_hash
from kg.model.naming import situation_slug
from kg.model.ontology import Vocabulary
from kg.model.time import year_of
from kg.model.words import short_slug
from kg.resolve.akin import identifying
from kg.resolve.known import Key, slug_of

#: longest slug of a situation, in characters; what is longer is cut and told from others by a hash
_LONGEST = 140


def mint_situation(
    situation: Situation, keys: Mapping[str, set[Key]], document: SourceDocument, vocabulary: Vocabulary, taken: Container[str],
    stage: str = "",
) -> str:  # fmt: skip
    """The IRI of a situation told for the first time: class, main roles, stage and year, with a hash of its document where it is ``taken``.

    One that lacks what identifies it has its document in its name, so that no other document can mean it by chance.
    """
    cls, names = vocabulary.classes.get(situation.cls), vocabulary.names
    mark = key_hash(document.slug, situation.id, digits=6)
    if cls is None:
        return names.iri("event", join_slugs(situation.cls, document.slug, mark))
    year = year_of(situation.date or situation.begin) if situation.date or situation.begin else ""
    fillers = {role: "-".join(sorted(slug_of(value) for value in values)) for role, values in keys.items()}
    whole = _short(situation_slug(cls, fillers, year, stage))
    if not whole or cls.recurs or any(r.defining and r.name not in keys for r in identifying(cls)):
        head = whole or join_slugs(cls.slug, short_slug(situation.words))
        return names.iri(cls.kind, _short(join_slugs(*head.split("_"), *document.slug.split("_"), mark)))
    dated = whole if whole.endswith(year) else _short(join_slugs(*whole.split("_"), year))
    choices = [names.iri(cls.kind, key) for key in (whole, dated, f"{whole}_{mark}")]
    return next((iri for iri in choices if iri not in taken), choices[-1])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip('-_')}_{key_hash(text)}"
