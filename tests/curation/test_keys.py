"""Keys and answers from a pipe: line ends between keys mean nothing, an answer is a line."""

from __future__ import annotations

import io

import click
import pytest

from kg.curation.keys import Pipe, Terminal


def test_keys_come_one_by_one_over_line_ends_until_the_end() -> None:
    pipe = Pipe(io.StringIO("a\r\n\n x"))
    assert [pipe.key() for _ in range(4)] == ["a", " ", "x", ""]


def test_an_answer_is_the_rest_of_the_line_or_the_next_one() -> None:
    pipe = Pipe(io.StringIO("efrom=2020\nx\ne\nto=2021 \nq"))
    assert (pipe.key(), pipe.line("?"), pipe.key()) == ("e", "from=2020", "x")
    pipe.key()
    assert (pipe.line("?"), pipe.key(), pipe.line("?")) == ("to=2021", "q", "")


def test_two_line_ends_are_no_answer() -> None:
    pipe = Pipe(io.StringIO("l\n\nq"))
    assert (pipe.key(), pipe.line("?"), pipe.key()) == ("l", "", "q")


@pytest.fixture
def arriving(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a terminal gives, one reading after the other."""
    waiting: list[str] = []
    monkeypatch.setattr(click, "getchar", lambda: waiting.pop(0))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: waiting.pop(0))
    return waiting


def test_keys_of_a_terminal_that_arrive_together_are_keys_one_by_one(arriving: list[str]) -> None:
    arriving += ["Xy\r", "\r", "a\x1b", "\x1b[A"]
    terminal = Terminal()
    assert [terminal.key() for _ in range(5)] == ["X", "y", "a", "", "\x1b[A"]


def test_an_answer_in_a_terminal_may_arrive_with_its_key(arriving: list[str]) -> None:
    arriving += ["m2\rx", "e\r", "from=2020", "m1", "2"]
    terminal = Terminal()
    assert (terminal.key(), terminal.line("?"), terminal.key()) == ("m", "2", "x")
    assert (terminal.key(), terminal.line("?")) == ("e", "from=2020")
    assert (terminal.key(), terminal.line("?")) == ("m", "12")
