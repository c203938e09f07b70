"""Names in captions and links are read; nothing else of them is, and they tell nothing of what the story says."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.parsed import ParsedText


def beside(text: ParsedText) -> list[tuple[str, str]]:
    return [(name.span.of(text.document.text), name.entity) for name in text.beside]


def test_a_link_and_a_line_in_capitals_name_the_people_of_the_story(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Mayor Susan Whitfield spoke.", "JUST WATCHED Whitfield on taxes Replay More Videos ...", "SUSAN WHITFIELD: I WILL STAY")
    assert beside(text) == [("Whitfield", "person:susan-whitfield"), ("SUSAN WHITFIELD", "person:susan-whitfield")]
    assert all(sentence.span.start < text.beside[0].span.start for sentence in text.sentences)


def test_relatives_in_a_caption_are_people_of_their_own(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Mayor Susan Whitfield spoke.",
        "Photos: Whitfield with her son, Orrin, and the engagement of Tamsin Whitfield. “Orrin is here,” Whitfield said. Hide Caption",
    )
    assert beside(text) == [
        ("Whitfield", "person:susan-whitfield"),
        ("Orrin", "person:orrin"),
        ("Tamsin Whitfield", "person:tamsin-whitfield"),
        ("Orrin", "person:orrin"),
        ("Whitfield", "person:susan-whitfield"),
    ]


def test_a_body_named_after_somebody_and_the_one_who_took_the_picture_are_not_named_there(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Mayor Susan Whitfield spoke.", "Photo: the Whitfield Foundation (Photo: Paula Whitfield, AP)")
    assert beside(text) == []
