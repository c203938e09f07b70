"""Questions about denials: who denied a thing, what somebody denied, and whether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.ask.denials import denying
from kg.ask.shape import Shape, function_of
from kg.ask.slots import Scene
from kg.ask.triggers import Trigger
from kg.ask.understood import Denial, Sought
from kg.ask.words import tells


def denial(shape: Shape, scene: Scene, every: Sequence[Trigger]) -> Denial | None:
    """The question about a denial, nothing where none is named or it is asked why or when."""
    frames = denying(scene.vocabulary)
    verb = next((trigger for trigger in every if trigger.frame in frames), None)
    if verb is None or shape.asking not in ("", "who", "whom", "what", "which"):
        return None
    deniers = [m for m in shape.mentions if m.kind in ("Person", "Body", "Party") and function_of(shape, verb, m) == "subject"]
    who = tuple(iri for mention in deniers[:1] for iri in mention.iris)
    if not who and shape.asking not in ("who", "which"):
        return None
    sought = Sought.VERDICT if not shape.asking else Sought.FILLER
    taken = {n for mention in deniers[:1] for n in range(mention.start, mention.end)}
    return Denial(sought, who, tuple(_told(shape, scene, every, verb, taken)))


def _told(shape: Shape, scene: Scene, every: Sequence[Trigger], verb: Trigger, taken: set[int]) -> Iterator[tuple[str, ...]]:
    """What is denied: each word that tells something, also as what the ontology calls what it evokes; names by the words of theirs."""
    named = {n for mention in shape.mentions for n in range(mention.start, mention.end)}
    for n, token in enumerate(shape.words):
        if n in taken or n == verb.start or not tells(token):
            continue
        evoking = [] if n in named else [trigger for trigger in every if trigger.start == n]
        forms = {form for trigger in evoking for form in trigger.forms} - {token.low}
        called = {scene.vocabulary.classes[trigger.cls].label for trigger in evoking if not trigger.frame.speaker}
        yield token.text, *sorted(forms), *sorted(called)
