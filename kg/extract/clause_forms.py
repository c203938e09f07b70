"""How a clause is meant by its form alone, whatever its words are."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.extract.conditions import is_alternative, is_awaited, is_of_any_time, is_open_infinitive, is_to_come, waits_for
from kg.extract.turns import is_order


def by_form(verb: Token) -> tuple[str, str, str]:
    """What the form of a clause says of how it is meant, whatever its words are."""
    if is_open_infinitive(verb):
        return "Conditional", "", "Possible"
    if is_of_any_time(verb):
        return "Conditional", "", "Unspecified"
    if is_awaited(verb):
        return "Predicted", "", ""
    if is_alternative(verb):
        return "", "", "Possible"
    bare = any(c.tag_ == "VB" for c in children(verb, "auxpass")) and children(verb, "mark") and not children(verb, "aux")
    if bare or is_order(verb):  # "what matters is that he be fired"
        return "Requested", "", ""
    return ("Planned", "", "") if is_to_come(verb) or waits_for(verb) else ("", "", "")
