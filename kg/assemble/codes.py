"""What the codes of this stage mean."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0701": (
        "A decision of the ledger is about something that is nowhere in the corpus.\n"
        "Its document may have been taken out or reworded, or the selector has a slip. The decision is kept and has no effect.\n"
        "A name that is said to be somebody's may well come with a later text: of a pair it is a remark where the other one is known.\n"
        "Remedy: correct the selector in decisions.csv (kg show gives the names of claims), or remove the row."
    ),
    "KG0702": (
        "A file in ontology/rules cannot be used: it is not SPARQL, not a CONSTRUCT query, or has no '# title:' line.\n"
        "Remedy: mend the file; every rule is one CONSTRUCT query with a title, a description and the graph that it writes to."
    ),
    "KG0703": (
        "A source describes a situation that no claim of it speaks of, so nothing says how it is meant.\n"
        "The description is left out, and so are roles that it fills elsewhere. Remedy: give it a claim, or take it out of the file."
    ),
    "KG0704": (
        "Sources deny and affirm the same situation for certain, each in its own voice.\n"
        "It stays in the truthy graph while an accepted claim affirms it. Remedy: kg reject or kg dispute."
    ),
    "KG0705": (
        "A row of the ledger withdraws a decision that is not there, or that is about something else than the row says: after a merge\n"
        "of two ledgers an id may belong to another decision. The row has no effect. Remedy: name the id of the decision that is meant."
    ),
    "KG0720": (
        "Sources date one situation so that no day fits both, or one ends it before another begins it.\n"
        "The date of the highest authority counts; among equals nobody prevails, and the sharper and earlier date is shown.\n"
        "Remedy: kg conflicts --explain shows both with their words; reject the claim that is wrong, or add a curated date."
    ),
    "KG0721": (
        "Sources tell situations that cannot both be so: two holders of one seat, two winners, an effect before its cause.\n"
        "Where both would be true for us, the one of lower authority is in quarantine; disputed and reported claims are told as well.\n"
        "Remedy: kg conflicts --explain shows both with their words; reject the claim that is wrong."
    ),
    "KG0710": (
        "An article was amended, and a decision rests on words that it no longer has, or was made on the earlier text without saying on\n"
        "which words. The decision is kept and has no effect. Decisions whose words still stand are not touched.\n"
        "Remedy: look at the article, and decide again on the words that the finding gives; or withdraw the decision (kg undo)."
    ),
    "KG0706": (
        "A candidacy has come to two ends that exclude each other, won, lost or withdrew, each told for certain.\n"
        "Both steps stay, with the claims that tell them (kg why cand:…). Remedy: a row in decisions.csv with the verdict Rejected or\n"
        "Disputed for the claims of the wrong one; or, where these are two races, a registry entry for each contest."
    ),
}
