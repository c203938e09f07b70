"""Posts and bodies as the grammar of a clause gives them: rows of titles, bodies behind a field, names behind a copula, parties in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText, Stance
from kg.extract.referents import referents
from kg.extract.roles import role_readings
from kg.model.claim import EntityRef
from kg.model.ontology import Vocabulary


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Carol Marsh is the president and CEO of Harbor Petroleum.",
            {("president of Harbor Petroleum", "Harbor Petroleum"), ("CEO of Harbor Petroleum", "Harbor Petroleum")},
        ),
        (
            "Carol Marsh is the founder, CEO and chairman of Harbor Partners.",
            {
                ("founder of Harbor Partners", "Harbor Partners"),
                ("CEO of Harbor Partners", "Harbor Partners"),
                ("chairman of Harbor Partners", "Harbor Partners"),
            },
        ),
        ("Carol Marsh is professor of history at Ohio State University.", {("professor of history", "Ohio State University")}),
        ("Carol Marsh is professor of history at 40.", {("professor of history", "")}),
        ("The museum's director is Carol Marsh.", {("director", "")}),
        ("A director is Carol Marsh's best friend.", set()),
        ("Carol Marsh is a British Harbor Party politician.", {("", "Harbor Party")}),
        ("Carol Marsh is a politician for the Harbor Party.", {("", "Harbor Party")}),
        ("Carol Marsh is a member of the Harbor Party.", {("", "Harbor Party")}),
        ("Carol Marsh is a politician.", set()),
    ],
)
def test_the_grammar_of_posts_and_bodies(
    sentence: str, expected: set[tuple[str, str]], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed("Carol Marsh spoke.", sentence)
    found = referents(text, vocabulary)
    rows = set()
    for situation, _ in role_readings(text, found, vocabulary, lambda *_: Stance()):
        fillers = {role: found.entities[filler.id].name for role, filler in situation.roles if isinstance(filler, EntityRef)}
        rows.add((fillers.get("post", ""), fillers.get("organization", "")))
    assert rows == expected
