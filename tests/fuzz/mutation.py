"""Damage: from samples of a format to bytes that nearly are of it. The same random numbers give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

#: bytes that a damaged sample may have, and with which chance more
_MOST, _MUCH, _RARELY = 20_000, 300_000, 0.01
_TOKEN = re.compile(rb"[A-Za-z_][\w-]*|\d+|\s+|[^\w\s]")
_NAME = re.compile(rb"[A-Za-z_][\w-]*")
_NUMBER = re.compile(rb"\d+")
_BRACKETS = [(b"[", b"]"), (b"{", b"}"), (b"(", b")"), (b"<a>", b"</a>"), (b"<<(", b")>>"), (b'{"a":', b"}"), (b"'", b"'"), (b'"', b'"')]
#: numbers, words and characters that programs stumble on
_NUMBERS = [
    b"0", b"-1", b"00", b"1e999", b"1e-999", b"NaN", b"-Infinity", b"0x41", b"0000", b"9999", b"10000", b"2147483648",
    b"-9223372036854775809",
    b"9" * 40, b"9" * 400, b"9" * 5000, b"1_000", b"1.5.2", "٣".encode(), "²".encode(), "①".encode(), b"1e400000", b"-0", b"0.1e-7",
]  # fmt: skip
_CHARACTERS = [
    "\0", "\x01", "\x0b", "\x1b[31m", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0130", "\u0149", "ß", "ﬁ", "\u0345", "\u200b", "\u202e",
    "\u2028",
    "\u2029", "\u2066", "\ufeff", "\ufffd", "\uffff", "\U0001f600", "\U000e0041", "\U0010ffff", "e\u0301" * 20, "\r", "\r\n", "\n", "\t",
    "\\", "\\u0000",
    "\\ud800", "\\U0010FFFF", "&#0;", "&#xD800;", "&a0;", "%00", "%ff", "%", "${a}", "{{a}}", "../", "*", "&a", "!!a", "<![CDATA[",
    "-->", "#", "@", "^^",
    "~", "|", ";", ",", ":", "=", "?", "''", '""', "'''", '"""', "---", "...", "None", "null", "true", "[..", "..]", "X", "XX",
]  # fmt: skip
_BYTES = [b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80", b"\xef\xbb\xbf", b"\xff\xfe\x00\x00"]

Operation = Callable[[bytes, Random], bytes]


@dataclass(frozen=True)
class Damage:
    """What damages samples of one format; ``made`` writes new ones by rules where there are such."""

    samples: Sequence[bytes]
    made: Callable[[Random], bytes] | None = None

    @cached_property
    def words(self) -> Sequence[bytes]:
        """The tokens of all samples."""
        return sorted({token for sample in self.samples for token in _TOKEN.findall(sample[:_MOST]) if len(token) < 60})

    @cached_property
    def names(self) -> Sequence[bytes]:
        """Those of them that are words."""
        return [word for word in self.words if _NAME.fullmatch(word)]

    def done(self, random: Random) -> bytes:
        """A sample, or one made by rules, with a few damages; one of a hundred is long."""
        written = self.made is not None and random.random() < 0.4
        content = self.made(random) if written and self.made else random.choice(self.samples)
        for _ in range(random.choice((0, 1) if written else (1, 1, 1, 1, 1, 1, 2, 2, 3, 6))):
            content = self._damaged(content, random)[:_MUCH]
        return content if len(content) <= _MOST or random.random() < _RARELY else content[:_MOST]

    def _damaged(self, content: bytes, random: Random) -> bytes:
        kind = random.randrange(len(_OPERATIONS) + 5)
        if kind < len(_OPERATIONS):
            return _OPERATIONS[kind](content, random)
        if kind == len(_OPERATIONS):
            return _spliced(content, random.choice(self.samples), random)
        if kind < len(_OPERATIONS) + 4:
            return _reworded(content, random.choice(self.names or (b"x",)), random)
        return _put(content, random.choice(self.words or (b"",)), random, replaced=random.random() < 0.5)


def _span(content: bytes, random: Random, most: int = 200) -> tuple[int, int]:
    """A piece of the content, most often a short one."""
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 2, 4, 16, random.randrange(1, most))))


def _put(content: bytes, piece: bytes, random: Random, *, replaced: bool = False) -> bytes:
    """The content with a piece at some place, beside a token or instead of one."""
    at = random.randrange(len(content) + 1)
    token = _TOKEN.search(content, at)
    start, end = token.span() if token else (at, at)
    return content[:start] + piece + content[end if replaced else start :]


def _reworded(content: bytes, word: bytes, random: Random) -> bytes:
    """The content with one word in the place of another, so that it is most often still of its format."""
    found = _NAME.search(content, random.randrange(len(content) + 1)) or _NAME.search(content)
    return content[: found.start()] + word + content[found.end() :] if found else content


def _flipped(content: bytes, random: Random) -> bytes:
    found = bytearray(content or b"\0")
    for _ in range(random.choice((1, 1, 1, 4))):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _overwritten(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random, 8)
    return content[:start] + random.randbytes(end - start) + content[end:]


def _deleted(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _repeated(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:end] + content[start:end] * random.choice((1, 1, 2, 3, 10, 100, 2000)) + content[end:]


def _truncated(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] if random.random() < 0.7 else content[at:]


def _spliced(content: bytes, other: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)] + other[random.randrange(len(other) + 1) :]


def _swapped(content: bytes, random: Random) -> bytes:
    """Two tokens in each other's place."""
    tokens = [found.span() for found in _TOKEN.finditer(content, random.randrange(len(content) + 1))][:400]
    if len(tokens) < 2:
        return content
    (a, b), (c, d) = sorted(random.sample(tokens, 2))
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _renumbered(content: bytes, random: Random) -> bytes:
    found = _NUMBER.search(content, random.randrange(len(content) + 1)) or _NUMBER.search(content)
    number = random.choice((*_NUMBERS, str(random.randrange(10_000)).encode(), str(random.randrange(100)).encode()))
    return content[: found.start()] + number + content[found.end() :] if found else content


def _strange(content: bytes, random: Random) -> bytes:
    piece = random.choice(_BYTES) if random.random() < 0.2 else random.choice(_CHARACTERS).encode()
    return _put(content, piece * random.choice((1, 1, 1, 1, 2, 50)), random, replaced=random.random() < 0.4)


def _nested(content: bytes, random: Random) -> bytes:
    """A piece inside many brackets; sometimes none of them closes."""
    start, end = _span(content, random)
    (opening, closing), depth = random.choice(_BRACKETS), random.choice((1, 2, 5, 30, 70, 300, 1500))
    return content[:start] + opening * depth + content[start:end] + closing * (depth if random.random() < 0.7 else 0) + content[end:]


def _reordered(content: bytes, random: Random) -> bytes:
    """Lines in other places, or twice, or gone."""
    lines = content.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.choice((0, 1, 2))):
        lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


_OPERATIONS: Sequence[Operation] = (
    _flipped, _overwritten, _deleted, _repeated, _truncated, _swapped, _renumbered, _strange, _strange, _nested, _reordered,
)  # fmt: skip
