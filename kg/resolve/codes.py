"""What the codes of this stage mean."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0601": (
        "A name in a document fits several entities, or one only in part: a suffix or middle initial on one side, another state.\n"
        "It was taken for the entity named in the message, a new one unless something decided. Nothing is merged on a name alone.\n"
        "Remedy: kg review --names; or a row in decisions.csv with the verdict Same or Different, its subject being\n"
        "'<local id> in doc:<document>'."
    ),
    "KG0602": (
        "The reading of a document refers to an entity or situation that the reading does not hold; that role or claim was left out.\n"
        "Remedy: this is a fault of the extractor. Report it with the article."
    ),
    "KG0603": (
        "Two situations may be one, and the texts do not decide it: they stand apart, joined by kgo:possiblySameAs.\n"
        "Remedy: nothing has to be done. A curated claim with the missing role or date decides it."
    ),
    "KG0604": (
        "A document gives another date of the same year to an event that a curator dated. It is taken for the same event.\n"
        "The curated date counts in the truthy graph. Remedy: nothing has to be done; or call the claim Disputed in decisions.csv."
    ),
    "KG0605": (
        "The text seems to place somebody in a contest in which that person cannot stand: another state's, another party's, or for a post\n"
        "other than those the person is known to have run for. The contest was left out of the situation.\n"
        "Remedy: nothing has to be done; where the text is right, add the candidacy to seeds/curated/."
    ),
    "KG0606": (
        "A text was read as having one entity on both sides of what takes two: somebody who opposes, endorses or defeats himself.\n"
        "The second of the two was left out; where it is needed, the claims about the situation were.\n"
        "Remedy: nothing has to be done. Report the sentence, so that the reading is mended, or add a curated claim."
    ),
    "KG0620": (
        "Decisions contradict each other: one makes two entities one, another keeps them apart, directly or through a third.\n"
        "What is decided to be different stays apart, and the decision that would join it has no effect.\n"
        "Remedy: withdraw the wrong one of the decisions that the message names, with kg undo."
    ),
    "KG0621": (
        "A decision names an entity of a document by words or by a local id, and no entity there, or more than one, answers to it.\n"
        "The text may have been changed. The decision has no effect. Remedy: name it by words of that document, or by the id that\n"
        "finding KG0601 gives."
    ),
    "KG0622": (
        "A decision is about two entities of different kinds, a person and a post for instance. They cannot be one, and nothing has to\n"
        "keep them apart. The decision has no effect. Remedy: correct one of the names."
    ),
    "KG0623": (
        "By a decision an entity has a name that nothing in the corpus bears: a slip, or an entry that was taken out of the registry.\n"
        "It is kept under that name, with the description of what was merged into it.\n"
        "Remedy: correct the name with a new decision, add the entry again, or withdraw the decision with kg undo."
    ),
}
