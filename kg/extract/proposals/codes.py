"""What the codes of judging proposed claims mean, for ``kg explain``."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0510": (
        "A model proposed a claim on words that do not stand in the article, letter by letter and within one paragraph, so it is\n"
        "refused. White space and the form of quotation marks do not count. Nothing is to be done; a model that does so often is poor."
    ),
    "KG0511": (
        "A model proposed a claim about somebody or something that is not mentioned in its quote, in the sentence or in the paragraph\n"
        "around it, so the claim is refused: what is known from elsewhere is not what the article says there."
    ),
    "KG0512": (
        "A model proposed a claim that does not fit the ontology: no such class, role or stage, a role that must be filled is empty, or\n"
        "what fills it is of another kind. The claim is refused. The reference of the ontology lists classes, roles and ranges."
    ),
    "KG0513": "A model proposed a claim that, as the rules read the words, nobody makes (what somebody did not ask for). It is refused.",
    "KG0514": (
        "A model proposed a claim as more real, or more the article's own, than the rules read the same words: a plan as done, what\n"
        "somebody alleges as fact. The claim is kept as the rules read it. See `kg why` for the claim; a decision can set it right."
    ),
}
