"""What each code of the vocabulary loader means, for ``kg explain``."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "KG0301": "A file under ontology/ is not Turtle. The message gives line and column and shows the line.\n"
    "Look for a missing full stop, semicolon or quotation mark on that line or the one before.",
    "KG0302": "A file under ontology/ uses a term of ours that no file defines, most often a misspelling.\n"
    "Correct it to the suggestion, or define it: give it an rdfs:label in the file that introduces it.",
    "KG0303": "A class of situations is incomplete: it needs a label, a comment, an IRI kind, a slug, at least one role,\n"
    "at least one frame (or kgo:readBy with the reason why none), and at least one example.",
    "KG0304": "A frame has no example. Every reading rule is proved by a sentence:\n"
    'add a node `a kgo:Example ; kgo:illustrates <the frame> ; kgo:text "…" ; kgo:expect "role=words"`.',
    "KG0305": "An example illustrates a frame or class that no file defines. Correct the name, or write the frame.",
    "KG0306": "A frame, an example or a class names a role that the class does not have, or a role has a range that is no class.\n"
    "List the role under kgo:role in the file of the class, or correct the name.",
    "KG0307": "The same frame, example or class is declared twice. Frames belong to the file of their class and have their own names:\n"
    "rename or remove one of the two.",
    "KG0308": "A frame is incomplete or contradicts itself: it needs at least one kgo:lemma, a known lexinfo:partOfSpeech, and\n"
    "(unless it is an operator) the class it evokes; its functions are listed in ontology/reading.ttl.",
    "KG0309": "A text value is not of the form `left=right`, as kgo:expect, kgo:constant and kgo:fixed need.",
    "KG0310": "The folder of the ontology is missing or holds no Turtle file. Give the folder that contains core.ttl.",
}
