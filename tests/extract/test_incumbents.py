"""One person alone governs: what the text says about several people with the same bare title. The article is of 14 March 2018."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText, Stance
from kg.extract.referents import referents
from kg.extract.roles import role_readings
from kg.model.claim import EntityRef
from kg.model.ontology import Vocabulary


def stages(text: ParsedText, vocabulary: Vocabulary) -> dict[str, str]:
    """Person -> stage of the tenure that is told of him or her, with "?" where no stage is said."""
    told = role_readings(text, referents(text, vocabulary), vocabulary, lambda *_: Stance())
    members = ((situation.fillers("member")[0], situation) for situation, _ in told if situation.cls == "Tenure")
    return {m.id.removeprefix("person:"): situation.stage or "?" for m, situation in members if isinstance(m, EntityRef)}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("President Carol Marsh spoke.",), {"carol-marsh": "current"}),
        (
            ("President Carol Marsh spoke on Monday.", "Marsh met voters.", "The law was signed by President Paul Reed in 1996."),
            {"carol-marsh": "current", "paul-reed": "former"},
        ),
        (
            ("President Carol Marsh has a plan.", "Reed is named often.", "Reed served under President Paul Reed.", "Reed and Reed lost."),
            {"carol-marsh": "current", "paul-reed": "former"},
        ),
        (
            ("President Carol Marsh has a plan.", "The memo spoke of President Paul Reed."),
            {"carol-marsh": "current", "paul-reed": "former"},
        ),
        (
            ("The memo spoke of President Carol Marsh.", "It also spoke of President Paul Reed."),
            {"carol-marsh": "?", "paul-reed": "?"},
        ),
        (("The trade pact fell apart under President Carol Marsh in 1996.",), {"carol-marsh": "?"}),
        (
            ("Carol Marsh agreed.", "The Marsh administration agreed.", "Carol Marsh spoke.", "The memo spoke of President Paul Reed."),
            {"paul-reed": "?"},
        ),
        (
            ("President Carol Marsh spoke of it.", "Hall ran the agency under President Paul Reed."),
            {"carol-marsh": "current", "paul-reed": "former"},
        ),
        (
            ("The Marsh administration agreed.", "The law was signed by President Paul Reed in 1996."),
            {"paul-reed": "former"},
        ),
        (
            ("Carol Marsh agreed.", "The Marsh administration agreed.", "Marsh spoke.", "Marsh left.", "He spoke of President Paul Reed."),
            {"paul-reed": "former"},
        ),
        (("Voters fear a President Carol Marsh.",), {}),
        (
            ("Vice President Carol Marsh spoke on Monday.", "Marsh met voters.", "The law was signed by vice president Paul Reed in 1996."),
            {"carol-marsh": "current", "paul-reed": "former"},
        ),
    ],
)
def test_of_several_with_the_bare_title_one_governs_at_most(
    sentences: tuple[str, ...], expected: dict[str, str], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert stages(parsed(*sentences), vocabulary) == expected
